import { mergedFamily } from '#domain/client/merged.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { tick } from '#domain/history/clock.ts';
import { placeOf, recordedIn, sealCommit, sealedId, type Commit } from '#domain/history/commit.ts';
import { linesOfCopies, toldApart } from '#domain/history/copies.ts';
import {
  isKnownKind,
  inFoldOrder,
  subjectKey,
  type Recorded,
  type Subject,
  type SubjectKind
} from '#domain/history/event.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { MoveEffect } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Command } from './command.ts';
import { catchUp } from './catch-up.ts';
import { decide } from './decide.ts';
import { attempt, react } from './react.ts';
import { jobsChangedApart, reconcile } from './reconcile.ts';
import { Run, type Context } from './run.ts';
import { fold, type AnyEntity, type Entities } from './entities.ts';
import type { FewKind, World } from './world.ts';

/** Who acts, and when. */
export interface Moment {
  readonly by: string;
  readonly wall: number;
  readonly today: string;
  /** Where days begin; in UTC, if nothing is said. */
  readonly zone?: string;
}

/**
 * A whole dataset in memory: what dry runs, scenarios and laws are tried on. It decides and folds with the same code
 * as the stored one, and is its naive twin.
 */
export class MemoryLedger implements World {
  readonly #commits = new Map<string, Commit>();
  /** By device and count. */
  readonly #commitsByPlace = new Map<string, Commit[]>();
  /** Devices that were copied, and went on as two. */
  readonly #copied = new Set<string>();
  #lines: ReadonlyMap<string, readonly string[]> = new Map();
  readonly #histories = new Map<string, { subject: Subject; events: Recorded[] }>();
  readonly #entities = new Map<string, AnyEntity>();
  readonly #sourceFacts = new Map<string, Facts>();
  /** Jobs that this device and others have changed apart, until it has reconciled them. */
  readonly #apart = new Set<string>();
  /** The latest instant that a command was judged at. */
  #observed = 0;

  readonly device: string;
  readonly dataset: string;

  constructor(device: string, dataset = 'memory') {
    this.device = device;
    this.dataset = dataset;
  }

