import { isDay } from '#domain/calendar/day.ts';
import { shortDay } from '#domain/calendar/format.ts';
import { difference, type Change } from '#domain/history/change.ts';
import type { Content, Line } from '#domain/invoice/content.ts';
import { parseDecimal } from '#domain/money/decimal.ts';
import { formatAmount } from '#domain/money/format.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/shared/json.ts';
import { groupedDecimal } from '#ui/numbers.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** One field before and after, as people read it. */
export interface ChangeInWords {
  readonly id: string;
  readonly field: string;
  /** Null: it was not there. */
  readonly old: string | null;
  readonly new: string | null;
}

/** "the due date and the notes" */
export function contentFieldsInWords(changes: readonly Change[]): string {
  const named = changes.map(({ path }) => (path[0] === 'clientId' ? 'client' : (path[0] ?? '')));
  const { fieldsInSentence } = words.history;
  const texts = named.map((field) => (isKey(fieldsInSentence, field) ? fieldsInSentence[field] : field));
  return words.common.and([...new Set(texts)]);
}

/** Field by field, old and new, with money and days as people write them. Lines are called by their text. */
export function describeContentChanges(
  changes: readonly Change[],
  { before, after, names }: { before: Content; after: Content; names: { type(id: string): string } }
): ChangeInWords[] {
  const fields = changes.flatMap(partyByField);
  const isPartyChanged = fields.some(({ path }) => path[0] === 'client');
  const isPlaceMoved = fields.filter(({ path }) => path[2] === 'position').length > 1;
  return fields.flatMap((change) => {
    const [field = '', id = '', part] = change.path;
    // The link to the record says nothing that the copied party does not say better.
    if (field === 'clientId' && isPartyChanged) return [];
    // One line that is moved changes the place of many.
    if (part === 'position' && isPlaceMoved) return [];
    return [{ id: change.path.join('/'), ...inWords(change, { field, id, part, before, after, names }) }];
  });
}

/** Who chooses a client changes all of it at once. */
function partyByField(change: Change): Change[] {
  const { path, old, new: next } = change;
  return path.length === 1 && isJsonObject(old) && isJsonObject(next) ? difference(old, next, path) : [change];
}

export function describePaymentChanges(changes: readonly Change[], currency: string): ChangeInWords[] {
  const { paymentFields } = words.history;
  return changes.map((change) => {
    const [field = ''] = change.path;
    const say = (value: Json | undefined): string | null =>
      field === 'method' && typeof value === 'string' && value !== ''
        ? methodInWords(value)
        : valueInWords(field, value, currency);
    return {
      id: change.path.join('/'),
      field: isKey(paymentFields, field) ? paymentFields[field] : field,
      old: say(change.old),
      new: say(change.new)
    };
  });
}

/** "SEPA transfer"; what is no code of ours stays as it was typed. */
export function methodInWords(method: string): string {
  return words.codes.paymentMethods.find(({ code }) => code === method)?.label ?? method;
}

interface Place {
  readonly field: string;
  readonly id: string;
  readonly part: string | undefined;
  readonly before: Content;
  readonly after: Content;
  readonly names: { type(id: string): string };
}

