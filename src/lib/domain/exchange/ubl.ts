import { isCurrency } from '#domain/money/currency.ts';
import { computeTotals, type Totals } from '#domain/money/totals.ts';
import type { Content, References } from '#domain/invoice/content.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { isCii, ublFromCii } from './cii.ts';
import { creditCodes } from './code-lists.ts';
import { differences, type DeclaredTotals, type Exemption } from './declared.ts';
import { withFollowingPercents } from './followed.ts';
import type { ImportProblem, ImportWarning } from './import-problem.ts';
import { adjustmentFrom, categoryFrom, lineFrom } from './ubl-lines.ts';
import { accountFrom, notesFrom, partyFrom } from './ubl-party.ts';
import {
  all,
  amount,
  attribute,
  day,
  joined,
  one,
  openUblSource,
  placeOf,
  words,
  type UblSource
} from './ubl-source.ts';
import { notAvailable } from './ubl-write.ts';
import { readXml, type XmlElement } from './xml.ts';

/** What a document comes to, and how its head names it. */
export interface ReckonedDocument {
  readonly root: 'Invoice' | 'CreditNote';
  /** BT-1, as the seller wrote it; "" where the document has none. */
  readonly number: string;
  /** UNTDID 1001 (BT-3); null where the document has none. */
  readonly typeCode: string | null;
  /** BT-5. */
  readonly currency: string;
  /** As the document's head and totals write them, "" where they do not: "10000.0". */
  readonly written: {
    readonly issue: string;
    readonly due: string;
    readonly prepaid: string;
    readonly rounding: string;
  };
  /** By our own reckoning, with each line's net amount trusted. */
  readonly totals: Totals;
}

/** A UBL document, read. Direction, type, client and whose number it is are for the one who imports it to say. */
export interface ImportedDocument extends Omit<ReckonedDocument, 'currency'> {
  readonly content: Omit<Content, 'direction' | 'type' | 'clientId' | 'supplierNumber'>;
  readonly declared: DeclaredTotals;
  readonly exemptions: readonly Exemption[];
  /** The files inside the file; their bytes belong beside the content, not in it. */
  readonly attachments: readonly EmbeddedFile[];
  /** What the document says and we do not model: element path → text, attributes as "…/@name". */
  readonly extra: Readonly<Record<string, string>>;
  readonly warnings: readonly ImportWarning[];
}

export interface EmbeddedFile {
  /** Without folders. */
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}

/**
 * Reads a UBL 2.1 Invoice or CreditNote, or a Cross Industry Invoice. All or nothing: a number, day or flag that cannot be read refuses the file,
 * with everything found wrong in it; what can be read but is odd is a warning. Never throws.
 */
export function readUbl(xml: string): Result<ImportedDocument, ImportProblem[]> {
  const opened = openUbl(xml);
  if (!opened.ok) return opened;
  const { source, kind } = opened.value;
  const currency = currencyOf(source);
  if (currency === null) return refuse(source.problems);
  const document = documentFrom(source, kind, currency);
  return source.problems.length > 0 ? refuse(source.problems) : ok(document);
}

/**
 * What the same document comes to, where that is all that is asked: only what the totals rest on has to be there and
 * to be readable. A number or a day that is missing, a day that is none, a total that the document declares for itself,
 * a price beside the amount that it leads to do no harm here, and a currency that nobody knows has two decimals. Never
 * throws.
 */
export function reckonUbl(xml: string): Result<ReckonedDocument, ImportProblem[]> {
  const opened = openUbl(xml);
  if (!opened.ok) return opened;
  const { source, kind } = opened.value;
  const currency = words(source, one(source, source.root, 'cbc:DocumentCurrencyCode')) || currencyOf(source);
  if (currency === null) return refuse(source.problems);
  const { head, totals } = reckoningFrom(source, kind, currency);
  const problems = source.problems.filter((problem) => !source.beside.has(problem));
  return problems.length > 0 ? refuse(problems) : ok({ ...head, currency, totals });
}

function openUbl(xml: string): Result<{ source: UblSource; kind: 'Invoice' | 'CreditNote' }, ImportProblem[]> {
  if (/^\s*<(?:!doctype\s+)?html[\s>]/i.test(xml.slice(0, 200)))
    return refuse([{ why: 'not-an-invoice', root: 'html', namespace: '', at: { path: '/', line: 1, column: null } }]);
  const read = readXml(xml);
  if (!read.ok) return read;
  const { root, paths } = isCii(read.value) ? ublFromCii(read.value, creditCodes) : { root: read.value };
  const kind = kindByNamespace.get(root.namespace);
  if (kind !== undefined && kind === root.name) return ok({ source: openUblSource(root, paths), kind });
  const at = { path: `/${root.name.slice(0, 100)}`, line: root.line, column: null };
  return refuse([
    { why: 'not-an-invoice', root: root.name.slice(0, 100), namespace: root.namespace.slice(0, 200), at }
  ]);
}

