import { mergedFamily } from '#domain/client/merged.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { joinParts, type Commit } from '#domain/history/commit.ts';
import { subjectKey, type Recorded, type Subject, type SubjectKind } from '#domain/history/event.ts';
import type { AnyEntity, Entities } from '#domain/ledger/entities.ts';
import type { FewKind, World } from '#domain/ledger/world.ts';
import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import { historiesOf } from './histories.ts';

/**
 * The stored world as decisions see it: what was fetched so far, and a note of what was asked for in vain. Decisions
 * are pure, so whoever decides fetches what is missing and asks again, until nothing is.
 */
export class FetchingWorld implements World {
  readonly #db: Database;
  readonly #entities = new Map<string, AnyEntity | undefined>();
  readonly #few = new Map<FewKind, readonly AnyEntity[]>();
  readonly #numbered = new Map<string, readonly string[]>();
  readonly #fromFile = new Map<string, readonly string[]>();
  readonly #ofClient = new Map<string, readonly string[]>();
  readonly #histories = new Map<string, readonly Recorded[]>();
  readonly #commits = new Map<string, Commit | undefined>();
  #missed = nothingMissed();

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Runs what asks this world until it has missed nothing. To be called within a transaction over the tables of the
   * ledger, of which it awaits nothing but requests.
   */
  async settle<T>(ask: (world: World) => T): Promise<T> {
    await this.#fetchFew(['business', 'person', 'workflow']); // No decision does without them.
    for (;;) {
      this.#missed = nothingMissed();
      try {
        const answer = ask(this);
        if (!this.#hasMissed()) return answer;
      } catch (error) {
        // An answer from half a world may be nonsense, and a throw too; from a whole one it is a bug.
        if (!this.#hasMissed()) throw error;
      }
      await this.#fetchMissed();
    }
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    const key = subjectKey({ kind, id });
    if (!this.#entities.has(key) && !this.#few.has(kind as FewKind)) this.#missed.subjects.set(key, { kind, id });
    return this.#entities.get(key) as Entities[Kind] | undefined;
  }

  all<Kind extends FewKind>(kind: Kind): readonly Entities[Kind][] {
    const known = this.#few.get(kind) as readonly Entities[Kind][] | undefined;
    if (!known) this.#missed.few.add(kind);
    return known ?? [];
  }

  invoicesNumbered(text: string): readonly string[] {
    return lookUp(this.#numbered, text, this.#missed.numbered);
  }

  invoicesFromFile(digest: string): readonly string[] {
    return lookUp(this.#fromFile, digest, this.#missed.fromFile);
  }

  invoicesOfClient(client: string): readonly string[] {
    return lookUp(this.#ofClient, client, this.#missed.ofClient);
  }

  history(subject: Subject): readonly Recorded[] {
    const known = this.#histories.get(subjectKey(subject));
    if (!known) this.#missed.histories.set(subjectKey(subject), subject);
    return known ?? [];
  }

  commit(id: string): Commit | undefined {
    if (!this.#commits.has(id)) this.#missed.commits.add(id);
    return this.#commits.get(id);
  }

  /** Jobs and workshops are not kept here yet. */
  sourceFacts(): Facts {
    return {};
  }

  #hasMissed(): boolean {
    return Object.values(this.#missed).some(({ size }) => size > 0);
  }

  async #fetchMissed(): Promise<void> {
    const { subjects, few, numbered, fromFile, ofClient, histories, commits } = this.#missed;
    await this.#fetchFew(few);
    await this.#fetchSubjects([...subjects.values()]);
    for (const text of numbered) await this.#fetchNumber(text);
    for (const digest of fromFile) this.#fromFile.set(digest, await this.#invoiceIds('imported.digest', digest));
    for (const client of ofClient) this.#ofClient.set(client, await this.#invoiceIdsOfClient(client));
    for (const id of commits) this.#commits.set(id, await this.#fetchCommit(id));
    if (histories.size > 0)
      for (const [key, events] of await historiesOf(this.#db, [...histories.values()]))
        this.#histories.set(key, events);
  }

  async #fetchFew(kinds: Iterable<FewKind>): Promise<void> {
    for (const kind of kinds) {
      const rows = await this.#db.tableOf(kind).toArray();
      this.#few.set(kind, rows);
      for (const row of rows) this.#entities.set(subjectKey({ kind, id: row.id }), row);
    }
  }

  async #fetchSubjects(subjects: readonly Subject[]): Promise<void> {
    for (const [kind, some] of Map.groupBy(subjects, (subject) => subject.kind)) {
      const ids = some.map(({ id }) => id);
      const rows = await this.#db.tableOf(kind).bulkGet(ids);
      for (const [index, id] of ids.entries()) this.#entities.set(subjectKey({ kind, id }), rows[index]);
    }
  }

  /** Where a number is taken, the next question is about the one after it: both are answered at once. */
  async #fetchNumber(text: string): Promise<void> {
    let candidate: string | null = text;
    while (candidate !== null && !this.#numbered.has(candidate)) {
      const ids: string[] = [
        ...(await this.#invoiceIds('number.text', candidate)),
        ...(await this.#invoiceIds('alsoIssuedAs', candidate))
      ];
      this.#numbered.set(candidate, ids);
      candidate = ids.length > 0 ? numberAfter(candidate) : null;
    }
  }

  #invoiceIds(index: string, value: string): PromiseLike<string[]> {
    return this.#db.invoices.where(index).equals(value).primaryKeys();
  }

  async #invoiceIdsOfClient(client: string): Promise<string[]> {
    const family = mergedFamily(client, await this.#db.clients.toArray());
    return this.#db.invoices.where('content.clientId').anyOf(family).primaryKeys();
  }

  async #fetchCommit(id: string): Promise<Commit | undefined> {
    const at = id.lastIndexOf(':');
    const device = id.slice(0, at);
    const n = Number(id.slice(at + 1));
    if (at < 1 || !Number.isSafeInteger(n)) return undefined;
    const range = this.#db.commits.where('[device+n+part]');
    const rows = await range.between([device, n, Dexie.minKey], [device, n, Dexie.maxKey]).toArray();
    return joinParts(rows.map(({ seq: _local, ...part }) => part)).commits[0];
  }
}

interface Missed {
  readonly subjects: Map<string, Subject>;
  readonly few: Set<FewKind>;
  readonly numbered: Set<string>;
  readonly fromFile: Set<string>;
  readonly ofClient: Set<string>;
  readonly histories: Map<string, Subject>;
  readonly commits: Set<string>;
}

function nothingMissed(): Missed {
  return {
    subjects: new Map(),
    few: new Set(),
    numbered: new Set(),
    fromFile: new Set(),
    ofClient: new Set(),
    histories: new Map(),
    commits: new Set()
  };
}

function lookUp(known: ReadonlyMap<string, readonly string[]>, key: string, missed: Set<string>): readonly string[] {
  const found = known.get(key);
  if (!found) missed.add(key);
  return found ?? [];
}

/** "INV-2026-0009" → "INV-2026-0010"; null where there is no counter at the end. */
function numberAfter(text: string): string | null {
  const digits = /\d{1,15}(?=\D*$)/.exec(text);
  if (!digits) return null;
  const next = String(Number(digits[0]) + 1).padStart(digits[0].length, '0');
  return text.slice(0, digits.index) + next + text.slice(digits.index + digits[0].length);
}
