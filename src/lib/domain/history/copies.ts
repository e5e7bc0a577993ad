import { grouped } from '#domain/shared/grouped.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/shared/json.ts';
import { commitId, sealedId, shortHash, type Commit } from './commit.ts';
import type { Event, Recorded } from './event.ts';

/**
 * A profile that was copied, or set back, goes on in two places under one name, and both seal commits with the same
 * counts. Both sides are kept: commits are what their hashes say, and what they call alike is told apart here, on
 * reading. Which commits are known decides, and nothing else, so it is the same on every device.
 */

/** What ties a commit to the one before it. */
export type Link = Pick<Commit, 'device' | 'n' | 'prev' | 'hash'>;

/** More places at which copies were made of a copy than matter; of older ones it is only known that they are older. */
const lineLengthMax = 16;

/**
 * The lines of commits, by their sealed ids. A line names the commits at which a history parted from its copies, the
 * earliest first; commits from before that have none, and a device that went one way has none at all. Of commits
 * that bear one name each has a line.
 */
export function linesOfCopies(links: Iterable<Link>): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, readonly string[]>();
  const once = new Map([...links].map((link) => [sealedId(link), link])).values();
  for (const some of grouped(once, ({ device }) => device).values()) linesOfDevice(some, lines);
  return lines;
}

function linesOfDevice(links: readonly Link[], lines: Map<string, readonly string[]>): void {
  if (new Set(links.map(({ n }) => n)).size === links.length) return;
  const ids = new Set(links.map(sealedId));
  // What comes before it is not known: it may stand anywhere, so all such beginnings are told apart.
  const parentOf = ({ device, n, prev }: Link): string => {
    const id = sealedId({ device, n: n - 1, hash: prev });
    return ids.has(id) ? id : '';
  };
  const counts = new Map<string, number>();
  for (const link of links) counts.set(parentOf(link), (counts.get(parentOf(link)) ?? 0) + 1);
  for (const link of [...links].sort((left, right) => left.n - right.n)) {
    const parent = parentOf(link);
    const before = lines.get(parent) ?? [];
    const isParting = (counts.get(parent) ?? 0) > 1;
    const line = isParting ? [...before, shortHash(link.hash)].slice(-lineLengthMax) : before;
    if (line.length > 0) lines.set(sealedId(link), line);
  }
}

/** Whether whoever did one thing had done the other one before: the same device, and not a copy that went another way. */
export function isOwnPast(earlier: Recorded, later: Recorded): boolean {
  if (earlier.device !== later.device || earlier.n > later.n) return false;
  const parted = earlier.line?.at(-1);
  return parted === undefined || later.line?.includes(parted) === true;
}

/**
 * The events of one subject, in fold order, with what copies of a device have called alike told apart: the keys of
 * their events, and everything that names them. What a copy names is its own. What another device names is what it saw,
 * so it came before; of several that did, it is the one that left what the step goes on from. Where even that does not
 * tell, it stays a name that nothing bears: who knew what is then asked once more, rather than taken for granted.
 */
export function toldApart(events: readonly Recorded[]): readonly Recorded[] {
  if (events.every(({ line }) => line === undefined)) return events;
  const bearers = bearersIn(events);
  return events.map((recorded) => {
    const { event, device, n } = recorded;
    const nameOf = (text: string): string => bearers.get(text)?.meantBy(recorded) ?? text;
    const key = bearers.get(event.key)?.nameOf(recorded) ?? event.key;
    const data = renamed(event.data, nameOf) as JsonObject;
    const cause = event.cause && { ...event.cause, event: nameOf(event.cause.event) };
    for (const name of [event.key, commitId({ device, n })]) bearers.get(name)?.meet(recorded);
    if (key === event.key && data === event.data && cause?.event === event.cause?.event) return recorded;
    const { cause: _before, ...rest } = event;
    return { ...recorded, event: { ...rest, key, data, ...(cause ? { cause } : {}) } };
  });
}

/** All that bear one name: events with one key, or commits with one device and count. */
class Bearers {
  /** What each is called to be told apart, by the hash of its commit. */
  readonly #names = new Map<string, string>();
  readonly #metByParting = new Map<string, Recorded>();
  /** Those that left a trace, or all; null where it does not tell which one. */
  readonly #metByTrace = new Map<string, Recorded | null>();

