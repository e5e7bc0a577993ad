interface Code {
  readonly code: string;
  readonly label: string;
}

/** UNCL 5305, as EN 16931 uses it. */
const taxCategories: readonly (Code & { readonly description: string })[] = [
  { code: 'S', label: 'Standard or reduced rate', description: 'Tax is charged at the rate of the line.' },
  { code: 'Z', label: 'Zero rate', description: 'Taxable, at a rate of 0 %.' },
  { code: 'E', label: 'Exempt', description: 'Exempt from tax; the invoice says why.' },
  { code: 'AE', label: 'Reverse charge', description: 'The buyer owes the tax.' },
  { code: 'K', label: 'Delivery within the EU', description: 'Goods or services to a business in another EU country.' },
  { code: 'G', label: 'Export', description: 'Delivery outside the EU.' },
  {
    code: 'O',
    label: 'Outside the scope of tax',
    description: 'No tax applies at all, for example for small businesses.'
  },
  { code: 'L', label: 'Canary Islands (IGIC)', description: 'Indirect tax of the Canary Islands.' },
  { code: 'M', label: 'Ceuta and Melilla (IPSI)', description: 'Tax of Ceuta and Melilla.' }
];

/** UN/ECE Recommendation 20 and 21: those that invoices usually need, most used first. */
const units: readonly (Code & { readonly short: string })[] = [
  { code: 'C62', label: 'Piece', short: 'pc' },
  { code: 'HUR', label: 'Hour', short: 'h' },
  { code: 'DAY', label: 'Day', short: 'days' },
  { code: 'IE', label: 'Person', short: 'persons' },
  { code: 'LS', label: 'Lump sum', short: 'lump sum' },
  { code: 'MIN', label: 'Minute', short: 'min' },
  { code: 'WEE', label: 'Week', short: 'weeks' },
  { code: 'MON', label: 'Month', short: 'months' },
  { code: 'ANN', label: 'Year', short: 'years' },
  { code: 'KGM', label: 'Kilogram', short: 'kg' },
  { code: 'GRM', label: 'Gram', short: 'g' },
  { code: 'TNE', label: 'Tonne', short: 't' },
  { code: 'MTR', label: 'Metre', short: 'm' },
  { code: 'CMT', label: 'Centimetre', short: 'cm' },
  { code: 'KMT', label: 'Kilometre', short: 'km' },
  { code: 'MTK', label: 'Square metre', short: 'm²' },
  { code: 'MTQ', label: 'Cubic metre', short: 'm³' },
  { code: 'LTR', label: 'Litre', short: 'l' },
  { code: 'KWH', label: 'Kilowatt hour', short: 'kWh' },
  { code: 'SET', label: 'Set', short: 'sets' },
  { code: 'PR', label: 'Pair', short: 'pairs' },
  { code: 'XPK', label: 'Package', short: 'packages' },
  { code: 'P1', label: 'Per cent', short: '%' }
];

/** UNCL 4461: how money came. */
const paymentMethods: readonly Code[] = [
  { code: '58', label: 'SEPA transfer' },
  { code: '30', label: 'Bank transfer' },
  { code: '59', label: 'SEPA direct debit' },
  { code: '48', label: 'Card' },
  { code: '10', label: 'Cash' },
  { code: '20', label: 'Cheque' },
  { code: '68', label: 'Online payment' },
  { code: '97', label: 'Offset between partners' },
  { code: '1', label: 'Other' }
];

/** Codes of documents, for pickers. A code that is not listed is shown as it is. */
export const codes = {
  taxCategories,
  units,
  paymentMethods,
  /** "12 h"; a foreign code stays as it came. */
  unitShort: (code: string): string => units.find((unit) => unit.code === code)?.short ?? code
};
