/** For pages, which know nothing of the device. */
export { packText, unpackText } from '#device/packed-text.ts';
