import type { Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { refusalsInWords, type Names } from '#ui/words/refusal.ts';
import { words } from '#ui/words/words.ts';

/** What ids are called where a job is spoken of: its statuses are those of jobs. */
export function jobNames(workflow: Workflow): Pick<Names, 'status' | 'type' | 'account' | 'rule'> {
  const labelOf = (all: readonly { id: string; label: string }[]) => (id: string) =>
    all.find((one) => one.id === id)?.label ?? id;
  return {
    status: labelOf(jobMachineOf(workflow).statuses),
    type: labelOf(workflow.types),
    account: labelOf(workflow.accounts),
    rule: labelOf(workflow.rules)
  };
}

/** Why a job cannot be deleted: what holds it is not what holds a client. */
export function deletionInWords(refusals: readonly Refusal[], names: Partial<Names>): string | undefined {
  const isHeld = refusals.some(({ why }) => why === 'not-deletable');
  const others = refusalsInWords(
    refusals.filter(({ why }) => why !== 'not-deletable'),
    names
  );
  return isHeld ? [others, words.jobs.undeletable].filter((part) => part !== undefined).join(' ') : others;
}
