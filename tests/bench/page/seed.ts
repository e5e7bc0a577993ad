import { remembered } from '#device/remembered.ts';
import { partsOf, type Commit } from '#domain/history/commit.ts';
import { subjectKey } from '#domain/history/event.ts';
import type { Client } from '#domain/client/client.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Series } from '#domain/invoice/series.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { realName } from '#services/docket.ts';
import type { Database } from '#storage/database.ts';
import { openDatabase } from '#storage/fence.ts';
import { accepted, openApp } from './app.ts';
import { folded, founding, History } from './generated.ts';
import { fillRaw } from './raw.ts';

/** Fills the app's own database and a plain one with the same invoices, and leaves the app as it is after some use. */
export async function seed(count: number): Promise<{ readonly findings: readonly unknown[] | null }> {
  const begun = await openApp();
  accepted(await begun.execute(founding));
  begun.close();
  const opening = { name: realName, newId: () => crypto.randomUUID(), sentinel: remembered };
  const db = accepted(await openDatabase({ ...opening, onState: () => undefined }));
  await fill(db, count);
  db.end('closed');
  const docket = await openApp();
  // What is sorted by is stored as well.
  docket.columns.query({ today: docket.today() });
  await docket.settle();
  // Slow, and the same for any number.
  const findings = count > 1_000 ? null : (await docket.checkIntegrity()).findings;
  docket.close();
  await fillRaw(count);
  return { findings };
}

async function fill(db: Database, count: number): Promise<void> {
  const meta = (await db.meta.get('meta'))!;
  const [version] = await db.workflows.toCollection().primaryKeys();
  const history = new History(count, meta, version ?? '');
  const series = new Map<string, AnyEntity>();
  await store(db, [history.clients()], series);
  let waiting: Commit[] = [];
  for (const commits of history.blocks()) {
    waiting.push(...commits);
    if (waiting.length < commitsAtOnce) continue;
    await store(db, waiting, series);
    waiting = [];
  }
  await store(db, waiting, series);
  const { n, prev, at } = history;
  const seq = (await db.commits.orderBy('seq').lastKey()) as number;
  // What was due meanwhile is not made up for: that is another work.
  await db.meta.put({ ...meta, n, prev, at, seq, observedMs: Date.now() });
  await db.series.bulkPut([...series.values()] as Series[]);
}

const commitsAtOnce = 200;

/** Stores commits and the rows that they come to; `series` go on from one call to the next. */
async function store(db: Database, commits: readonly Commit[], series: Map<string, AnyEntity>): Promise<void> {
  const rows = folded(commits, new Map(series));
  await db.transaction('rw', [db.commits, db.clients, db.invoices], async () => {
    const parts = commits.flatMap(partsOf);
    const seqs = await db.commits.bulkAdd(parts, { allKeys: true });
    const touched = new Map<string, Set<number>>();
    for (const [index, { events }] of parts.entries())
      for (const { subject } of events) {
        const key = subjectKey(subject);
        touched.set(key, (touched.get(key) ?? new Set()).add(seqs[index] ?? 0));
      }
    const all = [...rows].map(([key, row]) => [key, { ...row, touched: [...(touched.get(key) ?? [])] }] as const);
    const of = (kind: string): AnyEntity[] => all.filter(([key]) => key.startsWith(`${kind}/`)).map(([, row]) => row);
    await db.clients.bulkPut(of('client') as Client[]);
    await db.invoices.bulkPut(of('invoice') as Invoice[]);
  });
  for (const [key, row] of rows) if (key.startsWith('series/')) series.set(key, row);
}
