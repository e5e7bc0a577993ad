import * as z from 'zod/mini';

/**
 * The instants that a history may speak of: those whose day has a name (0001-01-01 to 9999-12-31) in whichever zone it
 * is read, which a Date holds many times over.
 */
const firstInstantMs = -62_135_510_400_000;
export const lastInstantMs = 253_402_214_400_000;
export const instantSchema = z.number().check(z.gte(firstInstantMs), z.lte(lastInstantMs));

/**
 * How far the clock of so many commits can have come. Past the last century it only ticks, by one for each commit: so
 * whoever goes on from a history that somebody made to end there still writes what can be read back.
 */
export function latestClockMs(commits: number): number {
  return lastInstantMs - centuryMs + commits;
}

const centuryMs = 36_525 * 86_400_000;

/**
 * The hybrid logical clock, in milliseconds: the wall's time, or one more than the latest that this device has seen.
 * So it never stands still and never runs back, whatever the wall does.
 */
export function tick(wall: number, latest: number): number {
  return Math.max(wall, latest + 1);
}
