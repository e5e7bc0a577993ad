import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, columnsOf, type Visit } from '#tests/builders/event-logs.ts';
import { cumulativeFlow } from './cumulative-flow.ts';

function naive(visits: readonly Visit[], instants: readonly number[], labels: readonly string[]): number[][] {
  return labels.map((label) =>
    instants.map(
      (instant) =>
        visits.filter(
          ({ status, enteredMs, leftMs }) =>
            status === label && enteredMs <= instant && (leftMs === null || instant < leftMs)
        ).length
    )
  );
}

const anyInstants = fc
  .array(fc.integer({ min: -5, max: 120 }), { maxLength: 12 })
  .map((instants) => instants.sort((one, other) => one - other));

test('at each instant each status holds those who have entered and not left it', () => {
  fc.assert(
    fc.property(anyVisits, anyInstants, (visits, instants) => {
      const columns = columnsOf(visits);
      const flow = cumulativeFlow(columns, instants);
      expect(flow.map((row) => [...row])).toEqual(naive(visits, instants, columns.labels));
      expect(cumulativeFlow(columns, Float64Array.from(instants))).toEqual(flow);
    })
  );
});

test('visits that do not count are in no status', () => {
  fc.assert(
    fc.property(anyVisits, anyInstants, (visits, instants) => {
      const columns = columnsOf(visits);
      const even = visits.filter((visit) => visit.case % 2 === 0);
      const flow = cumulativeFlow(columns, instants, { isIn: (visit) => columns.cases[visit]! % 2 === 0 });
      expect(flow).toEqual(cumulativeFlow(columnsOf(even), instants));
    })
  );
});

test('at the instant of a move a case is where it moves to', () => {
  const visits = [
    { case: 0, status: 'draft', enteredMs: 1, leftMs: 5 },
    { case: 0, status: 'sent', enteredMs: 5, leftMs: null }
  ];
  const [draft, sent] = cumulativeFlow(columnsOf(visits), [0, 1, 4, 5, 9]);
  expect([[...draft!], [...sent!]]).toEqual([
    [0, 1, 1, 0, 0],
    [0, 0, 0, 1, 1]
  ]);
});
