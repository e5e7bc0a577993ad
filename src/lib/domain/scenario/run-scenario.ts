import { readScenario } from './format.ts';
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
  const { scenario } = read;
  const failures: ScenarioFailure[] = [];
  let play: Play;
  try {
    play = new Play(scenario);
  } catch (error) {
    return {
      id: scenario.id,
      proves: scenario.proves,
      failures: [{ step: null, deed: '', path: '', problem: sentenceOf(error) }]
    };
  }
  for (const [index, step] of scenario.steps.entries()) {
    try {
      failures.push(...play.step(step).map((one) => failure(one, index + 1, step.do)));
    } catch (error) {
      // What follows would only repeat that this step could not be done.
      failures.push({ step: index + 1, deed: step.do, path: '', problem: sentenceOf(error) });
      return { id: scenario.id, proves: scenario.proves, failures };
    }
  }
  try {
    failures.push(...play.finally(scenario.expect ?? {}).map((one) => failure(one, null, '')));
  } catch (error) {
    failures.push({ step: null, deed: '', path: 'expect', problem: sentenceOf(error) });
  }
  return { id: scenario.id, proves: scenario.proves, failures };
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

function failure({ path, expected, actual }: Mismatch, step: number | null, deed: string): ScenarioFailure {
  return { step, deed, path, problem: 'differs', expected, actual: actual ?? null };
}

function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : '?';
}

/** A bug of ours would be thrown as something else than a plain Error with a sentence; it is told with its name. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
