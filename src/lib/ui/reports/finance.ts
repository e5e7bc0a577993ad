import { monthInWords } from '#domain/calendar/format.ts';
import { moneyByMonth, type MonthMoney, type PurseByMonth } from '#services/reports/finance.ts';
import { daysOfMonth } from '#services/reports/months.ts';
import { convertedMinor } from '#services/reports/rates.ts';
import { choosing, ranging, type ListFilter } from '#state/filters.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { amountAtAxis } from './axis.ts';
import { behind, inBooks, inPurse, type ReportContext } from './context.ts';
import { monthsOf } from './spans.ts';
import type { Cell, ReportColumn, ReportPart, ReportRow, ReportView, Series } from './view.ts';

const text = words.reports;

/** W1: how the account does, month by month; one part for each currency. */
export function financeView(context: ReportContext): ReportView {
  const months = monthsOf(context.span, context.query.today);
  const purses = moneyByMonth(context, months);
  const currencies = [...new Set(purses.map(({ purse }) => purse.currency))];
  const undated = purses.reduce((count, one) => count + one.undatedCount, 0);
  const parts = currencies.map((currency) => {
    const ofCurrency = (direction: 'issued' | 'received') =>
      purses.find(({ purse }) => purse.currency === currency && purse.direction === direction) ?? null;
    return currencyPart(context, {
      id: currency,
      title: text.financeTitle(currency),
      currency,
      months,
      issued: ofCurrency('issued'),
      received: ofCurrency('received'),
      isListed: true
    });
  });
  const together = currencies.length > 1 ? allTogether(context, purses, months) : null;
  return {
    parts: together ? [...parts, together] : parts,
    notes: undated > 0 ? [text.undated(undated)] : []
  };
}

/** Currencies that the report has money in, beside that of the business. */
export function foreignCurrencies({ columns, currency }: Pick<ReportContext, 'columns' | 'currency'>): string[] {
  return columns.currencies().filter((one) => one !== currency);
}

interface PartOfCurrency {
  readonly id: string;
  readonly title: string;
  readonly currency: string;
  readonly months: readonly string[];
  readonly issued: Pick<PurseByMonth, 'months'> | null;
  readonly received: Pick<PurseByMonth, 'months'> | null;
  /** The invoices behind a number can be listed. */
  readonly isListed: boolean;
}

function currencyPart(context: ReportContext, part: PartOfCurrency): ReportPart {
  const { id, title, currency, months, isListed } = part;
  const sides = [
    { direction: 'issued', of: part.issued, billed: 'issued', paid: 'paidToUs', outstanding: 'outstanding' },
    { direction: 'received', of: part.received, billed: 'received', paid: 'paidByUs', outstanding: 'owed' }
  ] as const;
  const present = sides.filter(({ of }) => of !== null);
  const columns: ReportColumn[] = present.flatMap(({ billed, paid, outstanding }) =>
    [billed, paid, outstanding].map((name) => ({ id: name, label: text.columns[name], isNumeric: true }))
  );
  const listed = (direction: 'issued' | 'received', narrowed: (filter: ListFilter) => ListFilter): string | null =>
    isListed ? behind(context, (filter) => narrowed(inPurse(filter, { direction, currency }))) : null;
  const hrefsOf = (direction: 'issued' | 'received', month: MonthMoney) => ({
    billed:
      month.billedCount === 0
        ? null
        : listed(direction, (filter) => ranging(inBooks(filter), 'issue-day', daysOfMonth(month.month))),
    paid: month.paidCount === 0 ? null : listed(direction, (filter) => choosing(filter, 'paid-months', [month.month])),
    outstanding:
      month.outstandingMinor === 0
        ? null
        : listed(direction, (filter) => choosing(filter, 'outstanding-months', [month.month]))
  });
  const cell = (amountMinor: number, href?: string | null): Cell => ({ is: 'money', amountMinor, currency, href });
  const rows = months.map((month, place): ReportRow => {
    const cells: Record<string, Cell> = { month: { is: 'month', month } };
    for (const { direction, of, billed, paid, outstanding } of present) {
      const money = of?.months[place];
      if (!money) continue;
      const hrefs = hrefsOf(direction, money);
      cells[billed] = cell(money.billedMinor, hrefs.billed);
      cells[paid] = cell(money.paidMinor, hrefs.paid);
      cells[outstanding] = cell(money.outstandingMinor, hrefs.outstanding);
    }
    return { id: month, cells };
  });
  const sums: Record<string, Cell> = { month: { is: 'text', text: text.total } };
  for (const { of, billed, paid } of present) {
    sums[billed] = cell((of?.months ?? []).reduce((sum, month) => sum + month.billedMinor, 0));
    sums[paid] = cell((of?.months ?? []).reduce((sum, month) => sum + month.paidMinor, 0));
  }
  const series = present.flatMap(({ direction, of, billed, paid }): Series[] => [
    {
      id: billed,
      label: text.columns[billed],
      values: (of?.months ?? []).map((month) => month.billedMinor),
      hrefs: (of?.months ?? []).map((month) => hrefsOf(direction, month).billed)
    },
    {
      id: paid,
      label: text.columns[paid],
      values: (of?.months ?? []).map((month) => month.paidMinor),
      hrefs: (of?.months ?? []).map((month) => hrefsOf(direction, month).paid)
    }
  ]);
  const [first] = present;
  return {
    id,
    title,
    chart: {
      is: 'columns',
      label: title,
      categories: months.map((month) => monthInWords(month, language)),
      series,
      line: first && {
        id: 'outstanding',
        label: text.columns[first.outstanding],
        values: (first.of?.months ?? []).map((month) => month.outstandingMinor),
        hrefs: (first.of?.months ?? []).map((month) => hrefsOf(first.direction, month).outstanding)
      },
      show: (amountMinor) => amountAtAxis(amountMinor, currency)
    },
    table: {
      caption: title,
      columns: [{ id: 'month', label: text.columns.month }, ...columns],
      rows: rows.reverse(),
      foot: [{ id: 'sum', cells: sums }]
    }
  };
}

/** Everything in the currency of the business, as the person says what others are worth; null: not all rates are known. */
function allTogether(
  context: ReportContext,
  purses: readonly PurseByMonth[],
  months: readonly string[]
): ReportPart | null {
  const { currency, rates } = context;
  const sumOf = (direction: 'issued' | 'received'): Pick<PurseByMonth, 'months'> | 'unknown' | null => {
    const meant = purses.filter(({ purse }) => purse.direction === direction);
    if (meant.length === 0) return null;
    const summed: MonthMoney[] = [];
    for (const [place, month] of months.entries()) {
      const sum = { month, billedMinor: 0, billedCount: 0, paidMinor: 0, paidCount: 0, outstandingMinor: 0 };
      for (const { purse, months: money } of meant) {
        const one = money[place];
        if (!one) continue;
        for (const name of ['billedMinor', 'paidMinor', 'outstandingMinor'] as const) {
          const worth = convertedMinor(one[name], purse.currency, currency, rates);
          if (worth === null) return 'unknown';
          sum[name] += worth;
        }
      }
      summed.push(sum);
    }
    return { months: summed };
  };
  const [issued, received] = [sumOf('issued'), sumOf('received')];
  if (issued === 'unknown' || received === 'unknown') return null;
  const title = text.allTogether(currency);
  return currencyPart(context, { id: 'together', title, currency, months, issued, received, isListed: false });
}