const kindByNamespace: ReadonlyMap<string, 'Invoice' | 'CreditNote'> = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'Invoice'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'CreditNote']
]);

/** BT-5. Everything else waits for it, since without it no amount has a meaning. */
function currencyOf(source: UblSource): string | null {
  const { root, problems, warnings } = source;
  const element = one(source, root, 'cbc:DocumentCurrencyCode');
  const code = words(source, element);
  const at = element === null ? placeOf(source, root, '/cbc:DocumentCurrencyCode') : placeOf(source, element);
  if (code !== '') {
    if (isCurrency(code)) return code;
    problems.push({ why: 'currency-unknown', text: code.slice(0, 100), at });
    return null;
  }
  const marked = attribute(source, one(source, root, 'cac:LegalMonetaryTotal/cbc:PayableAmount'), 'currencyID');
  if (!isCurrency(marked)) {
    problems.push({ why: 'missing', at });
    return null;
  }
  warnings.push({ why: 'currency-assumed', currency: marked, at });
  return marked;
}

/** All that the totals rest on, and nothing else. */
function reckoningFrom(source: UblSource, kind: 'Invoice' | 'CreditNote', currency: string) {
  const { root, problems } = source;
  const lineElements = [...all(source, root, 'cac:InvoiceLine'), ...all(source, root, 'cac:CreditNoteLine')];
  const total = one(source, root, 'cac:LegalMonetaryTotal');
  const prepaid = one(source, total, 'cbc:PrepaidAmount');
  const rounding = one(source, total, 'cbc:PayableRoundingAmount');
  const paid = { prepaidMinor: amount(source, prepaid, currency), roundingMinor: amount(source, rounding, currency) };
  const priced = withFollowingPercents({
    currency,
    lines: lineElements.map((element, index) => lineFrom(source, element, index + 1, currency)),
    adjustments: all(source, root, 'cac:AllowanceCharge').map((element, index) =>
      adjustmentFrom(source, element, index + 1, currency)
    ),
    prepaidMinor: paid.prepaidMinor ?? 0,
    roundingMinor: paid.roundingMinor ?? 0
  });
  const { lines, adjustments } = priced;
  const totals = computeTotals(priced);
  if (totals.overflow) {
    const problem: ImportProblem = { why: 'totals-too-large', at: placeOf(source, root) };
    problems.push(problem);
    const declared = lines.map((line) =>
      line.declaredNetMinor === null ? line : { ...line, price: '0', adjustments: [] }
    );
    // What a price would come to may be too large; the amount that stands beside it is not.
    if (!computeTotals({ ...priced, lines: declared }).overflow) source.beside.add(problem);
  }

  const codes = [...all(source, root, 'cbc:InvoiceTypeCode'), ...all(source, root, 'cbc:CreditNoteTypeCode')];
  const head = {
    root: kind,
    number: words(source, one(source, root, 'cbc:ID')),
    typeCode: words(source, codes[0] ?? null) || null,
    written: {
      issue: words(source, one(source, root, 'cbc:IssueDate')),
      due: words(source, one(source, root, 'cbc:DueDate')),
      prepaid: words(source, prepaid),
      rounding: words(source, rounding)
    }
  };
  return { head, lineElements, lines, adjustments, paid, totals };
}

