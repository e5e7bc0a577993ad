import { emptyReferences } from '#domain/invoice/content.ts';
import { countryCodes, countryWritten } from '#domain/exchange/code-lists.ts';
import { differences, type DeclaredTotals } from '#domain/exchange/declared.ts';
import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import type { ImportedDocument } from '#domain/exchange/ubl.ts';
import { isCurrency, minorDigits } from '#domain/money/currency.ts';
import { computeTotals } from '#domain/money/totals.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import { csvFields, lineFields, type Columns, type CsvField } from './fields.ts';
import { pricedFrom } from './priced.ts';
import { habitsOf, Rows, type Reading } from './rows.ts';
import { isTotalOfLines, linesIn, moneyOf, turned, turnedLines, type Said } from './said.ts';
import { statusMeant, type StatusMeaning } from './status.ts';
import type { Table, TableRow } from './table.ts';

/** An invoice that some rows of a table tell of. */
export interface TableInvoice {
  readonly document: ImportedDocument;
  readonly rows: readonly TableRow[];
  /** As the table writes it; empty where it says nothing. */
  readonly status: string;
}

export interface RefusedRows {
  readonly number: string;
  readonly rows: readonly TableRow[];
  readonly problems: readonly ImportProblem[];
}

export interface TableRead {
  readonly invoices: readonly TableInvoice[];
  readonly refused: readonly RefusedRows[];
  /** Rows that tell of something else: payments, estimates. */
  readonly passedOver: number;
  /** Rows of invoices that went the other way. */
  readonly otherWay: number;
}

/**
 * Reads the invoices of a table, in steps of an invoice each: whoever goes through them may do something else in between.
 * Rows with one number are the lines of one invoice, and so are rows without one below it. What cannot be read refuses that
 * invoice only, with all that was found wrong in it; what no column was chosen for is kept beside it. Never throws.
 */
export function* readInvoices(table: Table, reading: Reading): Generator<undefined, TableRead> {
  const invoices: TableInvoice[] = [];
  const refused: RefusedRows[] = [];
  const { groups, passedOver, otherWay } = groupsOf(table, reading);
  const habits = habitsOf(table, reading);
  for (const rows of groups) {
    const source = new Rows(table, reading, { rows, habits });
    const document = documentFrom(source, reading);
    const number = source.text('number');
    if (document === null || source.problems.length > 0) refused.push({ number, rows, problems: source.problems });
    else invoices.push({ document, rows, status: source.text('status') });
    yield;
  }
  return { invoices, refused, passedOver, otherWay };
}

/** Where the rows of one number go; those that tell of something else, or of what went the other way, are only counted. */
type Fate = 'read' | 'passed-over' | 'other-way';

interface Group {
  readonly fate: Fate;
  readonly rows: TableRow[];
}

