/** For pages, which know nothing of the device. */
export { zoneHere } from '#device/clock.ts';
