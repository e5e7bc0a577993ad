import type { InvoiceType } from './document.ts';
import type { Refusal } from './refusal.ts';

/** WR8: what an account issues and receives, among the types that are on. Empty: it may. */
export function typeRefusals(
  types: readonly InvoiceType[],
  account: string,
  { type: id, direction }: { readonly type: string; readonly direction: 'issued' | 'received' }
): Refusal[] {
  const type = types.find((one) => one.id === id);
  if (!type) return [{ why: 'dangling', what: id }];
  if (!type.enabled) return [{ why: 'type-off', type: id }];
  const issues = type.issuedBy.includes(account);
  if (type.issuedBy.length === 0 || issues === (direction === 'issued')) return [];
  return [{ why: 'type-not-issued', type: id, account }];
}
