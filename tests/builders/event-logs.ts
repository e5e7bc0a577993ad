import fc from 'fast-check';
import type { LoggedEvent, Visits } from '#domain/report/visits.ts';

/** Logs and visits at random, and what a textbook says of them: lists of objects, with every formula written out. */

export interface Visit {
  readonly case: number;
  readonly status: string;
  readonly enteredMs: number;
  /** Null: it is still there. */
  readonly leftMs: number | null;
}

const names = ['draft', 'sent', 'paid', '__proto__', 'Überprüft', '10'];

/** Few names and few instants, so that much happens in one case, and at one time. */
export const anyEvents: fc.Arbitrary<LoggedEvent[]> = fc.array(
  fc.record({
    case: fc.constantFrom('1', '01', 'constructor', 'é'),
    status: fc.constantFrom(...names),
    at: fc.integer({ min: -5, max: 20 })
  }),
  { maxLength: 40 }
);

/** Clocks are set back here and there, and some cases end while nothing follows. */
export const anyVisits: fc.Arbitrary<Visit[]> = fc
  .array(
    fc.record({
      steps: fc.array(fc.record({ status: fc.constantFrom(...names), passedMs: fc.integer({ min: -2, max: 12 }) }), {
        minLength: 1,
        maxLength: 8
      }),
      startMs: fc.integer({ min: 0, max: 30 }),
      goesOn: fc.boolean()
    }),
    { maxLength: 12 }
  )
  .map((cases) =>
    cases.flatMap(({ steps, startMs, goesOn }, number) => {
      let enteredMs = startMs;
      return steps.map(({ status, passedMs }, place): Visit => {
        const leftMs = goesOn && place === steps.length - 1 ? null : enteredMs + passedMs;
        const visit = { case: number * 3, status, enteredMs, leftMs };
        enteredMs += passedMs;
        return visit;
      });
    })
  );

/** With room to spare, which nobody may look into. */
export function columnsOf(visits: readonly Visit[]): Visits {
  const length = visits.length + 3;
  const columns = {
    count: visits.length,
    cases: new Uint32Array(length).fill(visits.at(-1)?.case ?? 0),
    statuses: new Uint16Array(length).fill(1),
    entered: new Float64Array(length).fill(7),
    left: new Float64Array(length).fill(9),
    labels: names
  };
  visits.forEach((visit, place) => {
    columns.cases[place] = visit.case;
    columns.statuses[place] = names.indexOf(visit.status);
    columns.entered[place] = visit.enteredMs;
    columns.left[place] = visit.leftMs ?? Number.NaN;
  });
  return columns;
}

export function visitsIn({ count, cases, statuses, entered, left, labels }: Visits): Visit[] {
  return Array.from({ length: count }, (_, place) => ({
    case: cases[place]!,
    status: labels[statuses[place]!]!,
    enteredMs: entered[place]!,
    leftMs: Number.isNaN(left[place]!) ? null : left[place]!
  }));
}

export function casesOf(visits: readonly Visit[]): Visit[][] {
  return [...new Set(visits.map((visit) => visit.case))].map((number) =>
    visits.filter((visit) => visit.case === number)
  );
}

/** Pairs of visits that follow each other in one case. */
export function movesOf(visits: readonly Visit[]): [Visit, Visit][] {
  return casesOf(visits).flatMap((all) => all.slice(1).map((next, place): [Visit, Visit] => [all[place]!, next]));
}

export function tookMs({ enteredMs, leftMs }: Visit, nowMs: number): number {
  return Math.max(0, (leftMs ?? nowMs) - enteredMs);
}

/** By the definition, in parts of a tenth, so that whole numbers stay whole. */
export function naiveSpread(durationsMs: readonly number[]): unknown {
  if (durationsMs.length === 0) return null;
  const sorted = durationsMs.toSorted((one, other) => one - other);
  const totalMs = sorted.reduce((total, ms) => total + ms, 0);
  return {
    n: sorted.length,
    minMs: sorted[0],
    medianMs: near(atTenths(sorted, 5)),
    meanMs: near(totalMs / sorted.length),
    p90Ms: near(atTenths(sorted, 9)),
    maxMs: sorted.at(-1),
    totalMs
  };
}

function atTenths(sorted: readonly number[], tenths: number): number {
  const place = (sorted.length - 1) * tenths;
  const below = Math.floor(place / 10);
  const low = sorted[below]!;
  const high = sorted[below + 1] ?? low;
  return (low * (10 - (place % 10)) + high * (place % 10)) / 10;
}

/** Equal but for the last digits of a float. */
export function near(number: number): unknown {
  return {
    asymmetricMatch: (other: unknown) => typeof other === 'number' && Math.abs(other - number) < 1e-9,
    toString: () => `near ${number}`
  };
}
