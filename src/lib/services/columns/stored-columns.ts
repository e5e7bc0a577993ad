import { breathing } from '#device/breath.ts';
import type { Watched } from '#device/watched.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import type { WorkflowVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import type { Meta } from '#storage/meta.ts';
import { classifyDbError } from '#storage/errors.ts';
import { read, write } from '#storage/fence.ts';
import { chunkCount, type ColumnsChunk, type ColumnsHead, type StoredColumns } from './chunks.ts';
import { Columns } from './columns.ts';

/**
 * The columns as they lie in the database between two starts: a head, and chunks of some thousand rows. They are
 * derived from the rows and may be gone, or of another make, at any time: then they are made anew.
 */

/** Raised whenever columns are kept in another shape than before. */
const shapeVersion = 2;
/** So many commits behind, and reading what has changed takes longer than reading everything. */
const behindMax = 2_000;
/** How long nothing may change before it is stored. */
const restMs = 2_000;

const headKey = 'head';

interface Head extends ColumnsHead {
  readonly shape: string;
  /** Whose rows they are. */
  readonly dataset: string;
  readonly filling: string;
  /** Id of the workflow by which money that depends on other invoices was reckoned. */
  readonly workflow: string;
  /** The last commit that is in them. */
  readonly seq: number;
  /** Changes whenever they are stored: rows lie where the tab that did it has them. */
  readonly turn: number;
}

/** Where a tab stands with what is stored. */
export interface Standing {
  readonly seq: number;
  readonly turn: number;
}

export interface Restored {
  readonly columns: Columns;
  readonly standing: Standing;
}

/** The columns as they were stored; null where that is nothing to begin with. */
export async function restoreColumns(
  db: Database,
  { workflow, seq }: { readonly workflow: Pick<WorkflowVersion, 'id' | 'document'> | null; readonly seq: number }
): Promise<Restored | null> {
  const stored = await read(db, [db.columns, db.meta], async (inside) => {
    const meta = await inside.meta.get('meta');
    const head = headIn(await inside.columns.get(headKey));
    const isOurs =
      head && meta && isOf(head, meta) && head.workflow === (workflow?.id ?? '') && seq - head.seq <= behindMax;
    if (!isOurs) return null;
    const keys = Array.from({ length: chunkCount(head.count) }, (_, place) => chunkKey(place));
    return { head, chunks: (await inside.columns.bulkGet(keys)).map((row) => row?.value as ColumnsChunk) };
  });
  if (!stored) return null;
  const { head, chunks } = stored;
  const columns = new Columns();
  const breathe = breathing();
  try {
    // First, since the orders that were stored are those by this workflow.
    columns.useWorkflow(workflow?.document ?? null);
    columns.begin(head);
    for (const chunk of chunks) {
      columns.takeIn(chunk);
      await breathe();
    }
  } catch (error) {
    // Something else has written there, or half of it is missing. Nothing depends on it but the time that a start takes.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
  return { columns, standing: { seq: head.seq, turn: head.turn } };
}

export interface StoringColumns {
  /** Stores what has changed. */
  flush(): Promise<void>;
  stop(): void;
}

/** Stores columns whenever there is rest after a change. `standing`: what they were restored from; null: nothing. */
export function storeColumns(
  db: Database,
  columns: Columns,
  options: {
    readonly standing: Standing | null;
    readonly seen: Watched<{ readonly seq: number }>;
    readonly workflow: () => string;
    readonly onError: (error: unknown) => void;
  }
): StoringColumns {
  const { seen, workflow, onError } = options;
  let { standing } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  async function store(): Promise<void> {
    if (standing?.seq === seen.value.seq || !columns.isComplete) return;
    const attempt: { stored: StoredColumns | null } = { stored: null };
    try {
      standing = await write(db, [db.columns], async (meta, inside) => {
        const head = headIn(await inside.columns.get(headKey));
        const { seq } = seen.value;
        const isOurs = head !== null && isOf(head, meta);
        const isMine = isOurs && head.turn === standing?.turn;
        // Somebody has thrown it away, and will make it anew.
        if (head === null && standing !== null) return standing;
        // Another tab does it already: two that take turns would store everything each time.
        if (isOurs && !isMine && head.workflow === workflow() && seq - head.seq < behindMax / 2) return standing;
        const stored = columns.toStore(isMine ? 'changed' : 'all');
        attempt.stored = stored;
        const turn = (head?.turn ?? 0) + 1;
        const belongs = { dataset: meta.dataset, filling: meta.filling ?? '', workflow: workflow() };
        const value: Head = { ...stored.head, ...belongs, shape: currentShape, seq, turn };
        if (!isMine) await inside.columns.clear();
        await inside.columns.bulkPut([
          { key: headKey, value },
          ...stored.chunks.map(({ place, ...chunk }) => ({ key: chunkKey(place), value: chunk }))
        ]);
        return { seq, turn };
      });
    } catch (error) {
      if (attempt.stored) columns.notStored(attempt.stored);
      throw error;
    }
  }

  /** One after the other; what was not stored is made anew at the next start, and nobody misses anything. */
  function flush(): Promise<void> {
    running ??= store()
      .catch((error: unknown) => {
        if (classifyDbError(error).why !== 'quota') onError(error);
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  const unsubscribe = seen.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), restMs);
  });
  return {
    flush,
    stop() {
      unsubscribe();
      clearTimeout(timer);
    }
  };
}

const currentShape = `${shapeVersion} ${foldVersion}`;

function headIn(row: { readonly value: unknown } | undefined): Head | null {
  const head = row?.value as Head | undefined;
  return head?.shape === currentShape ? head : null;
}

function isOf(head: Head, meta: Meta): boolean {
  return head.dataset === meta.dataset && head.filling === (meta.filling ?? '');
}

function chunkKey(place: number): string {
  return `chunk ${place}`;
}
