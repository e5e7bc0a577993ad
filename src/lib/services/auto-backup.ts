import { inTurn } from '#device/in-turn.ts';
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
  /** `why`: name of what the browser threw, or `damaged` where what is there is not what was written, `other-history` where a restore has put other data here. */
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

/** The place that was chosen, and what was last written there. */
interface Kept {
  readonly place: Place;
  /** The history that is written there: no other one ever takes its place by itself. */
  readonly dataset: string;
  /** Local arrival number of the last commit in it; null: nothing yet. */
  readonly seq: number | null;
}

export function autoBackupOf(db: Database, backups: Backups): AutoBackup {
  const [state, setState] = watched<AutoBackupState>({ is: 'off' });

  async function kept(): Promise<Kept | null> {
    const row = await read(db, [db.device], (inside) => inside.device.get(placeKey));
    // A handle can be stored as it is, which no type of ours says.
    return (row?.value as unknown as Kept | undefined) ?? null;
  }

  async function keep(next: Kept): Promise<void> {
    await write(db, [db.device], (_meta, inside) =>
      inside.device.put({ key: placeKey, value: next as unknown as Json })
    );
  }

  async function writeTo({ place, dataset, seq }: Kept): Promise<AutoBackupState> {
    const at = { place: place.name };
    try {
      const meta = await read(db, [db.meta], (inside) => inside.meta.get('meta'));
      if (!meta) return { is: 'off' };
      if (meta.dataset !== dataset) return { is: 'failed', ...at, why: 'other-history' };
      if (!(await mayWrite(place))) return { is: 'waiting', ...at };
      if (meta.seq === seq) return { is: 'on', ...at };
      const made = await backups.make(choices);
      const name = backups.dailyNameOf(choices, meta.device);
      if ((await writeAndCompare(await fileAt(place, name), made.file)) === 'damaged')
        return { is: 'failed', ...at, why: 'damaged' };
      await keep({ place, dataset, seq: made.seq });
      await backups.note(
        { ...made, name: place.kind === 'file' ? place.name : name },
        { isChecked: true, isAutomatic: true }
      );
      return { is: 'on', ...at };
    } catch (error) {
      // What is here is safe all the same, so this is told in its place and stops nothing.
      if (!(error instanceof DOMException)) throw error;
      return { is: 'failed', ...at, why: error.name };
    }
  }

  /** One after the other, over all tabs: whoever comes later finds what the one before has written. */
  const inOrder = (work: () => Promise<void>): Promise<void> => inTurn(`auto-backup:${db.name}`, work);

  async function runNow(): Promise<void> {
    const known = await kept();
    setState(known ? await writeTo(known) : { is: 'off' });
  }

  return {
    state,
    keepIn: (place) =>
      inOrder(async () => {
        const { dataset = '' } = (await read(db, [db.meta], (inside) => inside.meta.get('meta'))) ?? {};
        await keep({ place, dataset, seq: null });
        await runNow();
      }),
    async allow() {
      const known = await kept();
      if (known && (await askToWrite(known.place))) await inOrder(runNow);
    },
    stop: () =>
      inOrder(async () => {
        await write(db, [db.device], (_meta, inside) => inside.device.delete(placeKey));
        setState({ is: 'off' });
      }),
    run: () => inOrder(runNow)
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
