import * as z from 'zod/mini';
import { addDays, daysBetween } from '#domain/calendar/day.ts';
import { totalsOf } from '#domain/invoice/balance.ts';
import {
  attachmentSchema,
  referencesSchema,
  type Content,
  type DocumentAdjustment,
  type Line,
  type LineAdjustment
} from '#domain/invoice/content.ts';
import { adjustmentsInOrder, linesInOrder } from '#domain/invoice/balance.ts';
import { decimalToMinor, minorToDecimal } from '#domain/money/currency.ts';
import { isDecimal } from '#domain/money/decimal.ts';
import type { Totals } from '#domain/money/totals.ts';
import { partySchema } from '#domain/party/party.ts';

/**
 * What stands in an invoice form while somebody types: the content of an invoice with its fields in rows, and with
 * room for what is not there yet. Numbers are exact decimals or empty; amounts too, so that another currency does not
 * turn 10.50 into 1050. It is kept as JSON, so that a killed tab loses nothing.
 */

const adjustmentFields = {
  kind: z.enum(['discount', 'surcharge']),
  reason: z.string(),
  mode: z.enum(['amount', 'percent']),
  amount: z.string(),
  percent: z.string(),
  /** What an imported percentage is taken of; null: the line's gross, or the sum of lines. */
  baseMinor: z.nullable(z.int())
};
const lineAdjustmentSchema = z.strictObject(adjustmentFields);
export type FormAdjustment = z.infer<typeof lineAdjustmentSchema>;

const adjustmentSchema = z.strictObject({
  ...adjustmentFields,
  id: z.string(),
  position: z.number(),
  taxCategory: z.string(),
  taxRate: z.string()
});
export type FormDocumentAdjustment = z.infer<typeof adjustmentSchema>;

const lineSchema = z.strictObject({
  id: z.string(),
  position: z.number(),
  text: z.string(),
  description: z.string(),
  code: z.string(),
  quantity: z.string(),
  unit: z.string(),
  price: z.string(),
  baseQuantity: z.string(),
  adjustments: z.array(lineAdjustmentSchema),
  taxCategory: z.string(),
  taxRate: z.string(),
  declaredNetMinor: z.nullable(z.int()),
  source: z.nullable(z.strictObject({ kind: z.string(), id: z.string(), item: z.string() }))
});
export type FormLine = z.infer<typeof lineSchema>;

const day = z.nullable(z.string());

export const invoiceFormSchema = z.strictObject({
  kind: z.enum(['invoice', 'credit-note']),
  direction: z.enum(['issued', 'received']),
  type: z.string(),
  currency: z.string(),
  supplierNumber: z.string(),
  clientId: z.nullable(z.string()),
  seller: partySchema,
  client: partySchema,
  lines: z.array(lineSchema),
  adjustments: z.array(adjustmentSchema),
  attachments: z.array(attachmentSchema),
  issueDay: day,
  dueDay: day,
  /** Days after the issue day that the due day follows it at; null: it was typed, and stays. */
  termsDays: z.nullable(z.int()),
  periodStart: day,
  periodEnd: day,
  terms: z.string(),
  references: referencesSchema,
  notes: z.string(),
  prepaid: z.string(),
  rounding: z.string()
});
export type InvoiceFormValue = z.infer<typeof invoiceFormSchema>;

/** The form of an invoice as it stands. `contentOf` gives the same content back. */
export function formOf(content: Content): InvoiceFormValue {
  const { currency } = content;
  return structuredClone({
    kind: content.kind,
    direction: content.direction,
    type: content.type,
    currency,
    supplierNumber: content.supplierNumber,
    clientId: content.clientId,
    seller: content.seller,
    client: content.client,
    lines: linesInOrder(content).map((line) => ({
      ...line,
      adjustments: line.adjustments.map((adjustment) => formAdjustment(adjustment, currency))
    })),
    adjustments: adjustmentsInOrder(content).map(({ id, position, taxCategory, taxRate, ...adjustment }) => ({
      ...formAdjustment(adjustment, currency),
      id,
      position,
      taxCategory,
      taxRate
    })),
    attachments: Object.values(content.attachments).sort((left, right) => left.position - right.position),
    issueDay: content.issueDay,
    dueDay: content.dueDay,
    termsDays: null,
    periodStart: content.periodStart,
    periodEnd: content.periodEnd,
    terms: content.terms,
    references: content.references,
    notes: content.notes,
    prepaid: content.prepaidMinor === 0 ? '' : minorToDecimal(content.prepaidMinor, currency),
    rounding: content.roundingMinor === 0 ? '' : minorToDecimal(content.roundingMinor, currency)
  });
}

