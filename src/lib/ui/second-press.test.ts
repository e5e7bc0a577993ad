import { beforeEach, expect, test } from 'vitest';
import { isSecondPress } from './second-press.ts';

let now = 0;

const press = (afterMs: number, { detail = 1, x = 0, y = 0 } = {}): boolean => {
  now += afterMs;
  return isSecondPress({ detail, timeStamp: now, clientX: x, clientY: y } as MouseEvent);
};

beforeEach(() => {
  press(10_000);
  now += 10_000;
});

test('a press soon after another one, at the same place, is the second of two', () => {
  expect(press(0)).toBe(false);
  expect(press(200, { x: 8, y: 8 })).toBe(true);
  expect(press(200)).toBe(true);
});

test('a press somewhere else, or later, is one of its own', () => {
  expect(press(0)).toBe(false);
  expect(press(100, { x: 200 })).toBe(false);
  expect(press(600, { x: 200 })).toBe(false);
});

test('what the browser counts as the second one is so, however long it took', () => {
  expect(press(0)).toBe(false);
  expect(press(900, { detail: 2 })).toBe(true);
});

test('keys are pressed as fast as one likes', () => {
  expect(press(0, { detail: 0 })).toBe(false);
  expect(press(10, { detail: 0 })).toBe(false);
});