function groupsOf(
  { rows }: Table,
  { columns, direction }: Reading
): { groups: TableRow[][]; passedOver: number; otherWay: number } {
  const cell = (row: TableRow, field: CsvField): string => row.cells[columns[field] ?? -1] ?? '';
  const groups: Group[] = [];
  const byNumber = new Map<string, Group>();
  let current: Group | null = null;
  /** Of those with a number. */
  let latest: Group | null = null;
  const hasLines = Object.keys(columns).some((field) => lineFields.has(field as CsvField));
  for (const row of rows) {
    if (isHeading(row)) continue;
    const number = cell(row, 'number');
    const fate = fateOf(row);
    const isFurther: boolean =
      number === '' &&
      hasLines &&
      current !== null &&
      (current.fate === 'read' || isOfFate(current, fate)) &&
      cell(row, 'client') === '' &&
      cell(row, 'issueDay') === '';
    // Two suppliers may give the same number.
    const key = `${number} ${cell(row, 'client')} ${cell(row, 'kind')}`;
    const known: Group | null | undefined = isFurther
      ? current
      : number === ''
        ? undefined
        : (byNumber.get(key) ?? (isOfLatest(row, fate) ? latest : undefined));
    current = known ?? { fate: fate ?? 'read', rows: [] };
    current.rows.push(row);
    if (known) continue;
    groups.push(current);
    if (number !== '') byNumber.set(key, (latest = current));
  }
  const rowsOf = (fate: Fate): TableRow[][] => groups.flatMap((group) => (group.fate === fate ? [group.rows] : []));
  return {
    groups: rowsOf('read'),
    passedOver: rowsOf('passed-over').flat().length,
    otherWay: rowsOf('other-way').flat().length
  };

  /** Null: the row does not say what it is, as further lines do not. */
  function fateOf(row: TableRow): Fate | null {
    const kind = cell(row, 'kind');
    if (isOther(kind)) return 'passed-over';
    const way = wayIn(cell(row, 'direction')) ?? wayIn(kind);
    if (way !== null && way !== direction) return 'other-way';
    return way === null && kind === '' ? null : 'read';
  }

  function isOfFate(group: Group, fate: Fate | null): boolean {
    return fate === null || fate === group.fate;
  }

  /** A client and nothing else, above the rows that name it once more. */
  function isHeading(row: TableRow): boolean {
    return cell(row, 'client') !== '' && row.cells.filter((text) => text !== '').length === 1;
  }

  /** Some programs write what is the invoice's own into its first row only. */
  function isOfLatest(row: TableRow, fate: Fate | null): boolean {
    const [first] = latest?.rows ?? [];
    if (!latest || !first || cell(first, 'number') !== cell(row, 'number') || !isOfFate(latest, fate)) return false;
    return cell(row, 'client') === '' || (fate === null && cell(row, 'client') === cell(first, 'client'));
  }
}

/** Who issued what a row tells of, as far as it says so itself. */
function wayIn(text: string): Reading['direction'] | null {
  return receivedWays.test(text) ? 'received' : issuedWays.test(text) ? 'issued' : null;
}

