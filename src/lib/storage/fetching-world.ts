import { mergedFamily } from '#domain/client/merged.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { joinParts, placeOf, type Commit } from '#domain/history/commit.ts';
import { subjectKey, type Recorded, type Subject, type SubjectKind } from '#domain/history/event.ts';
import type { AnyEntity, Entities } from '#domain/ledger/entities.ts';
import { fewKinds, type FewKind, type World } from '#domain/ledger/world.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import { commitsAt, partIn } from './commit-rows.ts';
import type { Database } from './database.ts';
import { historiesOf } from './histories.ts';

/**
 * The stored world as decisions see it: what was fetched so far, and a note of what was asked for in vain. Decisions
 * are pure, so whoever decides fetches what is missing and asks again, until nothing is.
 */
export class FetchingWorld implements World {
  readonly #db: Database;
  readonly #seq: number;
  readonly #entities = new Map<string, AnyEntity | undefined>();
  readonly #few = new Map<FewKind, readonly AnyEntity[]>();
  readonly #numbered = new Map<string, readonly string[]>();
  readonly #fromFile = new Map<string, readonly string[]>();
  readonly #ofClient = new Map<string, readonly string[]>();
  readonly #inStatus = new Map<string, readonly string[]>();
  readonly #jobsInStatus = new Map<string, readonly string[]>();
  readonly #ofJob = new Map<string, readonly string[]>();
  readonly #due = new Map<number, readonly string[]>();
  readonly #between = new Map<string, readonly string[]>();
  readonly #histories = new Map<string, readonly Recorded[]>();
  readonly #commits = new Map<string, Commit | undefined>();
  #missed = nothingMissed();

  /** `seq`: where the database stands within the transaction. */
  constructor(db: Database, seq: number) {
    this.#db = db;
    this.#seq = seq;
    for (const [kind, rows] of db.known.fewAt(seq)) this.#keep(kind, rows);
  }

  /**
   * Runs what asks this world until it has missed nothing. To be called within a transaction over the tables of the
   * ledger, of which it awaits nothing but requests.
   */
  async settle<T>(ask: (world: World) => T): Promise<T> {
    // No decision does without them.
    await this.#fetchFew(fewKinds.filter((kind) => !this.#few.has(kind)));
    for (;;) {
      const told = this.tell(ask);
      if (told) return told.answer;
      await this.#fetchMissed();
    }
  }

