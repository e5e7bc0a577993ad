import type { Invoice } from '#domain/invoice/invoice.ts';
import { linesInOrder } from '#domain/invoice/balance.ts';
import { normaliseDecimal } from '#domain/money/decimal.ts';
import type { BusinessFields } from '#domain/business/business.ts';
import { hasRate, type InvoiceFormValue } from './invoice-form-value.ts';

/** A line as it was written before, for the next one to be like it. */
export interface EarlierLine {
  readonly text: string;
  readonly description: string;
  readonly code: string;
  readonly unit: string;
  readonly price: string;
  readonly baseQuantity: string;
  readonly currency: string;
  readonly taxCategory: string;
  readonly taxRate: string;
}

/**
 * Lines of earlier invoices, each text once as it was written last; those for the same client come first.
 * `invoices`: the latest first.
 */
export function earlierLines(
  invoices: readonly Invoice[],
  { clientId, direction }: Pick<InvoiceFormValue, 'clientId' | 'direction'>
): EarlierLine[] {
  const alike = invoices.filter(({ content, deleted }) => deleted === null && content.direction === direction);
  const own = alike.filter(({ content }) => clientId !== null && content.clientId === clientId);
  const byText = new Map<string, EarlierLine>();
  for (const { content } of [...own, ...alike])
    for (const line of linesInOrder(content)) {
      const key = line.text.trim().toLocaleLowerCase();
      if (key === '' || byText.has(key)) continue;
      const { text, description, code, unit, price, baseQuantity, taxCategory, taxRate } = line;
      const { currency } = content;
      byText.set(key, { text, description, code, unit, price, baseQuantity, currency, taxCategory, taxRate });
    }
  return [...byText.values()];
}

export interface Tax {
  readonly taxCategory: string;
  readonly taxRate: string;
}

/** Taxes to choose from without typing: those on this invoice, the usual one, those of earlier lines, and none. */
export function usualTaxes(
  { lines, adjustments }: Pick<InvoiceFormValue, 'lines' | 'adjustments'>,
  business: Pick<BusinessFields, 'taxCategory' | 'taxRate'>,
  earlier: readonly Tax[]
): Tax[] {
  const untaxed = ['Z', 'E', 'AE', 'K', 'G', 'O'].map((taxCategory) => ({ taxCategory, taxRate: '0' }));
  const byKey = new Map<string, Tax>();
  for (const { taxCategory, taxRate } of [business, ...lines, ...adjustments, ...earlier.slice(0, 50), ...untaxed]) {
    if (taxCategory === '' || taxRate === '') continue;
    const tax = { taxCategory, taxRate: normaliseDecimal(taxRate) };
    byKey.set(taxKey(tax), tax);
  }
  return [...byKey.values()].sort(
    (left, right) =>
      Number(hasRate(right.taxCategory)) - Number(hasRate(left.taxCategory)) ||
      Number(right.taxRate) - Number(left.taxRate)
  );
}

export function taxKey({ taxCategory, taxRate }: Tax): string {
  return `${taxCategory} ${taxRate === '' ? '' : normaliseDecimal(taxRate)}`;
}
