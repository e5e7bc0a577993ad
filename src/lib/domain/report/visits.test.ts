import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEvents, visitsIn } from '#tests/builders/event-logs.ts';
import { visitsOf, type LoggedEvent } from './visits.ts';

function naive(events: readonly LoggedEvent[]) {
  const names = [...new Set(events.map((event) => event.case))];
  return names.flatMap((name, number) => {
    const own = events.filter((event) => event.case === name).toSorted((one, other) => one.at - other.at);
    return own.map(({ status, at }, place) => ({
      case: number,
      status,
      enteredMs: at,
      leftMs: own[place + 1]?.at ?? null
    }));
  });
}

test('a log in any order becomes the visits of each case in the order of time', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      expect(visitsIn(visitsOf(events))).toEqual(naive(events));
    })
  );
});

test('labels are numbered as they first appear in the log', () => {
  const events = ['sent', 'paid', 'sent', 'draft'].map((status, place) => ({ case: 'a', status, at: 9 - place }));
  expect(visitsOf(events).labels).toEqual(['sent', 'paid', 'draft']);
});

test('what happened at one time stays as it came, also where the rest is put in order', () => {
  const events = [
    { case: 'a', status: 'later', at: 5 },
    { case: 'a', status: 'first', at: 1 },
    { case: 'b', status: 'other', at: 0 },
    { case: 'a', status: 'second', at: 1 },
    { case: 'a', status: 'third', at: 1 }
  ];
  expect(visitsIn(visitsOf(events)).map(({ status }) => status)).toEqual([
    'first',
    'second',
    'third',
    'later',
    'other'
  ]);
});

test('a log without events has no visits', () => {
  expect(visitsOf([])).toMatchObject({ count: 0, labels: [] });
});

test('more statuses than codes can tell apart are refused, and not mixed up', () => {
  const events = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ case: 'a', status: String(place), at: place }));
  expect(visitsOf(events(65_536)).statuses.at(-1)).toBe(65_535);
  expect(() => visitsOf(events(65_537))).toThrow(RangeError);
});
