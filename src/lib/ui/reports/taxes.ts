import { monthInWords } from '#domain/calendar/format.ts';
import { daysOfMonth } from '#services/reports/months.ts';
import { taxesByMonth, type PurseTaxes } from '#services/reports/taxes.ts';
import { choosing, ranging } from '#state/filters.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { amountAtAxis } from './axis.ts';
import { behind, inBooks, inPurse, type ReportContext } from './context.ts';
import { monthsOf } from './spans.ts';
import type { ReportPart, ReportView } from './view.ts';

const text = words.reports;

type TaxKind = Pick<PurseTaxes['taxes'][number], 'taxRate' | 'taxCategory'>;

/** Tax by rate and month; one part for each direction and currency. */
export function taxesView(context: ReportContext): ReportView {
  const months = monthsOf(context.span, context.query.today);
  return { parts: taxesByMonth(context, months).map((purse) => pursePart(context, purse, months)) };
}

function pursePart(context: ReportContext, { purse, taxes }: PurseTaxes, months: readonly string[]): ReportPart {
  const { currency } = purse;
  const title = text.purse(purse);
  const kinds = [...new Map(taxes.map((tax) => [`${tax.taxCategory} ${tax.taxRate}`, tax])).values()];
  const rateName = ({ taxRate, taxCategory }: TaxKind): string => text.taxRate(taxRate, taxCategory);
  const hrefOf = ({ taxRate, taxCategory }: TaxKind, month: string): string =>
    behind(context, (filter) =>
      choosing(ranging(inBooks(inPurse(filter, purse)), 'issue-day', daysOfMonth(month)), 'taxes', [
        `${taxCategory} ${taxRate}`
      ])
    );
  return {
    id: title,
    title,
    chart: {
      is: 'columns',
      label: title,
      categories: months.map((month) => monthInWords(month, language)),
      series: kinds.map((kind) => {
        const byMonth = months.map((month) =>
          taxes.find((tax) => tax.month === month && rateName(tax) === rateName(kind))
        );
        return {
          id: rateName(kind),
          label: rateName(kind),
          values: byMonth.map((tax) => tax?.taxMinor ?? 0),
          hrefs: byMonth.map((tax) => (tax ? hrefOf(tax, tax.month) : null))
        };
      }),
      show: (amountMinor) => amountAtAxis(amountMinor, currency)
    },
    table: {
      caption: title,
      columns: [
        { id: 'month', label: text.columns.month },
        { id: 'rate', label: text.columns.rate },
        { id: 'net', label: text.columns.net, isNumeric: true },
        { id: 'tax', label: text.columns.tax, isNumeric: true },
        { id: 'count', label: text.columns.invoices, isNumeric: true }
      ],
      rows: taxes.map((tax) => {
        const href = hrefOf(tax, tax.month);
        return {
          id: `${tax.month} ${rateName(tax)}`,
          cells: {
            month: { is: 'month', month: tax.month, href },
            rate: { is: 'text', text: rateName(tax) },
            net: { is: 'money', amountMinor: tax.baseMinor, currency },
            tax: { is: 'money', amountMinor: tax.taxMinor, currency },
            count: { is: 'count', count: tax.count, href }
          }
        };
      }),
      foot:
        kinds.length === 0
          ? []
          : kinds.map((kind) => {
              const same = taxes.filter((tax) => rateName(tax) === rateName(kind));
              const sum = (of: (tax: (typeof taxes)[number]) => number): number =>
                same.reduce((all, tax) => all + of(tax), 0);
              return {
                id: rateName(kind),
                cells: {
                  month: { is: 'text', text: text.total },
                  rate: { is: 'text', text: rateName(kind) },
                  net: { is: 'money', amountMinor: sum((tax) => tax.baseMinor), currency },
                  tax: { is: 'money', amountMinor: sum((tax) => tax.taxMinor), currency },
                  count: { is: 'count', count: sum((tax) => tax.count) }
                }
              };
            })
    }
  };
}
