import { asksForApproval } from '#domain/workflow/approval.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { ColumnSum } from '#services/columns/sums.ts';
import { choosing, filterQuery, noFilter, type FilterTest, type ListFilter } from '#state/filters.ts';
import { listInvoices, type ListSurroundings, type Queryable } from '#state/invoice-listing.ts';

type FigureId = 'outstanding' | 'overdue' | 'approval';

/** What some invoices come to, and the list of just these. */
export interface Figure {
  readonly id: FigureId;
  /** Of the list's address. */
  readonly query: string;
  readonly count: number;
  /** One a currency, one's own first. */
  readonly amounts: readonly { readonly currency: string; readonly amountMinor: number; readonly overflow: boolean }[];
  readonly isComplete: boolean;
}

/** What is outstanding, overdue and awaits approval, as the list says it, so that both always agree. */
export function figuresOf(
  columns: Queryable,
  surroundings: ListSurroundings,
  { direction, currency }: { direction: 'issued' | 'received'; currency: string }
): Figure[] {
  return questionsIn(surroundings.workflow).map(({ id, filter, amountOf }) => {
    const asked = choosing({ ...noFilter, ...filter }, 'direction', [direction]);
    const { ids, sums, isComplete } = listInvoices(columns, asked, surroundings);
    const amounts = sums
      .map((sum) => ({ currency: sum.currency, amountMinor: sum[amountOf], overflow: sum.overflow }))
      .filter(({ amountMinor }) => amountMinor !== 0)
      .sort((left, right) => rank(left) - rank(right) || (left.currency < right.currency ? -1 : 1));
    const nothing = { currency, amountMinor: 0, overflow: false };
    return {
      id,
      query: filterQuery(asked),
      count: ids.length,
      amounts: amounts.length > 0 ? amounts : [nothing],
      isComplete
    };
  });

  function rank(amount: { currency: string }): number {
    return amount.currency === currency ? 0 : 1;
  }
}

interface Question {
  readonly id: FigureId;
  readonly filter: Partial<ListFilter>;
  readonly amountOf: keyof Pick<ColumnSum, 'outstandingMinor' | 'overdueMinor' | 'totalMinor'>;
}

/** Paid invoices and credit notes that are set off may stand among those that are not. */
const unsettled: FilterTest = {
  field: 'balance-state',
  op: 'in',
  value: ['unpaid', 'part-paid', 'overpaid', 'to-refund']
};

/** Whoever signs nothing is told of nothing to sign; and no status at all would be every status to a list. */
function questionsIn({ machines }: Workflow): Question[] {
  const machine = compileMachine(machines.invoice);
  const { statuses } = machine;
  const open = statuses.filter(({ group, settled }) => group === 'COMPLETED' && !settled).map(({ id }) => id);
  return [
    ...(open.length > 0
      ? [{ id: 'outstanding', filter: { statuses: open, tests: [unsettled] }, amountOf: 'outstandingMinor' } as const]
      : []),
    { id: 'overdue', filter: { isOverdue: true }, amountOf: 'overdueMinor' },
    ...(asksForApproval(machine)
      ? [
          {
            id: 'approval',
            filter: { tests: [{ field: 'awaiting', op: 'in', value: [true] }] },
            amountOf: 'totalMinor'
          } as const
        ]
      : [])
  ];
}
