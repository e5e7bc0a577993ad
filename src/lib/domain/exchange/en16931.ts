import { adjustmentsInOrder, linesInOrder, totalsOf } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import { minorDigits } from '#domain/money/currency.ts';
import { compareDecimals } from '#domain/money/decimal.ts';
import { countryCodes, currencyCodes, eInvoiceCountry } from './code-lists.ts';
import { hasCategory } from './ubl-write.ts';
import { unitCodes } from './unit-codes.ts';

/** Where a person mends what an e-invoice lacks. */
export type Mend = 'number' | 'document' | 'dates' | 'client' | 'lines' | 'adjustments' | 'terms' | 'business';

/** What EN 16931 asks of an invoice and this one does not have, as plain data; the words live with the screens. */
export interface EInvoiceProblem {
  /** Of the rule: BR-6. */
  readonly rule: string;
  readonly why: EInvoiceWhy;
  readonly mend: Mend;
  /** From 1: which line or adjustment; null where it is the document. */
  readonly position: number | null;
}

export type EInvoiceWhy =
  | 'number-missing'
  | 'issue-day-missing'
  | 'period-reversed'
  | 'seller-name-missing'
  | 'seller-country-missing'
  | 'seller-country-unknown'
  | 'seller-unidentified'
  | 'seller-vat-id-missing'
  | 'seller-tax-id-missing'
  | 'seller-vat-id-prefix'
  | 'client-name-missing'
  | 'client-country-missing'
  | 'client-country-unknown'
  | 'client-vat-id-missing'
  | 'client-unidentified'
  | 'client-vat-id-prefix'
  | 'no-lines'
  | 'line-name-missing'
  | 'unit-unknown'
  | 'tax-category-missing'
  | 'rate-not-positive'
  | 'rate-not-zero'
  | 'outside-mixed'
  | 'island-tax-small'
  | 'delivery-day-missing'
  | 'due-missing'
  | 'currency-decimals'
  | 'currency-unknown';

