import type { SingleCommand } from '#domain/ledger/command.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Verdict } from '#domain/ledger/verdict.ts';
import type { ColumnRow } from '#services/columns/row.ts';

/** What is to be done with many invoices at once. */
export type BulkTask =
  | { readonly does: 'move'; readonly to: Status }
  /** Also rejects: a move back that takes the permission to approve. */
  | { readonly does: 'approve' }
  /** Records for each what is still to be paid; drafts and what waits for approval ask for nothing yet. */
  | { readonly does: 'pay' }
  | { readonly does: 'archive' }
  | { readonly does: 'unarchive' };

export interface BulkDetails {
  readonly reason: string;
  readonly payment: { readonly day: string; readonly method: string; readonly note: string };
  readonly newId: () => string;
}

/** The command for one of them; null where it asks for nothing. */
export function commandFor(
  task: BulkTask,
  row: ColumnRow,
  { reason, payment, newId }: BulkDetails
): SingleCommand | null {
  const { id: invoice } = row;
  const said = reason.trim() === '' ? {} : { reason };
  switch (task.does) {
    case 'move': {
      const pays = task.to.settled && row.outstandingMinor > 0 && row.kind === 'invoice';
      const paying = pays ? { payment: { id: newId(), ...payment } } : {};
      return { do: 'changeStatus', invoice, to: task.to.id, ...said, ...paying };
    }
    case 'approve':
      return { do: 'approve', invoice, ...(reason.trim() === '' ? {} : { comment: reason }) };
    case 'pay':
      if (row.group !== 'COMPLETED' || row.outstandingMinor <= 0 || row.kind !== 'invoice') return null;
      return {
        do: 'recordPayment',
        invoice,
        payment: { id: newId(), amountMinor: row.outstandingMinor, ...payment }
      };
    case 'archive':
      return row.archived ? null : { do: 'archiveInvoice', invoice };
    case 'unarchive':
      return row.archived ? { do: 'unarchiveInvoice', invoice } : null;
  }
}

/** Whether money is recorded, so that its day is to be said. */
export function isPaying(task: BulkTask, rows: readonly ColumnRow[]): boolean {
  if (task.does === 'pay') return true;
  return (
    task.does === 'move' && task.to.settled && rows.some((row) => row.outstandingMinor > 0 && row.kind === 'invoice')
  );
}

/** What is issued, or received, comes to in a currency: neither is ever summed with another. */
export interface BulkSum {
  readonly direction: ColumnRow['direction'];
  readonly currency: string;
  readonly minor: number;
}

/** What they come to: the money that is recorded, else their totals; issued ones first. */
export function sumsOf(task: BulkTask, rows: readonly ColumnRow[]): readonly BulkSum[] {
  const sums = new Map<string, BulkSum>();
  for (const { direction, currency, outstandingMinor, totalMinor } of rows) {
    const key = `${direction} ${currency}`;
    const minor = (sums.get(key)?.minor ?? 0) + (task.does === 'pay' ? outstandingMinor : totalMinor);
    sums.set(key, { direction, currency, minor });
  }
  return [...sums.values()].sort((left, right) => left.direction.localeCompare(right.direction));
}

/** What would become of all of them. */
export interface Judged {
  /** Those that pass, and those that pass once a reason is given. */
  readonly passing: readonly Verdict[];
  readonly needsReason: boolean;
  /** Ids of those that ask for nothing, or are where they would go. */
  readonly idle: readonly string[];
  /** Those that stay, by what stands in their way. */
  readonly refused: readonly { readonly sentence: string; readonly ids: readonly string[] }[];
}

export function judged(
  verdicts: readonly Verdict[],
  idle: readonly string[],
  inWords: (refusals: readonly Refusal[]) => string
): Judged {
  const passing: Verdict[] = [];
  const there = [...idle];
  const refused = new Map<string, string[]>();
  let needsReason = false;
  for (const verdict of verdicts) {
    const { command, refusals } = verdict;
    const invoice = 'invoice' in command ? command.invoice : '';
    if (refusals.every(({ why }) => why === 'reason-missing')) {
      if (refusals.length > 0) needsReason = true;
      passing.push(verdict);
    } else if (refusals.every(({ why }) => why === 'already-there')) there.push(invoice);
    else {
      // Whatever else stands in the way, a reason is asked for by a field.
      const sentence = inWords(refusals.filter(({ why }) => why !== 'reason-missing'));
      refused.set(sentence, [...(refused.get(sentence) ?? []), invoice]);
    }
  }
  return {
    passing,
    needsReason,
    idle: there,
    refused: [...refused]
      .map(([sentence, ids]) => ({ sentence, ids }))
      .sort((left, right) => right.ids.length - left.ids.length)
  };
}

/** In which statuses they would stand in the end, other than the one that was asked for. */
export function endsOf(
  passing: readonly Verdict[],
  target: string | null
): readonly { readonly status: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { status } of passing)
    if (status !== null && status !== target) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => ({ status, count }));
}
