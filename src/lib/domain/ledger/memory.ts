import type { Facts } from '#domain/condition/condition.ts';
import { commitId, recordedIn, sealCommit, type Commit } from '#domain/history/commit.ts';
import { tick } from '#domain/history/clock.ts';
import { inFoldOrder, subjectKey, type Recorded, type Subject, type SubjectKind } from '#domain/history/event.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { fold, isKnownKind, type AnyEntity, type Entities } from './entities.ts';
import type { FewKind, World } from './world.ts';

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
  execute(
    command: Command,
    { by, wall, today }: { by: string; wall: number; today: string }
  ): Result<Commit | null, readonly Refusal[]> {
    const own = this.commits().filter((commit) => commit.device === this.device);
    const latest = this.commits().at(-1)?.at ?? 0;
    const last = own.at(-1);
    const n = (last?.n ?? 0) + 1;
    const at = tick(wall, latest);
    const decided = decide(this, command, { device: this.device, n, at, now: wall, today, by });
    if (!decided.ok) return decided;
    const { events, workflow } = decided.value;
    if (events.length === 0) return ok(null);
    const commit = sealCommit(
      {
        v: 1,
        dataset: this.dataset,
        device: this.device,
        n,
        at,
        wall,
        by,
        workflow: workflow?.id ?? '',
        command: command.do,
        prev: last?.hash ?? ''
      },
      events.map(({ event }) => event)
    );
    this.receive([commit]);
    return ok(commit);
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
    return this.#ofKind('invoice')
      .filter(({ content }) => content.clientId === client)
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