/**
 * The content that a form stands for. Numbers that are not there yet count as nothing, rows without a letter are left
 * out; `problemsIn` says what keeps it from being saved. `base`: the content that the form was opened on, whose
 * declared net amounts hold as long as what they were reckoned from stays.
 */
export function contentOf(value: InvoiceFormValue, base: Content | null = null): Content {
  const { currency } = value;
  const sameCurrency = base === null || base.currency === currency;
  const lines = value.lines.filter((line) => !isBlankLine(line));
  return {
    kind: value.kind,
    direction: value.direction,
    type: value.type,
    currency,
    supplierNumber: value.supplierNumber,
    clientId: value.clientId,
    seller: { ...value.seller },
    client: { ...value.client },
    lines: byId(lines.map((line) => lineOf(line, currency, sameCurrency ? base?.lines[line.id] : undefined))),
    adjustments: byId(
      value.adjustments.map((adjustment): DocumentAdjustment => ({
        ...lineAdjustment(adjustment, currency),
        id: adjustment.id,
        position: adjustment.position,
        taxCategory: adjustment.taxCategory,
        taxRate: numberOr(adjustment.taxRate, '0')
      }))
    ),
    attachments: byId(value.attachments.map((attachment) => ({ ...attachment }))),
    issueDay: value.issueDay,
    dueDay: value.dueDay,
    periodStart: value.periodStart,
    periodEnd: value.periodEnd,
    terms: value.terms,
    references: { ...value.references },
    notes: value.notes,
    prepaidMinor: minorOr(value.prepaid, currency),
    roundingMinor: minorOr(value.rounding, currency)
  };
}

/** What the form comes to, line by line in the order of its rows. */
export function formTotals(value: InvoiceFormValue, base: Content | null = null): FormTotals {
  const content = contentOf(value, base);
  const totals = totalsOf(content);
  const nets = new Map(linesInOrder(content).map((line, at) => [line.id, totals.lines[at]?.netMinor ?? 0]));
  const amounts = new Map(
    adjustmentsInOrder(content).map((adjustment, at) => [adjustment.id, totals.adjustmentsMinor[at] ?? 0])
  );
  return { totals, roundingMinor: content.roundingMinor, prepaidMinor: content.prepaidMinor, nets, amounts };
}

