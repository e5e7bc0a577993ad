import type { Session } from '#state/session.svelte.ts';
import { saveFile } from '#ui/files.ts';

/** Hands everything that is kept here to the browser as one file. Whether it arrives is beyond what a page can know. */
export async function exportData(session: Session): Promise<{ readonly name: string; readonly sizeBytes: number }> {
  const file = await session.docket.exportEverything();
  const name = `docket-${session.isSample ? 'sample-' : ''}${session.docket.today()}.json`;
  saveFile(file, name);
  return { name, sizeBytes: file.size };
}
