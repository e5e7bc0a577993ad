import { inOneTab } from '#device/one-tab.ts';
import { watched, type Watched } from '#device/watched.ts';
import { askToWrite, fileAt, mayWrite, writeAndCompare, type Place } from '#device/written-file.ts';
import type { Json } from '#domain/shared/json.ts';
import type { Database } from '#storage/database.ts';
import { read, write } from '#storage/fence.ts';
import type { BackupChoices, Backups } from './backups.ts';

/** Where backups are written by themselves, and whether they are. */
export type AutoBackupState =
  | { readonly is: 'off' }
  | { readonly is: 'on'; readonly place: string }
  /** The browser wants the person's permission once more, which it only asks for after a tap. */
  | { readonly is: 'waiting'; readonly place: string }
  /** `why`: name of what the browser threw, or `damaged` where what is there is not what was written. */
  | { readonly is: 'failed'; readonly place: string; readonly why: string };

export interface AutoBackup {
  readonly state: Watched<AutoBackupState>;
  /** Writes into this place from now on, and at once: the file itself, or one of each day in a folder. */
  keepIn(place: Place): Promise<void>;
  /** To be called from a press of a button. */
  allow(): Promise<void>;
  stop(): Promise<void>;
  /** Writes what has changed since it was last written; nothing otherwise. */
  run(): Promise<void>;
}

const placeKey = 'backup-place';
const choices: BackupChoices = { withFiles: true, isZipped: true, passphrase: '' };

export function autoBackupOf(db: Database, backups: Backups): AutoBackup {
  const [state, setState] = watched<AutoBackupState>({ is: 'off' });

  async function keptPlace(): Promise<Place | null> {
    const row = await read(db, [db.device], (inside) => inside.device.get(placeKey));
    return (row?.value as unknown as Place | undefined) ?? null;
  }

  async function writeTo(place: Place): Promise<void> {
    const at = { place: place.name };
    try {
      if (!(await mayWrite(place))) {
        setState({ is: 'waiting', ...at });
        return;
      }
      if (await backups.isWrittenByItself()) {
        setState({ is: 'on', ...at });
        return;
      }
      const made = await backups.make(choices);
      const came = await writeAndCompare(await fileAt(place, made.name), made.file);
      if (came === 'checked') await backups.note(made, { isChecked: true, isAutomatic: true });
      setState(came === 'checked' ? { is: 'on', ...at } : { is: 'failed', ...at, why: 'damaged' });
    } catch (error) {
      // What is here is safe all the same, so this is told in its place and stops nothing.
      if (!(error instanceof DOMException)) throw error;
      setState({ is: 'failed', ...at, why: error.name });
    }
  }

  async function run(): Promise<void> {
    const place = await keptPlace();
    if (!place) setState({ is: 'off' });
    else await inOneTab(`auto-backup:${db.name}`, () => writeTo(place));
  }

  return {
    state,
    async keepIn(place) {
      // A handle can be stored as it is, which no type of ours says.
      const value = place as unknown as Json;
      await write(db, [db.device], (_meta, inside) => inside.device.put({ key: placeKey, value }));
      await backups.forgetWrittenByItself();
      await run();
    },
    async allow() {
      const place = await keptPlace();
      if (place && (await askToWrite(place))) await run();
    },
    async stop() {
      await write(db, [db.device], (_meta, inside) => inside.device.delete(placeKey));
      setState({ is: 'off' });
    },
    run
  };
}

/** How long nothing may change before it is written. */
const restMs = 15_000;

/** Writes after each change, once there is rest; gives the function that ends it. */
export function backUpAfterChanges(
  { autoBackup, changes }: { autoBackup: AutoBackup; changes: Watched<unknown> },
  onError: (error: unknown) => void
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = changes.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void autoBackup.run().catch(onError), restMs);
  });
  autoBackup.run().catch(onError);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
