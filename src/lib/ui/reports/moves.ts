import { movementsOf, rejectionRate } from '#services/reports/moves.ts';
import { choosing } from '#state/filters.ts';
import { words } from '#ui/words/words.ts';
import { behind, type ReportContext } from './context.ts';
import type { Cell, ReportRow, ReportView } from './view.ts';

const text = words.reports;

/** B76: from where to where invoices went, what came back, and what was turned down. */
export function movesView(context: ReportContext): ReportView {
  const { moves, statuses, reworkCases, cases, approvals } = movementsOf(context);
  if (moves.length === 0) return { parts: [] };
  const href = (from: string, to: string): string =>
    behind(context, (filter) => choosing(filter, 'moves', [`${from}>${to}`]));
  const between = new Map(moves.map((move) => [`${move.from}>${move.to}`, move]));
  const matrixCells = (from: string): Record<string, Cell> => ({
    from: { is: 'status', sign: context.sign(from) },
    ...Object.fromEntries(
      statuses.flatMap((to): [string, Cell][] => {
        const move = between.get(`${from}>${to}`);
        return move ? [[to, { is: 'count', count: move.count, href: href(from, to) }]] : [];
      })
    )
  });
  const row = (id: keyof typeof text.approvalRows, value: Cell): ReportRow => ({
    id,
    cells: { measure: { is: 'text', text: text.approvalRows[id] }, value }
  });
  const count = (of: number): Cell => ({ is: 'count', count: of });
  return {
    parts: [
      {
        id: 'matrix',
        title: text.movesShort,
        chart: null,
        table: {
          caption: text.movesMatrix,
          isShaded: true,
          columns: [
            { id: 'from', label: `${text.columns.from} ↓ ${text.columns.to} →` },
            ...statuses.map((id) => ({ id, label: context.sign(id).label, isNumeric: true }))
          ],
          rows: statuses
            .filter((id) => moves.some(({ from }) => from === id))
            .map((from) => ({ id: from, cells: matrixCells(from) }))
        }
      },
      {
        id: 'rework',
        title: text.approvals,
        chart: null,
        table: {
          caption: text.approvals,
          columns: [
            { id: 'measure', label: text.columns.measure },
            { id: 'value', label: text.columns.value, isNumeric: true }
          ],
          rows: [
            row('approved', count(approvals.approved)),
            row('rejected', count(approvals.rejected)),
            row('withdrawn', count(approvals.withdrawn)),
            row('open', count(approvals.open)),
            row('rate', { is: 'share', share: rejectionRate(approvals) }),
            row('rework', count(reworkCases)),
            row('reworkShare', { is: 'share', share: cases === 0 ? null : reworkCases / cases })
          ]
        }
      },
      {
        id: 'list',
        title: text.movesList,
        chart: null,
        table: {
          caption: text.movesList,
          columns: [
            { id: 'from', label: text.columns.from },
            { id: 'to', label: text.columns.to },
            { id: 'times', label: text.columns.times, isNumeric: true },
            { id: 'back', label: text.columns.back, isNumeric: true },
            { id: 'before', label: text.columns.before, fileLabel: text.inDays(text.columns.before), isNumeric: true }
          ],
          rows: [...moves]
            .sort((one, other) => other.count - one.count)
            .map(({ from, to, count: times, before, reworkCount }) => ({
              id: `${from}>${to}`,
              cells: {
                from: { is: 'status', sign: context.sign(from), href: href(from, to) },
                to: { is: 'status', sign: context.sign(to) },
                times: count(times),
                back: count(reworkCount),
                before: { is: 'duration', ms: before.medianMs }
              }
            }))
        }
      }
    ]
  };
}
