import { instantAtStartOfDay } from '#domain/calendar/day.ts';
import { monthInWords } from '#domain/calendar/format.ts';
import type { Spread } from '#domain/report/spread.ts';
import { completionsByMonth } from '#services/reports/completion.ts';
import { daysOfMonth } from '#services/reports/months.ts';
import { ranging } from '#state/filters.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { cellText } from './cell-text.ts';
import { behind, type ReportContext } from './context.ts';
import { monthsOf } from './spans.ts';
import type { Cell, ReportColumn, ReportView } from './view.ts';

const text = words.reports;

/** How much is finished, and how long it takes. */
export function throughputView(context: ReportContext): ReportView {
  const months = monthsOf(context.span, context.query.today);
  const startMs = instantAtStartOfDay(daysOfMonth(months[0] ?? '').from, context.zone);
  const { months: finished, completed, settled } = completionsByMonth(context, months, startMs);
  if (completed === null && settled === null) return { parts: [] };
  const hrefsOf = (is: 'completed' | 'settled'): (string | null)[] =>
    finished.map((one) =>
      one[is] === null ? null : behind(context, (filter) => ranging(filter, `${is}-day`, daysOfMonth(one.month)))
    );
  const hrefs = { completed: hrefsOf('completed'), settled: hrefsOf('settled') };
  const time = (id: keyof typeof text.columns): ReportColumn => ({
    id,
    label: text.columns[id],
    fileLabel: text.inDays(text.columns[id]),
    isNumeric: true
  });
  const cellsOf = (done: Spread | null, closed: Spread | null, place = -1): Record<string, Cell> => ({
    completed: { is: 'count', count: done?.n ?? 0, href: hrefs.completed[place] },
    completedMedian: { is: 'duration', ms: done?.medianMs ?? null },
    completedP90: { is: 'duration', ms: done?.p90Ms ?? null },
    settled: { is: 'count', count: closed?.n ?? 0, href: hrefs.settled[place] },
    settledMedian: { is: 'duration', ms: closed?.medianMs ?? null },
    settledP90: { is: 'duration', ms: closed?.p90Ms ?? null }
  });
  return {
    notes: [text.cycleNote],
    parts: [
      {
        id: 'finished',
        title: null,
        chart: {
          is: 'columns',
          label: text.names.throughput,
          categories: months.map((month) => monthInWords(month, language)),
          series: [
            {
              id: 'completed',
              label: text.columns.completed,
              values: finished.map((one) => one.completed?.n ?? 0),
              hrefs: hrefs.completed
            },
            {
              id: 'settled',
              label: text.columns.settled,
              values: finished.map((one) => one.settled?.n ?? 0),
              hrefs: hrefs.settled
            }
          ],
          show: (count) => cellText({ is: 'count', count })
        },
        table: {
          caption: text.names.throughput,
          columns: [
            { id: 'month', label: text.columns.month },
            { id: 'completed', label: text.columns.completed, isNumeric: true },
            time('completedMedian'),
            time('completedP90'),
            { id: 'settled', label: text.columns.settled, isNumeric: true },
            time('settledMedian'),
            time('settledP90')
          ],
          rows: finished
            .map((one, place) => ({
              id: one.month,
              cells: {
                month: { is: 'month', month: one.month } satisfies Cell,
                ...cellsOf(one.completed, one.settled, place)
              }
            }))
            .reverse(),
          foot: [{ id: 'all', cells: { month: { is: 'text', text: text.total }, ...cellsOf(completed, settled) } }]
        }
      }
    ]
  };
}
