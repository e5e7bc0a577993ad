import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastRatio, inkOn, visibleOn } from './contrast.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#ffffff', 1],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#000000', 2.44]
  ])('%s and %s have %d, in either order', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(other, one)).toBeCloseTo(ratio, 1);
  });

  test('what is no colour is a bug', () => {
    expect(() => contrastRatio('red', '#ffffff')).toThrow(RangeError);
  });
});

describe('colours that a person chose', () => {
  test('any of them can be written on', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        expect(contrastRatio(inkOn(color), color)).toBeGreaterThanOrEqual(4.5);
      })
    );
  });

  test('any of them becomes visible on any surface', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (color, surface) => {
        expect(contrastRatio(visibleOn(color, surface, 3), surface)).toBeGreaterThanOrEqual(3);
      })
    );
  });

  test('one that is visible stays as it was chosen', () => {
    expect(visibleOn('#2459d3', '#ffffff', 3)).toBe('#2459d3');
  });

  test('a pale one gets darker on white, and a dark one lighter on black', () => {
    expect(contrastRatio(visibleOn('#fff3a0', '#ffffff', 3), '#000000')).toBeLessThan(7);
    expect(visibleOn('#101060', '#111419', 3)).not.toBe('#101060');
  });
});

describe('the tokens', () => {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
  const raw = new Map(
    [...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value])
  );
  const rawOf = (name: string): string => raw.get(name) ?? '';
  const roles = new Map(
    [...css.matchAll(/(--[\w-]+): (?:light-dark\(var\((--[\w-]+)\), var\((--[\w-]+)\)\)|var\((--[\w-]+)\));/g)].map(
      ([, name = '', light, dark, both]) => [
        name,
        { light: rawOf(light ?? both ?? ''), dark: rawOf(dark ?? both ?? '') }
      ]
    )
  );
  const at = (role: string, scheme: 'light' | 'dark'): string => roles.get(`--${role}`)?.[scheme] ?? '';

  const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
  const inks = ['ink', 'ink-quiet', 'ink-accent', 'ink-danger', 'ink-warning', 'ink-positive'];
  const schemes = ['light', 'dark'] as const;

  test.each(
    schemes.flatMap((scheme) => surfaces.flatMap((surface) => inks.map((ink) => [scheme, ink, surface] as const)))
  )('in %s, %s reads on %s', (scheme, ink, surface) => {
    expect(contrastRatio(at(ink, scheme), at(surface, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(
    schemes.flatMap((scheme) => [
      [scheme, 'ink-on-accent', 'accent', 4.5] as const,
      [scheme, 'ink-on-accent', 'accent-pressed', 4.5] as const,
      [scheme, 'ink', 'surface-danger', 4.5] as const,
      [scheme, 'ink-danger', 'surface-danger', 4.5] as const,
      [scheme, 'ink', 'surface-warning', 4.5] as const,
      [scheme, 'ink-warning', 'surface-warning', 4.5] as const,
      [scheme, 'line-strong', 'surface', 3] as const,
      [scheme, 'line-strong', 'surface-raised', 3] as const,
      [scheme, 'focus', 'surface', 3] as const,
      [scheme, 'focus', 'surface-selected', 3] as const,
      [scheme, 'accent', 'surface', 3] as const
    ])
  )('in %s, %s stands out from %s', (scheme, sign, surface, ratio) => {
    expect(contrastRatio(at(sign, scheme), at(surface, scheme))).toBeGreaterThanOrEqual(ratio);
  });
});