function documentFrom(source: UblSource, kind: 'Invoice' | 'CreditNote', currency: string): ImportedDocument {
  const { root, problems, warnings } = source;
  const { head, lineElements, lines, adjustments, paid, totals } = reckoningFrom(source, kind, currency);
  if (head.number === '') problems.push({ why: 'missing', at: placeOf(source, root, '/cbc:ID') });
  const issueDay = day(source, one(source, root, 'cbc:IssueDate'));
  if (head.written.issue === '') problems.push({ why: 'missing', at: placeOf(source, root, '/cbc:IssueDate') });

  if (lineElements.length === 0) warnings.push({ why: 'no-line', at: placeOf(source, root) });
  const declared = { ...declaredFrom(source, currency), ...paid };
  const prepaidMinor = paid.prepaidMinor ?? 0;
  const roundingMinor = paid.roundingMinor ?? 0;

  for (const [index, { netMinor, computedNetMinor, differs }] of totals.lines.entries()) {
    const at = placeOf(source, lineElements[index] ?? root);
    const position = index + 1;
    if (differs)
      warnings.push({ why: 'line-differs', position, declaredMinor: netMinor, computedMinor: computedNetMinor, at });
  }
  const totalsAt = placeOf(source, one(source, root, 'cac:LegalMonetaryTotal') ?? root);
  for (const difference of differences(declared, totals, totalsAt)) warnings.push(difference);
  for (const element of all(source, root, 'cac:PrepaidPayment/cbc:PaidAmount')) {
    // Part of the prepaid amount, or of nothing: in neither case does it change what is left to pay.
    const amountMinor = amount(source, element, currency);
    source.taken.delete(element);
    if (amountMinor !== null && amountMinor !== 0 && prepaidMinor === 0)
      warnings.push({ why: 'payment-not-counted', amountMinor, at: placeOf(source, element) });
  }

  const totalMinor = declared.totalWithTaxMinor ?? totals.totalWithTaxMinor;
  const attachments = embeddedFiles(source);
  const dueDay = dueDayFrom(source);
  // Where a credit note has no terms, the day stands in for them.
  const terms = notesFrom(source, 'cac:PaymentTerms/cbc:Note');
  return {
    ...head,
    content: {
      kind: contentKind(source, kind, head.typeCode, totalMinor),
      currency,
      seller: {
        ...partyFrom(source, one(source, root, 'cac:AccountingSupplierParty/cac:Party')),
        ...accountFrom(source)
      },
      client: {
        ...partyFrom(source, one(source, root, 'cac:AccountingCustomerParty/cac:Party')),
        iban: '',
        bic: '',
        accountHolder: ''
      },
      lines: byId(lines),
      adjustments: byId(adjustments),
      attachments: {},
      issueDay,
      dueDay,
      periodStart: day(source, one(source, root, 'cac:InvoicePeriod/cbc:StartDate')),
      periodEnd: day(source, one(source, root, 'cac:InvoicePeriod/cbc:EndDate')),
      terms: terms === dueDay ? '' : terms,
      references: referencesFrom(source),
      notes: notesFrom(source, 'cbc:Note'),
      prepaidMinor,
      roundingMinor
    },
    declared,
    exemptions: exemptionsFrom(source),
    totals,
    attachments,
    extra: extraOf(source),
    warnings: warnings.slice(-warningsMax)
  };
}

/**
 * The root element decides. Some programs write credit notes as invoices with a credit note's code and positive
 * amounts; with negative amounts the sign is already there, and such a document stays a (negative) invoice.
 */
function contentKind(
  source: UblSource,
  root: 'Invoice' | 'CreditNote',
  code: string | null,
  totalMinor: number
): Content['kind'] {
  if (root === 'CreditNote') return 'credit-note';
  if (code === null || !creditCodes.has(code)) return 'invoice';
  const kind = totalMinor < 0 ? 'invoice' : 'credit-note';
  const element = one(source, source.root, 'cbc:InvoiceTypeCode') ?? source.root;
  source.warnings.push({ why: 'kind-from-code', code, kind, at: placeOf(source, element) });
  return kind;
}

/** BT-9: an invoice has it in its head, a credit note in the means of payment; older invoices did as well. */
function dueDayFrom(source: UblSource): string | null {
  const ways = ['cbc:DueDate', 'cac:PaymentMeans/cbc:PaymentDueDate', 'cac:PaymentTerms/cbc:PaymentDueDate'];
  const elements = ways.flatMap((steps) => all(source, source.root, steps));
  return day(source, elements.find(({ text }) => text.trim() !== '') ?? null);
}

