import { movesMatrix, type MovesMatrix } from '#domain/report/moves-matrix.ts';
import { isAskedFor } from '#domain/workflow/approval.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnVisits, type ColumnVisits } from '#services/columns/visits.ts';
import type { ReportScope } from './scope.ts';

/** How approvals ended that were asked for. */
export interface ApprovalsAsked {
  readonly approved: number;
  readonly rejected: number;
  /** Taken back by who asked. */
  readonly withdrawn: number;
  /** Not decided yet. */
  readonly open: number;
}

export interface Movements extends MovesMatrix {
  /** Ids of the statuses that were moved from or to: in the order of the workflow, then what it does not know. */
  readonly statuses: readonly string[];
  /** Of so many invoices. */
  readonly cases: number;
  readonly approvals: ApprovalsAsked;
}

/** Who moved from where to where, what came back, and what was turned down. */
export function movementsOf({ columns, query, workflow }: ReportScope): Movements {
  const rows = columns.rowsFor(query);
  const visits = columnVisits(columns, rows);
  const matrix = movesMatrix(visits);
  const { machine, statuses, statusById } = compileMachine(workflow.machines.invoice);
  const lastStage = Math.max(0, ...machine.stages.map(({ n }) => n));
  const moved = new Set(matrix.moves.flatMap(({ from, to }) => [from, to]));
  const unknown = [...moved].filter((id) => !statusById.has(id)).sort();
  return {
    ...matrix,
    statuses: [...statuses.map(({ id }) => id).filter((id) => moved.has(id)), ...unknown],
    cases: rows.length,
    approvals: approvalsAsked(visits, (id) => {
      const status = statusById.get(id);
      if (!status) return 'elsewhere';
      if (isAskedFor(status)) return 'asked';
      if (status.group === 'APPROVAL' && status.outcome === 'negative') return 'rejected';
      if (status.group === 'APPROVAL' && (status.approvalStage ?? lastStage) < lastStage) return 'signed';
      return status.group === 'APPROVAL' || status.group === 'COMPLETED' ? 'approved' : 'elsewhere';
    })
  };
}

/** `signed`: by a stage that is not the last; whether another follows goes by the amount. */
type Ending = 'asked' | 'signed' | 'approved' | 'rejected' | 'elsewhere';

/**
 * Asked once, however many stages it goes through, until something else comes of it. What somebody sets by hand meanwhile
 * answers nothing, and is not counted.
 */
function approvalsAsked(
  { count, cases, statuses, labels, bySetting }: ColumnVisits,
  endingOf: (status: string) => Ending
): ApprovalsAsked {
  const endings = labels.map(endingOf);
  const asked = { approved: 0, rejected: 0, withdrawn: 0, open: 0 };
  let standing: 'asked' | 'signed' | null = null;
  const rest = (): void => {
    if (standing !== null) asked[standing === 'asked' ? 'open' : 'approved'] += 1;
    standing = null;
  };
  for (let visit = 0; visit < count; visit += 1) {
    if (visit > 0 && cases[visit] !== cases[visit - 1]) rest();
    const ending = endings[statuses[visit] ?? 0] ?? 'elsewhere';
    const isUnder = ending === 'asked' || ending === 'signed';
    if (standing !== null && !isUnder && bySetting[visit] === 0)
      asked[ending === 'elsewhere' ? 'withdrawn' : ending] += 1;
    standing = ending === 'asked' || (ending === 'signed' && standing !== null) ? ending : null;
  }
  rest();
  return asked;
}

/** The share of decided approvals that were turned down; null: none was decided. */
export function rejectionRate({ approved, rejected }: ApprovalsAsked): number | null {
  return approved + rejected === 0 ? null : rejected / (approved + rejected);
}
