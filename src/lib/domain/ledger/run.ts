import type { Facts } from '#domain/condition/condition.ts';
import type { Client } from '#domain/client/client.ts';
import { survivorOf } from '#domain/client/merged.ts';
import { digestOf } from '#domain/history/digest.ts';
import {
  subjectKey,
  type Cause,
  type Event,
  type Recorded,
  type Subject,
  type SubjectKind
} from '#domain/history/event.ts';
import { relatedOf } from '#domain/invoice/balance.ts';
import { pictureOf, type Picture } from '#domain/invoice/facts.ts';
import type { Invoice, Signature } from '#domain/invoice/invoice.ts';
import { isClash } from '#domain/invoice/series.ts';
import { factsOfJobs, factsOfParticipant } from '#domain/job/facts.ts';
import type { Job } from '#domain/job/job.ts';
import { isActive } from '#domain/people/person.ts';
import { holds, type Permission } from '#domain/people/permission.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { keptStages } from '#domain/workflow/kept-stages.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import type { Asker, Standing } from '#domain/workflow/transition.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import type { Traveller } from '#domain/workflow/trail.ts';
import { currentVersion, publishedVersions, successorsOf } from '#domain/workflow/version.ts';
import { evolve, type AnyEntity, type Entities } from './entities.ts';
import type { FewKind, World } from './world.ts';

/** Where and when a command is decided: clock, zone and identity are arguments, so that deciding is pure. */
export interface Context {
  readonly device: string;
  /** The devices whose series of numbers this one goes on with, where it took their place; the nearest first (BR14). */
  readonly heirOf?: readonly string[] | undefined;
  readonly n: number;
  /** Hybrid logical clock of the commit to be. */
  readonly at: number;
  /** The instant that the command is judged at, epoch milliseconds. */
  readonly now: number;
  /** The day of `now` in the person's zone. */
  readonly today: string;
  /** Id of the person who acts. */
  readonly by: string;
}

export interface WorkflowInForce {
  readonly id: string;
  readonly document: Workflow;
}

/**
 * One command being decided: the world as the events recorded so far leave it. Nothing is written; whoever asked
 * takes the events, or throws the run away.
 */
export class Run {
  readonly events: Recorded[] = [];
  readonly #keys = new Set<string>();
  readonly #changed = new Map<SubjectKind, Map<string, AnyEntity>>();
  /** Asked for each number that is given, which in a batch are many. */
  readonly #numbered = new Map<string, readonly string[]>();
  #workflow: WorkflowInForce | null | undefined;
  /** Of the invoices as they stand: one decision asks for the same picture several times. */
  #pictures = new WeakMap<Invoice, Picture>();
  #cause: Cause | null = null;
  #derived = 0;

  readonly base: World;
  readonly context: Context;

  constructor(base: World, context: Context) {
    this.base = base;
    this.context = context;
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    const changed = this.#changed.get(kind)?.get(id);
    return (changed as Entities[Kind] | undefined) ?? this.base.get(kind, id);
  }

  /** The client that a link leads to now, where it was merged into another one (BR19). */
  clientNow(id: string): Client | undefined {
    const client = this.get(
      'client',
      survivorOf(id, (one) => this.get('client', one)?.mergedInto)
    );
    return client?.deleted === null ? client : undefined;
  }

  /** The entities that this run changed, by subject. */
  get changed(): ReadonlyMap<string, AnyEntity> {
    const all = [...this.#changed].flatMap(([kind, entities]) =>
      [...entities].map(([id, entity]) => [subjectKey({ kind, id }), entity] as const)
    );
    return new Map(all);
  }

