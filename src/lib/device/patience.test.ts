import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patience } from '#device/patience.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what does not come back is late within ten seconds, and no longer when it does', () => {
  const waits = patience();
  const end = waits.begin();
  vi.advanceTimersByTime(7_900);
  expect(waits.isLate.value).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(waits.isLate.value).toBe(true);
  end();
  expect(waits.isLate.value).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(waits.isLate.value).toBe(false);
});

test('what is long but moves is never late', () => {
  const waits = patience();
  waits.begin();
  for (let step = 0; step < 100; step += 1) {
    vi.advanceTimersByTime(7_000);
    waits.advance();
    expect(waits.isLate.value).toBe(false);
  }
});

test('whoever asks again and again does not put off the message', () => {
  const waits = patience();
  for (let second = 0; second < 10; second += 1) {
    waits.begin();
    vi.advanceTimersByTime(1_000);
  }
  expect(waits.isLate.value).toBe(true);
});

test('an end that is told twice counts once', () => {
  const waits = patience();
  const end = waits.begin();
  waits.begin();
  end();
  end();
  vi.advanceTimersByTime(10_000);
  expect(waits.isLate.value).toBe(true);
});