function referencesFrom(source: UblSource): References {
  const { root } = source;
  const listed = (elements: readonly XmlElement[]) => {
    const references = elements.map((element) => words(source, element));
    return joined(source, elements[0] ?? null, references, ', ');
  };
  // A credit note has no element for the project: it is a supporting document of kind 50 (UBL-SR-06, BT-11).
  const projects = all(source, root, 'cac:AdditionalDocumentReference').filter(
    (reference) => one(source, reference, 'cbc:DocumentTypeCode')?.text.trim() === '50'
  );
  const purchaseOrder = words(source, one(source, root, 'cac:OrderReference/cbc:ID'));
  return {
    buyer: words(source, one(source, root, 'cbc:BuyerReference')),
    purchaseOrder: purchaseOrder === notAvailable ? '' : purchaseOrder,
    salesOrder: words(source, one(source, root, 'cac:OrderReference/cbc:SalesOrderID')),
    contract: listed(all(source, root, 'cac:ContractDocumentReference/cbc:ID')),
    project: listed([...all(source, root, 'cac:ProjectReference/cbc:ID'), ...all(source, projects, 'cbc:ID')]),
    preceding: listed([
      ...all(source, root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
      ...all(source, root, 'cac:BillingReference/cac:CreditNoteDocumentReference/cbc:ID')
    ])
  };
}

function declaredFrom(source: UblSource, currency: string): Omit<DeclaredTotals, 'prepaidMinor' | 'roundingMinor'> {
  const total = one(source, source.root, 'cac:LegalMonetaryTotal');
  const amountOf = (name: string) => amount(source, one(source, total, name), currency);
  return {
    ...declaredTax(source, currency),
    sumOfLinesMinor: amountOf('cbc:LineExtensionAmount'),
    discountMinor: amountOf('cbc:AllowanceTotalAmount'),
    surchargeMinor: amountOf('cbc:ChargeTotalAmount'),
    totalWithoutTaxMinor: amountOf('cbc:TaxExclusiveAmount'),
    totalWithTaxMinor: amountOf('cbc:TaxInclusiveAmount'),
    payableMinor: amountOf('cbc:PayableAmount')
  };
}

/**
 * A second `TaxTotal` repeats the tax in the accounting currency (BT-111) and has no rows: it counts for nothing here.
 * Where all of them are in the document's currency, those with rows are meant.
 */
function declaredTax(source: UblSource, currency: string): Pick<DeclaredTotals, 'taxMinor' | 'taxes'> {
  const inCurrency = all(source, source.root, 'cac:TaxTotal').filter((each) => {
    const marked = one(source, each, 'cbc:TaxAmount')?.attributes.find(({ name }) => name === 'currencyID');
    return marked === undefined || marked.value.trim() === currency;
  });
  const withRows = inCurrency.filter((each) => one(source, each, 'cac:TaxSubtotal') !== null);
  const meant = withRows.length > 0 ? withRows : inCurrency;
  const amounts = meant
    .map((each) => amount(source, one(source, each, 'cbc:TaxAmount'), currency))
    .filter((each) => each !== null);
  const taxes = all(source, meant, 'cac:TaxSubtotal').map((row) => {
    const category = one(source, row, 'cac:TaxCategory');
    return {
      ...(category === null ? { taxCategory: '', taxRate: '0' } : categoryFrom(source, category, row)),
      baseMinor: amount(source, one(source, row, 'cbc:TaxableAmount'), currency) ?? 0,
      taxMinor: amount(source, one(source, row, 'cbc:TaxAmount'), currency) ?? 0
    };
  });
  return { taxMinor: amounts.length === 0 ? null : amounts.reduce((sum, each) => sum + each, 0), taxes };
}

/** BT-120 and BT-121. They stay among what we do not model as well, where a person reads them. */
function exemptionsFrom(source: UblSource): Exemption[] {
  return all(source, source.root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory').flatMap((category) => {
    const text = (name: string): string => one(source, category, name)?.text.trim() ?? '';
    const exemption = {
      taxCategory: text('cbc:ID'),
      code: text('cbc:TaxExemptionReasonCode'),
      reason: text('cbc:TaxExemptionReason')
    };
    return exemption.code === '' && exemption.reason === '' ? [] : exemption;
  });
}

/** BT-125, wherever in the document it stands. */
function embeddedFiles(source: UblSource): EmbeddedFile[] {
  const files: EmbeddedFile[] = [];
  for (const [element, { name: elementName, parent }] of source.known) {
    if (elementName !== 'cbc:EmbeddedDocumentBinaryObject') continue;
    source.taken.add(element);
    const reference = (parent && source.known.get(parent)?.parent) ?? null;
    const written = [
      attribute(source, element, 'filename'),
      one(source, reference, 'cbc:ID')?.text ?? '',
      'attachment'
    ];
    const name = written.map(fileName).find((candidate) => candidate !== '') ?? '';
    const mime = attribute(source, element, 'mimeCode') || 'application/octet-stream';
    const base64 = element.text.replace(/\s+/g, '');
    if (base64.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)) files.push({ name, mime, base64 });
    else source.warnings.push({ why: 'attachment-broken', name, at: placeOf(source, element) });
  }
  return files;
}

/** Without folders, whichever way they are written: a name from outside must not lead anywhere. */
function fileName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').trim().slice(0, 200);
}

/**
 * Everything with a text that nobody took, in the order of the document. Paths start with "/": no key is a name alone. It
 * becomes part of the history, where no record may outgrow what a backup can hold: what is beyond is in the file that is kept.
 */
function extraOf(source: UblSource): Record<string, string> {
  const extra: Record<string, string> = {};
  let count = 0;
  let length = 0;
  const add = (path: string, text: string): boolean => {
    count += 1;
    length += path.length + text.length;
    if (count > extraMax.count || length > extraMax.length) return false;
    extra[path] = text;
    return true;
  };
  for (const [element, { path }] of source.known) {
    const text = element.text.trim();
    const found = element.attributes.filter((each) => !source.taken.has(each));
    const isKept =
      found.every(({ name, value }) => add(`${path}/@${name}`, value)) &&
      (text === '' || source.taken.has(element) || add(path, text));
    if (isKept) continue;
    source.warnings.push({ why: 'rest-left-out', limit: extraMax.count, at: placeOf(source, element) });
    break;
  }
  return extra;
}

const extraMax = { count: 2_000, length: 1_000_000 };
/** Nobody reads more of them; what they are about is in the file. */
const warningsMax = 1_000;

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
