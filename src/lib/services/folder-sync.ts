import { breathing } from '#device/breath.ts';
import { sha256 } from '#device/sha256.ts';
import type { Clock } from '#device/clock.ts';
import { inTurn } from '#device/in-turn.ts';
import { watched, type Watched } from '#device/watched.ts';
import { askToWrite, fileAt, filesIn, mayWrite, writeAndCompare } from '#device/written-file.ts';
import type { Header } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import type { Json } from '#domain/shared/json.ts';
import { BlobIntake } from '#storage/blob-intake.ts';
import { stateOf, writeBackup } from '#storage/backup.ts';
import type { Database } from '#storage/database.ts';
import type { Meta } from '#storage/meta.ts';
import { read, write } from '#storage/fence.ts';
import { joinIn, type ArrivedInvoice, type Losses } from '#storage/join.ts';
import type { Receiving } from '#storage/receive.ts';
import { UnsoundBackup } from '#storage/restore.ts';
import { failureOf } from './failure.ts';
import { readBackup, readHeader } from './read-backup.ts';

export type { Losses } from '#storage/join.ts';

/** Whether this device shares a folder with others, and how they stand. */
export type SyncState =
  /** Nobody has looked yet since the app was opened. */
  | { readonly is: 'unread' }
  | { readonly is: 'off' }
  | ({ readonly is: 'on' } & Shared)
  /** The browser wants the person's permission once more, which it only asks for after a tap. */
  | ({ readonly is: 'waiting' } & Shared)
  /** `why`: name of what the browser threw, `damaged` where what is there is not what was written, `other-history` where a restore has put other data here. */
  | ({ readonly is: 'failed'; readonly why: string } & Shared);

/** What is known of the folder since it was last looked through. */
export interface Shared {
  readonly place: string;
  /** When it was last looked through to the end; null: not yet. */
  readonly at: number | null;
  /** Digest of all that this device knows; devices with equal ones know the same. */
  readonly state: string;
  readonly others: readonly OtherFile[];
}

/** A file that somebody else has written into the folder. */
export interface OtherFile {
  readonly name: string;
  /** When it was written, as it says itself; null where it cannot be read. */
  readonly at: number | null;
  readonly standing:
    /** It says that it knows what this device knows. */
    | { readonly is: 'same' }
    /** All of it is here. The other device does not know all that this one knows, or is of another version. */
    | { readonly is: 'taken-in' }
    /** A service may be about to bring it, or somebody has changed it: it is looked at again. */
    | { readonly is: 'unreadable'; readonly problem: FileProblem }
    /** It tells of another business, or of the same before it was replaced: never taken in. */
    | { readonly is: 'other-history' }
    /** It would take away so much that a person has to say that this is meant. */
    | { readonly is: 'asks'; readonly losses: Losses; readonly records: string };
}

/** What one file has brought, for the person to look through. */
export interface Arrival {
  readonly at: number;
  readonly from: string;
  readonly invoices: readonly ArrivedInvoice[];
  readonly others: number;
  readonly conflicts: number;
  readonly isCopied: boolean;
}

export interface FolderSync {
  readonly state: Watched<SyncState>;
  /** Shares this folder from now on. */
  share(folder: FileSystemDirectoryHandle): Promise<void>;
  /** To be called from a press of a button. */
  allow(): Promise<void>;
  stop(): Promise<void>;
  /** Reads what others have written, and writes what is new here. */
  run(): Promise<void>;
  /** Takes in the file that asks, whatever it takes away. */
  agree(file: string): Promise<void>;
  /** Keeps the folder and this device alike from now on; gives the function that ends it. */
  follow(occasions: Occasions): () => void;
  /** Digest of all that this device knows, folder or not. */
  digest(): Promise<string>;
  /** What has come, the latest first. */
  arrivals(): Promise<readonly Arrival[]>;
}

const folderKey = 'sync-folder';
const arrivalsKey = 'sync-arrivals';
const arrivalsMax = 30;
/** Of one arrival, as many as a person looks through. */
const shownMax = 50;

interface Kept {
  readonly folder: FileSystemDirectoryHandle;
  /** The history that is shared there: no other one ever takes its place by itself. */
  readonly dataset: string;
  /**
   * What was last written there: who this device was, how far it had come, and what all of it came to for a version of
   * the app.
   */
  readonly written: {
    readonly device: string;
    readonly seq: number;
    readonly state: string;
    readonly fold: number;
  } | null;
  /** By name, files as they were when all of them was taken in. */
  readonly seen: Readonly<Record<string, Seen>>;
  /** Digest of what a person has agreed to take in. */
  readonly agreed: string | null;
}

interface Seen {
  readonly size: number;
  readonly modified: number;
  readonly at: number;
  readonly state: string | null;
  readonly fold: number;
}

export interface SyncParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly app: string;
  /** The page takes in what has come. */
  readonly onArrived: () => Promise<void>;
}

