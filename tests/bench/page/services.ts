import { movesMatrix } from '#domain/report/moves-matrix.ts';
import { timeInStatus } from '#domain/report/time-in-status.ts';
import type { Command } from '#domain/ledger/command.ts';
import type { Docket } from '#services/docket.ts';
import { columnVisits } from '#services/columns/visits.ts';
import { accepted, openApp } from './app.ts';
import { answer, openRaw, putChange, written, type RawEvent, type RawInvoice } from './raw.ts';

/** What both sides took, round by round, in milliseconds; where `bytes` stands, so much was worked through. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly raw: readonly number[];
  readonly oursBytes?: number;
  readonly rawBytes?: number;
}

/** P5: a thousand changes of status, with guards, permissions and history, or none of them. */
export async function changeMany(rounds: number): Promise<Rounds> {
  const docket = await openApp();
  const raw = await openRaw();
  const ids = idsIn(docket, 'proforma').slice(0, 1_000);
  const turns = await inTurn(rounds + 1, {
    async ours(round) {
      const to = round % 2 === 0 ? 'awaiting-approval' : 'proforma';
      const commands = ids.map((invoice) => ({ do: 'changeStatus', invoice, to, reason: 'Together' }) as const);
      accepted(await docket.execute({ do: 'batch', commands } satisfies Command));
    },
    async raw(round) {
      const to = round % 2 === 0 ? 'awaiting-approval' : 'proforma';
      const transaction = raw.transaction(['invoices', 'history'], 'readwrite', { durability: 'strict' });
      for (const id of ids) void putChange(transaction, id, to);
      await written(transaction);
    }
  });
  docket.close();
  raw.close();
  return warm(turns);
}

/** P6: how many, and how much, by status and currency. */
export async function sumUp(rounds: number): Promise<Rounds> {
  const docket = await openApp();
  const raw = await openRaw();
  const today = docket.today();
  let sums = 0;
  const turns = await inTurn(rounds + 1, {
    ours() {
      // So quick that a clock hardly sees it.
      for (let time = 0; time < times; time += 1) sums += docket.columns.standings({ today }).size;
    },
    async raw() {
      const rows = (await answer(raw.transaction('invoices').objectStore('invoices').getAll())) as RawInvoice[];
      const table = new Map<string, { count: number; sum: number }>();
      for (const { status, currency, totalMinor } of rows) {
        const key = `${status} ${currency}`;
        const cell = table.get(key) ?? { count: 0, sum: 0 };
        table.set(key, { count: cell.count + 1, sum: cell.sum + totalMinor });
      }
      sums += table.size;
    }
  });
  docket.close();
  raw.close();
  if (sums === 0) throw new Error('nothing was summed');
  const { ours, ...others } = warm(turns);
  return { ...others, ours: ours.map((ms) => ms / times) };
}

const times = 1_000;

/** P7: median and p90 of the time in each status, and who moved from where to where, over all events. */
export async function reportOver(rounds: number): Promise<Rounds & { readonly visits: number }> {
  const docket = await openApp();
  const raw = await openRaw();
  const { columns } = docket;
  let visitCount = 0;
  const turns = await inTurn(rounds, {
    ours() {
      const visits = columnVisits(columns, columns.rowsFor({ today: docket.today() }));
      visitCount = visits.count;
      const moves = movesMatrix(visits).moves.reduce((sum, { count }) => sum + count, 0);
      const closed = timeInStatus(visits, { nowMs: docket.nowMs() }).reduce(
        (sum, one) => sum + (one.closed?.n ?? 0),
        0
      );
      if (closed !== moves) throw new Error(`${closed} visits ended by ${moves} moves`);
    },
    async raw() {
      await naiveReport(raw);
    }
  });
  docket.close();
  raw.close();
  return { ...turns, visits: visitCount };
}

