import { changesOfEach, describe, type Described, type Status } from './generated.ts';

/**
 * The same in IndexedDB and nothing else: a row an invoice with four indexes, and a row an event. It checks nothing, and
 * writes no more than a list and a history need.
 */

export interface RawInvoice extends Omit<Described, 'status'> {
  status: string;
  readonly lines: readonly { readonly text: string; readonly quantity: string; readonly price: string }[];
  readonly notes: string;
}

export interface RawEvent {
  readonly invoice: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

const name = 'raw';
export const rawIndexes = ['status', 'client', 'dueDay', 'number'] as const;

export function openRaw(): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const invoices = opening.result.createObjectStore('invoices', { keyPath: 'id' });
    for (const index of rawIndexes) invoices.createIndex(index, index);
    opening.result.createObjectStore('history', { autoIncrement: true });
  };
  return answer(opening);
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
  });
}

export function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

export async function fillRaw(count: number): Promise<void> {
  const db = await openRaw();
  for (let from = 0; from < count; from += invoicesAtOnce) {
    const transaction = db.transaction(['invoices', 'history'], 'readwrite', { durability: 'relaxed' });
    const invoices = transaction.objectStore('invoices');
    const history = transaction.objectStore('history');
    for (let place = from; place < Math.min(count, from + invoicesAtOnce); place += 1) {
      invoices.put(rawInvoice(place));
      for (const event of rawEvents(place)) history.put(event);
    }
    await written(transaction);
  }
  db.close();
}

const invoicesAtOnce = 2_000;

function rawInvoice(place: number): RawInvoice {
  const facts = describe(place);
  const price = (facts.totalMinor / 100).toFixed(2);
  const row = { ...facts, lines: [{ text: facts.text, quantity: '1', price }], notes: '' };
  return { ...row, notes: '.'.repeat(Math.max(0, rowBytes - JSON.stringify(row).length)) };
}

const rowBytes = 640;

function rawEvents(place: number): RawEvent[] {
  const { id, status } = describe(place);
  const passed: Status[] = ['proforma', 'awaiting-approval'];
  return Array.from({ length: changesOfEach }, (_, step) => ({
    invoice: id,
    from: passed[step % 2]!,
    to: step === changesOfEach - 1 ? status : passed[(step + 1) % 2]!,
    at: Date.UTC(2024, 0, 1) + (place * 13 + step * 7_919) * 60_000,
    by: 'owner',
    reason: step % 2 === 0 ? '' : 'The dates have changed'
  }));
}

/** Nothing but what is asked for, into a page with nothing else on it. */
export async function filterRaw(
  db: IDBDatabase,
  index: (typeof rawIndexes)[number],
  range: IDBValidKey | IDBKeyRange
): Promise<{ readonly ms: number; readonly count: number }> {
  const begun = performance.now();
  const invoices = db.transaction('invoices').objectStore('invoices').index(index);
  const [count, rows] = await Promise.all([answer(invoices.count(range)), firstOf(invoices, range, 50)]);
  const list = document.createElement('ul');
  for (const { number, clientName, status, dueDay, totalMinor, currency } of rows) {
    const row = document.createElement('li');
    for (const text of [number, clientName, status, dueDay, `${totalMinor / 100} ${currency}`]) {
      const cell = document.createElement('span');
      cell.textContent = text;
      row.append(cell);
    }
    list.append(row);
  }
  const foot = document.createElement('p');
  foot.textContent = `${count} invoices`;
  document.body.replaceChildren(list, foot);
  await frame();
  return { ms: performance.now() - begun, count };
}

function firstOf(index: IDBIndex, range: IDBValidKey | IDBKeyRange, length: number): Promise<RawInvoice[]> {
  return new Promise((resolve, reject) => {
    const rows: RawInvoice[] = [];
    const request = index.openCursor(range);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor) rows.push(cursor.value as RawInvoice);
      if (cursor && rows.length < length) cursor.continue();
      else resolve(rows);
    };
  });
}

/** One strict put with its line of history, then the page, then two frames: what no app can be quicker than. */
export async function changeRaw(db: IDBDatabase, id: string, to: string): Promise<number> {
  const begun = performance.now();
  const transaction = db.transaction(['invoices', 'history'], 'readwrite', { durability: 'strict' });
  await putChange(transaction, id, to);
  await written(transaction);
  const row = document.createElement('p');
  row.textContent = `${id} ${to}`;
  document.body.replaceChildren(row);
  await frame();
  await frame();
  return performance.now() - begun;
}

export async function putChange(transaction: IDBTransaction, id: string, to: string): Promise<void> {
  const invoices = transaction.objectStore('invoices');
  const row = (await answer(invoices.get(id))) as RawInvoice;
  const event: RawEvent = { invoice: id, from: row.status, to, at: Date.now(), by: 'owner', reason: '' };
  invoices.put({ ...row, status: to });
  transaction.objectStore('history').put(event);
}

export function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
