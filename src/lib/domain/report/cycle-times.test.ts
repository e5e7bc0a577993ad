import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, casesOf, columnsOf, naiveSpread, type Visit } from '#tests/builders/event-logs.ts';
import { cycleTimes, throughput, type CycleTimes } from './cycle-times.ts';

interface Cycle {
  readonly case: number;
  readonly startedMs: number;
  readonly finishedMs: number;
}

function expectCycles({ cases, startedMs, finishedMs, spread }: CycleTimes, expected: readonly Cycle[]): void {
  const rows = Array.from(cases, (number, place) => ({
    case: number,
    startedMs: startedMs[place],
    finishedMs: finishedMs[place]
  }));
  expect(rows).toEqual(expected);
  expect(spread).toEqual(naiveSpread(expected.map((cycle) => Math.max(0, cycle.finishedMs - cycle.startedMs))));
}

function naiveCycle(own: readonly Visit[], start: string, ends: readonly string[]): Cycle[] {
  const rest = own.slice(own.findIndex(({ status }) => status === start));
  const [first] = rest.filter(({ status }) => status === start);
  const end = rest.find(({ status }) => ends.includes(status));
  if (!first || !end) return [];
  return [{ case: first.case, startedMs: first.enteredMs, finishedMs: end.enteredMs }];
}

test('a cycle goes from the first entry into its start to the first entry into an end from then on', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const columns = columnsOf(visits);
      const { labels } = columns;
      const cycles = cycleTimes(columns, {
        isStart: (status) => labels[status] === 'draft',
        isEnd: (status) => ['paid', '10'].includes(labels[status]!)
      });
      expectCycles(
        cycles,
        casesOf(visits).flatMap((own) => naiveCycle(own, 'draft', ['paid', '10']))
      );
    })
  );
});

test('throughput goes from the first entry of a case to its last; cases that do not count are left out', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const all = casesOf(visits).map((own) => ({
        case: own[0]!.case,
        startedMs: own[0]!.enteredMs,
        finishedMs: own.at(-1)!.enteredMs
      }));
      expectCycles(throughput(columnsOf(visits)), all);
      expectCycles(
        throughput(columnsOf(visits), { isIn: (number) => number % 2 === 0 }),
        all.filter((cycle) => cycle.case % 2 === 0)
      );
    })
  );
});

test('an end before the start is none', () => {
  const visits = ['paid', 'draft', 'sent'].map((status, place) => ({
    case: 0,
    status,
    enteredMs: place,
    leftMs: place + 1
  }));
  const options = { isStart: (status: number) => status === 0, isEnd: (status: number) => status === 2 };
  expectCycles(cycleTimes(columnsOf(visits), options), []);
});
