import * as z from 'zod/mini';
import { difference, type Change } from '#domain/history/change.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import { lineSchema, referencesSchema } from '#domain/invoice/content.ts';
import type { Content, DocumentAdjustment, Line, LineAdjustment } from '#domain/invoice/content.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { decimalToText, parseDecimal } from '#domain/money/decimal.ts';
import type { JsonObject } from '#domain/shared/json.ts';
import { emptyParty, partySchema, type Party } from '#domain/party/party.ts';

/**
 * What an invoice says, in a few words: `"total": 10000` is one line of that amount without tax, `"client": "Acme"`
 * a client of that name.
 */

const text = z.string();
const minor = z.int();
/** 19 or "7.7". */
const decimal = z.union([z.number(), z.string().check(z.regex(/^-?\d+(\.\d+)?$/))]);

const partyFields = z.partial(partySchema);
export const partyShorthand = z.union([text, partyFields]);

const adjustmentFields = {
  kind: z.enum(['discount', 'surcharge']),
  reason: z.optional(text),
  amount: z.optional(minor),
  percent: z.optional(decimal),
  base: z.optional(minor)
};
const lineAdjustmentShorthand = z.strictObject(adjustmentFields);
const adjustmentShorthand = z.strictObject({
  ...adjustmentFields,
  id: z.optional(text),
  tax: z.optional(decimal),
  taxCategory: z.optional(text)
});

const lineFields = {
  text: z.optional(text),
  description: z.optional(text),
  code: z.optional(text),
  quantity: z.optional(decimal),
  unit: z.optional(text),
  /** A number is an amount in minor units; a text is an exact decimal in whole ones. */
  price: z.optional(z.union([minor, z.string().check(z.regex(/^-?\d+(\.\d+)?$/))])),
  baseQuantity: z.optional(decimal),
  tax: z.optional(decimal),
  taxCategory: z.optional(text),
  adjustments: z.optional(z.array(lineAdjustmentShorthand)),
  source: z.optional(lineSchema.shape.source)
};
const lineShorthand = z.strictObject({ id: z.optional(text), ...lineFields });
const lineEdit = z.strictObject(lineFields);
const adjustmentEdit = z.partial(adjustmentShorthand);

const plainFields = {
  type: z.optional(text),
  kind: z.optional(z.enum(['invoice', 'credit-note'])),
  direction: z.optional(z.enum(['issued', 'received'])),
  currency: z.optional(text),
  supplierNumber: z.optional(text),
  issueDay: z.optional(z.nullable(text)),
  dueDay: z.optional(z.nullable(text)),
  periodStart: z.optional(z.nullable(text)),
  periodEnd: z.optional(z.nullable(text)),
  terms: z.optional(text),
  notes: z.optional(text),
  references: z.optional(z.partial(referencesSchema)),
  prepaid: z.optional(minor),
  rounding: z.optional(minor),
  seller: z.optional(partyShorthand),
  /** Null: nobody. */
  client: z.optional(z.nullable(partyShorthand))
};

/** What a new invoice says. */
export const contentFields = {
  ...plainFields,
  /** One line of this amount, without tax. */
  total: z.optional(minor),
  lines: z.optional(z.array(lineShorthand)),
  adjustments: z.optional(z.array(adjustmentShorthand))
};
export type ContentShorthand = z.infer<z.ZodMiniObject<typeof contentFields, z.core.$strict>>;

/** What is set on an invoice that is there: lines and adjustments by id, null takes one away. */
export const contentEdit = z.strictObject({
  ...plainFields,
  lines: z.optional(z.record(text, z.nullable(lineEdit))),
  adjustments: z.optional(z.record(text, z.nullable(adjustmentEdit)))
});
export type ContentEdit = z.infer<typeof contentEdit>;

/** How to find the client that a name stands for. */
export type FindClient = (name: string) => { readonly id: string; readonly party: Party } | null;

/** A new invoice's content over what it starts from; what a step says beside the content is left out. */
export function contentOf(short: ContentShorthand, base: Content, findClient: FindClient): Content {
  const named = Object.entries(short).filter(([field]) => Object.hasOwn(contentFields, field));
  const { total, lines, adjustments, ...plain } = Object.fromEntries(named) as ContentShorthand;
  const content = withPlainFields(base, plain, findClient);
  const given = lines ?? (total === undefined ? null : [{ text: 'Work', price: total }]);
  const linesById = (given ?? []).map((line, index) => [line.id ?? `line-${index + 1}`, line] as const);
  return {
    ...content,
    lines: given
      ? Object.fromEntries(
          linesById.map(([id, { id: _id, ...line }], index) => [
            id,
            lineOf(id, line, plainLine(index), content.currency)
          ])
        )
      : content.lines,
    adjustments: adjustments
      ? Object.fromEntries(
          adjustments.map((adjustment, index) => {
            const id = adjustment.id ?? `adjustment-${index + 1}`;
            return [id, adjustmentOf(id, adjustment, plainAdjustment(index))];
          })
        )
      : content.adjustments
  };
}

/** Content with some fields set. */
export function editedContent(content: Content, edit: ContentEdit, findClient: FindClient): Content {
  const { lines = {}, adjustments = {}, ...plain } = edit;
  const next = withPlainFields(content, plain, findClient);
  return {
    ...next,
    lines: mergedParts(content.lines, lines, (id, change, before, index) =>
      lineOf(id, change, before ?? plainLine(index), next.currency)
    ),
    adjustments: mergedParts(content.adjustments, adjustments, (id, change, before, index) =>
      adjustmentOf(id, change, before ?? plainAdjustment(index))
    )
  };
}

