import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { approvalOffer } from '#domain/workflow/approval.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { approvalStep, approve } from './decide-approval.ts';
import { walkTo } from './effect-move.ts';
import { hasReached } from './move.ts';
import type { Run } from './run.ts';

/**
 * BR4: the platform never signs. Approving a job is its approver's own signature on every open stage that they may sign,
 * and the moves that this completes are theirs; only the way to where one can sign is the platform's. What they may not
 * sign ends it: what was done stays, and the rest is told. Where they may sign nothing, nothing moves.
 */
export function signAll(run: Run, invoice: Invoice, job: Job | null): readonly Refusal[] {
  const trial = run.fork();
  let signed = 0;
  for (;;) {
    const now = trial.get('invoice', invoice.id) ?? invoice;
    const status = trial.machine.statusById.get(now.status);
    const target = trial.machine.statusById.get(trial.machine.slots['last-approval'] ?? '');
    if (!status || !target) return told([{ why: 'dangling', what: status ? 'last-approval' : now.status }]);
    if (status.id === target.id || hasReached(status, target)) return told([]);
    if (!approvalOffer(trial.machine, trial.standing(now))) {
      const isAsked = (_: unknown, trail: Run): boolean => {
        const there = trail.get('invoice', invoice.id);
        return there !== undefined && approvalOffer(trail.machine, trail.standing(there)) !== null;
      };
      if (walkTo(trial, now, isAsked)) continue;
      return told([{ why: 'no-such-move', from: now.status, to: target.id }]);
    }
    const { refusals } = approvalStep(trial, now, null);
    if (refusals.length > 0) return told(refusals);
    const command = { do: 'approve', invoice: now.id, comment: job?.fields.title ?? '' } as const;
    const unsigned = trial.asPerson(() => approve(trial, command));
    if (unsigned.length > 0) return told(unsigned);
    const after = trial.get('invoice', invoice.id);
    signed += 1;
    // Signed as far as one person counts: the next stage, or the next signature, is somebody else's.
    if (after === now) return told([]);
  }

  function told(refusals: readonly Refusal[]): readonly Refusal[] {
    if (signed > 0) run.adopt(trial);
    return refusals;
  }
}
