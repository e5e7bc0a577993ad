import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, casesOf, columnsOf, movesOf, naiveSpread, tookMs, type Visit } from '#tests/builders/event-logs.ts';
import { movesMatrix } from './moves-matrix.ts';

function naive(visits: readonly Visit[], isIn: (visit: Visit) => boolean, labels: readonly string[]): unknown {
  const leadsBack = (from: Visit, to: Visit) =>
    visits.slice(0, visits.indexOf(to)).some((before) => before.case === from.case && before.status === to.status);
  const moves = labels.flatMap((from) =>
    labels.flatMap((to) => {
      const own = movesOf(visits).filter(([one, next]) => one.status === from && next.status === to && isIn(one));
      if (own.length === 0) return [];
      const before = naiveSpread(own.map(([one]) => tookMs(one, Number.NaN)));
      const reworkCount = own.filter(([one, next]) => leadsBack(one, next)).length;
      return { from, to, count: own.length, before, reworkCount };
    })
  );
  return {
    moves,
    entries: Uint32Array.from(labels, (label) => visits.filter((one) => one.status === label && isIn(one)).length),
    reworkCases: casesOf(visits).filter((own) => movesOf(own).some(([one, next]) => isIn(one) && leadsBack(one, next)))
      .length
  };
}

test('each pair of statuses has its moves, the time before them and those that led back [B76]', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const columns = columnsOf(visits);
      expect(movesMatrix(columns)).toEqual(naive(visits, () => true, columns.labels));
    }),
    { numRuns: 300 }
  );
});

test('moves that do not count still tell where a case has been', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const columns = columnsOf(visits);
      const isIn = (visit: Visit) => visit.enteredMs >= 15;
      expect(movesMatrix(columns, { isIn: (visit) => columns.entered[visit]! >= 15 })).toEqual(
        naive(visits, isIn, columns.labels)
      );
    })
  );
});

test('a move from a status to itself is one, and leads back', () => {
  const visits = [0, 3, 5].map((enteredMs) => ({ case: 0, status: 'paid', enteredMs, leftMs: enteredMs + 2 }));
  expect(movesMatrix(columnsOf(visits))).toMatchObject({
    moves: [{ from: 'paid', to: 'paid', count: 2, reworkCount: 2 }],
    reworkCases: 1
  });
});
