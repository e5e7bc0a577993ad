import type { Blocked } from '#domain/invoice/invoice.ts';
import { words } from '#ui/words/words.ts';

/** What the platform could not do. */
export function blockedTitle({ label, target }: Blocked, status: (id: string) => string): string {
  const { untargeted, title } = words.invoice.inbox;
  return target === '' ? untargeted(label) : title({ rule: label, target: status(target) });
}
