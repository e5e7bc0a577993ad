import { dayAt } from '#domain/calendar/day.ts';
import { recordedIn, type Commit } from '#domain/history/commit.ts';
import { isKnownKind, subjectKey, type Recorded, type Subject, type SubjectKind } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Rule, Workflow } from '#domain/workflow/document.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import { newWorkflowVersion, type WorkflowVersion } from '#domain/workflow/version.ts';
import { duesIn } from './dues.ts';
import { evolve, type AnyEntity, type Entities } from './entities.ts';
import type { Meaning } from './occasion.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { fire, isAnswered, meaningsOf } from './react.ts';
import { Run } from './run.ts';
import type { FewKind, World } from './world.ts';

/** What a rule would have done, had it been there from the beginning. */
export interface TrialResult {
  /** When the first thing happened that it was tried on, epoch milliseconds; null: there is nothing yet. */
  readonly since: number | null;
  readonly firings: number;
  /** What it would have acted on, the latest first. */
  readonly tried: readonly Tried[];
}

export interface Tried {
  readonly subject: TriedSubject;
  /** The last time, epoch milliseconds. */
  readonly at: number;
  readonly times: number;
  /** Of the last time. */
  readonly outcomes: readonly Outcome[];
  /** Where it would stand now, and does not; nobody has moved it since. */
  readonly elsewhere: StatusName | null;
}

export type TriedSubject =
  | { readonly kind: 'invoice'; readonly id: string }
  | { readonly kind: 'job'; readonly id: string; readonly title: string };

interface Last {
  readonly at: number;
  readonly times: number;
  readonly outcomes: readonly Outcome[];
  /** Where the last time would have led it; null: nowhere. */
  readonly to: StatusName | null;
}

const clockTriggers: readonly string[] = ['overdue', 'in-status', 'schedule'];

/**
 * Tries a rule on all that has happened (point by point, with the code that lets it act): each time on what stood then,
 * under the workflow that is tried. Nothing is written, and nothing follows from it: what other rules would have made of
 * it, and what people would have done instead, nobody knows.
 */
export class RuleTrial {
  readonly #past: Past;
  readonly #rule: Rule;
  readonly #zone: string;
  readonly #isTimed: boolean;
  readonly #found = new Map<string, Last & Pick<Tried, 'subject'>>();
  /** Until when the clock was looked at, by invoice. */
  readonly #looked = new Map<string, number>();
  /** Keys of what the clock has brought about. */
  readonly #seen = new Set<string>();
  #since: number | null = null;
  #firings = 0;

  constructor(document: Workflow, rule: Rule, zone: string) {
    this.#rule = { ...rule, enabled: true };
    this.#past = new Past({ ...document, rules: [this.#rule] });
    this.#zone = zone;
    this.#isTimed = rule.on.some(({ event }) => clockTriggers.includes(event));
  }

  /** Goes on by one commit, or a part of one. They come in fold order. */
  take(commit: Commit): void {
    for (const recorded of recordedIn(commit)) {
      const { subject, at, type } = recorded.event;
      if (!isKnownKind(subject.kind)) continue;
      this.#since ??= at;
      if (subject.kind === 'invoice') this.#watch(subject.id, at);
      this.#past.take(recorded);
      // What the clock has brought about is looked for, and not only where a rule has asked for it.
      if (type !== 'time-noticed') this.#answer(recorded);
    }
  }

