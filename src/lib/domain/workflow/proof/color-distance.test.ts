import { expect, it } from 'vitest';
import { colorDistance } from './color-distance.ts';

it('is none from a colour to itself, and the longest from black to white', () => {
  expect(colorDistance('#2f6fdb', '#2f6fdb')).toBe(0);
  expect(colorDistance('#000000', '#ffffff')).toBeCloseTo(1, 3);
});

it('is the same both ways, and shorter between two greens than between a green and a red', () => {
  const greens = colorDistance('#2e8b57', '#2f9060');
  expect(colorDistance('#2f9060', '#2e8b57')).toBe(greens);
  expect(greens).toBeLessThan(0.05);
  expect(colorDistance('#2e8b57', '#cf3f45')).toBeGreaterThan(0.2);
});
