import { expect, test } from 'vitest';
import { watched } from '#device/watched.ts';

test('a listener hears the present value at once and every later one', () => {
  const [count, setCount] = watched(1);
  const heard: number[] = [];
  count.subscribe((value) => heard.push(value));
  setCount(2);
  expect(heard).toEqual([1, 2]);
  expect(count.value).toBe(2);
});

test('a stopped listener hears nothing more, and stops nobody else', () => {
  const [count, setCount] = watched(1);
  const heard: number[] = [];
  const listener = (value: number): void => void heard.push(value);
  const stop = count.subscribe(listener);
  count.subscribe(listener);
  stop();
  setCount(2);
  expect(heard).toEqual([1, 1, 2]);
});

test('a listener may stop itself while it is being told', () => {
  const [count, setCount] = watched(1);
  const heard: number[] = [];
  const stop = count.subscribe((value) => {
    heard.push(value);
    if (value === 2) stop();
  });
  setCount(2);
  setCount(3);
  expect(heard).toEqual([1, 2]);
});