function inWords(change: Change, place: Place): Omit<ChangeInWords, 'id'> {
  const { field, id, part, before, after, names } = place;
  const { history } = words;
  const currency = after.currency;
  const both = (say: (value: Json | undefined) => string | null) => ({ old: say(change.old), new: say(change.new) });
  const plain = (named: string) => both((value) => valueInWords(named, value, currency));
  switch (field) {
    case 'lines': {
      const name = history.line((after.lines[id] ?? before.lines[id])?.text ?? '');
      if (part === undefined) return { field: name, ...both((value) => lineInWords(value, currency)) };
      return { field: history.within(name, history.lineFields[part] ?? part), ...plain(part) };
    }
    case 'adjustments': {
      const known = after.adjustments[id] ?? before.adjustments[id];
      const name = history.adjustment(history.adjustments[known?.kind ?? 'discount'], known?.reason ?? '');
      if (part === undefined) return { field: name, ...both((value) => adjustmentInWords(value, currency)) };
      return { field: history.within(name, history.adjustmentFields[part] ?? part), ...plain(part) };
    }
    case 'attachments':
      return {
        field: history.attachment,
        ...both((value) => (isJsonObject(value) ? textIn(value, 'name') : valueInWords(part ?? '', value, currency)))
      };
    case 'seller':
    case 'client': {
      const parts: Record<string, string> = words.party.fields;
      return { field: history.within(history.fields[field], parts[id] ?? id), ...plain(id) };
    }
    case 'references':
      return { field: history.referenceFields[id] ?? id, ...plain(id) };
    case 'clientId':
      // Ids say nothing to anybody.
      return { field: history.fields.clientId, ...both((value) => (value === null ? null : history.changed)) };
    case 'type':
      return { field: history.fields.type, ...both((value) => (typeof value === 'string' ? names.type(value) : null)) };
    case 'kind':
    case 'direction':
      return { field: history.fields[field], ...both(documentWord) };
    default:
      return { field: isKey(history.fields, field) ? history.fields[field] : field, ...plain(field) };
  }
}

const decimalFields = ['quantity', 'price', 'baseQuantity'];
const percentFields = ['percent', 'taxRate'];

/** A day, an amount, a code as people write it; null where there is nothing. */
export function valueInWords(field: string, value: Json | undefined, currency: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number')
    return field.endsWith('Minor') ? formatAmount(value, currency, locale()) : String(value);
  if (Array.isArray(value)) {
    const parts = (value as readonly Json[])
      .map((each) => adjustmentInWords(each, currency))
      .filter((each) => each !== null);
    return parts.length === 0 ? null : parts.join(', ');
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (isDay(value)) return shortDay(value, language);
  if (decimalFields.includes(field)) return decimalInWords(value);
  if (percentFields.includes(field)) return words.history.percent(decimalInWords(value));
  if (field === 'unit') return words.codes.units.find(({ code }) => code === value)?.label ?? value;
  if (field === 'taxCategory') return words.codes.taxCategories.find(({ code }) => code === value)?.label ?? value;
  return value;
}

/** "Design, 12 h × 80.00" */
function lineInWords(value: Json | undefined, currency: string): string | null {
  if (!isJsonObject(value)) return null;
  const line = value as unknown as Line;
  const unit = words.codes.unitShort(line.unit);
  const quantity = `${decimalInWords(line.quantity)} ${unit}`;
  const adjustments = valueInWords('adjustments', line.adjustments, currency);
  const priced = words.history.times(quantity, decimalInWords(line.price));
  return adjustments === null ? priced : `${priced}, ${adjustments}`;
}

/** "Discount 10 %" */
function adjustmentInWords(value: Json | undefined, currency: string): string | null {
  if (!isJsonObject(value)) return null;
  const { kind, amountMinor, percent } = value;
  const name = words.history.adjustments[kind === 'surcharge' ? 'surcharge' : 'discount'];
  const amount =
    typeof amountMinor === 'number'
      ? formatAmount(amountMinor, currency, locale())
      : words.history.percent(decimalInWords(typeof percent === 'string' ? percent : '0'));
  return `${name} ${amount}`;
}

function documentWord(value: Json | undefined): string | null {
  const { kinds, directions } = words.workflow;
  if (value === 'issued' || value === 'received') return directions[value].label;
  return value === 'invoice' || value === 'credit-note' ? kinds[value].one : null;
}

function decimalInWords(decimal: string): string {
  return parseDecimal(decimal) === null ? decimal : groupedDecimal(decimal, locale());
}

function textIn(value: JsonObject, key: string): string | null {
  const text = value[key];
  return typeof text === 'string' && text !== '' ? text : null;
}

function isKey<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
