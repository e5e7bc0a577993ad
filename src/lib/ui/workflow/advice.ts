import type { Person } from '#domain/people/person.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { stageAdvice, type StageAdvice } from '#domain/workflow/editing/stages.ts';
import type { AdviceNames } from '#ui/words/en/stages.ts';
import { words } from '#ui/words/words.ts';
import { personName } from './person-name.ts';

/** What each advice is about, so that it stands beside what would be changed. */
const subjects = {
  'role-unheld': 'who',
  'role-cannot-approve': 'who',
  'person-inactive': 'who',
  'person-cannot-approve': 'who',
  'too-few': 'quorum',
  'author-needed': 'quorum',
  'too-few-apart': 'distinct',
  'author-needed-apart': 'distinct',
  'stands-before': 'reached'
} as const satisfies Record<StageAdvice['why'], string>;

export interface ExplainedAdvice {
  readonly about: (typeof subjects)[keyof typeof subjects];
  readonly sentence: string;
}

/** Why a stage cannot be signed by the people there are, in words. */
export function explainAdvice(workflow: Workflow, place: number, people: readonly Person[]): ExplainedAdvice[] {
  const names: AdviceNames = {
    role: (id) => workflow.roles.find((role) => role.id === id)?.label ?? id,
    person: (id) => personName(people, id),
    status: (id) => workflow.machines.invoice.statuses.find((status) => status.id === id)?.label ?? id
  };
  return stageAdvice(workflow, place, people).map((advice) => {
    // The table has one entry for each `why`; that they belong together is beyond the type checker.
    const say = words.stages.advice[advice.why] as (advice: StageAdvice, names: AdviceNames) => string;
    return { about: subjects[advice.why], sentence: say(advice, names) };
  });
}
