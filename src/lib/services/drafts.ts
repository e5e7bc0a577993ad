import { liveQuery } from 'dexie';
import type { Json } from '#domain/shared/json.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { Database } from '#storage/database.ts';
import { read, write } from '#storage/fence.ts';

/** A form that was typed and not yet saved, so that nothing typed is lost with a tab. */
export interface Draft {
  readonly key: string;
  readonly value: Json;
  readonly savedAt: number;
}

export interface Drafts {
  /** Stores what a form holds. Whoever types waits a moment between two calls; `registerFlush` does the last one. */
  save(key: string, value: Json): Promise<void>;
  /**
   * Stores it (`null`: deletes what is there) only where what is kept is what was seen last, by its `savedAt` (`null`:
   * nothing), so that no tab overwrites what another one wrote meanwhile. Gives what is kept then; theirs where it is.
   */
  saveOver(seen: number | null, key: string, value: Json | null): Promise<Result<Draft | null, Draft | null>>;
  /** Tells whenever another draft may be kept under a key, whichever tab wrote it; gives the function that stops it. */
  follow(key: string, onChange: () => void): () => void;
  load(key: string): Promise<Draft | null>;
  delete(key: string): Promise<void>;
  /** Drafts whose keys begin so, the latest first. */
  list(prefix?: string): Promise<Draft[]>;
  /** A form says how to store at once what it still holds back; gives the function that takes it back. */
  registerFlush(flush: () => Promise<void>): () => void;
  /** Stores everything that is not stored yet: before a reload, and when the page is hidden. Throws where it cannot. */
  flush(): Promise<void>;
}

export function draftsIn(db: Database, nowMs: () => number, onError: (error: unknown) => void): Drafts {
  const flushes = new Set<() => Promise<void>>();
  /** What could not be stored so far. Forms say so and go on; whoever asks whether all is stored must not be told yes. */
  const unkept = new Map<string, () => Promise<unknown>>();
  const keep = async <T>(key: string, store: () => Promise<T>): Promise<T> => {
    unkept.set(key, store);
    const stored = await store();
    if (unkept.get(key) === store) unkept.delete(key);
    return stored;
  };
  return {
    save: (key, value) =>
      keep(key, () =>
        write(db, [db.drafts], async (_meta, inside) => {
          await inside.drafts.put({ key, value: plain(value), savedAt: nowMs() });
        })
      ),
    saveOver: (seen, key, value) =>
      keep(key, () =>
        write(db, [db.drafts], async (_meta, inside): Promise<Result<Draft | null, Draft | null>> => {
          const kept = (await inside.drafts.get(key)) ?? null;
          if ((kept?.savedAt ?? null) !== seen) return refuse(kept);
          const draft =
            value === null ? null : { key, value: plain(value), savedAt: Math.max(nowMs(), (seen ?? 0) + 1) };
          if (draft) await inside.drafts.put(draft);
          else await inside.drafts.delete(key);
          return ok(draft);
        })
      ),
    follow(key, onChange) {
      const subscription = liveQuery(() => db.drafts.get(key)).subscribe({ next: onChange, error: onError });
      return () => subscription.unsubscribe();
    },
    load: (key) => read(db, [db.drafts], async (inside) => (await inside.drafts.get(key)) ?? null),
    delete(key) {
      unkept.delete(key);
      return write(db, [db.drafts], (_meta, inside) => inside.drafts.delete(key));
    },
    async list(prefix = '') {
      const drafts = await read(db, [db.drafts], (inside) => inside.drafts.where('key').startsWith(prefix).toArray());
      return drafts.sort((left, right) => right.savedAt - left.savedAt);
    },
    registerFlush(flush) {
      const registered = (): Promise<void> => flush();
      flushes.add(registered);
      return () => void flushes.delete(registered);
    },
    async flush() {
      await Promise.all([...flushes].map((flush) => flush()));
      for (const [key, store] of unkept) await keep(key, store);
    }
  };
}

/** Forms hand over what they bind to, which the database could not copy. */
function plain(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
