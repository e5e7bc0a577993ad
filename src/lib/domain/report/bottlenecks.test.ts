import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, columnsOf, near, tookMs } from '#tests/builders/event-logs.ts';
import { bottlenecks } from './bottlenecks.ts';

const nowMs = 40;

test('where most time is waited comes first, with its share of all, what still waits counted in [B80]', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const columns = columnsOf(visits);
      const waitedIn = (own: typeof visits) => own.reduce((total, visit) => total + tookMs(visit, nowMs), 0);
      const allMs = waitedIn(visits);
      const expected = columns.labels
        .map((status) => {
          const own = visits.filter((visit) => visit.status === status);
          const stillThere = own.filter(({ leftMs }) => leftMs === null).length;
          const waitedMs = waitedIn(own);
          return { status, waitedMs, share: near(allMs === 0 ? 0 : waitedMs / allMs), visits: own.length, stillThere };
        })
        .filter((bottleneck) => bottleneck.visits > 0)
        .sort((one, other) => other.waitedMs - one.waitedMs);
      expect(bottlenecks(columns, { nowMs })).toEqual(expected);
    })
  );
});

test('what is done is left out, also of the whole that is shared', () => {
  const visits = [
    { case: 0, status: 'draft', enteredMs: 0, leftMs: 10 },
    { case: 0, status: 'sent', enteredMs: 10, leftMs: 40 },
    { case: 0, status: 'paid', enteredMs: 40, leftMs: null }
  ];
  const columns = columnsOf(visits);
  const isIn = (visit: number) => columns.statuses[visit] !== columns.labels.indexOf('paid');
  expect(bottlenecks(columns, { nowMs: 1_000_000, isIn })).toEqual([
    { status: 'sent', waitedMs: 30, share: 0.75, visits: 1, stillThere: 0 },
    { status: 'draft', waitedMs: 10, share: 0.25, visits: 1, stillThere: 0 }
  ]);
});
