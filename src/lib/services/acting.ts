import { liveQuery } from 'dexie';
import * as z from 'zod/mini';
import { verifierSchema, type Verifier } from '#device/verifier.ts';
import { watched, type Watched } from '#device/watched.ts';
import { adminsAmong } from '#domain/ledger/remaining-people.ts';
import { isActive, type Person } from '#domain/people/person.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { Database, DeviceRow } from '#storage/database.ts';
import { read, write } from '#storage/fence.ts';

/** Why somebody is not acted as, or a passphrase stays as it is. */
export type ActingProblem =
  /** Nobody knows this person here, or they were deactivated. */
  | { readonly why: 'not-active' }
  | { readonly why: 'passphrase-missing' }
  | { readonly why: 'passphrase-wrong' }
  /** Only who may admin removes a passphrase without knowing it. */
  | { readonly why: 'not-admin' };

const namedSchema = z.object({ id: z.string(), name: z.string() });
const entrySchema = z.object({
  did: z.enum(['acted', 'passphrase-set', 'passphrase-removed']),
  at: z.number(),
  /** Whoever acted until then; null where nobody did. Names are those of that day. */
  by: z.nullable(namedSchema),
  person: namedSchema
});
/** What became of who acts on this device; it is no part of the history, and in no backup. */
export type ActingEntry = z.infer<typeof entrySchema>;

/**
 * Who acts on this device, and the passphrases that are asked for it. Both are choices of the device, and no part of the
 * history. A passphrase keeps colleagues from acting as each other by mistake; whoever owns the device can read
 * everything on it without one (BR22).
 */
export interface Acting {
  /** Id of the person who acts; null before there is one. */
  readonly person: Watched<string | null>;
  /** Ids of those who are not acted as without their passphrase. */
  readonly guarded: Watched<ReadonlySet<string>>;
  actAs(person: string, passphrase?: string): Promise<Result<null, ActingProblem>>;
  /** Notes who has set up the dataset. */
  begin(founder: string): Promise<void>;
  /** Asks for this passphrase from now on whenever somebody wants to act as the acting person; `old`: the one so far. */
  setPassphrase(passphrase: string, old: string): Promise<Result<null, ActingProblem>>;
  /** Null: it is forgotten, and who acts may admin. */
  removePassphrase(person: string, passphrase: string | null): Promise<Result<null, ActingProblem>>;
  /** The latest last. */
  log(): Promise<readonly ActingEntry[]>;
  stop(): void;
}

/** Keys of the device table. */
const actingKey = 'acting';
const passphrasesKey = 'acting-passphrases';
const logKey = 'acting-log';
const logLengthMax = 200;

type Passphrases = Readonly<Record<string, Verifier>>;

export async function actingIn(
  db: Database,
  { nowMs, onError }: { nowMs: () => number; onError: (error: unknown) => void }
): Promise<Acting> {
  const [person, setPerson] = watched(await settleActing(db, nowMs()));
  const [guarded, setGuarded] = watched<ReadonlySet<string>>(new Set());

  function take(stored: { acting: string | null; passphrases: Passphrases }): void {
    const ids = Object.keys(stored.passphrases);
    if (ids.length !== guarded.value.size || !ids.every((id) => guarded.value.has(id))) setGuarded(new Set(ids));
    if (stored.acting !== person.value) setPerson(stored.acting);
  }

  take(await storedIn(db));
  // Every tab of this device acts as the same person.
  const others = liveQuery(() => storedIn(db)).subscribe({ next: take, error: onError });

  /** Why a passphrase does not open a profile; null: it does. Deriving takes its time, and so is done before writing. */
  async function problemWith(id: string, passphrase: string): Promise<ActingProblem | null> {
    const verifier = (await storedIn(db)).passphrases[id];
    if (!verifier) return null;
    if (passphrase === '') return { why: 'passphrase-missing' };
    const { isPassphraseOf } = await import('#device/passphrase.ts');
    return (await isPassphraseOf(verifier, passphrase)) ? null : { why: 'passphrase-wrong' };
  }

  async function changePassphrase(id: string, verifier: Verifier | null): Promise<Result<null, ActingProblem>> {
    await write(db, [db.device, db.people], async (_meta, inside) => {
      const before = passphrasesIn(await inside.device.get(passphrasesKey));
      const rest = Object.entries(before).filter(([known]) => known !== id);
      const after: Passphrases = Object.fromEntries(verifier ? [...rest, [id, verifier]] : rest);
      await inside.device.put({ key: passphrasesKey, value: after });
      const people = await inside.people.toArray();
      const did = verifier ? 'passphrase-set' : 'passphrase-removed';
      await note(inside, { did, at: nowMs(), by: named(people, person.value), person: namedOrId(people, id) });
    });
    take(await storedIn(db));
    return ok(null);
  }

  return {
    person,
    guarded,
    async actAs(id, passphrase = '') {
      const problem = await problemWith(id, passphrase);
      if (problem) return refuse(problem);
      const isDone = await write(db, [db.device, db.people], async (_meta, inside) => {
        const people = await inside.people.toArray();
        if (!isActive(people.find((one) => one.id === id))) return false;
        await noteActing(inside, { people, id, at: nowMs() });
        return true;
      });
      if (!isDone) return refuse({ why: 'not-active' });
      setPerson(id);
      return ok(null);
    },
    async begin(founder) {
      await write(db, [db.device], (_meta, inside) => inside.device.put({ key: actingKey, value: founder }));
      setPerson(founder);
    },
    async setPassphrase(passphrase, old) {
      if (person.value === null) return refuse({ why: 'not-active' });
      const problem = await problemWith(person.value, old);
      if (problem) return refuse(problem);
      const { verifierOf } = await import('#device/passphrase.ts');
      return changePassphrase(person.value, await verifierOf(passphrase));
    },
    async removePassphrase(id, passphrase) {
      if (passphrase === null) {
        if (!(await mayAdmin(db, person.value))) return refuse({ why: 'not-admin' });
      } else {
        const problem = await problemWith(id, passphrase);
        if (problem) return refuse(problem);
      }
      return changePassphrase(id, null);
    },
    log: async () => entriesIn(await read(db, [db.device], (inside) => inside.device.get(logKey))),
    stop: () => others.unsubscribe()
  };
}