  /** What it comes to at an instant. */
  resultAt(now: number): TrialResult {
    for (const { id } of this.#past.ofKind('invoice')) this.#watch(id, now);
    const tried = [...this.#found.values()]
      .sort((left, right) => right.at - left.at)
      .map(({ to, ...rest }) => ({ ...rest, elsewhere: this.#isElsewhere(rest.subject, rest.at, to) ? to : null }));
    return { since: this.#since, firings: this.#firings, tried };
  }

  /** Lets the time pass for one invoice, as it stands. */
  #watch(id: string, until: number): void {
    if (!this.#isTimed) return;
    const since = this.#looked.get(id) ?? until;
    this.#looked.set(id, Math.max(since, until));
    const invoice = this.#past.get('invoice', id);
    if (!invoice || until <= since) return;
    const dues = duesIn(this.#past.only(invoice), this.#past.document, { since, until, zone: this.#zone });
    for (const due of dues) {
      const { key, at } = due;
      // What was late when it was written is late all the same, and once; imports tell of what is past.
      const isLateFromBirth = key.startsWith('overdue') && invoice.origin !== 'import';
      if ((at <= since && !isLateFromBirth) || this.#seen.has(key)) continue;
      this.#seen.add(key);
      const run = this.#runAt(Math.max(at, invoice.createdAt), '');
      due.note(run);
      for (const recorded of [...run.events]) this.#answer(recorded, run);
    }
  }

  #answer(recorded: Recorded, noticing?: Run): void {
    const run = noticing ?? this.#runAt(recorded.event.at, recorded.by);
    const meanings: readonly Meaning[] = meaningsOf(run, recorded).filter((one) => isAnswered(this.#rule, one));
    if (meanings.length === 0) return;
    const before = run.events.length;
    fire(run, this.#rule, { recorded, meanings });
    this.#keep(run.events.slice(before), recorded);
  }

  #keep(events: readonly Recorded[], { event: { subject: occasion, at } }: Recorded): void {
    const bySubject = new Map<string, { subject: Subject; events: Recorded['event'][] }>();
    for (const { event } of events) {
      if (event.cause?.rule !== this.#rule.id || !outcomeOf(event)) continue;
      // What it would have begun is not there: it is told of what that would have come from.
      const subject = this.#past.has(event.subject) ? event.subject : occasion;
      const key = subjectKey(subject);
      const known = bySubject.get(key);
      if (known) known.events.push(event);
      else bySubject.set(key, { subject, events: [event] });
    }
    for (const [key, { subject, events: own }] of bySubject) {
      if (subject.kind !== 'invoice' && subject.kind !== 'job') continue;
      this.#firings += 1;
      const moves = own.flatMap((event) =>
        event.type === 'status-changed' ? [event.data.to as unknown as StatusName] : []
      );
      this.#found.set(key, {
        subject: this.#named(subject.kind, subject.id),
        at,
        times: (this.#found.get(key)?.times ?? 0) + 1,
        outcomes: own.flatMap((event) => outcomeOf(event) ?? []),
        to: moves.at(-1) ?? null
      });
    }
  }

  #named(kind: 'invoice' | 'job', id: string): TriedSubject {
    return kind === 'invoice' ? { kind, id } : { kind, id, title: this.#past.get('job', id)?.fields.title ?? '' };
  }

  #isElsewhere({ kind, id }: Tried['subject'], at: number, to: StatusName | null): boolean {
    const entity: Invoice | Job | undefined = this.#past.get(kind, id);
    return to !== null && entity?.deleted === null && entity.entered.at <= at && entity.status !== to.id;
  }

  #runAt(now: number, by: string): Run {
    return new Run(this.#past, { device: 'trial', n: 1, at: now, now, today: dayAt(now, this.#zone), by });
  }
}

/** The world as it was, event by event, under the workflow that is tried. */
class Past implements World {
  readonly document: Workflow;
  readonly #version: WorkflowVersion;
  readonly #entities = new Map<string, AnyEntity>();
  readonly #invoicesByJob = new Map<string, Set<string>>();

  constructor(document: Workflow) {
    this.document = document;
    this.#version = { ...newWorkflowVersion('trial'), document };
  }

  take(recorded: Recorded): void {
    const { subject } = recorded.event;
    const entity = evolve(subject.kind, this.get(subject.kind, subject.id), recorded);
    this.#entities.set(subjectKey(subject), entity);
    if (subject.kind !== 'invoice') return;
    for (const job of (entity as Invoice).sources) {
      const known = this.#invoicesByJob.get(job);
      if (known) known.add(subject.id);
      else this.#invoicesByJob.set(job, new Set([subject.id]));
    }
  }

  has(subject: Subject): boolean {
    return this.#entities.has(subjectKey(subject));
  }

  /** The same, in which the clock finds nothing but one invoice. */
  only(invoice: Invoice): World {
    const own = [invoice.id];
    return {
      get: (kind, id) => this.get(kind, id),
      all: (kind) => this.all(kind),
      invoicesNumbered: (text) => this.invoicesNumbered(text),
      invoicesFromFile: () => [],
      invoicesOfClient: (client) => this.invoicesOfClient(client),
      invoicesIn: (status) => (invoice.status === status ? own : []),
      invoicesOfJob: (job) => this.invoicesOfJob(job),
      jobsIn: () => [],
      invoicesRepeatingBy: () => [],
      jobsDue: () => [],
      invoicesDueBetween: () => own,
      invoicesEnteredBetween: () => own,
      history: () => [],
      commit: () => undefined,
      sourceFacts: () => ({})
    };
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    return this.#entities.get(subjectKey({ kind, id })) as Entities[Kind] | undefined;
  }

  all<Kind extends FewKind>(kind: Kind): readonly Entities[Kind][] {
    return kind === 'workflow' ? ([this.#version] as unknown as Entities[Kind][]) : this.ofKind(kind);
  }

  ofKind<Kind extends SubjectKind>(kind: Kind): Entities[Kind][] {
    return [...this.#entities]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([, entity]) => entity as Entities[Kind]);
  }

  invoicesNumbered(text: string): readonly string[] {
    return this.#invoicesWith(({ number, alsoIssuedAs }) => number?.text === text || alsoIssuedAs.includes(text));
  }

  invoicesFromFile(digest: string): readonly string[] {
    return this.#invoicesWith(({ imported }) => imported?.digest === digest);
  }

  invoicesOfClient(client: string): readonly string[] {
    return this.#invoicesWith(({ content }) => content.clientId === client);
  }

  invoicesIn(status: string): readonly string[] {
    return this.#invoicesWith((invoice) => invoice.status === status);
  }

  invoicesOfJob(job: string): readonly string[] {
    return [...(this.#invoicesByJob.get(job) ?? [])];
  }

  jobsIn(): readonly string[] {
    return [];
  }

  invoicesRepeatingBy(): readonly string[] {
    return [];
  }

  jobsDue(): readonly string[] {
    return [];
  }

  invoicesDueBetween(): readonly string[] {
    return [];
  }

  invoicesEnteredBetween(): readonly string[] {
    return [];
  }

  history(): readonly Recorded[] {
    return [];
  }

  commit(): undefined {
    return undefined;
  }

  sourceFacts(): Record<string, never> {
    return {};
  }

  #invoicesWith(isMeant: (invoice: Invoice) => boolean): string[] {
    return this.ofKind('invoice').flatMap((invoice) => (isMeant(invoice) ? [invoice.id] : []));
  }
}