  /** Carries out a command by a person at an instant, and returns the commit; null where nothing changed. */
  execute(command: Command, moment: Moment): Result<Commit | null, readonly Refusal[]> {
    this.catchUp(moment);
    const decided = decide(this, command, this.#context(moment));
    return decided.ok ? ok(this.#seal(decided.value, command.do, moment)) : decided;
  }

  /** Does what merges have left to the platform, and what the time alone has brought about (WR6). */
  catchUp(moment: Moment): Commit[] {
    const commits: Commit[] = [];
    const seen = new Set<string>();
    // A device that has just joined begins where the history that it was given ends.
    const since = this.#observed || (this.commits().at(-1)?.at ?? 0);
    const watch = { since, zone: moment.zone ?? 'UTC', seen };
    const merged = reconcile(this, this.#context(moment), [...this.#apart].sort());
    this.#apart.clear();
    const reconciled = merged && this.#seal(merged, 'reconcile', moment);
    if (reconciled) commits.push(reconciled);
    for (;;) {
      const done = catchUp(this, this.#context(moment), watch);
      if (!done) break;
      seen.add(done.key);
      const commit = this.#seal(done.run, 'catchUp', moment);
      if (commit) commits.push(commit);
    }
    this.#observed = Math.max(this.#observed, moment.wall);
    return commits;
  }

  /** Lets the platform try a move by itself, as a rule with this name would. */
  attempt(
    { invoice, effect, rule, label }: { invoice: string; effect: MoveEffect; rule: string; label: string },
    moment: Moment
  ): { readonly refusals: readonly Refusal[]; readonly commit: Commit | null } {
    this.catchUp(moment);
    const context = this.#context(moment);
    const run = new Run(this, context);
    const refusals = attempt(run, invoice, effect, { rule, label, event: `${context.device}:${context.n}:attempt` });
    react(run);
    return { refusals, commit: this.#seal(run, 'attempt', moment) };
  }

  #context({ by, wall, today }: Moment): Context {
    // Whoever is told of copies of itself goes on under another name.
    if (this.#copied.has(this.device)) throw new Error(`${this.device} goes on elsewhere`);
    const own = this.commits().filter((commit) => commit.device === this.device);
    const n = (own.at(-1)?.n ?? 0) + 1;
    return { device: this.device, n, at: tick(wall, this.commits().at(-1)?.at ?? 0), now: wall, today, by };
  }

  #seal({ events, context, workflow }: Run, command: string, { wall }: Moment): Commit | null {
    if (events.length === 0) return null;
    const { device, n, at, by } = context;
    const prev = this.#commitsByPlace.get(`${device}:${n - 1}`)?.[0]?.hash ?? '';
    const head = { v: 1, dataset: this.dataset, device, n, at, wall, by, workflow: workflow?.id ?? '', command, prev };
    const commit = sealCommit(
      { ...head, v: 1 },
      events.map(({ event }) => event)
    );
    this.#takeIn([commit]);
    return commit;
  }

  /** Takes in commits from anywhere, in any order and any number of times. */
  receive(commits: readonly Commit[]): void {
    const given = new Set(commits.map(sealedId));
    const here = [...this.#commits.values()].filter((commit) => !given.has(sealedId(commit)));
    for (const job of jobsChangedApart(here, this.#takeIn(commits))) this.#apart.add(job);
  }

  /** Gives those of them that were not here. */
  #takeIn(commits: readonly Commit[]): Commit[] {
    const added = commits.filter((commit) => this.#isAdded(commit));
    const isApart = added.some(({ device }) => this.#copied.has(device));
    // Copies are rare: what they did is told apart anew wherever they did it.
    if (isApart) {
      this.#lines = linesOfCopies(this.#commits.values());
      this.#histories.clear();
    }
    const touched = new Map<string, Subject>();
    for (const commit of isApart ? this.#commits.values() : added) {
      for (const recorded of recordedIn({ ...commit, line: this.#lines.get(sealedId(commit)) })) {
        const { subject } = recorded.event;
        if (!isKnownKind(subject.kind)) continue;
        const key = subjectKey(subject);
        touched.set(key, subject);
        const known = this.#histories.get(key);
        if (known) known.events.push(recorded);
        else this.#histories.set(key, { subject, events: [recorded] });
      }
    }
    for (const [key, subject] of touched) {
      const entity = fold(subject.kind, this.history(subject));
      if (entity) this.#entities.set(key, entity);
    }
    return added;
  }

  #isAdded(commit: Commit): boolean {
    if (this.#commits.has(sealedId(commit))) return false;
    this.#commits.set(sealedId(commit), commit);
    const place = `${commit.device}:${commit.n}`;
    const beside = this.#commitsByPlace.get(place) ?? [];
    this.#commitsByPlace.set(place, [...beside, commit]);
    if (beside.length > 0) this.#copied.add(commit.device);
    return true;
  }

  /** What is said of the source of an invoice, whether it has one or not. */
  setSourceFacts(invoice: string, facts: Facts): void {
    this.#sourceFacts.set(invoice, facts);
  }

  /** All commits, in fold order. */
  commits(): Commit[] {
    return [...this.#commits.values()].sort(inFoldOrder);
  }

  /** All entities, in the order of their keys: what two equal datasets have in common. */
  entities(): AnyEntity[] {
    return [...this.#entities].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entity]) => entity);
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    return this.#entities.get(subjectKey({ kind, id })) as Entities[Kind] | undefined;
  }

  all<Kind extends FewKind>(kind: Kind): Entities[Kind][] {
    return this.#ofKind(kind);
  }

  invoicesNumbered(text: string): string[] {
    return this.#ofKind('invoice')
      .filter(({ number, alsoIssuedAs }) => number?.text === text || alsoIssuedAs.includes(text))
      .map(({ id }) => id);
  }

  invoicesFromFile(digest: string): string[] {
    return this.#ofKind('invoice')
      .filter(({ imported }) => imported?.digest === digest)
      .map(({ id }) => id);
  }

  invoicesOfClient(client: string): string[] {
    const family = mergedFamily(client, this.#ofKind('client'));
    return this.#ofKind('invoice')
      .filter(({ content }) => content.clientId !== null && family.includes(content.clientId))
      .map(({ id }) => id);
  }

  invoicesIn(status: string): string[] {
    return this.#ofKind('invoice')
      .filter((invoice) => invoice.status === status)
      .map(({ id }) => id);
  }

  jobsIn(status: string): string[] {
    return this.#ofKind('job')
      .filter((job) => job.status === status)
      .map(({ id }) => id);
  }

  invoicesOfJob(job: string): string[] {
    return this.#ofKind('invoice')
      .filter(({ sources }) => sources.includes(job))
      .map(({ id }) => id);
  }

  jobsDue(until: number): string[] {
    return this.#ofKind('job')
      .filter(({ dueAt }) => dueAt !== null && dueAt <= until)
      .map(({ id }) => id);
  }

  invoicesDueBetween(first: string, last: string): string[] {
    return this.#ofKind('invoice')
      .filter(({ content: { dueDay } }) => dueDay !== null && dueDay >= first && dueDay <= last)
      .map(({ id }) => id);
  }

  invoicesEnteredBetween(first: number, last: number): string[] {
    return this.#ofKind('invoice')
      .filter(({ entered }) => entered.at >= first && entered.at <= last)
      .map(({ id }) => id);
  }

  invoicesRepeatingBy(day: string): string[] {
    return this.#ofKind('invoice')
      .filter(({ repetition }) => repetition !== null && repetition.next !== null && repetition.next <= day)
      .map(({ id }) => id);
  }

  history(subject: Subject): Recorded[] {
    return [...toldApart([...(this.#histories.get(subjectKey(subject))?.events ?? [])].sort(inFoldOrder))];
  }

  commit(id: string): Commit | undefined {
    const place = placeOf(id);
    if (!place) return undefined;
    const { device, n, hash } = place;
    const [commit, ...others] = (this.#commitsByPlace.get(`${device}:${n}`) ?? []).filter((one) =>
      one.hash.startsWith(hash)
    );
    return others.length === 0 ? commit : undefined;
  }

  sourceFacts(invoice: string): Facts {
    return this.#sourceFacts.get(invoice) ?? {};
  }

  #ofKind<Kind extends SubjectKind>(kind: Kind): Entities[Kind][] {
    return [...this.#entities]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([, entity]) => entity as Entities[Kind]);
  }
}
