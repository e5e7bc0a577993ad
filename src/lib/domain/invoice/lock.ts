import { valueAt, type Change } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import { isJsonObject, type Json } from '#domain/shared/json.ts';
import type { EditingProfile, Status } from '#domain/workflow/document.ts';
import type { Content } from './content.ts';

/** Money (BR10): what an invoice asks for. */
const moneyFields: readonly (keyof Content)[] = ['lines', 'adjustments', 'currency', 'prepaidMinor', 'roundingMinor'];
/** Identity (BR10): who asks whom, and for what kind of thing. */
const identityFields: readonly (keyof Content)[] = ['seller', 'client', 'clientId', 'kind', 'type', 'direction'];

/** Whether a change of this field touches what signatures are bound to. */
export function isMoneyOrIdentity(path: readonly string[]): boolean {
  return [...moneyFields, ...identityFields].some((field) => field === path[0]);
}

/** What a signature signs: money and identity, and nothing else (BR10). */
export function contentDigest(content: Content): string {
  const known = digestByContent.get(content);
  if (known !== undefined) return known;
  const digest = digestOf([...moneyFields, ...identityFields].map((field) => content[field]));
  digestByContent.set(content, digest);
  return digest;
}

const digestByContent = new WeakMap<Content, string>();

/** Fields that each profile adds to the one before it (BR9); the rest waits for `open`. */
const closedFields = ['notes'];
const limitedFields = [...closedFields, 'references', 'dueDay'];
const reviewFields = [...limitedFields, 'attachments'];
const reviewLineFields = ['text', 'description', 'adjustments'];

/** What closes a field in a status: its editing profile (BR9), or the request that is running there (BR10). */
export function lockOf(status: Status, change: Change, content: Content): 'profile' | 'request' | null {
  if (!isEditable(status.editing, change, content)) return 'profile';
  return status.request && isMoneyOrIdentity(change.path) ? 'request' : null;
}

/** Whether a status with this editing profile allows a change of a content. */
export function isEditable(profile: EditingProfile, change: Change, content: Content): boolean {
  const [field = '', row = '', rowField] = change.path;
  switch (profile) {
    case 'open':
      return true;
    case 'review': {
      if (field === 'lines')
        return rowField === undefined
          ? isHandLine(change.old) && isHandLine(change.new)
          : reviewLineFields.includes(rowField);
      if (field === 'adjustments')
        return rowField === undefined
          ? isDiscount(change.old) && isDiscount(change.new)
          : isDiscount(valueAt(content, [field, row]));
      return reviewFields.includes(field);
    }
    case 'limited':
      return limitedFields.includes(field) || isNewFile(change);
    case 'closed':
      return closedFields.includes(field) || isNewFile(change);
    case 'sealed':
      return false;
  }
}

/** Proof comes late, and stays: once an invoice has gone its way, files are added, and none is taken away. */
function isNewFile({ path: [field], old }: Change): boolean {
  return field === 'attachments' && old === undefined;
}

/** BR9: in review discounts come, change and go; a surcharge is no discount. */
function isDiscount(row: Json | undefined): boolean {
  return row === undefined || (isJsonObject(row) && row.kind === 'discount');
}

/** In review, adjustment lines come and go; what the source wrote stays (WR9). */
function isHandLine(line: Json | undefined): boolean {
  return line === undefined || (isJsonObject(line) && line.source === null);
}