export interface FormTotals {
  readonly totals: Totals;
  readonly roundingMinor: number;
  readonly prepaidMinor: number;
  /** By id of the line. */
  readonly nets: ReadonlyMap<string, number>;
  /** By id of the document's adjustment. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** A content that holds to the net amounts which the form's lines were given with: those of what it was copied from. */
export function withDeclaredNets(value: InvoiceFormValue): Content {
  const content = contentOf(value);
  const declared = new Map(value.lines.map(({ id, declaredNetMinor }) => [id, declaredNetMinor]));
  const lines = Object.values(content.lines).map((line) => ({
    ...line,
    declaredNetMinor: declared.get(line.id) ?? null
  }));
  return { ...content, lines: byId(lines) };
}

/** Alike for two forms that say the same: rows are told by their place, since each form makes ids of its own. */
export function fingerprint(value: InvoiceFormValue): string {
  const placed = (rows: readonly { id: string }[]) => rows.map((row, at) => ({ ...row, id: at }));
  return JSON.stringify({ ...value, lines: placed(value.lines), adjustments: placed(value.adjustments) });
}

/** Nothing was typed into it: it is on the screen to be typed into, and is not saved. */
export function isBlankLine(line: FormLine): boolean {
  return [line.text, line.description, line.code, line.price].every((text) => text.trim() === '') && !line.source;
}

export interface FormProblem {
  /** The field: `issueDay`, `lines/<id>/price`. */
  readonly at: string;
  readonly why:
    | 'text-missing'
    | 'quantity-missing'
    | 'price-missing'
    | 'rate-missing'
    | 'amount-missing'
    | 'percent-missing'
    | 'too-many-decimals'
    | 'issue-day-missing'
    | 'period-reversed'
    | 'amount-too-large';
}

/** What keeps a form from being saved, in the order of the screen. */
export function problemsIn(value: InvoiceFormValue, base: Content | null = null): FormProblem[] {
  const { currency } = value;
  const problems: FormProblem[] = [];
  if (value.issueDay === null) problems.push({ at: 'issueDay', why: 'issue-day-missing' });
  for (const line of value.lines) {
    if (isBlankLine(line)) continue;
    const at = `lines/${line.id}`;
    if (line.text.trim() === '') problems.push({ at: `${at}/text`, why: 'text-missing' });
    if (line.quantity === '') problems.push({ at: `${at}/quantity`, why: 'quantity-missing' });
    if (line.price === '') problems.push({ at: `${at}/price`, why: 'price-missing' });
    if (line.taxRate === '') problems.push({ at: `${at}/taxRate`, why: 'rate-missing' });
    for (const [index, adjustment] of line.adjustments.entries())
      problems.push(...adjustmentProblems(adjustment, currency, `${at}/adjustments/${index}`));
  }
  for (const adjustment of value.adjustments) {
    const at = `adjustments/${adjustment.id}`;
    problems.push(...adjustmentProblems(adjustment, currency, at));
    if (adjustment.taxRate === '') problems.push({ at: `${at}/taxRate`, why: 'rate-missing' });
  }
  for (const field of ['prepaid', 'rounding'] as const)
    if (value[field] !== '' && !decimalToMinor(value[field], currency).ok)
      problems.push({ at: field, why: 'too-many-decimals' });
  const { periodStart, periodEnd } = value;
  if (periodStart !== null && periodEnd !== null && periodEnd < periodStart)
    problems.push({ at: 'periodEnd', why: 'period-reversed' });
  if (formTotals(value, base).totals.overflow) problems.push({ at: 'totals', why: 'amount-too-large' });
  return problems;
}

/** The same adjustment as an amount or as a percentage; the number that was typed stays where it can. */
export function inMode<A extends FormAdjustment>(adjustment: A, mode: FormAdjustment['mode'], currency: string): A {
  if (adjustment.mode === mode) return adjustment;
  if (mode === 'percent') {
    const percent = adjustment.percent === '' ? adjustment.amount : adjustment.percent;
    return { ...adjustment, mode, percent, amount: '' };
  }
  const amount = isDecimal(adjustment.percent) && decimalToMinor(adjustment.percent, currency).ok;
  return { ...adjustment, mode, amount: amount ? adjustment.percent : '', percent: '', baseMinor: null };
}

/** The due day follows the issue day as long as it is given in days. */
export function withIssueDay(value: InvoiceFormValue, issueDay: string | null): Partial<InvoiceFormValue> {
  const { termsDays } = value;
  if (issueDay === null || termsDays === null) return { issueDay };
  return { issueDay, dueDay: addDays(issueDay, termsDays) };
}

export function withTermsDays(value: InvoiceFormValue, termsDays: number | null): Partial<InvoiceFormValue> {
  if (termsDays === null) return { termsDays: null, dueDay: null };
  return { termsDays, dueDay: value.issueDay === null ? value.dueDay : addDays(value.issueDay, termsDays) };
}

/** Days between issue and due day, as the dates stand; null where there are none to count. */
export function shownTermsDays({ issueDay, dueDay }: InvoiceFormValue): number | null {
  return issueDay === null || dueDay === null ? null : daysBetween(issueDay, dueDay);
}

/** A row one up or down. The order lives in the positions, so that two devices can both move rows. */
export function moved<Row extends { id: string; position: number }>(
  rows: readonly Row[],
  id: string,
  by: -1 | 1
): Row[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const row = rows[from];
  const other = rows[to];
  if (!row || !other) return [...rows];
  const swapped = rows.with(from, other).with(to, row);
  // Equal positions, as a merge may bring, cannot be swapped: then all are counted anew.
  const isCounted = rows.every((each, at) => at === 0 || (rows[at - 1]?.position ?? 0) < each.position);
  if (!isCounted) return swapped.map((each, position) => ({ ...each, position }));
  return swapped.with(from, { ...other, position: row.position }).with(to, { ...row, position: other.position });
}

/** After the last one. */
export function nextPosition(rows: readonly { readonly position: number }[]): number {
  return rows.reduce((last, { position }) => Math.max(last, position), -1) + 1;
}

/** Categories whose rate is a matter of choice; all others are taxed at nothing. */
const ratedCategories = ['S', 'L', 'M'];

export function hasRate(taxCategory: string): boolean {
  return ratedCategories.includes(taxCategory);
}

function formAdjustment(adjustment: LineAdjustment, currency: string): FormAdjustment {
  const { kind, reason, amountMinor, percent, baseMinor } = adjustment;
  return {
    kind,
    reason,
    mode: amountMinor === null ? 'percent' : 'amount',
    amount: amountMinor === null ? '' : minorToDecimal(amountMinor, currency),
    percent: percent ?? '',
    baseMinor
  };
}

function lineAdjustment({ kind, reason, mode, ...rest }: FormAdjustment, currency: string): LineAdjustment {
  const percent = rest.percent === '' ? null : rest.percent;
  return mode === 'amount'
    ? { kind, reason, amountMinor: minorOr(rest.amount, currency), percent, baseMinor: rest.baseMinor }
    : { kind, reason, amountMinor: null, percent: percent ?? '0', baseMinor: rest.baseMinor };
}

function lineOf(line: FormLine, currency: string, before: Line | undefined): Line {
  const adjustments = line.adjustments.map((adjustment) => lineAdjustment(adjustment, currency));
  const now: Line = {
    id: line.id,
    position: line.position,
    text: line.text,
    description: line.description,
    code: line.code,
    quantity: numberOr(line.quantity, '0'),
    unit: line.unit,
    price: numberOr(line.price, '0'),
    baseQuantity: numberOr(line.baseQuantity, '1'),
    adjustments,
    taxCategory: line.taxCategory,
    taxRate: numberOr(line.taxRate, '0'),
    declaredNetMinor: null,
    source: line.source && { ...line.source }
  };
  return before && isPricedAlike(before, now) ? { ...now, declaredNetMinor: line.declaredNetMinor } : now;
}

function isPricedAlike(before: Line, now: Line): boolean {
  const priced = ({ quantity, price, baseQuantity, adjustments }: Line): string =>
    JSON.stringify([
      quantity,
      price,
      baseQuantity,
      adjustments.map(({ kind, reason, amountMinor, percent, baseMinor }) => [
        kind,
        reason,
        amountMinor,
        percent,
        baseMinor
      ])
    ]);
  return priced(before) === priced(now);
}

function adjustmentProblems(adjustment: FormAdjustment, currency: string, at: string): FormProblem[] {
  if (adjustment.mode === 'percent')
    return adjustment.percent === '' ? [{ at: `${at}/percent`, why: 'percent-missing' }] : [];
  if (adjustment.amount === '') return [{ at: `${at}/amount`, why: 'amount-missing' }];
  return decimalToMinor(adjustment.amount, currency).ok ? [] : [{ at: `${at}/amount`, why: 'too-many-decimals' }];
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

function numberOr(decimal: string, missing: string): string {
  return decimal === '' ? missing : decimal;
}

/** What does not fit the currency counts as nothing until it is mended. */
function minorOr(amount: string, currency: string): number {
  const minor = decimalToMinor(amount, currency);
  return minor.ok ? minor.value : 0;
}
