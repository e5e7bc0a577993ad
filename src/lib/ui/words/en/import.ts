import type { CsvField } from '#domain/exchange/csv/fields.ts';
import type { ImportProblem, Malformed } from '#domain/exchange/import-problem.ts';
import { inFigures } from './in-figures.ts';

const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${inFigures(count)} ${many}`;

const invoices = (count: number): string => plural(count, 'invoice', 'invoices');
const clients = (count: number): string => plural(count, 'client', 'clients');
const files = (count: number): string => plural(count, 'file', 'files');

/** Some problems with different names say the same things. */
type Bearing<Each, Why> = Each extends { readonly why: infer Has } ? (Why extends Has ? Each : never) : never;
type Problem<Why> = Bearing<ImportProblem, Why>;

/** `piece` is what the file says there, in quotation marks; empty where there is nothing to show. */
const malformed: Record<Malformed, (piece: string) => string> = {
  end: (piece) =>
    piece === ''
      ? 'The file ends in the middle. It may not have arrived whole: fetch it again.'
      : `The file ends in the middle, inside of ${piece}. It may not have arrived whole: fetch it again.`,
  unclosed: (piece) => `The file is broken: ${piece} is opened, and not closed.`,
  unopened: (piece) => `The file is broken: ${piece} is closed, and was not opened.`,
  tag: (piece) => `The file is broken: a tag is not written correctly${after(piece)}.`,
  attribute: (piece) => `The file is broken: an attribute of a tag is not written correctly${after(piece)}.`,
  character: (piece) => `The file is broken: there is a character that XML does not allow${after(piece)}.`,
  comment: () => 'The file is broken: a comment does not end.',
  cdata: () => 'The file is broken: a section of raw text does not end.',
  instruction: () => 'The file is broken: an instruction does not end.',
  entity: (piece) => `The file is broken: there is a reference that nobody defined${after(piece)}.`,
  prefix: (piece) => `The file is broken: the prefix of a name is not declared${after(piece)}.`,
  structure: () => 'The file is broken: it does not hold together as one document.'
};

const after = (piece: string): string => (piece === '' ? '' : `: ${piece}`);

/** Elements that an invoice must have, as a person calls them. */
const elements: Record<string, string> = {
  'cbc:ID': 'The number of the document',
  'cbc:IssueDate': 'The issue date',
  'cbc:DocumentCurrencyCode': 'The currency'
};

/** Why a file cannot be imported. `size` writes a number of bytes. */
const problems: {
  readonly [Why in ImportProblem['why']]: (problem: Problem<Why>, size: (sizeBytes: number) => string) => string;
} = {
  empty: () => 'The file is empty.',
  unreadable: () => 'The file could not be opened. It may have been moved or changed since. Choose it again.',
  'too-large': ({ sizeBytes, limitBytes }, size) =>
    `The file is too large: ${size(sizeBytes)}. Files of at most ${size(limitBytes)} can be imported.`,
  'encoding-unknown': ({ encoding }) => `The file says that it is written in “${encoding}”, which is not known here.`,
  'encoding-broken': ({ encoding }) =>
    `The file is not written in ${encoding.toUpperCase()} throughout, so some of its text would be lost.`,
  'not-xml': () =>
    'This is no XML. E-invoices are files of XML, in the form UBL 2.1 or CII, or PDF with one of them inside.',
  'not-in-pdf': () =>
    'This PDF is a picture of an invoice only: there is no e-invoice (Factur-X, ZUGFeRD) inside it. Write the invoice by hand, and attach the PDF to it.',
  'not-text': () =>
    'This is no text. A spreadsheet has to be saved as CSV first; documents and pictures cannot be read here.',
  'quote-open': () =>
    'A quotation mark is opened here and never closed, so that all that follows would stand in one cell. Close it or take it away, and choose the file again.',
  'no-table': () => 'There is no table in it: at least a row with names of columns, and one row below it.',
  'totals-apart': ({ count }) =>
    `${inFigures(count)} rows bear this number and say different totals. If they are lines of one invoice, choose below which column is the amount of a line.`,
  'too-many-columns': ({ limit }) => `There are more than ${inFigures(limit)} columns: this is no list of invoices.`,
  'too-many-rows': ({ limit }) => `There are more than ${inFigures(limit)} rows. Divide it into several files.`,
  doctype: () => 'The file has a document type declaration (DOCTYPE). That is not read, since it can be harmful.',
  'too-deep': ({ limit }) => `Elements are nested more than ${inFigures(limit)} deep, which no invoice needs.`,
  'too-many-elements': ({ limit }) => `The file has more than ${inFigures(limit)} elements, which no invoice needs.`,
  'tag-too-long': ({ limit }) => `A tag is longer than ${inFigures(limit)} characters, which no invoice needs.`,
  'not-well-formed': ({ what, text }) => malformed[what](text === '' ? '' : `“${text}”`),
  'not-an-invoice': ({ root }) =>
    root === 'html'
      ? 'This is a web page, not an e-invoice.'
      : `This is XML, but no invoice or credit note in UBL or CII: it begins with “${root}”.`,
  missing: ({ at }) =>
    `${elements[at.path.split('/').at(-1) ?? ''] ?? (at.path === '' || at.path.startsWith('/') ? 'Something that is needed' : `“${at.path}”`)} is missing.`,
  'not-a-number': ({ text }) => `“${text}” is not a number.`,
  'number-too-large': ({ text }) => `“${text}” is too large to reckon with exactly.`,
  'not-a-day': ({ text }) => `“${text}” is not a date.`,
  'not-a-flag': ({ text }) => `“${text}” is neither true nor false.`,
  'currency-unknown': ({ text }) => `“${text}” is no currency.`,
  'totals-too-large': () => 'The totals are too large to reckon with exactly.'
};

const fields: Readonly<Record<CsvField, string>> = {
  number: 'Number',
  client: 'Client or supplier',
  issueDay: 'Issue date',
  dueDay: 'Due date',
  total: 'Total with tax',
  tax: 'Tax',
  tax2: 'Second tax',
  net: 'Total without tax',
  paid: 'Paid so far',
  balance: 'Still to pay',
  currency: 'Currency',
  status: 'Status',
  kind: 'Invoice or credit note',
  direction: 'Issued or received',
  reference: 'Reference',
  notes: 'Notes',
  email: 'E-mail',
  street: 'Street',
  town: 'Town',
  postcode: 'Postcode',
  country: 'Country',
  vatId: 'VAT number',
  lineText: 'Item',
  lineDescription: 'Description of the item',
  quantity: 'Quantity',
  unitPrice: 'Price of one',
  lineDiscount: 'Discount in per cent',
  lineNet: 'Amount of the line',
  lineTax: 'Tax of the line',
  lineTax2: 'Second tax of the line',
  lineTaxRate: 'Tax rate of the line',
  lineTotal: 'Amount of the line with tax'
};

/** How a list of another program is to be read. */
const table = {
  title: (file: string): string => `How ${file} is read`,
  from: (source: string): string => `It looks like a list from ${source}.`,
  remembered: 'It is read as the last one with these columns was.',
  direction: 'What these are',
  directions: { issued: 'We issued them', received: 'We received them' },
  columns: 'Columns',
  columnsHint: 'Which column of the list says what. What no column is chosen for is kept beside each invoice.',
  lines: 'Lines of the invoices',
  further: 'Client and references',
  fields,
  none: 'No column',
  sample: (header: string, sample: string): string => (sample === '' ? header : `${header}: ${sample}`),
  unnamed: (place: number): string => `Column ${place}`,
  formats: 'Numbers, dates and currency',
  marks: { '.': '1,234.56', ',': '1.234,56' },
  mark: 'Numbers are written like',
  orders: { dmy: 'Day, month, year', mdy: 'Month, day, year', ymd: 'Year, month, day' },
  order: 'Dates are written as',
  currency: 'Currency of the amounts',
  numberIs: (text: string, is: string): string => `“${text}” is ${is}.`,
  unsure:
    'Its numbers or dates could be read in another way as well. Look whether they are right here; below you can say how they are written.',
  statuses: 'Statuses',
  statusesHint: 'Where they come to stand. What still has something to pay never comes in as paid.',
  status: (text: string, count: number): string => `“${text}” (${inFigures(count)})`,
  whereImportsBegin: 'Where imports begin',
  found: 'What is found',
  noNumberColumn: 'No column says the number. Choose it below.',
  looking: 'Reading the list …',
  rows: (count: number): string => plural(count, 'row', 'rows'),
  counts: (read: number, refused: number, passedOver: number, otherWay: number): string =>
    [
      `${invoices(read)} can be read.`,
      refused > 0 && `${invoices(refused)} cannot, and ${refused === 1 ? 'is' : 'are'} left out.`,
      passedOver > 0 && `${plural(passedOver, 'row tells', 'rows tell')} of something else.`,
      otherWay > 0 &&
        `${plural(otherWay, 'row tells', 'rows tell')} of invoices that went the other way. Choose the file once more to bring those in.`
    ]
      .filter((part) => part !== false)
      .join(' '),
  furtherInvoices: (count: number): string => `and ${inFigures(count)} more`,
  noNumber: 'No number',
  paid: 'paid',
  rest: (amount: string): string => `${amount} to pay`,
  nothing: 'No invoice can be read in this way.',
  take: (count: number): string => `Go on with ${invoices(count)}`,
  leave: 'Leave this file out'
};

/** Bringing in e-invoices, and lists of other programs. */
export const importing = {
  launchFailed: 'What was opened with Docket could not be read',
  launchRemedy: 'It may have been moved since. Choose it here.',
  title: 'Import invoices',
  intro:
    'E-invoices (UBL, CII, Factur-X and ZUGFeRD), one or many at once, and lists from other programs (CSV). Nothing is stored before you say so.',
  table,
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  drop: 'or drop them here',
  dropNow: 'Let go to read them',
  reading: (done: number, total: number): string => `Reading ${inFigures(done)} of ${files(total)}`,
  cancel: 'Cancel reading',
  clear: 'Start over',
  counted: (count: number): string => inFigures(count),
  showMore: (count: number): string => `Show ${inFigures(count)} more`,

  summary: (counts: { ready: number; already: number; failed: number }): string => {
    const parts = [
      counts.ready > 0 && `${inFigures(counts.ready)} ready`,
      counts.already > 0 && `${inFigures(counts.already)} already here`,
      counts.failed > 0 && `${inFigures(counts.failed)} that cannot be imported`
    ].filter((part) => part !== false);
    return `${parts.join(', ')}.`;
  },

  questions: 'Before the import',
  direction: {
    label: 'Are these invoices yours, or did you receive them?',
    hint: (count: number): string =>
      `${count === 1 ? '1 file does' : `${inFigures(count)} files do`} not tell: neither side has the tax ids or the name of your business.`,
    options: { issued: 'We issued them', received: 'We received them' },
    open: 'Say first whether you issued or received them.'
  },
  type: {
    label: { issued: 'What are the issued ones?', received: 'What are the received ones?' },
    choose: 'Choose a type',
    open: 'Choose the type first.',
    closed: {
      issued: (account: string): string => `${account} issues none of the types that are switched on.`,
      received: (account: string): string => `${account} receives none of the types that are switched on.`
    },
    thisBusiness: 'This business',
    closedRemedy: 'Switch on a type in the settings, or leave these files out.'
  },

  ready: 'To import',
  already: 'Already here',
  failed: 'Cannot be imported',
  failedSafe: 'The other files are not touched by this.',
  select: (document: string, file: string): string => `Import ${document} from ${file}`,
  nothingToPay: 'nothing to pay',
  kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  issuedTo: 'Issued',
  receivedFrom: 'Received',
  directionOpen: 'Issued or received?',
  nobody: 'Nobody named',
  copyOf: 'Looks like a copy of',
  copyHint: 'Same seller, number and date, but not the same file. It stays out unless you tick it; then both are kept.',
  copyDiffers: (here: string, file: string): string => `Here: ${here}. In this file: ${file}.`,
  clashing: 'Number taken',
  clashingHint:
    'No two of your own invoices bear one number. Untick what is not meant, or correct the number in the file and choose it again.',
  numberHere: (number: string): string => `${number} is the number of an invoice that is here:`,
  itsBearer: 'open it',
  numberOfFile: (number: string, file: string): string => `${number} comes with ${file} before it, as another invoice.`,
  alreadyAs: 'Already imported as',
  sameFile: (file: string): string => `The same file as ${file}.`,
  differs: 'The totals of the document are not what its lines come to.',
  declares: (label: string, declared: string, computed: string): string =>
    `${label}: it declares ${declared}, we reckon ${computed}.`,
  differsSafe: 'Both are kept: what it declares, and what we reckon.',
  fromTo: (seller: string, buyer: string): string => `${seller} → ${buyer}`,
  look: (count: number): string => (count === 1 ? '1 thing to look at' : `${inFigures(count)} things to look at`),
  place: ({ line, column, path }: { line: number | null; column: number | null; path: string }): string =>
    [
      line === null ? '' : `line ${inFigures(line)}`,
      column === null ? '' : `column ${inFigures(column)}`,
      path === '/' ? '' : path
    ]
      .filter((part) => part !== '')
      .join(', '),
  furtherProblems: (count: number): string => `and ${inFigures(count)} more`,
  problems,

  newClients: 'New clients',
  addClients: (count: number): string =>
    count === 1 ? 'Add the new client' : `Add the ${inFigures(count)} new clients`,
  addClientsHint: 'Their invoices are then listed under their names. You can add them later, too.',

  /** It is one step, which is done as a whole or not at all. */
  long: (count: number): string =>
    `${inFigures(count)} invoices are stored in one step, which may take a minute or two. Leave this page open.`,
  confirm: (count: number): string => `Import ${invoices(count)}`,
  nothingChosen: 'Tick at least one file.',
  refused: 'Nothing was imported',
  refusedSafe: 'The files are still here, and nothing was stored.',

  done: (invoiceCount: number, clientCount: number): string =>
    clientCount === 0
      ? `${invoices(invoiceCount)} imported.`
      : `${invoices(invoiceCount)} imported, ${clients(clientCount)} added.`,
  undone: 'This import was undone. Nothing of it is here any more.',
  toInvoices: 'To the invoices',
  back: 'Back to the invoices',
  importedNow: 'Imported'
};
