/** For pages, which know nothing of the device. */
export { whenLaunchedWith } from '#device/launched-files.ts';
export { isBackupFile, takeSharedFiles } from '#device/shared-files.ts';
