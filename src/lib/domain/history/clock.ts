/**
 * The hybrid logical clock, in milliseconds: the wall's time, or one more than the latest that this device has seen.
 * So it never stands still and never runs back, whatever the wall does.
 */
export function tick(wall: number, latest: number): number {
  return Math.max(wall, latest + 1);
}
