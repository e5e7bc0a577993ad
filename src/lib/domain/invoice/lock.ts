import type { Change } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import { isJsonObject, type Json } from '#domain/shared/json.ts';
import type { EditingProfile } from '#domain/workflow/document.ts';
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
const closedFields = ['notes', 'attachments'];
const limitedFields = [...closedFields, 'references', 'dueDay'];
const reviewFields = [...limitedFields, 'adjustments'];
const reviewLineFields = ['text', 'description', 'adjustments'];

/** Whether a status with this editing profile allows a change. */
export function isEditable(profile: EditingProfile, change: Change): boolean {
  const [field = '', , lineField] = change.path;
  switch (profile) {
    case 'open':
      return true;
    case 'review':
      if (field !== 'lines') return reviewFields.includes(field);
      return lineField === undefined
        ? isHandLine(change.old) && isHandLine(change.new)
        : reviewLineFields.includes(lineField);
    case 'limited':
      return limitedFields.includes(field);
    case 'closed':
      return closedFields.includes(field);
    case 'sealed':
      return false;
  }
}

/** In review, adjustment lines come and go; what the source wrote stays (WR9). */
function isHandLine(line: Json | undefined): boolean {
  return line === undefined || (isJsonObject(line) && line.source === null);
}
