import { zoneHere } from '#state/zone.ts';
import { formatInstant, monthInWords, shortDay } from '#domain/calendar/format.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { CsvCell } from '#services/csv.ts';
import { inLanguage, language, locale } from '#ui/words/language.ts';
import { daysAsDecimal, durationInWords } from './duration.ts';
import type { Cell } from './view.ts';

const number = inLanguage((tag) => new Intl.NumberFormat(tag));
const percent = inLanguage((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }));
export const nothing = '–';

/** As it is read. */
export function cellText(cell: Cell | undefined): string {
  if (!cell) return '';
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'status':
      return cell.sign.label;
    case 'count':
      return cell.count === null ? nothing : number().format(cell.count);
    case 'money':
      return formatAmount(cell.amountMinor, cell.currency, locale());
    case 'duration':
      return cell.ms === null ? nothing : durationInWords(cell.ms);
    case 'share':
      return cell.share === null ? nothing : percent().format(cell.share);
    case 'month':
      return monthInWords(cell.month, language);
    case 'day':
      return shortDay(cell.day, language);
    case 'instant':
      return formatInstant(cell.instantMs, language, zoneHere());
  }
}

/** For a spreadsheet: days by ISO 8601, nothing grouped, no currency. */
export function cellForFile(cell: Cell | undefined): CsvCell {
  if (!cell) return '';
  switch (cell.is) {
    case 'text':
    case 'status':
      return cellText(cell);
    case 'count':
      return cell.count === null ? '' : { decimal: String(cell.count) };
    case 'money':
      return { decimal: minorToDecimal(cell.amountMinor, cell.currency) };
    case 'duration':
      return cell.ms === null ? '' : { decimal: daysAsDecimal(cell.ms) };
    case 'share':
      return cell.share === null ? '' : { decimal: cell.share.toFixed(4) };
    case 'month':
      return cell.month;
    case 'day':
      return cell.day;
    case 'instant':
      return new Date(cell.instantMs).toISOString();
  }
}
