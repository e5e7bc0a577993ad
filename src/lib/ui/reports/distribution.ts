import { distributionOf } from '#services/reports/distribution.ts';
import { purseKey, type Purse } from '#services/reports/scope.ts';
import type { Standing } from '#services/columns/tallies.ts';
import type { ListFilter } from '#state/filters.ts';
import { neutralColor, type StatusSign } from '#ui/invoice-row/row.ts';
import { words } from '#ui/words/words.ts';
import { behind, inPurse, type ReportContext } from './context.ts';
import type { Cell, ReportPart, ReportRow, ReportView } from './view.ts';

const text = words.reports;

interface Place extends Standing {
  readonly id: string;
  readonly sign: StatusSign;
  readonly narrowed: (filter: ListFilter) => ListFilter;
}

/** B79: how invoices are spread over statuses and groups. */
export function distributionView(context: ReportContext): ReportView {
  const { count, purses, statuses, groups } = distributionOf(context);
  const byStatus = statuses.map(({ status, ...standing }): Place => ({
    ...standing,
    id: status,
    sign: context.sign(status),
    narrowed: (filter) => ({ ...filter, statuses: [status] })
  }));
  const unknown = statuses.filter(({ group }) => group === null).map(({ status }) => status);
  const byGroup = groups.map(({ group, ...standing }): Place => ({
    ...standing,
    id: group ?? 'unknown',
    sign: {
      label: group === null ? text.unknownStatuses : words.workflow.groups[group].label,
      color: neutralColor,
      group
    },
    narrowed: (filter) => (group === null ? { ...filter, statuses: unknown } : { ...filter, groups: [group] })
  }));
  const part = (id: 'status' | 'group', places: readonly Place[]): ReportPart =>
    partOf(context, { id, places, purses, count });
  return { parts: count === 0 ? [] : [part('status', byStatus), part('group', byGroup)] };
}

function partOf(
  context: ReportContext,
  {
    id,
    places,
    purses,
    count
  }: { id: 'status' | 'group'; places: readonly Place[]; purses: readonly Purse[]; count: number }
): ReportPart {
  const title = id === 'status' ? text.byStatus : text.byGroup;
  const href = ({ count, narrowed }: Place): string | null => (count === 0 ? null : behind(context, narrowed));
  return {
    id,
    title,
    chart: {
      is: 'bars',
      label: title,
      rows: places.map((place) => ({
        id: place.id,
        label: place.sign.label,
        sign: place.sign,
        bars: [{ value: place.count, text: text.invoices(place.count) }],
        href: href(place)
      }))
    },
    table: {
      caption: `${text.names.distribution}: ${title}`,
      columns: [
        { id: 'name', label: id === 'status' ? text.columns.status : text.columns.group },
        { id: 'count', label: text.columns.invoices, isNumeric: true },
        { id: 'share', label: text.columns.share, fileLabel: text.inFraction(text.columns.share), isNumeric: true },
        ...purses.map((purse) => ({ id: purseKey(purse), label: text.purse(purse), isNumeric: true }))
      ],
      rows: places.map((place): ReportRow => ({
        id: place.id,
        cells: {
          name: { is: 'status', sign: place.sign, href: href(place) },
          count: { is: 'count', count: place.count, href: href(place) },
          share: { is: 'share', share: count === 0 ? null : place.count / count },
          ...moneyCells(context, place, purses)
        }
      })),
      foot: [
        {
          id: 'all',
          cells: { name: { is: 'text', text: text.total }, count: { is: 'count', count }, ...sumCells(places, purses) }
        }
      ]
    }
  };
}

function moneyCells(context: ReportContext, { sums, narrowed }: Place, purses: readonly Purse[]): Record<string, Cell> {
  return Object.fromEntries(
    purses.map((purse) => {
      const sum = sums.find((one) => purseKey(one) === purseKey(purse));
      const href = sum && behind(context, (filter) => inPurse(narrowed(filter), purse));
      return [purseKey(purse), { is: 'money', amountMinor: sum?.totalMinor ?? 0, currency: purse.currency, href }];
    })
  );
}

function sumCells(places: readonly Place[], purses: readonly Purse[]): Record<string, Cell> {
  return Object.fromEntries(
    purses.map((purse) => {
      const sums = places.flatMap((place) => place.sums).filter((sum) => purseKey(sum) === purseKey(purse));
      const amountMinor = sums.reduce((total, sum) => total + sum.totalMinor, 0);
      return [purseKey(purse), { is: 'money', amountMinor, currency: purse.currency }];
    })
  );
}
