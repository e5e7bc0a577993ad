import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveSpread } from '#tests/builders/event-logs.ts';
import { spreadOf } from './spread.ts';

test('median and 90th percentile lie between the closest ranks', () => {
  const numbers = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 50 }),
    fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 50 })
  );
  fc.assert(
    fc.property(numbers, (all) => {
      expect(spreadOf(Float64Array.from(all))).toEqual(naiveSpread(all));
    })
  );
});

test.each([
  ['ascending', (place: number) => place],
  ['descending', (place: number) => -place],
  ['all equal', () => 3],
  ['up and down', (place: number) => (place % 2 === 0 ? place : -place)],
  ['rising to its middle', (place: number) => Math.min(place, 20_000 - place)]
])('an order that is %s is found its way through', (_, of) => {
  const numbers = Array.from({ length: 20_000 }, (_, place) => of(place) + 20_000);
  expect(spreadOf(Float64Array.from(numbers))).toEqual(naiveSpread(numbers));
});

test('an order made against the search is sorted instead, and takes no longer', () => {
  const numbers = worstOrder(20_000);
  expect(spreadOf(Float64Array.from(numbers))).toEqual(naiveSpread(numbers));
});

test('a total keeps what single additions would lose', () => {
  expect(spreadOf(Float64Array.of(1e16, 1, 1, 1, 1))?.totalMs).toBe(1e16 + 4);
});

/** The middle of first, middle and last is one of the two smallest of what is left, round after round. */
function worstOrder(count: number): number[] {
  const half = count / 2;
  return Array.from({ length: count }, (_, place) => {
    const since = place - (half - 1);
    if (since < 0) return place % 2 === 0 ? place : half + (place - 1) / 2;
    return since < half / 2 ? 2 * since + 1 : place;
  });
}
