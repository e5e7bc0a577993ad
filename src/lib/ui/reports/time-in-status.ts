import { statusTimes } from '#services/reports/status-times.ts';
import { choosing } from '#state/filters.ts';
import { words } from '#ui/words/words.ts';
import { nothing } from './cell-text.ts';
import { behind, type ReportContext } from './context.ts';
import { durationInWords } from './duration.ts';
import type { ReportColumn, ReportView } from './view.ts';

const text = words.reports;

/** B80: how long invoices stay in a status, by those that left alone and with those that are still there. */
export function timeInStatusView(context: ReportContext): ReportView {
  const times = statusTimes(context);
  const still = (status: string): string => behind(context, (filter) => ({ ...filter, statuses: [status] }));
  const visited = (status: string): string => behind(context, (filter) => choosing(filter, 'visited', [status]));
  const column = (id: keyof typeof text.columns, isTime: boolean): ReportColumn => ({
    id,
    label: text.columns[id],
    fileLabel: isTime ? text.inDays(text.columns[id]) : undefined,
    isNumeric: true
  });
  if (times.length === 0) return { parts: [] };
  return {
    notes: [text.timeNote],
    parts: [
      {
        id: 'times',
        title: null,
        chart: {
          is: 'bars',
          label: text.names['time-in-status'],
          legend: text.medianBars,
          rows: times.map(({ status, closed, estimated }) => ({
            id: status,
            label: context.sign(status).label,
            sign: context.sign(status),
            bars: [closed?.medianMs ?? null, estimated.medianMs].map((value) => ({
              value,
              text: value === null ? nothing : durationInWords(value)
            })),
            href: visited(status)
          }))
        },
        table: {
          caption: text.names['time-in-status'],
          columns: [
            { id: 'status', label: text.columns.status },
            column('left', false),
            column('naiveMedian', true),
            column('naiveP90', true),
            column('median', true),
            column('p90', true),
            column('stillThere', false)
          ],
          rows: times.map(({ status, closed, estimated, stillThere }) => ({
            id: status,
            cells: {
              status: { is: 'status', sign: context.sign(status), href: visited(status) },
              left: { is: 'count', count: closed?.n ?? 0 },
              naiveMedian: { is: 'duration', ms: closed?.medianMs ?? null },
              naiveP90: { is: 'duration', ms: closed?.p90Ms ?? null },
              median: { is: 'duration', ms: estimated.medianMs },
              p90: { is: 'duration', ms: estimated.p90Ms },
              stillThere: { is: 'count', count: stillThere, href: stillThere === 0 ? null : still(status) }
            }
          }))
        }
      }
    ]
  };
}
