import { mergedFamily } from '#domain/client/merged.ts';
import type { Facts } from '#domain/condition/condition.ts';
import { commitId, recordedIn, sealCommit, type Commit } from '#domain/history/commit.ts';
import { tick } from '#domain/history/clock.ts';
import { inFoldOrder, subjectKey, type Recorded, type Subject, type SubjectKind } from '#domain/history/event.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { Effect } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { attempt, react } from './react.ts';
import { Run, type Context } from './run.ts';
import { fold, isKnownKind, type AnyEntity, type Entities } from './entities.ts';
import type { FewKind, World } from './world.ts';

/** Who acts, and when. */
export interface Moment {
  readonly by: string;
  readonly wall: number;
  readonly today: string;
}

/**
 * A whole dataset in memory: what dry runs, scenarios and laws are tried on. It decides and folds with the same code
 * as the stored one, and is its naive twin.
 */
export class MemoryLedger implements World {
  readonly #commits = new Map<string, Commit>();
  readonly #histories = new Map<string, { subject: Subject; events: Recorded[] }>();
  readonly #entities = new Map<string, AnyEntity>();
  readonly #sourceFacts = new Map<string, Facts>();

  readonly device: string;
  readonly dataset: string;

  constructor(device: string, dataset = 'memory') {
    this.device = device;
    this.dataset = dataset;
  }

  /** Carries out a command by a person at an instant, and returns the commit; null where nothing changed. */
  execute(command: Command, moment: Moment): Result<Commit | null, readonly Refusal[]> {
    const decided = decide(this, command, this.#context(moment));
    return decided.ok ? ok(this.#seal(decided.value, command.do, moment)) : decided;
  }

  /** Lets the platform try a move by itself, as a rule with this name would. */
  attempt(
    { invoice, effect, rule, label }: { invoice: string; effect: Effect; rule: string; label: string },
    moment: Moment
  ): { readonly refusals: readonly Refusal[]; readonly commit: Commit | null } {
    const context = this.#context(moment);
    const run = new Run(this, context);
    const refusals = attempt(run, invoice, effect, { rule, label, event: `${context.device}:${context.n}:attempt` });
    react(run);
    return { refusals, commit: this.#seal(run, 'attempt', moment) };
  }

  #context({ by, wall, today }: Moment): Context {
    const own = this.commits().filter((commit) => commit.device === this.device);
    const n = (own.at(-1)?.n ?? 0) + 1;
    return { device: this.device, n, at: tick(wall, this.commits().at(-1)?.at ?? 0), now: wall, today, by };
  }

  #seal({ events, context, workflow }: Run, command: string, { wall }: Moment): Commit | null {
    if (events.length === 0) return null;
    const { device, n, at, by } = context;
    const prev = this.commit(commitId({ device, n: n - 1 }))?.hash ?? '';
    const head = { v: 1, dataset: this.dataset, device, n, at, wall, by, workflow: workflow?.id ?? '', command, prev };
    const commit = sealCommit(
      { ...head, v: 1 },
      events.map(({ event }) => event)
    );
    this.receive([commit]);
    return commit;
  }

  /** Takes in commits from anywhere, in any order and any number of times. */
  receive(commits: readonly Commit[]): void {
    const touched = new Map<string, Subject>();
    for (const commit of commits) {
      if (this.#commits.has(commitId(commit))) continue;
      this.#commits.set(commitId(commit), commit);
      for (const recorded of recordedIn(commit)) {
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
      const entity = fold(subject.kind, this.#histories.get(key)?.events ?? []);
      if (entity) this.#entities.set(key, entity);
    }
  }

  /** What a job or workshop would say of an invoice. */
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

  history(subject: Subject): Recorded[] {
    return [...(this.#histories.get(subjectKey(subject))?.events ?? [])].sort(inFoldOrder);
  }

  commit(id: string): Commit | undefined {
    return this.#commits.get(id);
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