async function naiveReport(raw: IDBDatabase): Promise<number> {
  const eventsByInvoice = new Map<string, RawEvent[]>();
  const matrix = new Map<string, number>();
  let after: IDBKeyRange | null = null;
  for (;;) {
    const store: IDBObjectStore = raw.transaction('history').objectStore('history');
    const [keys, rows]: [IDBValidKey[], RawEvent[]] = await Promise.all([
      answer(store.getAllKeys(after, rowsAtOnce)),
      answer(store.getAll(after, rowsAtOnce) as IDBRequest<RawEvent[]>)
    ]);
    for (const event of rows) {
      const known = eventsByInvoice.get(event.invoice);
      if (known) known.push(event);
      else eventsByInvoice.set(event.invoice, [event]);
      const move = `${event.from} ${event.to}`;
      matrix.set(move, (matrix.get(move) ?? 0) + 1);
    }
    if (rows.length < rowsAtOnce) break;
    after = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
  const stays = new Map<string, number[]>();
  for (const events of eventsByInvoice.values()) {
    events.sort((left, right) => left.at - right.at);
    for (let place = 1; place < events.length; place += 1) {
      const { from, at } = events[place]!;
      const known = stays.get(from);
      if (known) known.push(at - events[place - 1]!.at);
      else stays.set(from, [at - events[place - 1]!.at]);
    }
  }
  let sum = matrix.size;
  for (const ms of stays.values()) {
    ms.sort((left, right) => left - right);
    sum += ms[Math.floor(ms.length / 2)]! + ms[Math.floor(ms.length * 0.9)]!;
  }
  return sum;
}

const rowsAtOnce = 100_000;

/** P8: everything into one file; ours with digests, and packed. */
export async function exportAll(rounds: number): Promise<Rounds> {
  const docket = await openApp();
  const raw = await openRaw();
  const plain = await docket.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  let rawBytes = 0;
  const turns = await inTurn(rounds, {
    async ours() {
      await docket.backups.make({ withFiles: true, isZipped: true, passphrase: '' });
    },
    async raw() {
      rawBytes = (await rawExport(raw)).size;
    }
  });
  docket.close();
  raw.close();
  return { ...turns, oursBytes: plain.file.size, rawBytes };
}

async function rawExport(raw: IDBDatabase): Promise<Blob> {
  const transaction = raw.transaction(['invoices', 'history']);
  const [invoices, history] = await Promise.all(
    ['invoices', 'history'].map((store) => answer(transaction.objectStore(store).getAll()))
  );
  return new Blob([JSON.stringify({ invoices, history })]);
}

/** P9: all of it back again; ours is checked line by line, folded, and takes the place of what was there at the end. */
export async function importAll(rounds: number): Promise<Rounds> {
  const docket = await openApp();
  const raw = await openRaw();
  const { file, name } = await docket.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  const plain = await rawExport(raw);
  docket.close();
  let place = 0;
  const turns = await inTurn(rounds, {
    async ours() {
      const other = await openApp(`restored ${(place += 1)}`);
      const opened = accepted(await other.backups.open(file, name, ''));
      accepted(await other.backups.restore(opened, 'replace'));
      other.close();
    },
    async raw() {
      const { invoices, history } = JSON.parse(await plain.text()) as { invoices: RawInvoice[]; history: RawEvent[] };
      const transaction = raw.transaction(['invoices', 'history'], 'readwrite', { durability: 'strict' });
      transaction.objectStore('invoices').clear();
      transaction.objectStore('history').clear();
      for (const invoice of invoices) transaction.objectStore('invoices').put(invoice);
      for (const event of history) transaction.objectStore('history').put(event);
      await written(transaction);
    }
  });
  raw.close();
  return { ...turns, oursBytes: file.size, rawBytes: plain.size };
}

/**
 * A file of another device is merged into a history that it shares, after a tenth of all invoices was moved on each of them,
 * half of those on both; beside it the same file is restored as it is.
 */
export async function mergeAll(rounds: number): Promise<Rounds> {
  const plain = { withFiles: true, isZipped: false, passphrase: '' };
  const docket = await openApp();
  const proformas = idsIn(docket, 'proforma');
  const many = Math.min(
    Math.floor(docket.columns.count({ today: docket.today() }) / 10),
    Math.floor(proformas.length / 1.5)
  );
  const common = await docket.backups.make(plain);
  await moveOn(docket, proformas.slice(0, many), 'awaiting-approval');
  const ours = await docket.backups.make(plain);
  docket.close();
  const other = await joined('other', common);
  await moveOn(other, proformas.slice(many / 2, many * 1.5), 'voided');
  const theirs = await other.backups.make(plain);
  other.close();

  const devices: Docket[] = [];
  for (let round = 0; round < rounds; round += 1) devices.push(await joined(`ours ${round}`, ours));
  return inTurn(rounds, {
    async ours(round) {
      const device = devices[round]!;
      accepted(
        await device.backups.restore(accepted(await device.backups.open(theirs.file, theirs.name, '')), 'merge')
      );
      device.close();
    },
    async raw(round) {
      const device = await openApp(`restored ${round}`);
      accepted(
        await device.backups.restore(accepted(await device.backups.open(theirs.file, theirs.name, '')), 'replace')
      );
      device.close();
    }
  });
}

/** A device that goes on with the history that a file tells of. */
async function joined(name: string, { file, name: fileName }: { file: Blob; name: string }): Promise<Docket> {
  const device = await openApp(name);
  accepted(await device.backups.restore(accepted(await device.backups.open(file, fileName, '')), 'merge'));
  return device;
}

async function moveOn(docket: Docket, ids: readonly string[], to: string): Promise<void> {
  for (let first = 0; first < ids.length; first += movedAtOnce) {
    const commands = ids
      .slice(first, first + movedAtOnce)
      .map((invoice) => ({ do: 'changeStatus', invoice, to, reason: 'Together' }) as const);
    accepted(await docket.execute({ do: 'batch', commands } satisfies Command));
  }
}

const movedAtOnce = 1_000;

export function idsIn(docket: Docket, status: string): readonly string[] {
  return docket.columns.query({ today: docket.today(), statuses: [status], sort: 'created' }).ids;
}

/** In rounds in which both take turns, so that what slows one slows the other. */
async function inTurn(
  rounds: number,
  sides: Record<'ours' | 'raw', (round: number) => void | Promise<void>>
): Promise<{ ours: number[]; raw: number[] }> {
  const took = { ours: [] as number[], raw: [] as number[] };
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)) {
      const begun = performance.now();
      await sides[side](round);
      took[side].push(performance.now() - begun);
    }
  return took;
}

/** Without the first round, in which code is compiled and things are sorted for the first time. */
function warm({ ours, raw }: { ours: number[]; raw: number[] }): { ours: number[]; raw: number[] } {
  return { ours: ours.slice(1), raw: raw.slice(1) };
}