export function folderSyncOf(db: Database, { clock, newId, app, onArrived }: SyncParts): FolderSync {
  const nowMs = (): number => clock.nowMs();
  const receiving = (): Receiving => ({ newId, wallMs: nowMs(), zone: clock.zone() });
  const [state, setState] = watched<SyncState>({ is: 'unread' });
  const standingApart = new Map<string, { readonly sign: string; readonly found: OtherFile }>();

  const kept = async (): Promise<Kept | null> => {
    const row = await read(db, [db.device], (inside) => inside.device.get(folderKey));
    // A handle can be stored as it is, which no type of ours says.
    return (row?.value as unknown as Kept | undefined) ?? null;
  };
  const keep = (next: Kept): Promise<unknown> =>
    write(db, [db.device], (_meta, inside) => inside.device.put({ key: folderKey, value: next as unknown as Json }));
  const metaNow = (): Promise<Meta | undefined> => read(db, [db.meta], (inside) => inside.meta.get('meta'));

  async function note(arrival: Arrival): Promise<void> {
    await write(db, [db.device], async (_meta, inside) => {
      const before = ((await inside.device.get(arrivalsKey))?.value ?? []) as unknown as readonly Arrival[];
      const value = [...before, { ...arrival, invoices: arrival.invoices.slice(0, shownMax) }].slice(-arrivalsMax);
      await inside.device.put({ key: arrivalsKey, value: value as unknown as Json });
    });
  }

  /** Takes in one file, or says why not. */
  async function takeIn(file: File, header: Header, agreed: string | null): Promise<OtherFile['standing'] | null> {
    const intake = new BlobIntake(db, { stores: true });
    let isDone = false;
    try {
      const whole = await readBackup({ file, passphrase: '' }, (record) => intake.take(record));
      if (!whole.ok) return { is: 'unreadable', problem: whole.error };
      const { records } = whole.value;
      const joined = await joinIn(db, whole.value, { ...receiving(), isAgreed: agreed === records });
      if (!joined.ok) return { is: 'asks', losses: joined.error, records };
      isDone = true;
      const { commits, invoices, others, conflicts, copied } = joined.value;
      if (commits === 0) return null;
      await note({ at: nowMs(), from: header.device, invoices, others, conflicts, isCopied: copied.length > 0 });
      await onArrived();
      return null;
    } catch (error) {
      if (!(error instanceof UnsoundBackup)) throw error;
      return { is: 'unreadable', problem: { why: 'unsound', what: error.what } };
    } finally {
      if (!isDone) await intake.forget();
    }
  }

  /** Looks at one file of somebody else; what it was when all of it was taken in, or why that is not so. */
  async function lookAt(file: File, { dataset, agreed }: Kept): Promise<Seen | OtherFile | null> {
    const { name, size, lastModified: modified } = file;
    const header = await readHeader(file);
    // Other programs may keep their files there as well. What bears our name may be on its way.
    if (header === null)
      return name.startsWith(prefix)
        ? { name, at: null, standing: { is: 'unreadable', problem: { why: 'truncated' } } }
        : null;
    const { at, state: comesTo, fold = 1 } = header;
    const standing = header.dataset === dataset ? await takeIn(file, header, agreed) : otherHistory;
    return standing ? { name, at, standing } : { size, modified, at, state: comesTo, fold };
  }

  /** The same, unless nothing about it has changed since it was found to stand apart: it may be large. */
  async function lookedAt(file: File, known: Kept): Promise<Seen | OtherFile | null> {
    const sign = [file.size, file.lastModified, known.agreed].join(' ');
    const before = standingApart.get(file.name);
    if (before?.sign === sign) return before.found;
    standingApart.delete(file.name);
    const found = await lookAt(file, known).catch((error: unknown): OtherFile => {
      // One that a service has not brought yet, or that is locked, holds up none of the others.
      if (!(error instanceof DOMException)) throw error;
      return { name: file.name, at: null, standing: { is: 'unreadable', problem: { why: 'unreadable' } } };
    });
    // What could not even be read may be readable the next time, as it is.
    if (found && 'standing' in found && !isHeld(found)) standingApart.set(file.name, { sign, found });
    return found;
  }

  /** Writes all that this device knows, unless it stands there already. */
  async function writeOwn(known: Kept, isThere: (name: string) => boolean): Promise<Kept | 'damaged'> {
    const meta = await metaNow();
    if (!meta) return known;
    const { written } = known;
    const name = ownName(meta.device);
    const isWritten = written?.device === meta.device && written.seq === meta.seq && written.fold === foldVersion;
    if (isWritten && isThere(name)) return known;
    const made = await writeBackup(db, { at: nowMs(), app, withBlobs: true, sha256, breathe: breathing() });
    const handle = await fileAt(known.folder, name);
    if ((await writeAndCompare(handle, made.file)) === 'damaged') return 'damaged';
    const { size, lastModified: modified } = await handle.getFile();
    const { at, state: comesTo } = made.header;
    return {
      ...known,
      written: { device: made.meta.device, seq: made.meta.seq, state: comesTo ?? '', fold: foldVersion },
      seen: { ...known.seen, [name]: { size, modified, at, state: comesTo, fold: foldVersion } }
    };
  }

  async function lookThrough(before: Kept): Promise<SyncState> {
    const shared: Shared = { ...lastShared(state.value), place: before.folder.name };
    try {
      const meta = await metaNow();
      if (meta?.dataset !== before.dataset) return { is: 'failed', ...shared, why: 'other-history' };
      if (!(await mayWrite(before.folder))) return { is: 'waiting', ...shared };
      const files = await filesIn(before.folder, '.json');
      const apart: OtherFile[] = [];
      const seen: Record<string, Seen> = {};
      const asBefore = new Set<string>();
      for (const file of files) {
        const was = before.seen[file.name];
        const isAsBefore = was?.size === file.size && was.modified === file.lastModified;
        if (isAsBefore) asBefore.add(file.name);
        const found = isAsBefore ? was : await lookedAt(file, before);
        // What is wrong with the file of this device is no matter: it is written anew.
        if (found && 'standing' in found) {
          if (file.name !== ownName(meta.device)) apart.push(found);
        } else if (found) seen[file.name] = found;
      }
      const after = await writeOwn({ ...before, seen }, (name) => asBefore.has(name));
      if (after === 'damaged') return { is: 'failed', ...shared, why: 'damaged' };
      await keep(after);
      const { device = '', state: here = '' } = after.written ?? {};
      const others = Object.entries(after.seen)
        .filter(([name]) => name !== ownName(device))
        .map(([name, { at, state: comesTo, fold }]): OtherFile => {
          const isEqual = comesTo === here && fold === foldVersion;
          return { name, at, standing: { is: isEqual ? 'same' : 'taken-in' } };
        });
      return { is: 'on', place: shared.place, at: nowMs(), state: here, others: [...apart, ...others] };
    } catch (error) {
      // What is here is safe all the same, so this is told in its place and stops nothing.
      if (error instanceof DOMException) return { is: 'failed', ...shared, why: error.name };
      const failure = failureOf(error);
      if (failure !== null) return { is: 'failed', ...shared, why: failure.why };
      setState({ is: 'failed', ...shared, why: 'unknown' });
      throw error;
    }
  }

  /** One after the other, over all tabs: whoever comes later finds what the one before has written. */
  const inOrder = (work: () => Promise<void>): Promise<void> => inTurn(`sync:${db.name}`, work);

  async function runNow(): Promise<void> {
    const known = await kept();
    setState(known ? await lookThrough(known) : { is: 'off' });
  }

  return {
    state,
    share: (folder) =>
      inOrder(async () => {
        const { dataset = '' } = (await metaNow()) ?? {};
        await keep({ folder, dataset, written: null, seen: {}, agreed: null });
        await runNow();
      }),
    async allow() {
      const known = await kept();
      if (known && (await askToWrite(known.folder))) await inOrder(runNow);
    },
    stop: () =>
      inOrder(async () => {
        await write(db, [db.device], (_meta, inside) => inside.device.delete(folderKey));
        setState({ is: 'off' });
      }),
    run: () => inOrder(runNow),
    agree: (name) =>
      inOrder(async () => {
        const known = await kept();
        const asking = lastShared(state.value).others.find((one) => one.name === name)?.standing;
        if (!known || asking?.is !== 'asks') return;
        await keep({ ...known, agreed: asking.records });
        await runNow();
      }),
    follow({ changes, everyMinute, whenShown, onError }) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const run = (): void => void inOrder(runNow).catch(onError);
      const stops = [
        changes.subscribe(() => {
          clearTimeout(timer);
          timer = setTimeout(run, restMs);
        }),
        everyMinute(run),
        whenShown(run)
      ];
      run();
      return () => {
        for (const stop of stops) stop();
        clearTimeout(timer);
      };
    },
    digest: () => read(db, db.ledgerTables, stateOf),
    async arrivals() {
      const row = await read(db, [db.device], (inside) => inside.device.get(arrivalsKey));
      return ((row?.value ?? []) as unknown as readonly Arrival[]).toReversed();
    }
  };
}

function isHeld({ standing }: OtherFile): boolean {
  return standing.is === 'unreadable' && standing.problem.why === 'unreadable';
}

const prefix = 'docket-';
const otherHistory: OtherFile['standing'] = { is: 'other-history' };

/** The one file that a device writes: nobody else does, so that no service has two versions of it to choose from. */
function ownName(device: string): string {
  return `${prefix}${device}.json`;
}

function lastShared(state: SyncState): Shared {
  if (state.is === 'off' || state.is === 'unread') return { place: '', at: null, state: '', others: [] };
  const { place, at, state: comesTo, others } = state;
  return { place, at, state: comesTo, others };
}

/** How long nothing may change here before it is written, and how often one looks for what has come. */
const restMs = 5_000;

export interface Occasions {
  readonly changes: Watched<unknown>;
  readonly everyMinute: (listener: () => void) => () => void;
  readonly whenShown: (listener: () => void) => () => void;
  readonly onError: (error: unknown) => void;
}
