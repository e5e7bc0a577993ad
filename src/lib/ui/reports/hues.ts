import { visibleOn } from '#ui/contrast.ts';

/** The surface that pictures are drawn on, by day and by night. */
const surface = { light: '#ffffff', dark: '#161c26' };

/** A colour as it stands out from the surface in either mode. */
export function hueOf(color: string): { readonly light: string; readonly dark: string } {
  return { light: visibleOn(color, surface.light, 3), dark: visibleOn(color, surface.dark, 3) };
}

/** For what is no status: they differ in lightness and by their pattern, so that the colour is never the only sign. */
export const plainHues = ['#2459d3', '#b3661e', '#1a7044'] as const;

/** The patterns that neighbours are told apart by, in turns. */
export const patterns = ['solid', 'rising', 'falling', 'dotted'] as const;
export type PatternName = (typeof patterns)[number];

export function patternAt(place: number): PatternName {
  return patterns[place % patterns.length] ?? 'solid';
}
