/** For floors that know nothing of storage. */
export { base64Of, bytesFrom } from '#storage/base64.ts';
