import { addDays } from '#domain/calendar/day.ts';
import { formatAmount } from '#domain/money/format.ts';
import { ageDays, ages, type Age } from '#domain/report/age.ts';
import { outstandingByAge, statusesAwaitingPayment, type Debtor, type PurseByAge } from '#services/reports/ageing.ts';
import { choosing, ranging, type ListFilter } from '#state/filters.ts';
import { locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { behind, inPurse, type ReportContext } from './context.ts';
import type { Cell, ReportPart, ReportRow, ReportView } from './view.ts';

const text = words.reports;

/** What is outstanding, by age; one part for each direction and currency. */
export function ageingView(context: ReportContext): ReportView {
  return { parts: outstandingByAge(context).map((purse) => pursePart(context, purse)), notes: [text.ageingNote] };
}

function pursePart(context: ReportContext, { purse, debtors, ...all }: PurseByAge): ReportPart {
  const shown = ages.filter((age) => age !== 'undated' || all.byAge.undated > 0);
  const inAge = (filter: ListFilter, age: Age | null): ListFilter => {
    const asked = ranging(ranging(inPurse(filter, purse), 'outstanding', { from: 1, until: null }), 'total', {
      from: 0,
      until: null
    });
    const statuses = statusesAwaitingPayment(context);
    return ageFilter({ ...asked, statuses }, age, context.query.today);
  };
  const href = (age: Age | null, debtor?: Debtor): string | null => {
    if (!debtor) return behind(context, (filter) => inAge(filter, age));
    const { clientId } = debtor;
    return clientId === null
      ? null
      : behind(context, (filter) => choosing(inAge(filter, age), 'client-id', [clientId]));
  };
  const cellsOf = (one: Pick<Debtor, 'byAge' | 'totalMinor' | 'count'>, debtor?: Debtor): Record<string, Cell> => ({
    ...Object.fromEntries(
      shown.map((age): [string, Cell] => {
        const amountMinor = one.byAge[age];
        return [
          age,
          { is: 'money', amountMinor, currency: purse.currency, href: amountMinor === 0 ? null : href(age, debtor) }
        ];
      })
    ),
    total: { is: 'money', amountMinor: one.totalMinor, currency: purse.currency, href: href(null, debtor) },
    count: { is: 'count', count: one.count }
  });
  return {
    id: text.purse(purse),
    title: text.purse(purse),
    chart: {
      is: 'bars',
      label: text.purse(purse),
      rows: shown.map((age) => ({
        id: age,
        label: text.ages[age],
        bars: [{ value: all.byAge[age], text: formatAmount(all.byAge[age], purse.currency, locale()) }],
        href: all.byAge[age] === 0 ? null : href(age)
      }))
    },
    table: {
      caption: text.purse(purse),
      columns: [
        { id: 'name', label: purse.direction === 'issued' ? text.columns.client : text.columns.supplier },
        ...shown.map((age) => ({ id: age, label: text.ages[age], isNumeric: true })),
        { id: 'total', label: text.total, isNumeric: true },
        { id: 'count', label: text.columns.invoices, isNumeric: true }
      ],
      rows: debtors.map((debtor): ReportRow => ({
        id: debtor.clientId ?? `name ${debtor.name}`,
        cells: {
          name: { is: 'text', text: nameOf(debtor, context) || words.list.noClient, href: href(null, debtor) },
          ...cellsOf(debtor, debtor)
        }
      })),
      foot: [{ id: 'sum', cells: { name: { is: 'text', text: text.total }, ...cellsOf(all) } }]
    }
  };
}

/** A client bears its name of today, whatever their invoices say. */
function nameOf({ clientId, name }: Debtor, { clientName }: ReportContext): string {
  return (clientId === null ? null : clientName(clientId)) ?? name;
}

/** The days on which it was due, by how long ago. */
function ageFilter(filter: ListFilter, age: Age | null, today: string): ListFilter {
  if (age === null) return filter;
  if (age === 'undated') return { ...filter, tests: [...filter.tests, { field: 'due-day', op: 'absent' }] };
  const { from, until } = ageDays[age];
  return ranging(filter, 'due-day', {
    from: until === null ? null : addDays(today, -until),
    until: from === null ? null : addDays(today, -from)
  });
}
