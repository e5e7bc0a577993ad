/**
 * Writes what lies in the databases of Docket into a backup, with nothing of the app: this has to work when the app does
 * not. It knows the format of a backup (src/lib/domain/backup/format.ts), and no more; rows are left out, since a restore
 * makes them anew from the commits.
 */

/** Without the app there are none of its words. */
const english = {
  title: 'Rescue – Docket',
  own: 'Your data',
  sample: 'Sample data',
  saveOwn: 'Save a backup of your data',
  saveSample: 'Save a backup of sample data',
  nothing: 'There is no data of Docket in this browser.',
  unopened: (/** @type {string} */ title, /** @type {string} */ why) => `${title} cannot be opened: ${why}.`,
  unread: (/** @type {string} */ why) => `It could not be read: ${why}`,
  reading: (/** @type {number} */ steps) => `${steps} steps of the history read …`,
  saved: (/** @type {string} */ name, /** @type {number} */ steps) =>
    `${name} with ${steps} steps of the history was handed over. Look whether it has arrived, and keep it.`
};
/** @type {typeof english} */
const german = {
  title: 'Rettung – Docket',
  own: 'Ihre Daten',
  sample: 'Beispieldaten',
  saveOwn: 'Ihre Daten sichern',
  saveSample: 'Beispieldaten sichern',
  nothing: 'In diesem Browser liegen keine Daten von Docket.',
  unopened: (title, why) => `${title} lassen sich nicht öffnen: ${why}.`,
  unread: (why) => `Das Lesen ist gescheitert: ${why}`,
  reading: (steps) => `${steps} Schritte des Verlaufs gelesen …`,
  saved: (name, steps) =>
    `${name} mit ${steps} Schritten des Verlaufs wurde übergeben. Sehen Sie nach, ob die Datei angekommen ist, und bewahren Sie sie auf.`
};
const spoken = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
const words = spoken === 'de' ? german : english;
document.documentElement.lang = spoken;
document.documentElement.dataset.spoken = spoken;
document.title = words.title;

const databases = [
  { name: 'docket', title: words.own, save: words.saveOwn, file: 'docket-rescued' },
  { name: 'docket-sample', title: words.sample, save: words.saveSample, file: 'docket-sample-rescued' }
];
const recordsAtOnce = 200;
/** As in the format: longer records are cut into pieces, files into lines of bytes that base64 joins without padding. */
const pieceLength = 500_000;
const blobLineBytes = 393_216;

const said = /** @type {HTMLElement} */ (document.getElementById('said'));

const unopened = [];
for (const database of databases) {
  try {
    const db = await open(database.name);
    if (db) offer(db, database);
  } catch (error) {
    unopened.push(words.unopened(database.title, String(error)));
  }
}
if (unopened.length > 0) say(unopened.join(' '));
else if (document.querySelector('button') === null) say(words.nothing);

/**
 * @param {IDBDatabase} db
 * @param {{ title: string, save: string, file: string }} database
 */
function offer(db, { title, save, file }) {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = save;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const { blob, commits } = await backUp(db, (text) => say(text));
      const name = `${file}-${new Date().toISOString().slice(0, 10)}.json`;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      say(words.saved(name, commits));
    } catch (error) {
      say(words.unread(String(error)));
    }
    button.disabled = false;
  });
  section.append(heading, button);
  document.getElementById('found')?.append(section);
}

/** @param {string} text */
function say(text) {
  said.textContent = text;
}

/**
 * Opens a database that is there, and makes none.
 * @param {string} name
 * @returns {Promise<IDBDatabase | null>}
 */
function open(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      const db = request.result;
      // Whoever brings a newer version need not wait for this page.
      db.onversionchange = () => db.close();
      resolve(db.objectStoreNames.contains('commits') ? db : null);
    };
    // We break off ourselves where there is nothing; anything else is told.
    request.onerror = () => (request.error?.name === 'AbortError' ? resolve(null) : reject(request.error));
  });
}

