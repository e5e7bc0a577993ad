export { stopwatch } from '#device/clock.ts';
