import type { Workflow } from '#domain/workflow/document.ts';
import { readCarriedScenario, type FormatProblem } from './format.ts';
import { playThrough, type ScenarioFailure } from './run-scenario.ts';

/** What came of a scenario that a workflow carries. */
export type CarriedResult = {
  readonly id: string;
  /** Empty where it has none. */
  readonly title: string;
} & (
  | { readonly outcome: 'passed' }
  /** Which steps did not go as it says: what was expected and what was, or why a step could not be done at all. */
  | { readonly outcome: 'failed'; readonly failures: readonly ScenarioFailure[] }
  /** It cannot be played: what is wrong with how it is written, and where. */
  | { readonly outcome: 'malformed'; readonly problems: readonly FormatProblem[] }
);

/**
 * Plays the scenarios that a workflow carries on that very workflow, each by itself. Never throws, and does no more than
 * `carriedLimits` and `carriedStepsMax` allow, so that it may run on every edit.
 *
 * One that fails is shown beside what the proof says, and keeps nothing from being published: it is an example that
 * somebody wrote down, and the change may be what makes it untrue. What holds for every invoice, the proof says.
 */
export function runCarried(document: Workflow): CarriedResult[] {
  const { scenarios = [], ...played } = document;
  return scenarios.map((value) => {
    const named = { id: value.id, title: typeof value.title === 'string' ? value.title : '' };
    const read = readCarriedScenario(value, played);
    if ('problems' in read) return { ...named, outcome: 'malformed', problems: read.problems };
    const failures = playThrough(read.scenario);
    return failures.length > 0 ? { ...named, outcome: 'failed', failures } : { ...named, outcome: 'passed' };
  });
}
