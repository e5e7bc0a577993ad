import type { MadeBackup } from '#services/backups.ts';
import type { Session } from '#state/session.svelte.ts';
import { saveFile } from '#ui/files.ts';

/**
 * Hands everything that is kept here to the browser, as a backup that can be restored: for when something is wrong, and
 * no time is to be lost with choices. Whether it arrives is beyond what a page can know.
 */
export async function handOverBackup(session: Session): Promise<MadeBackup> {
  const { backups } = session.docket;
  const made = await backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  saveFile(made.file, made.name);
  await backups.note(made, { isChecked: false });
  return made;
}

/** Hands over what everything comes to today, for other programs. */
export async function exportReadable(session: Session): Promise<{ readonly name: string; readonly sizeBytes: number }> {
  const file = await session.docket.writeReadable();
  const name = `docket-${session.isSample ? 'sample-' : ''}readable-${session.docket.today()}.json`;
  saveFile(file, name);
  return { name, sizeBytes: file.size };
}
