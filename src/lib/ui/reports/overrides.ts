import { dayAt } from '#domain/calendar/day.ts';
import { monthInWords } from '#domain/calendar/format.ts';
import { countedBy } from '#domain/shared/grouped.ts';
import { monthsSince } from '#services/reports/months.ts';
import { overridesIn } from '#services/reports/overrides.ts';
import { numberInWords } from '#ui/invoice-row/row.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { choosing } from '#state/filters.ts';
import { cellText } from './cell-text.ts';
import { behind, type ReportContext } from './context.ts';
import type { ReportView } from './view.ts';

const text = words.reports;

/** Who went past the moves of the workflow, when and why. */
export function overridesView(context: ReportContext): ReportView {
  const { columns, query, told, invoiceHref, zone } = context;
  const overrides = overridesIn(told.histories, columns);
  const oldest = overrides.at(-1);
  if (!oldest) return { parts: [] };
  const months = monthsSince(dayAt(oldest.at, zone), query.today);
  const countByMonth = countedBy(overrides, ({ at }) => dayAt(at, zone).slice(0, 7));
  return {
    parts: [
      {
        id: 'overrides',
        title: null,
        chart: {
          is: 'columns',
          label: text.overridesByMonth,
          categories: months.map((month) => monthInWords(month, language)),
          series: [
            {
              id: 'overrides',
              label: text.names.overrides,
              values: months.map((month) => countByMonth.get(month) ?? 0),
              hrefs: months.map((month) =>
                countByMonth.has(month)
                  ? behind(context, (filter) => choosing(filter, 'override-months', [month]))
                  : null
              )
            }
          ],
          show: (count) => cellText({ is: 'count', count })
        },
        table: {
          caption: text.names.overrides,
          columns: [
            { id: 'invoice', label: text.columns.invoice },
            { id: 'client', label: text.columns.client },
            { id: 'when', label: text.columns.when },
            { id: 'who', label: text.columns.who },
            { id: 'from', label: text.columns.from },
            { id: 'to', label: text.columns.to },
            { id: 'reason', label: text.columns.reason }
          ],
          rows: overrides.map(({ key, invoice, at, by, from, to, reason }) => {
            const row = columns.row(invoice, query.today);
            return {
              id: key,
              cells: {
                invoice: {
                  is: 'text',
                  text: row ? numberInWords(row) : text.overrideMissing,
                  href: row ? invoiceHref(invoice) : null
                },
                client: { is: 'text', text: row?.party ?? '' },
                when: { is: 'instant', instantMs: at },
                who: { is: 'text', text: by.name },
                from: { is: 'text', text: from.label },
                to: { is: 'text', text: to.label },
                reason: { is: 'text', text: reason }
              }
            };
          })
        }
      }
    ]
  };
}