  add({ hash = '' }: Recorded, name: string): void {
    this.#names.set(hash, name);
  }

  nameOf({ hash = '' }: Recorded): string | undefined {
    return this.#names.get(hash);
  }

  /** From now on whatever comes may mean this one. */
  meet(recorded: Recorded): void {
    if (this.nameOf(recorded) === undefined) return;
    const parted = recorded.line?.at(-1);
    if (parted !== undefined) this.#metByParting.set(parted, recorded);
    for (const trace of ['', ...tracesLeftBy(recorded.event)]) {
      const met = this.#metByTrace.get(trace);
      this.#metByTrace.set(trace, met === undefined || met?.hash === recorded.hash ? recorded : null);
    }
  }

  /** What somebody meant who used the name that all of them bear. */
  meantBy(by: Recorded): string | undefined {
    const own = this.nameOf(by);
    if (own !== undefined) return own;
    const past = by.line?.map((parted) => this.#metByParting.get(parted)).find((one) => one && isOwnPast(one, by));
    const seen = ['', ...tracesFoundBy(by.event)].map((trace) => this.#metByTrace.get(trace));
    const meant = past ?? seen.find((one) => one);
    return meant ? this.nameOf(meant) : undefined;
  }
}

function bearersIn(events: readonly Recorded[]): ReadonlyMap<string, Bearers> {
  const bearers = new Map<string, Bearers>();
  const add = (name: string, recorded: Recorded, apart: string): void => {
    const known = bearers.get(name) ?? new Bearers();
    bearers.set(name, known);
    known.add(recorded, apart);
  };
  const ofCopies = events.filter(({ line }) => line !== undefined);
  for (const recorded of ofCopies) {
    const { device, n } = recorded;
    add(commitId({ device, n }), recorded, commitId(recorded));
  }
  // A key that only one of them bears stays as it is, and so does all that was ever made of it.
  const byPlace = grouped(ofCopies, ({ device, n, event }) => `${commitId({ device, n })} ${event.key}`);
  for (const some of byPlace.values()) {
    if (some.every(({ hash }) => hash === some[0]?.hash)) continue;
    for (const recorded of some) {
      const { event, hash = '' } = recorded;
      add(event.key, recorded, `${event.key}~${shortHash(hash)}`);
    }
  }
  return bearers;
}

/** What whoever saw an event may tell of it: when it led to a status, and to which. */
function tracesLeftBy({ at, data: { to, status } }: Event): string[] {
  const id = statusId(to) ?? statusId(status);
  return id === null ? [] : [trace(['entered', 'at'], at), trace(['status'], id)];
}

/** What an event tells of those that it knew: a step says where it leads on from, an undo what it sets back, and to what. */
function tracesFoundBy({ data: { from, changes } }: Event): string[] {
  const id = statusId(from);
  if (id !== null) return [trace(['status'], id)];
  const undone: readonly Json[] = Array.isArray(changes) ? changes : [];
  const known = undone.filter((change) => isJsonObject(change));
  return [...known.map(({ path, old }) => trace(path, old)), ...known.map((change) => trace(change.path, change.new))];
}

function trace(path: Json | undefined, value: Json | undefined): string {
  return JSON.stringify([path, value]);
}

function statusId(status: Json | undefined): string | null {
  return isJsonObject(status) && typeof status.id === 'string' ? status.id : null;
}

/** The same value where nothing in it bears another name. */
function renamed(value: Json, nameOf: (text: string) => string): Json {
  if (typeof value === 'string') return nameOf(value);
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    const inner = list.map((one) => renamed(one, nameOf));
    return inner.some((one, index) => one !== list[index]) ? inner : list;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const after = entries.map(([key, inner]) => [nameOf(key), renamed(inner, nameOf)] as const);
  const isSame = after.every(([key, inner], index) => key === entries[index]?.[0] && inner === entries[index][1]);
  // fromEntries defines properties, so that a field named __proto__ stays a field.
  return isSame ? value : Object.fromEntries(after);
}
