import type { Json } from '#domain/shared/json.ts';
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
  load(key: string): Promise<Draft | null>;
  delete(key: string): Promise<void>;
  /** Drafts whose keys begin so, the latest first. */
  list(prefix?: string): Promise<Draft[]>;
  /** A form says how to store at once what it still holds back; gives the function that takes it back. */
  registerFlush(flush: () => Promise<void>): () => void;
  /** Stores everything that is not stored yet: before a reload, and when the page is hidden. Throws where it cannot. */
  flush(): Promise<void>;
}

export function draftsIn(db: Database, nowMs: () => number): Drafts {
  const flushes = new Set<() => Promise<void>>();
  /** What could not be stored so far. Forms say so and go on; whoever asks whether all is stored must not be told yes. */
  const unkept = new Map<string, Json>();
  const save = async (key: string, value: Json): Promise<void> => {
    unkept.set(key, value);
    await write(db, [db.drafts], async (_meta, inside) => {
      await inside.drafts.put({ key, value: plain(value), savedAt: nowMs() });
    });
    if (unkept.get(key) === value) unkept.delete(key);
  };
  return {
    save,
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
      for (const [key, value] of unkept) await save(key, value);
    }
  };
}

/** Forms hand over what they bind to, which the database could not copy. */
function plain(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