/**
 * What setting some fields would change: nothing, where they are as expected. A client's name alone says nothing of
 * the rest of the party, and "1" is "1.00".
 */
export function fieldsThatDiffer(content: Content, expected: ContentEdit): Change[] {
  const named = <T>(party: T): T | { name: string } => (typeof party === 'string' ? { name: party } : party);
  const { seller, client, ...plain } = expected;
  const edit: ContentEdit = {
    ...plain,
    ...(seller === undefined ? {} : { seller: named(seller) }),
    ...(client === undefined ? {} : { client: named(client) })
  };
  const { clientId } = content;
  const next = { ...editedContent(content, edit, () => null), clientId };
  return difference(content as unknown as JsonObject, next as unknown as JsonObject).filter(
    (change) => !isSameDecimal(change.old, change.new)
  );
}

function isSameDecimal(left: unknown, right: unknown): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  const [one, other] = [parseDecimal(left), parseDecimal(right)];
  return one !== null && other !== null && decimalToText(one) === decimalToText(other);
}

export function partyOf(short: z.infer<typeof partyShorthand>, base: Party = emptyParty): Party {
  return typeof short === 'string' ? { ...base, name: short } : ({ ...base, ...short } as Party);
}

function withPlainFields(
  base: Content,
  { references, prepaid, rounding, seller, client, ...plain }: Omit<ContentEdit, 'lines' | 'adjustments'>,
  findClient: FindClient
): Content {
  const known = typeof client === 'string' ? findClient(client) : null;
  return {
    ...base,
    ...(plain as Partial<Content>),
    references: { ...base.references, ...(references as Partial<Content['references']>) },
    prepaidMinor: prepaid ?? base.prepaidMinor,
    roundingMinor: rounding ?? base.roundingMinor,
    seller: seller === undefined ? base.seller : partyOf(seller, base.seller),
    ...clientFields()
  };

  function clientFields(): Pick<Content, 'client' | 'clientId'> {
    if (client === undefined) return { client: base.client, clientId: base.clientId };
    if (client === null) return { client: emptyParty, clientId: null };
    if (known) return { client: known.party, clientId: known.id };
    return { client: partyOf(client, typeof client === 'string' ? emptyParty : base.client), clientId: null };
  }
}

function plainLine(index: number): Line {
  return {
    id: '',
    position: index + 1,
    text: 'Work',
    description: '',
    code: '',
    quantity: '1',
    unit: 'C62',
    price: '0',
    baseQuantity: '1',
    adjustments: [],
    taxCategory: 'Z',
    taxRate: '0',
    declaredNetMinor: null,
    source: null
  };
}

function lineOf(id: string, short: z.infer<typeof lineEdit>, base: Line, currency: string): Line {
  const { quantity, price, baseQuantity, tax, taxCategory, adjustments, source, ...plain } = short;
  return {
    ...base,
    ...(plain as Partial<Line>),
    id,
    quantity: quantity === undefined ? base.quantity : String(quantity),
    price: price === undefined ? base.price : typeof price === 'number' ? minorToDecimal(price, currency) : price,
    baseQuantity: baseQuantity === undefined ? base.baseQuantity : String(baseQuantity),
    ...taxOf({ tax, taxCategory }, base),
    adjustments: adjustments?.map(lineAdjustmentOf) ?? base.adjustments,
    source: source === undefined ? base.source : source
  };
}

function taxOf(
  { tax, taxCategory }: { tax?: number | string | undefined; taxCategory?: string | undefined },
  base: Pick<Line, 'taxCategory' | 'taxRate'>
): Pick<Line, 'taxCategory' | 'taxRate'> {
  const taxRate = tax === undefined ? base.taxRate : String(tax);
  const usual = tax === undefined ? base.taxCategory : Number(tax) === 0 ? 'Z' : 'S';
  return { taxRate, taxCategory: taxCategory ?? usual };
}

function lineAdjustmentOf(short: z.infer<typeof lineAdjustmentShorthand>): LineAdjustment {
  const { kind, reason, amount, percent, base } = short;
  return {
    kind,
    reason: reason ?? '',
    amountMinor: amount ?? null,
    percent: percent === undefined ? null : String(percent),
    baseMinor: base ?? null
  };
}

function plainAdjustment(index: number): DocumentAdjustment {
  return {
    id: '',
    position: index + 1,
    kind: 'discount',
    reason: '',
    amountMinor: null,
    percent: null,
    baseMinor: null,
    taxCategory: 'Z',
    taxRate: '0'
  };
}

function adjustmentOf(id: string, short: z.infer<typeof adjustmentEdit>, base: DocumentAdjustment): DocumentAdjustment {
  return {
    ...base,
    id,
    kind: short.kind ?? base.kind,
    reason: short.reason ?? base.reason,
    amountMinor: short.amount ?? base.amountMinor,
    percent: short.percent === undefined ? base.percent : String(short.percent),
    baseMinor: short.base ?? base.baseMinor,
    ...taxOf(short, base)
  };
}

function mergedParts<T, S>(
  known: Readonly<Record<string, T>>,
  changes: Readonly<Record<string, S | null>>,
  make: (id: string, change: S, before: T | undefined, index: number) => T
): Record<string, T> {
  const parts = new Map(Object.entries(known));
  for (const [id, change] of Object.entries(changes)) {
    if (change === null) parts.delete(id);
    else parts.set(id, make(id, change, parts.get(id), parts.size));
  }
  return Object.fromEntries(parts);
}

/** What a new invoice starts from. */
export function startingContent(start: Pick<Content, 'currency' | 'type' | 'seller'>): Content {
  return { ...emptyContent, ...start };
}