/** All that would keep the document from being an e-invoice by EN 16931, in the order of the document; empty: it is one. */
export function eInvoiceProblems(content: Content, number: string): EInvoiceProblem[] {
  const { seller, client, issueDay, dueDay, terms, periodStart, periodEnd } = content;
  const problems: EInvoiceProblem[] = [];
  const add = (rule: string, why: EInvoiceWhy, mend: Mend, position: number | null = null): void =>
    void problems.push({ rule, why, mend, position });
  const unless = (isKept: boolean, ...problem: Parameters<typeof add>): void => {
    if (!isKept) add(...problem);
  };

  unless(number.trim() !== '', 'BR-2', 'number-missing', 'number');
  unless(issueDay !== null, 'BR-3', 'issue-day-missing', 'dates');
  unless(periodStart === null || periodEnd === null || periodStart <= periodEnd, 'BR-29', 'period-reversed', 'dates');
  // Accounts of goods and services are told in hundredths; some currencies have thousandths.
  unless(minorDigits(content.currency) <= 2, 'BR-DEC-9', 'currency-decimals', 'document');
  unless(currencyCodes.has(content.currency), 'BR-CL-4', 'currency-unknown', 'document');

  const isOutside = hasCategory(content, 'O');
  const sellerVatId = isOutside ? '' : seller.vatId;
  unless(seller.name.trim() !== '', 'BR-6', 'seller-name-missing', 'business');
  unless(seller.country !== '', 'BR-9', 'seller-country-missing', 'business');
  unless(isKnownCountry(seller.country), 'BR-CL-14', 'seller-country-unknown', 'business');
  unless(sellerVatId !== '' || seller.registrationId !== '', 'BR-CO-26', 'seller-unidentified', 'business');
  unless(sellerVatId === '' || hasPrefix(sellerVatId), 'BR-CO-9', 'seller-vat-id-prefix', 'business');
  unless(client.name.trim() !== '', 'BR-7', 'client-name-missing', 'client');
  unless(client.country !== '', 'BR-11', 'client-country-missing', 'client');
  unless(isKnownCountry(client.country), 'BR-CL-14', 'client-country-unknown', 'client');
  unless(isOutside || client.vatId === '' || hasPrefix(client.vatId), 'BR-CO-9', 'client-vat-id-prefix', 'client');

  const lines = linesInOrder(content);
  unless(lines.length > 0, 'BR-16', 'no-lines', 'lines');
  for (const [at, { text, unit }] of lines.entries()) {
    unless(text.trim() !== '', 'BR-25', 'line-name-missing', 'lines', at + 1);
    unless(unit === '' || unitCodes.has(unit), 'BR-CL-23', 'unit-unknown', 'lines', at + 1);
  }
  for (const [mend, items] of [
    ['lines', lines],
    ['adjustments', adjustmentsInOrder(content)]
  ] as const)
    for (const [at, { taxCategory, taxRate }] of items.entries()) {
      unless(categories.has(taxCategory), 'BR-CO-4', 'tax-category-missing', mend, at + 1);
      const isTaxed = compareDecimals(taxRate, '0') > 0;
      if (taxCategory === 'S') unless(isTaxed, 'BR-S-5', 'rate-not-positive', mend, at + 1);
      else if (rateless.has(taxCategory)) unless(!isTaxed, `BR-${taxCategory}-5`, 'rate-not-zero', mend, at + 1);
    }

  const has = (category: string): boolean => hasCategory(content, category);
  const isMixed = [...categories].some((category) => category !== 'O' && has(category));
  if (isOutside && isMixed) add('BR-O-11', 'outside-mixed', 'lines');
  if (['S', 'Z', 'E'].some(has))
    unless(seller.vatId !== '' || seller.taxId !== '', 'BR-S-2', 'seller-tax-id-missing', 'business');
  for (const [category, rule] of [
    ['L', 'BR-IG-2'],
    ['M', 'BR-IP-2']
  ] as const)
    if (has(category)) unless(seller.vatId !== '' || seller.taxId !== '', rule, 'seller-tax-id-missing', 'business');
  if (has('AE')) {
    unless(seller.vatId !== '' || seller.taxId !== '', 'BR-AE-2', 'seller-tax-id-missing', 'business');
    unless(client.vatId !== '' || client.registrationId !== '', 'BR-AE-2', 'client-unidentified', 'client');
  }
  if (has('K')) {
    unless(seller.vatId !== '', 'BR-IC-2', 'seller-vat-id-missing', 'business');
    unless(client.vatId !== '', 'BR-IC-2', 'client-vat-id-missing', 'client');
    unless(periodStart !== null || periodEnd !== null, 'BR-IC-11', 'delivery-day-missing', 'dates');
  }
  if (has('G')) unless(seller.vatId !== '', 'BR-G-2', 'seller-vat-id-missing', 'business');

  const { payableMinor, taxes } = totalsOf(content);
  // The published rules compare with |tax − 1|, which a tax of half a unit, none or less than none cannot meet.
  const hasSmallIn = (category: string): boolean =>
    taxes.some((row) => row.taxCategory === category && 2 * row.taxMinor <= 10 ** minorDigits(content.currency));
  unless(!hasSmallIn('L'), 'BR-IG-9', 'island-tax-small', 'lines');
  unless(!hasSmallIn('M'), 'BR-IP-9', 'island-tax-small', 'lines');
  if (payableMinor > 0) unless(dueDay !== null || terms.trim() !== '', 'BR-CO-25', 'due-missing', 'terms');
  return problems;
}

/** UNCL 5305, as far as EN 16931 takes it (BR-CL-17, BR-CL-18). */
const categories: ReadonlySet<string> = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']);
const rateless: ReadonlySet<string> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O']);

/** A VAT number begins with the code of its country; Greece writes EL (BR-CO-9). */
function hasPrefix(vatId: string): boolean {
  const prefix = vatId.slice(0, 2);
  return prefix === 'EL' || countryCodes.has(prefix);
}

/** One that is missing is told by itself. */
function isKnownCountry(country: string): boolean {
  return country === '' || countryCodes.has(eInvoiceCountry(country));
}
