import { formatAmount } from '#domain/money/format.ts';
import { locale } from '#ui/words/language.ts';

/** So that names at an axis do not run into each other: every how many of them is shown. */
export function labelEvery(count: number, widthPx: number, labelPx: number): number {
  return Math.max(1, Math.ceil((count * labelPx) / Math.max(1, widthPx)));
}

export const chartHeight = 240;
/** What is printed on A4 has about this width between its margins, in CSS pixels. */
export const paperWidth = 680;
export const margin = { top: 8, right: 4, bottom: 24 } as const;

/** An amount as it stands at an axis: without hundredths that are none. */
export function amountAtAxis(amountMinor: number, currency: string): string {
  return formatAmount(Math.round(amountMinor), currency, locale()).replace(/[.,]00(?=\D*$)/, '');
}

/** Room for the longest name at the axis of values. */
export function marginFor(names: readonly string[]): number {
  return 12 + 7 * Math.max(0, ...names.map((name) => name.length));
}