  /** What comes of it without fetching anything; null where something is missing. */
  tell<T>(ask: (world: World) => T): { readonly answer: T } | null {
    this.#missed = nothingMissed();
    try {
      const answer = ask(this);
      return this.#hasMissed() ? null : { answer };
    } catch (error) {
      // An answer from half a world may be nonsense, and a throw too; from a whole one it is a bug.
      if (this.#hasMissed()) return null;
      throw error;
    }
  }

  /** What was decided has been stored: rows are as they are now, and what was looked up is looked up anew. */
  follow(changed: readonly { readonly kind: SubjectKind; readonly entity: AnyEntity }[]): void {
    for (const { kind, entity } of changed) {
      const key = subjectKey({ kind, id: entity.id });
      this.#entities.set(key, entity);
      this.#histories.delete(key);
      this.#few.delete(kind as FewKind);
    }
    const found = [this.#numbered, this.#fromFile, this.#ofClient, this.#inStatus, this.#jobsInStatus, this.#ofJob];
    for (const one of [...found, this.#due, this.#between, this.#commits]) one.clear();
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    const key = subjectKey({ kind, id });
    const known = this.#entities.get(key) ?? this.#db.known.entityAt(this.#seq, key);
    if (!known && !this.#entities.has(key) && !this.#few.has(kind as FewKind))
      this.#missed.subjects.set(key, { kind, id });
    return known as Entities[Kind] | undefined;
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

  invoicesIn(status: string): readonly string[] {
    return lookUp(this.#inStatus, status, this.#missed.inStatus);
  }

  jobsIn(status: string): readonly string[] {
    return lookUp(this.#jobsInStatus, status, this.#missed.jobsInStatus);
  }

  invoicesOfJob(job: string): readonly string[] {
    return lookUp(this.#ofJob, job, this.#missed.ofJob);
  }

  jobsDue(until: number): readonly string[] {
    const known = this.#due.get(until);
    if (!known) this.#missed.due.add(until);
    return known ?? [];
  }

  invoicesDueBetween(first: string, last: string): readonly string[] {
    return this.#inRange('content.dueDay', first, last);
  }

  invoicesEnteredBetween(first: number, last: number): readonly string[] {
    return this.#inRange('entered.at', first, last);
  }

  invoicesRepeatingBy(day: string): readonly string[] {
    return this.#inRange('repetition.next', '', day);
  }

  #inRange(index: string, first: string | number, last: string | number): readonly string[] {
    const range = { index, first, last };
    const known = this.#between.get(JSON.stringify(range));
    if (!known) this.#missed.between.push(range);
    return known ?? [];
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

  /** Nothing is said beside what the jobs say. */
  sourceFacts(): Facts {
    return {};
  }

  #hasMissed(): boolean {
    const { between, ...others } = this.#missed;
    return between.length > 0 || Object.values(others).some(({ size }) => size > 0);
  }

  /**
   * Awaits requests and nothing else: a promise that no request stands behind, and there may be many here, would let
   * the transaction end.
   */
  async #fetchMissed(): Promise<void> {
    const { subjects, few, numbered, fromFile, ofClient, ofJob, due, between, histories, commits } = this.#missed;
    const { inStatus, jobsInStatus } = this.#missed;
    if (few.size > 0) await this.#fetchFew(few);
    if (subjects.size > 0) await this.#fetchSubjects([...subjects.values()]);
    // Numbers that were asked for without their series at hand are not the ones that will be given.
    const isSeriesNew = [...subjects.values()].some(({ kind }) => kind === 'series');
    if (numbered.size > 0 && !isSeriesNew) await this.#fetchNumbers([...numbered]);
    for (const digest of fromFile) this.#fromFile.set(digest, await this.#invoiceIds('imported.digest', digest));
    if (ofClient.size > 0) await this.#fetchInvoicesOf([...ofClient]);
    for (const range of between) this.#between.set(JSON.stringify(range), await this.#invoicesBetween(range));
    for (const until of due) this.#due.set(until, await this.#db.jobs.where('dueAt').belowOrEqual(until).primaryKeys());
    for (const job of ofJob) this.#ofJob.set(job, await this.#invoiceIds('sources', job));
    if (inStatus.size > 0) await this.#fetchStanding('invoice', [...inStatus], this.#inStatus);
    if (jobsInStatus.size > 0) await this.#fetchStanding('job', [...jobsInStatus], this.#jobsInStatus);
    for (const id of commits) {
      this.#commits.set(id, await this.#fetchCommit(id));
    }
    if (histories.size > 0)
      for (const [key, events] of await historiesOf(this.#db, [...histories.values()]))
        this.#histories.set(key, events);
  }

  async #fetchFew(kinds: Iterable<FewKind>): Promise<void> {
    for (const kind of kinds) this.#keep(kind, await this.#db.tableOf(kind).toArray());
  }

  #keep(kind: FewKind, rows: readonly AnyEntity[]): void {
    this.#few.set(kind, rows);
    for (const row of rows) this.#entities.set(subjectKey({ kind, id: row.id }), row);
  }

  async #fetchSubjects(subjects: readonly Subject[]): Promise<void> {
    for (const [kind, some] of Map.groupBy(subjects, (subject) => subject.kind)) {
      const ids = some.map(({ id }) => id);
      const rows = await this.#db.tableOf(kind).bulkGet(ids);
      for (const [index, id] of ids.entries()) {
        const [key, row] = [subjectKey({ kind, id }), rows[index]];
        this.#entities.set(key, row);
        if (row) this.#db.known.note(this.#seq, key, row);
      }
    }
  }

  /** Where a number is taken, the next question is about the one after it: both are answered at once. */
  async #fetchNumbers(numbers: readonly string[]): Promise<void> {
    if (numbers.length > 1 && (await this.#areAllFree(numbers))) {
      for (const text of numbers) this.#numbered.set(text, []);
      return;
    }
    const waiting = [...numbers];
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      if (this.#numbered.has(text)) continue;
      const ids = await this.#invoiceIds('number.text', text);
      ids.push(...(await this.#invoiceIds('alsoIssuedAs', text)));
      this.#numbered.set(text, ids);
      const next = ids.length > 0 ? numberAfter(text) : null;
      if (next !== null) waiting.push(next);
    }
  }

  /** Whether nothing lies between the first and the last of some numbers: two requests, however many they are. */
  async #areAllFree(numbers: readonly string[]): Promise<boolean> {
    const sorted = [...numbers].sort();
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    for (const index of ['number.text', 'alsoIssuedAs']) {
      const between = this.#db.invoices.where(index).between(first, last, true, true);
      if ((await between.limit(1).primaryKeys()).length > 0) return false;
    }
    return true;
  }

  async #invoicesBetween({ index, first, last }: Range): Promise<string[]> {
    if (first > last) return [];
    return this.#db.invoices.where(index).between(first, last, true, true).primaryKeys();
  }

  #invoiceIds(index: string, value: string): PromiseLike<string[]> {
    return this.#db.invoices.where(index).equals(value).primaryKeys();
  }

  async #fetchInvoicesOf(clients: readonly string[]): Promise<void> {
    const all = await this.#db.clients.toArray();
    for (const client of clients) {
      const ofFamily = this.#db.invoices.where('content.clientId').anyOf(mergedFamily(client, all));
      this.#ofClient.set(client, await ofFamily.primaryKeys());
    }
  }

  /** No index: a status is looked up only where a workflow is changed, and then with all that stands in it. */
  async #fetchStanding(
    kind: StatusType,
    statuses: readonly string[],
    idsByStatus: Map<string, readonly string[]>
  ): Promise<void> {
    const found = new Map(statuses.map((status) => [status, [] as string[]]));
    await this.#db.tableOf<StatusType>(kind).each((one) => {
      const ids = found.get(one.status);
      if (!ids) return;
      ids.push(one.id);
      this.#entities.set(subjectKey({ kind, id: one.id }), one);
    });
    for (const [status, ids] of found) idsByStatus.set(status, ids);
  }

  /** Of several that bear the name that is asked for, none is meant more than another. */
  async #fetchCommit(id: string): Promise<Commit | undefined> {
    const place = placeOf(id);
    if (!place) return undefined;
    const rows = (await commitsAt(this.#db, place)).filter(({ hash }) => hash.startsWith(place.hash));
    const { commits } = joinParts(rows.map(partIn));
    return commits.length === 1 ? commits[0] : undefined;
  }
}

interface Range {
  readonly index: string;
  readonly first: string | number;
  readonly last: string | number;
}

interface Missed {
  readonly between: Range[];
  readonly subjects: Map<string, Subject>;
  readonly few: Set<FewKind>;
  readonly numbered: Set<string>;
  readonly fromFile: Set<string>;
  readonly ofClient: Set<string>;
  readonly inStatus: Set<string>;
  readonly jobsInStatus: Set<string>;
  readonly ofJob: Set<string>;
  readonly due: Set<number>;
  readonly histories: Map<string, Subject>;
  readonly commits: Set<string>;
}

function nothingMissed(): Missed {
  return {
    between: [],
    subjects: new Map(),
    few: new Set(),
    numbered: new Set(),
    fromFile: new Set(),
    ofClient: new Set(),
    inStatus: new Set(),
    jobsInStatus: new Set(),
    ofJob: new Set(),
    due: new Set(),
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