const receivedWays =
  /^(?:received|erhalten|incoming|eingehend|eingang|bill|vendor bill|supplier bill)$|eingangsrechnung|eingangsgutschrift|lieferantenrechnung|kreditorenrechnung|(?:purchase|vendor|supplier) (?:invoice|credit)|facture (?:d['’]achat|fournisseur)/i;
const issuedWays =
  /^(?:issued|ausgestellt|outgoing|ausgehend|ausgang)$|ausgangsrechnung|ausgangsgutschrift|sales (?:invoice|credit)/i;

/** Payments, offers, orders and deliveries. An invoice for a payment on account is an invoice, whatever else is in its name. */
function isOther(kind: string): boolean {
  return proForma.test(kind) || (otherKinds.test(kind) && !invoiceKinds.test(kind));
}

const proForma = /pro.?forma/i;
const otherKinds =
  /payment|zahlung|estimate|quote|angebot|kostenvoranschlag|devis|presupuesto|preventivo|offerte|expense|deposit|journal|(?:purchase|sales) ?order|order confirmation|delivery|packing|auftrag|bestellung|lieferschein|bon de (?:commande|livraison)|bill credit/i;
const invoiceKinds = /(?:invoice|rechnung|factuur)$|^(?:facture|factura|fattura)/i;
const creditKinds = /cr[eé]dit|gutschrift|storno|rechnungskorrektur|refund|avoir|rectificativa|nota di credito|abono/i;

function documentFrom(source: Rows, reading: Reading): ImportedDocument | null {
  // All that cannot be read of a row is said at once: whoever mends the file mends it once.
  const [issueDay, dueDay] = [source.day('issueDay'), source.day('dueDay')];
  const currency = currencyOf(source, reading);
  if (currency === null) return null;
  // What we issued bears a number, unless it is a draft (BR14).
  const meaning = reading.meaningOf(source.text('status'));
  if (source.text('number') === '' && reading.direction === 'issued' && meaning !== 'draft')
    source.problems.push({ why: 'missing', at: source.placeOf('number') });
  // A column that some call "Amount" may be of the whole or of each line: where it says what each line comes to by itself, it is.
  const isOfLines = isTotalOfLines(source, currency);
  // Rows that say different totals are lines whose amounts nobody pointed to, or invoices that share a number by mistake.
  const saidTotals = new Set(source.rows.map((row) => source.text('total', row)).filter((text) => text !== ''));
  if (saidTotals.size > 1 && !isOfLines) {
    source.problems.push({ why: 'totals-apart', count: source.rows.length, at: source.placeOf('total') });
    return null;
  }
  for (const field of ['net', 'tax', 'tax2'] as const)
    if (source.isApart(field))
      source.problems.push({ why: 'totals-apart', count: source.rows.length, at: source.placeOf(field) });
  const isCredit = creditKinds.test(source.text('kind'));
  const said = moneyOf(source, currency, { isTotalOfLines: isOfLines });
  const lineParts = linesIn(source, currency, said);
  if (source.problems.length > 0) return null;
  if (lineParts === null) {
    source.problems.push({ why: 'missing', at: source.placeOf('total') });
    return null;
  }
  // A credit note has positive amounts, and says by its kind that they go the other way.
  const isTurned = isCredit && (said.totalMinor ?? lineParts.sumMinor) < 0;
  const money = isTurned ? turned(said) : said;
  const { lines, adjustments } = pricedFrom(isTurned ? turnedLines(lineParts.lines) : lineParts.lines, money, currency);

  const unrounded = computeTotals({ currency, lines, adjustments, prepaidMinor: 0, roundingMinor: 0 });
  const offMinor = money.totalMinor === null ? 0 : money.totalMinor - unrounded.totalWithTaxMinor;
  // Others round tax per line: what that leaves is no difference, as long as it is that little. A little more is told, and
  // rounded as well: what was settled does not stay open for our own reckoning.
  const isNoDifference = Math.abs(offMinor) <= source.rows.length + 1;
  const isLittle = Math.abs(offMinor) <= Math.min(10 ** minorDigits(currency), Math.abs(money.totalMinor ?? 0) / 100);
  const roundingMinor = isNoDifference || isLittle ? offMinor : 0;
  const dueMinor = money.totalMinor ?? unrounded.totalWithTaxMinor;
  const paidApart = (['paid', 'balance'] as const).find((field) => source.isApart(field));
  if (paidApart !== undefined && (money.paidMinor ?? 0) + (money.balanceMinor ?? 0) !== dueMinor) {
    source.problems.push({ why: 'totals-apart', count: source.rows.length, at: source.placeOf(paidApart) });
    return null;
  }
  const prepaidMinor = paidIn(source, meaning, money, dueMinor);
  const totals = computeTotals({ currency, lines, adjustments, prepaidMinor, roundingMinor });
  const at = source.placeOf('total');
  if (totals.overflow) {
    source.problems.push({ why: 'totals-too-large', at });
    return null;
  }
  const declared: DeclaredTotals = {
    ...nothingDeclared,
    taxMinor: roundingMinor === 0 || !isNoDifference ? money.taxMinor : null,
    totalWithTaxMinor: roundingMinor === 0 || !isNoDifference ? money.totalMinor : null,
    prepaidMinor,
    roundingMinor,
    payableMinor: money.totalMinor === null ? null : money.totalMinor - prepaidMinor
  };
  const client = partyFrom(source);
  const isIssued = reading.direction === 'issued';
  return {
    root: isCredit ? 'CreditNote' : 'Invoice',
    number: source.text('number'),
    typeCode: null,
    exemptions: [],
    written: {
      issue: source.text('issueDay'),
      due: source.text('dueDay'),
      prepaid: source.text('paid'),
      rounding: ''
    },
    totals,
    content: {
      kind: isCredit ? 'credit-note' : 'invoice',
      currency,
      seller: isIssued ? reading.own : client,
      client: isIssued ? client : reading.own,
      lines: byId(lines),
      adjustments: byId(adjustments),
      attachments: {},
      issueDay,
      dueDay,
      periodStart: null,
      periodEnd: null,
      terms: '',
      references: { ...emptyReferences, buyer: source.text('reference') },
      notes: source.text('notes'),
      prepaidMinor,
      roundingMinor
    },
    declared,
    attachments: [],
    extra: source.extra(
      takenBy(reading.columns, {
        country: countryFrom(source.text('country')) === null,
        dueDay: dueDay === null,
        paid: said.isPaid !== null
      })
    ),
    warnings: [...source.warnings, ...differences(declared, totals, at)]
  };
}

/**
 * What was paid: as the row says, else its status. What is left to pay may be less than what is not paid: credit and what
 * was written off settle, too. Nobody pays a draft, nor what is cancelled, though nothing may be left of them; of what is
 * left in part, the rest was paid. A status of ours that goes before the first one sent may be an invoice under review.
 */
function paidIn(source: Rows, meaning: StatusMeaning | null, said: Said, dueMinor: number): number {
  const { paidMinor, balanceMinor } = said;
  const isDraft = meaning === 'draft' && (balanceMinor === null || statusMeant(source.text('status')) === 'draft');
  if ((isDraft || meaning === 'cancelled') && (balanceMinor ?? 0) === 0) return paidMinor ?? 0;
  const meantMinor = (said.isPaid ?? meaning === 'paid') ? dueMinor : 0;
  // A balance that runs on, or what somebody paid for several, is more than the whole or goes the other way.
  const isBeyond = (minor: number): boolean =>
    Math.abs(minor) > source.rows.length + 1 &&
    (minor * dueMinor < 0 || Math.abs(minor) > Math.abs(dueMinor) + source.rows.length + 1);
  if (balanceMinor === null) {
    if (paidMinor !== null && isBeyond(paidMinor)) return warnedOf(paidMinor, { paidMinor, balanceMinor: 0 });
    return paidMinor ?? meantMinor;
  }
  if (paidMinor === null)
    return isBeyond(balanceMinor)
      ? warnedOf(meantMinor, { paidMinor: meantMinor, balanceMinor })
      : dueMinor - balanceMinor;
  const leftMinor = dueMinor - paidMinor;
  if (balanceMinor === leftMinor) return paidMinor;
  const isLess = Math.abs(balanceMinor) < Math.abs(leftMinor) && balanceMinor * leftMinor >= 0;
  return warnedOf(isLess && !isBeyond(paidMinor) ? dueMinor - balanceMinor : paidMinor, { paidMinor, balanceMinor });

  function warnedOf(prepaidMinor: number, differing: { paidMinor: number; balanceMinor: number }): number {
    const at = source.placeOf(balanceMinor === null ? 'paid' : 'balance');
    source.warnings.push({ why: 'paid-differs', ...differing, totalMinor: dueMinor, prepaidMinor, at });
    return prepaidMinor;
  }
}

const nothingDeclared: DeclaredTotals = {
  sumOfLinesMinor: null,
  discountMinor: null,
  surchargeMinor: null,
  totalWithoutTaxMinor: null,
  taxMinor: null,
  totalWithTaxMinor: null,
  prepaidMinor: null,
  roundingMinor: null,
  payableMinor: null,
  taxes: []
};

function currencyOf(source: Rows, { currency }: Reading): string | null {
  const text = source.text('currency');
  const [named] = text.match(/\b[A-Z]{3}\b/g)?.filter(isCurrency) ?? [];
  const code = text === '' ? currency : (signs[text] ?? named ?? text.toUpperCase());
  if (isCurrency(code)) return code;
  source.problems.push({ why: 'currency-unknown', text: text.slice(0, 100), at: source.placeOf('currency') });
  return null;
}

/** Those that stand for one currency only. */
const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', US$: 'USD', '₹': 'INR' };

function partyFrom(source: Rows): Party {
  return {
    ...emptyParty,
    name: source.text('client'),
    email: source.text('email'),
    street: source.text('street'),
    postcode: source.text('postcode'),
    town: source.text('town'),
    country: countryFrom(source.text('country')) ?? '',
    vatId: source.text('vatId')
  };
}

/** Null: it is no code. Some write `UK`, and `EL` is how Greece begins its VAT numbers. */
function countryFrom(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (code === 'UK') return 'GB';
  if (code === 'EL') return 'GR';
  return code === 'XK' || countryCodes.has(code) ? countryWritten(code) : null;
}

/** A country that is written out has no place of its own, nor has what stands in place of a day or of an amount. */
function takenBy(columns: Columns, isLeftOut: Partial<Record<CsvField, boolean>>): Set<number> {
  const fields = csvFields.filter((field) => isLeftOut[field] !== true);
  return new Set(fields.flatMap((field) => columns[field] ?? []));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
