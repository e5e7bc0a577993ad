import { expect, test } from 'vitest';
import { reportEventLog } from './event-log.ts';
import { visitsOf } from './visits.ts';

test('what is as frequent stands as it first occurs, transitions and times by name, emoji behind all letters', () => {
  const ways = ['b🙂', 'bﬁ', 'ba'].flatMap((way, number) =>
    [...way].map((status, at) => ({ case: String(number), status, at: at * 1000 }))
  );
  const report = reportEventLog(visitsOf(ways));
  expect([...report.activities]).toEqual([
    ['b', 3],
    ['🙂', 1],
    ['ﬁ', 1],
    ['a', 1]
  ]);
  expect([...report.end.keys()]).toEqual(['🙂', 'ﬁ', 'a']);
  expect(report.transitions.map(({ to }) => to)).toEqual(['a', 'ﬁ', '🙂']);
  expect(report.topVariants.map(({ path }) => path[1])).toEqual(['🙂', 'ﬁ', 'a']);
});

test('statuses in which the same time was spent stand by name', () => {
  const names = ['z', 'ab', 'a', 'end'].map((status, at) => ({ case: '1', status, at: at * 1000 }));
  expect([...reportEventLog(visitsOf(names)).dwell.keys()]).toEqual(['a', 'ab', 'z']);
});

test('a case of one event ends where it starts, and takes no time', () => {
  const report = reportEventLog(visitsOf([{ case: '1', status: 'sent', at: 5 }]));
  expect(report).toMatchObject({
    cases: 1,
    events: 1,
    variants: 1,
    start: new Map([['sent', 1]]),
    end: new Map([['sent', 1]]),
    transitions: [],
    dwell: new Map(),
    throughput: { n: 1, min: 0, median: 0, mean: 0, p90: 0, max: 0, total: 0 }
  });
});
