import { readScenario, type Scenario } from './format.ts';
import type { Mismatch } from './match.ts';
import { Play } from './play.ts';

/** One thing that is not as the scenario says. */
export interface ScenarioFailure {
  /** 1 for the first step; null for the scenario itself and its last expectation. */
  readonly step: number | null;
  /** What the step does; empty where there is none. */
  readonly deed: string;
  readonly path: string;
  readonly problem: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

export interface ScenarioResult {
  readonly id: string;
  readonly proves: readonly string[];
  /** Empty: it holds. */
  readonly failures: readonly ScenarioFailure[];
}

/** Plays a scenario over a dataset in memory. Pure, and never throws for what a scenario says. */
export function runScenario(value: unknown): ScenarioResult {
  const read = readScenario(value);
  if ('problems' in read)
    return {
      id: idIn(value),
      proves: [],
      failures: read.problems.map((one) => ({ step: null, deed: '', ...one }))
    };
  const { id, proves } = read.scenario;
  return { id, proves, failures: playThrough(read.scenario) };
}

/** All that is not as a scenario says; empty: it holds. */
export function playThrough(scenario: Scenario): ScenarioFailure[] {
  const { steps, expect = {} } = scenario;
  const failures: ScenarioFailure[] = [];
  let place: Place = { step: null, deed: '' };
  try {
    const play = new Play(scenario);
    for (const [index, step] of steps.entries()) {
      place = { step: index + 1, deed: step.do };
      failures.push(...failuresAt(place, play.step(step)));
    }
    place = { step: null, deed: '' };
    failures.push(...failuresAt(place, play.finally(expect)));
  } catch (error) {
    // A step that cannot be done at all ends the play: what follows would only repeat it.
    failures.push({ ...place, path: '', problem: sentenceOf(error) });
  }
  return failures;
}

/** A failure as one line. */
export function failureLine({ step, deed, path, problem, ...values }: ScenarioFailure): string {
  const where = [step === null ? '' : `step ${step} (${deed})`, path].filter((part) => part !== '').join(' ');
  const compared =
    'expected' in values
      ? `expected ${JSON.stringify(values.expected)}, was ${JSON.stringify(values.actual)}`
      : problem;
  return where === '' ? compared : `${where}: ${compared}`;
}

type Place = Pick<ScenarioFailure, 'step' | 'deed'>;

function failuresAt(place: Place, mismatches: readonly Mismatch[]): ScenarioFailure[] {
  return mismatches.map((one) => ({ ...place, ...one, problem: 'differs', actual: one.actual ?? null }));
}

function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : '?';
}

/** A bug of ours would be thrown as something else than a plain Error with a sentence; it is told with its name. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