/**
 * Who acts once a dataset is opened or restored: whoever did, if they are active in it; where only one person is, they.
 * Else nobody is taken for granted, and whoever works here says so.
 */
export async function settleActing(db: Database, at: number): Promise<string | null> {
  const { acting } = await storedIn(db);
  const people = await read(db, [db.people], (inside) => inside.people.toArray());
  const active = people.filter(isActive);
  const [only] = active;
  if (active.some(({ id }) => id === acting) || !only || active.length > 1) return acting;
  await write(db, [db.device], (_meta, inside) => noteActing(inside, { people, id: only.id, at }));
  return only.id;
}

/** Inside a transaction. Whoever acts already is no news. */
async function noteActing(
  inside: Database,
  { people, id, at }: { people: readonly Person[]; id: string; at: number }
): Promise<void> {
  const before = idIn(await inside.device.get(actingKey));
  if (before === id) return;
  await inside.device.put({ key: actingKey, value: id });
  await note(inside, { did: 'acted', at, by: named(people, before), person: namedOrId(people, id) });
}

async function note(inside: Database, entry: ActingEntry): Promise<void> {
  const entries = [...entriesIn(await inside.device.get(logKey)), entry].slice(-logLengthMax);
  await inside.device.put({ key: logKey, value: entries.map((one) => ({ ...one })) });
}

async function storedIn(db: Database): Promise<{ acting: string | null; passphrases: Passphrases }> {
  const [acting, passphrases] = await read(db, [db.device], (inside) =>
    inside.device.bulkGet([actingKey, passphrasesKey])
  );
  return { acting: idIn(acting), passphrases: passphrasesIn(passphrases) };
}

async function mayAdmin(db: Database, person: string | null): Promise<boolean> {
  return read(db, [db.people, db.workflows], async (inside) => {
    const admins = adminsAmong(await inside.people.toArray(), await inside.workflows.toArray());
    return admins.some(({ id }) => id === person);
  });
}

function named(people: readonly Person[], id: string | null): ActingEntry['by'] {
  const person = people.find((one) => one.id === id);
  return person ? { id: person.id, name: person.fields.name } : null;
}

function namedOrId(people: readonly Person[], id: string): ActingEntry['person'] {
  return named(people, id) ?? { id, name: '' };
}

function idIn(row: DeviceRow | undefined): string | null {
  return typeof row?.value === 'string' ? row.value : null;
}

/** Another version may have written the rows: what is not understood is left out. */
function passphrasesIn(row: DeviceRow | undefined): Passphrases {
  const known = z.record(z.string(), z.unknown()).safeParse(row?.value);
  const entries = Object.entries(known.success ? known.data : {}).flatMap(([id, value]) => {
    const verifier = verifierSchema.safeParse(value);
    return verifier.success ? [[id, verifier.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

function entriesIn(row: DeviceRow | undefined): readonly ActingEntry[] {
  if (!Array.isArray(row?.value)) return [];
  return row.value.flatMap((entry) => entrySchema.safeParse(entry).data ?? []);
}