/**
 * @param {IDBDatabase} db
 * @param {(text: string) => void} tell
 */
async function backUp(db, tell) {
  const meta = (await all(db, 'meta'))[0] ?? {};
  /** @type {BlobPart[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const digests = [];
  let commits = 0;
  /** @param {object} record */
  const add = async (record) => {
    for (const line of await linesOf(record)) {
      parts.push(`${digests.length > 0 ? ',\n' : ''}${line}`);
      digests.push(await sha256(line));
    }
  };
  let version = 1;
  await each(db, 'commits', async ({ seq: _arrival, line, part: placed, ...rest }) => {
    // Copies of a device bear one name: the app tells them apart by hash and part.
    const part = typeof placed === 'number' ? placed : placed[1];
    await add({ kind: 'commit', ...rest, part });
    if (line) version = 2;
    if (part === 0) commits += 1;
    if (commits % recordsAtOnce === 0) tell(words.reading(commits));
  });
  let blobs = 0;
  await each(db, 'blobs', async ({ digest, mime, bytes }) => {
    const count = Math.max(1, Math.ceil(bytes.length / blobLineBytes));
    for (let part = 0; part < count; part += 1) {
      const base64 = base64Of(bytes.subarray(part * blobLineBytes, (part + 1) * blobLineBytes));
      await add({ kind: 'blob', digest, mime, part, parts: count, base64 });
    }
    blobs += 1;
  });
  const header = {
    format: 'docket-backup',
    v: version,
    minReader: version,
    app: 'rescue',
    dataset: meta.dataset || 'unknown',
    device: meta.device || 'unknown',
    at: Date.now(),
    counts: { commits, blobs, invoices: 0, clients: 0 },
    // Only the app can fold commits into what they come to.
    state: null
  };
  const first = `${JSON.stringify(header).slice(0, -1)},"records":[`;
  const footer = {
    header: inHex(await sha256(JSON.stringify(first))),
    n: digests.length,
    records: inHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer())))
  };
  const last = `${digests.length > 0 ? '\n' : ''}],"footer":${JSON.stringify(footer)}}`;
  return { blob: new Blob([`${first}\n`, ...parts, last], { type: 'application/json' }), commits };
}

/**
 * @param {object} record
 * @returns {Promise<string[]>}
 */
async function linesOf(record) {
  const line = JSON.stringify(record);
  if (line.length <= pieceLength) return [line];
  const of = inHex(await sha256(line));
  const texts = [];
  for (let at = 0; at < line.length;) {
    let end = at + pieceLength;
    // Half of a surrogate pair is no text.
    if (end < line.length && /[\uD800-\uDBFF]/.test(line.charAt(end - 1))) end -= 1;
    texts.push(line.slice(at, end));
    at = end;
  }
  return texts.map((text, part) => JSON.stringify({ kind: 'piece', of, part, parts: texts.length, text }));
}

/**
 * Reads a table in the order of its keys, some records at a time, so that its size is no matter.
 * @param {IDBDatabase} db
 * @param {string} table
 * @param {(record: any) => Promise<void>} take
 */
async function each(db, table, take) {
  if (!db.objectStoreNames.contains(table)) return;
  /** @type {IDBValidKey | undefined} */
  let after;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const store = db.transaction(table).objectStore(table);
    const [keys, records] = await Promise.all([
      asked(store.getAllKeys(range, recordsAtOnce)),
      asked(store.getAll(range, recordsAtOnce))
    ]);
    for (const record of records) await take(record);
    if (records.length < recordsAtOnce) return;
    after = keys.at(-1);
  }
}

/**
 * @param {IDBDatabase} db
 * @param {string} table
 * @returns {Promise<any[]>}
 */
function all(db, table) {
  return asked(db.transaction(table).objectStore(table).getAll());
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {string} text
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** @param {Uint8Array} bytes */
function inHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Uint8Array} bytes */
function base64Of(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
