import { monthInWords, shortDay } from '#domain/calendar/format.ts';
import { choosing } from '#state/filters.ts';
import { flowByStatus, type FlowOfStatus } from '#services/reports/flow.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { cellText } from './cell-text.ts';
import { behind, type ReportContext } from './context.ts';
import { daysOf, spans } from './spans.ts';
import type { Cell, ReportView } from './view.ts';

const text = words.reports;

/** How many invoices were in each status, at the end of each day, week or month. */
export function flowView(context: ReportContext): ReportView {
  const days = daysOf(context.span, context.query.today);
  const flow = flowByStatus(context, days);
  if (flow.length === 0) return { parts: [] };
  const isByMonth = spans[context.span].step === 'month';
  const hrefsOf = ({ status, counts }: FlowOfStatus): (string | null)[] =>
    counts.map((count, place) => {
      if (count === 0) return null;
      // As it stands today is what the list shows by itself: any other day is asked for by name.
      const isNow = place === days.length - 1;
      return behind(context, (filter) =>
        isNow ? { ...filter, statuses: [status] } : choosing(filter, 'stood', [`${days[place]} ${status}`])
      );
    });
  const hrefs = new Map(flow.map((one) => [one.status, hrefsOf(one)]));
  return {
    parts: [
      {
        id: 'flow',
        title: null,
        chart: {
          is: 'areas',
          label: text.flowLabel,
          categories: days.map((day) =>
            isByMonth ? monthInWords(day.slice(0, 7), language) : shortDay(day, language)
          ),
          // What is finished lies at the ground and grows; what is under way stands on it.
          series: [...flow].reverse().map((one) => {
            const sign = context.sign(one.status);
            return { id: one.status, label: sign.label, sign, values: one.counts, hrefs: hrefs.get(one.status) };
          }),
          show: (count) => cellText({ is: 'count', count })
        },
        table: {
          caption: text.names.flow,
          columns: [
            { id: 'day', label: text.columns.day },
            ...flow.map(({ status }) => ({ id: status, label: context.sign(status).label, isNumeric: true }))
          ],
          rows: days
            .map((day, place) => ({
              id: day,
              cells: {
                day: { is: 'day', day } satisfies Cell,
                ...Object.fromEntries(
                  flow.map((one): [string, Cell] => [
                    one.status,
                    { is: 'count', count: one.counts[place] ?? 0, href: hrefs.get(one.status)?.[place] }
                  ])
                )
              }
            }))
            .reverse()
        }
      }
    ]
  };
}