  /** The entities of a kind that this run changed. */
  changedOf<Kind extends SubjectKind>(kind: Kind): Entities[Kind][] {
    return [...(this.#changed.get(kind)?.values() ?? [])] as Entities[Kind][];
  }

  all<Kind extends FewKind>(kind: Kind): Entities[Kind][] {
    const stored = this.base.all(kind).map((entity) => this.get(kind, entity.id) ?? entity);
    const ids = new Set(stored.map((entity) => entity.id));
    const changed = this.changedOf(kind);
    return [...stored, ...changed.filter(({ id }) => !ids.has(id))];
  }

  /** Ids of the invoices that bear a number: stored ones, and those of this very command. */
  invoicesNumbered(text: string): readonly string[] {
    return [...this.base.invoicesNumbered(text), ...(this.#numbered.get(text) ?? [])];
  }

  /** Ids of the invoices that were read from the file with this digest. */
  invoicesFromFile(digest: string): readonly string[] {
    const own = this.changedOf('invoice').filter(({ imported }) => imported?.digest === digest);
    return [...this.base.invoicesFromFile(digest), ...own.map(({ id }) => id)];
  }

  /** Ids of the invoices that are linked to a client, or to one that was merged into it. */
  invoicesOfClient(client: string): readonly string[] {
    const own = this.changedOf('invoice').filter(({ content }) => content.clientId === client);
    return [...this.base.invoicesOfClient(client), ...own.map(({ id }) => id)];
  }

  /** Ids of the invoices that stand in a status. */
  invoicesIn(status: string): readonly string[] {
    return this.#standingIn('invoice', status, this.base.invoicesIn(status));
  }

  /** Ids of the jobs that stand in a status. */
  jobsIn(status: string): readonly string[] {
    return this.#standingIn('job', status, this.base.jobsIn(status));
  }

  #standingIn(of: StatusType, status: string, stored: readonly string[]): readonly string[] {
    const own = this.changedOf(of);
    const moved = new Set(own.map(({ id }) => id));
    return [
      ...stored.filter((id) => !moved.has(id)),
      ...own.filter((one) => one.status === status).map(({ id }) => id)
    ];
  }

  /** Ids of the invoices that came from a job, or whose lines did. */
  invoicesOfJob(job: string): readonly string[] {
    const own = this.changedOf('invoice');
    const changed = new Set(own.map(({ id }) => id));
    return [
      ...this.base.invoicesOfJob(job).filter((id) => !changed.has(id)),
      ...own.filter(({ sources }) => sources.includes(job)).map(({ id }) => id)
    ];
  }

  /** The world as this run leaves it, to ask it what would be possible then. */
  after(): World {
    const { base } = this;
    return {
      get: (kind, id) => this.get(kind, id),
      all: (kind) => this.all(kind),
      invoicesNumbered: (text) => this.invoicesNumbered(text),
      invoicesFromFile: (digest) => this.invoicesFromFile(digest),
      invoicesOfClient: (client) => this.invoicesOfClient(client),
      invoicesIn: (status) => this.invoicesIn(status),
      jobsIn: (status) => this.jobsIn(status),
      invoicesOfJob: (job) => this.invoicesOfJob(job),
      jobsDue: (until) => base.jobsDue(until),
      invoicesDueBetween: (first, last) => base.invoicesDueBetween(first, last),
      invoicesEnteredBetween: (first, last) => base.invoicesEnteredBetween(first, last),
      invoicesRepeatingBy: (day) => base.invoicesRepeatingBy(day),
      history: (subject) => base.history(subject),
      commit: (id) => base.commit(id),
      sourceFacts: (invoice) => base.sourceFacts(invoice)
    };
  }

  record(subject: Subject, type: string, data: object): Recorded {
    const { device, n, at, by, now } = this.context;
    const key = this.#cause ? this.#derivedKey(this.#cause, subject) : `${device}:${n}:${this.events.length}`;
    const event: Event = {
      key,
      subject,
      type,
      at: now,
      data: data as Event['data'],
      ...(this.#cause ? { cause: this.#cause } : {})
    };
    const recorded: Recorded = { event, by, at, device, n };
    this.#push(recorded);
    this.#keep(subject.kind, evolve(subject.kind, this.get(subject.kind, subject.id), recorded));
    return recorded;
  }

  /**
   * Made of what it follows from, so that two devices which do the same apart write the same. Never one that is taken,
   * since a fold applies a key once: what the time brings about may come again where dates come back.
   */
  #derivedKey({ rule, event }: Cause, subject: Subject): string {
    const earlier = this.#keys.has(event) ? [] : this.base.history(subject);
    for (;;) {
      const key = `p-${digestOf([rule, event, subjectKey(subject), this.#derived++]).slice(0, 32)}`;
      if (!this.#keys.has(key) && !earlier.some((known) => known.event.key === key)) return key;
    }
  }

  #push(recorded: Recorded): void {
    this.events.push(recorded);
    this.#keys.add(recorded.event.key);
  }

  /** Does something in the name of who acts, in the middle of what the platform does (BR4). */
  asPerson<T>(act: () => T): T {
    const before = this.#cause;
    this.#cause = null;
    try {
      return act();
    } finally {
      this.#cause = before;
    }
  }

  /** Does something as the platform: its events name the rule and what set it off. */
  asPlatform<T>(cause: Cause, act: () => T): T {
    const before = this.#cause;
    this.#cause = cause;
    this.#derived = 0;
    try {
      return act();
    } finally {
      this.#cause = before;
    }
  }

  get cause(): Cause | null {
    return this.#cause;
  }

  /** A run of its own that goes on from here: what it does is lost, unless `adopt` takes it over. */
  fork(): Run {
    const fork = new Run(this.base, this.context);
    fork.adopt(this);
    return fork;
  }

  /** Goes on from where a fork of this run got to. */
  adopt(fork: Run): void {
    for (const recorded of fork.events.slice(this.events.length)) this.#push(recorded);
    for (const [kind, entities] of fork.#changed) for (const entity of entities.values()) this.#keep(kind, entity);
    this.#cause = fork.#cause;
    this.#derived = fork.#derived;
  }

  /** The workflow in force; null before the first was published. */
  get workflow(): WorkflowInForce | null {
    if (this.#workflow === undefined) this.#workflow = currentVersion(this.all('workflow'));
    return this.#workflow;
  }

  get machine(): CompiledMachine {
    const workflow = this.workflow;
    if (!workflow) throw new Error('asked for the machine before there is a workflow');
    return compileMachine(workflow.document.machines.invoice);
  }

  get jobMachine(): CompiledMachine {
    const workflow = this.workflow;
    if (!workflow) throw new Error('asked for the machine before there is a workflow');
    return compileMachine(jobMachineOf(workflow.document));
  }

  picture(invoice: Invoice, context?: Facts): Picture {
    if (context) return this.#draw(invoice, context);
    const known = this.#pictures.get(invoice);
    if (known) return known;
    const picture = this.#draw(invoice, {});
    this.#pictures.set(invoice, picture);
    return picture;
  }

  #draw(invoice: Invoice, context: Facts): Picture {
    const workflow = this.workflow;
    if (!workflow) throw new Error('asked for facts before there is a workflow');
    return pictureOf(
      invoice,
      {
        workflow: workflow.document,
        stageNow: (signature) => this.#stageNow(signature, workflow),
        ...relatedOf(invoice, (id) => this.get('invoice', id)),
        source: this.#sourceFacts(invoice),
        today: this.context.today,
        hasClash: this.#hasClash(invoice)
      },
      context
    );
  }

  #sourceFacts({ id, source, sources }: Invoice): Facts {
    const jobs = sources.flatMap((job) => this.get('job', job) ?? []).filter(({ deleted }) => deleted === null);
    const participant = source?.participant ?? null;
    return {
      ...factsOfJobs(jobs, this.jobMachine, this.context.now),
      ...(participant === null ? {} : factsOfParticipant(jobs, participant)),
      ...this.base.sourceFacts(id)
    };
  }

  #stageNow({ stage, under, at }: Signature, { id, document }: WorkflowInForce): number | null {
    if (under === id) return stage;
    // What does not say under which version it was given was given under the one that was in force at that time.
    const version =
      under === undefined
        ? publishedVersions(this.all('workflow')).find(({ publishedAt }) => publishedAt <= at)
        : this.get('workflow', under);
    // Of what was given before every version that is known of, nothing is known but the number.
    if (!version?.document) return under === undefined ? stage : null;
    if (version.id === id) return stage;
    const kept = keptStages(version.document.machines.invoice.stages, document.machines.invoice.stages);
    return kept.get(stage) ?? null;
  }

  /** Ids of the invoices that bear a number now; others have borne it. */
  bearersOf(number: string): string[] {
    return [...new Set(this.invoicesNumbered(number))].filter((id) => {
      const invoice = this.get('invoice', id);
      return invoice?.deleted === null && invoice.number?.text === number;
    });
  }

  #hasClash({ number }: Invoice): boolean {
    const series = number?.series ? this.get('series', number.series) : undefined;
    return number !== null && series?.clashes.includes(number.text) === true
      ? isClash(series, number.text, this.bearersOf(number.text))
      : false;
  }

  standing(invoice: Invoice, context?: Facts): Standing {
    const { facts, openStages } = this.picture(invoice, context);
    return {
      status: invoice.status,
      previous: this.previousOf(invoice),
      facts,
      openStages: openStages.map(({ n }) => n),
      wasCompleted: invoice.frozen !== null
    };
  }

  /** The status before, by status. One that went since has a successor: what leads back leads there. */
  previousOf({ previous }: Traveller, of: StatusType = 'invoice'): Readonly<Record<string, string>> {
    const { statusById } = of === 'job' ? this.jobMachine : this.machine;
    if (Object.values(previous).every((id) => statusById.has(id))) return previous;
    const successors = successorsOf(this.all('workflow'), of);
    return Object.fromEntries(Object.entries(previous).map(([at, id]) => [at, successors.get(id) ?? id]));
  }

  /** How an invoice would stand in another status. */
  standingAt(invoice: Invoice, status: string): Standing {
    const group = this.machine.statusById.get(status)?.group ?? '';
    return { ...this.standing(invoice, { status, group }), status };
  }

  /** Whether the acting person holds a permission: over one invoice, over what they are about to make, or in general. */
  may(permission: Permission, over?: Owned): boolean {
    return this.holds(this.context.by, permission, over);
  }

  /** The same of anybody: of one in whose place somebody signs, or who could sign. */
  holds(id: string, permission: Permission, over?: Owned): boolean {
    const person = this.get('person', id);
    const workflow = this.workflow;
    if (!workflow || !isActive(person)) return false;
    const own = over === 'own' || (over !== undefined && ownersOf(over).includes(person.id));
    return holds(workflow.document.roles, person.fields.roles, permission, { own });
  }

  get isActorActive(): boolean {
    return isActive(this.get('person', this.context.by));
  }

  /** `inPlaceOf`: the person whose permission to approve counts as well, and no other of theirs. */
  asker(over: Exclude<Owned, 'own'>, inPlaceOf: string | null = null): Asker {
    if (this.#cause) return { is: 'platform' };
    const may = (permission: Permission): boolean =>
      this.may(permission, over) ||
      (permission === 'approve' && inPlaceOf !== null && this.holds(inPlaceOf, permission, over));
    return { is: 'person', may };
  }

  #keep(kind: SubjectKind, entity: AnyEntity): void {
    // What changes may be a part of any of them: a credit note, a series, the workflow.
    this.#pictures = new WeakMap();
    const known = this.#changed.get(kind);
    if (known) known.set(entity.id, entity);
    else this.#changed.set(kind, new Map([[entity.id, entity]]));
    if (kind === 'workflow') this.#workflow = undefined;
    if (kind === 'invoice') this.#keepNumber(entity as Invoice);
  }

  #keepNumber({ id, number }: Invoice): void {
    const bearers = number ? (this.#numbered.get(number.text) ?? []) : [];
    if (number && !bearers.includes(id)) this.#numbered.set(number.text, [...bearers, id]);
  }
}

/** What may be somebody's own: what they made, and the workshops that they hold (BR22). */
export type Owned = Pick<Invoice, 'createdBy'> | Pick<Job, 'createdBy' | 'fields'> | 'own';

function ownersOf(over: Exclude<Owned, 'own'>): readonly (string | null)[] {
  return 'fields' in over ? [over.createdBy, over.fields.trainerId] : [over.createdBy];
}
