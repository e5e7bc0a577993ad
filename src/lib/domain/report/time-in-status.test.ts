import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, columnsOf, naiveSpread, near, tookMs, type Visit } from '#tests/builders/event-logs.ts';
import { survivalCurve, timeInStatus } from './time-in-status.ts';

const nowMs = 40;

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Kaplan and Meier as they wrote it, in fractions of whole numbers. */
function naiveCurve(visits: readonly Visit[]): { ms: number; share: Fraction; atRisk: number }[] {
  const leavings = visits.filter(({ leftMs }) => leftMs !== null).map((visit) => tookMs(visit, nowMs));
  let share: Fraction = { over: 1n, under: 1n };
  return [...new Set(leavings)]
    .sort((one, other) => one - other)
    .map((ms) => {
      const atRisk = visits.filter((visit) => tookMs(visit, nowMs) >= ms).length;
      const left = leavings.filter((leaving) => leaving === ms).length;
      share = { over: share.over * BigInt(atRisk - left), under: share.under * BigInt(atRisk) };
      return { ms, share, atRisk };
    });
}

function naiveLasting(visits: readonly Visit[], tenths: bigint): number | null {
  return naiveCurve(visits).find(({ share }) => share.over * 10n <= share.under * tenths)?.ms ?? null;
}

function naiveTimes(all: readonly Visit[], labels: readonly string[]): unknown[] {
  return labels.flatMap((status) => {
    const visits = all.filter((visit) => visit.status === status);
    const running = visits.filter(({ leftMs }) => leftMs === null);
    if (visits.length === 0) return [];
    return {
      status,
      closed: naiveSpread(visits.filter(({ leftMs }) => leftMs !== null).map((visit) => tookMs(visit, nowMs))),
      stillThere: running.length,
      stillThereMs: running.reduce((total, visit) => total + tookMs(visit, nowMs), 0),
      estimated: { medianMs: naiveLasting(visits, 5n), p90Ms: naiveLasting(visits, 1n) }
    };
  });
}

test('time in each status is what the textbook says, with what goes on counted for as long as it is known [B80]', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const columns = columnsOf(visits);
      expect(timeInStatus(columns, { nowMs })).toEqual(naiveTimes(visits, columns.labels));
    }),
    { numRuns: 500 }
  );
});

test('the curve has a step for each time at which a visit ended', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const own = visits.filter(({ status }) => status === 'sent');
      const expected = naiveCurve(own).map(({ share, ...step }) => ({
        ...step,
        share: near(Number(share.over) / Number(share.under))
      }));
      expect(survivalCurve(columnsOf(visits), 'sent', { nowMs })).toEqual(expected);
    })
  );
});

test('visits that do not count are as if they were not there', () => {
  fc.assert(
    fc.property(anyVisits, fc.func(fc.boolean()), (visits, choose) => {
      const isChosen = visits.map((_, visit) => choose(visit));
      const kept = columnsOf(visits.filter((_, visit) => isChosen[visit]));
      const isIn = (visit: number) => isChosen[visit]!;
      expect(timeInStatus(columnsOf(visits), { nowMs, isIn })).toEqual(timeInStatus(kept, { nowMs }));
      expect(survivalCurve(columnsOf(visits), 'paid', { nowMs, isIn })).toEqual(survivalCurve(kept, 'paid', { nowMs }));
    })
  );
});

const visit = (took: number, goesOn = false): Visit => ({
  case: 0,
  status: 'sent',
  enteredMs: nowMs - took,
  leftMs: goesOn ? null : nowMs
});

test('the example of every textbook: 6, 6, 6, 6+, 7, 9+, 10, … weeks in remission [B80]', () => {
  const weeks = ['6', '6', '6', '6+', '7', '9+', '10', '10+', '11+', '13', '16', '17+', '19+', '20+', '22', '23'];
  const all = [...weeks, '25+', '32+', '32+', '34+', '35+'].map((week) => visit(parseInt(week), week.endsWith('+')));
  expect(survivalCurve(columnsOf(all), 'sent', { nowMs })).toEqual(
    (
      [
        [6, 0.8571, 21],
        [7, 0.8067, 17],
        [10, 0.7529, 15],
        [13, 0.6902, 12],
        [16, 0.6275, 11],
        [22, 0.5378, 7],
        [23, 0.4482, 6]
      ] as const
    ).map(([ms, share, atRisk]) => ({ ms, share: expect.closeTo(share, 4), atRisk }))
  );
  expect(timeInStatus(columnsOf(all), { nowMs })).toMatchObject([{ estimated: { medianMs: 23, p90Ms: null } }]);
});

test('what left at the time until which another is known leaves first, and half is half', () => {
  const all = [visit(1), visit(2), visit(2, true), visit(3)];
  expect(survivalCurve(columnsOf(all), 'sent', { nowMs })).toEqual([
    { ms: 1, share: 0.75, atRisk: 4 },
    { ms: 2, share: 0.5, atRisk: 3 },
    { ms: 3, share: 0, atRisk: 1 }
  ]);
  const ten = Array.from({ length: 10 }, (_, place) => visit(place));
  expect(timeInStatus(columnsOf(ten), { nowMs })).toMatchObject([{ estimated: { medianMs: 4, p90Ms: 8 } }]);
});

test('where all goes on, nothing is estimated; a status that nobody knows has no curve', () => {
  const columns = columnsOf([visit(5, true), visit(6, true)]);
  expect(timeInStatus(columns, { nowMs })).toMatchObject([
    { closed: null, stillThere: 2, stillThereMs: 11, estimated: { medianMs: null, p90Ms: null } }
  ]);
  expect(survivalCurve(columns, 'sent', { nowMs })).toEqual([]);
  expect(survivalCurve(columns, 'nowhere', { nowMs })).toEqual([]);
});
