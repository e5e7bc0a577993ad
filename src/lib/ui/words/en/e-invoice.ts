import type { LeftOut } from '#services/e-invoice.ts';
import type { EInvoiceWhy, Mend } from '#domain/exchange/en16931.ts';

/** What keeps a document from being an e-invoice, and what would help. */
const problems: Record<EInvoiceWhy, string> = {
  'number-missing': 'It has no number yet. It gets one with the first move into a completed status.',
  'issue-day-missing': 'It has no issue date.',
  'period-reversed': 'Its period ends before it begins.',
  'seller-name-missing': 'Your business has no name on it.',
  'seller-country-missing': 'The country of your business is missing.',
  'seller-country-unknown': 'The country of your business is none that e-invoices know.',
  'seller-unidentified': 'Your business has neither a VAT number nor a registration number on it.',
  'seller-vat-id-missing': 'Your VAT number is missing: these lines need it.',
  'seller-tax-id-missing': 'Neither your VAT number nor your tax number is on it.',
  'seller-vat-id-prefix': 'Your VAT number has to begin with the two letters of its country, as in DE123456789.',
  'client-name-missing': 'The client has no name on it.',
  'client-country-missing': 'The country of the client is missing.',
  'client-country-unknown': 'The country of the client is none that e-invoices know.',
  'client-vat-id-missing': 'The VAT number of the client is missing: lines within the EU need it.',
  'client-unidentified': 'The client has neither a VAT number nor a registration number: a reverse charge needs one.',
  'client-vat-id-prefix': 'The VAT number of the client has to begin with the two letters of its country.',
  'no-lines': 'It has no lines.',
  'line-name-missing': 'It has no description.',
  'unit-unknown': 'Its unit is none that e-invoices know. Choose one of the list.',
  'tax-category-missing': 'It has no kind of tax.',
  'rate-not-positive': 'The standard rate has to be above 0 %. Choose another kind of tax for no tax.',
  'rate-not-zero': 'This kind of tax has no rate: it has to be 0 %.',
  'outside-mixed': 'Lines outside of the scope of VAT cannot stand beside others on one invoice.',
  'island-tax-small':
    'IGIC or IPSI comes to 0.50 or less here: the official check of e-invoices refuses that. Put it on one invoice with more of it.',
  'delivery-day-missing': 'A delivery within the EU needs a period, or the day of delivery as its beginning.',
  'due-missing': 'Something is to be paid, and neither a due date nor terms say when.',
  'currency-unknown': 'Its currency is none that e-invoices know.',
  'currency-decimals': 'E-invoices know no currency with more than two decimals.'
};

const mends: Record<Mend, string> = {
  number: 'To the invoice',
  document: 'Change the currency',
  dates: 'Edit the dates',
  client: 'Edit the client',
  lines: 'Edit the lines',
  adjustments: 'Edit the discounts and surcharges',
  terms: 'Edit the terms',
  business: 'Edit your business'
};

/** An invoice as a file for the programs of others. */
export const eInvoice = {
  save: 'E-invoice',
  title: 'Not an e-invoice yet',
  text: 'An e-invoice (EN 16931, UBL) has to say all that a program asks for. This is missing:',
  refresh: 'What you change in your business reaches this invoice by “Refresh from your business” where it is edited.',
  problem: (why: EInvoiceWhy): string => problems[why],
  ofLine: (position: number): string => `Line ${position}: `,
  ofAdjustment: (position: number): string => `Discount or surcharge ${position}: `,
  mend: (mend: Mend): string => mends[mend],
  rule: (rule: string): string => `EN 16931, ${rule}`,
  exempt: 'Exempt from VAT',
  leftOut: (name: string): string => `Not in the e-invoice: ${name}`,
  whyLeftOut: {
    kind: 'An e-invoice may hold PDF, PNG, JPEG, CSV and spreadsheets only. Send this file along with it.',
    missing: 'This file is not on this device.'
  } satisfies Record<LeftOut['why'], string>,
  close: 'Close',
  fileName: (name: string): string => `${name}.xml`
};
