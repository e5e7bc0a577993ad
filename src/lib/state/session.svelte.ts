import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { whenQuiet } from '#device/idle.ts';
import type { Watched } from '#device/watched.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import type { Business } from '#domain/business/business.ts';
import { holds } from '#domain/people/permission.ts';
import { isActive, isAlone, type Person } from '#domain/people/person.ts';
import type { Command } from '#domain/ledger/command.ts';
import { refuse, type Result } from '#domain/shared/result.ts';
import { statusesToApproveIn } from '#domain/workflow/approval.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { OpenedBackup } from '#services/backups.ts';
import type { Columns } from '#services/columns/columns.ts';
import type { Datasets } from '#services/datasets.ts';
import type { Docket, ExecuteOptions, PublishedWorkflow, Receipt } from '#services/docket.ts';
import type { Inbox } from '#services/inbox.ts';
import type { Queue } from '#services/queue.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import type { Keeping } from '#services/persist.ts';
import { live, type Answer, type Live } from './live.svelte.ts';
import { followDay } from './today.svelte.ts';

/** Pages get the session by `useSession()`; the outermost layout gives it by `provideSession(session)`. */
export const [useSession, provideSession] = createContext<Session>();

/** Whether there is data to show, and what stands in the way where there is none. */
export type SessionStatus =
  | { readonly kind: 'opening' }
  /** Still opening: another tab holds the data, and has to let go first. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'open' }
  /** Evicted, newer-version, blocked, unavailable (a private window), quota … */
  | { readonly kind: 'failed'; readonly problem: Failure };

/** What holds for everybody in a dataset, read whenever it changes. */
interface Surroundings {
  readonly workflow: WorkflowInForce | null;
  readonly business: Business | null;
  readonly people: readonly Person[];
}

export interface WorkflowInForce extends PublishedWorkflow {
  readonly machine: CompiledMachine;
}

/** What the whole app remembers while it is open: the dataset, who acts, and what everybody needs to know of it. */
export class Session {
  readonly #datasets: Datasets;
  readonly #onOpen: (docket: Docket) => () => void;
  readonly #isLate: Reactive<boolean>;
  readonly keeping: Keeping;
  #status = $state.raw<SessionStatus>({ kind: 'opening' });
  #docket = $state.raw<Docket | null>(null);
  #leave: () => void = () => undefined;
  /** Commits of this tab, for undo: one after the other, until something that cannot be undone. */
  #done = $state.raw<readonly { readonly commit: string; readonly by: string | null }[]>([]);

  /** `onOpen` says what else begins with a dataset, and gives what ends with it. */
  constructor(parts: {
    datasets: Datasets;
    isLate: Watched<boolean>;
    keeping: Keeping;
    onOpen: (docket: Docket) => () => void;
  }) {
    this.#datasets = parts.datasets;
    this.#isLate = new Reactive(parts.isLate);
    this.keeping = parts.keeping;
    this.#onOpen = parts.onOpen;
  }

  readonly #followed = $derived(this.#docket && new Followed(this.#docket));

  get status(): SessionStatus {
    return this.#status;
  }

  /** The open dataset. Pages are only shown while there is one: to ask for it before is a bug. */
  get docket(): Docket {
    if (!this.#docket) throw new Error('asked for the data before it was open');
    return this.#docket;
  }

  get isSample(): boolean {
    return this.#docket?.isSample ?? false;
  }

  /** A backup is open to look at: nothing can be written. */
  get isLook(): boolean {
    return this.#docket?.isLook ?? false;
  }

  /** Somebody waits for the data, and nothing has come back for unusually long. */
  get isLate(): boolean {
    return this.#isLate.current;
  }

  /** `open`, or why this tab writes no more. */
  get connection(): Docket['state']['value'] {
    return this.#followed?.connection.current ?? 'closed';
  }

  /** Whether backups are written by themselves. */
  get autoBackup(): Docket['autoBackup']['state']['value'] {
    return this.#followed?.autoBackup.current ?? { is: 'off' };
  }

  /** Id of the person who acts; null before the dataset is set up. */
  get acting(): string | null {
    return this.#followed?.acting.current ?? null;
  }

  get actingPerson(): Person | null {
    return this.people.find(({ id }) => id === this.acting) ?? null;
  }

  /** False before the dataset is set up: there is a newcomer to welcome. `null`: not known yet. */
  get isSetUp(): boolean | null {
    const surroundings = this.#surroundings;
    return surroundings && surroundings.workflow !== null;
  }

  /** The workflow in force; null until it is read, and before there is one. */
  get workflow(): WorkflowInForce | null {
    return this.#surroundings?.workflow ?? null;
  }

  get business(): Business | null {
    return this.#surroundings?.business ?? null;
  }

  get people(): readonly Person[] {
    return this.#surroundings?.people ?? [];
  }

  /** Those who can be acted as. */
  get activePeople(): readonly Person[] {
    return this.people.filter(isActive);
  }

  /** Several work with this data, and nobody has said who of them works here, so that nothing can be done yet. */
  get isUndecided(): boolean {
    return !this.isLook && this.activePeople.length > 1 && !isActive(this.actingPerson ?? undefined);
  }

  /** Whether nobody acts as this person on this device without a passphrase. */
  isGuarded(person: string): boolean {
    return this.#followed?.guarded.current.has(person) ?? false;
  }

  /**
   * The columns of all invoices; whoever queries them is told when they change:
   * `const list = $derived(session.columns.query({ today: session.docket.today(), … }))`.
   */
  get columns(): Columns {
    this.#followed?.changes.follow();
    return this.docket.columns;
  }

  /** Whether the acting person could have somebody sign in their place: whoever approves, and is not alone. */
  get mayDelegate(): boolean {
    const person = this.actingPerson ?? undefined;
    const { workflow } = this;
    if (!isActive(person) || !workflow || this.isLook) return false;
    if (isAlone(this.people) || statusesToApproveIn(workflow.machine).length === 0) return false;
    return holds(workflow.document.roles, person.fields.roles, 'approve', { own: true });
  }

  /** Whether the acting person may write an invoice: what they begin is their own. */
  get mayWrite(): boolean {
    const person = this.actingPerson ?? undefined;
    const roles = this.workflow?.document.roles ?? [];
    return isActive(person) && holds(roles, person.fields.roles, 'edit', { own: true });
  }

  /** Whether the acting person may publish another workflow. */
  get mayChangeWorkflow(): boolean {
    const person = this.actingPerson ?? undefined;
    const roles = this.workflow?.document.roles ?? [];
    return !this.isLook && isActive(person) && holds(roles, person.fields.roles, 'admin', { own: false });
  }

  /** What waits for the acting person's signature. */
  get queue(): Answer<Queue> {
    return this.#followed?.queue.current ?? { status: 'pending' };
  }

  /** Everything else that waits for a person. */
  get inbox(): Answer<Inbox> {
    return this.#followed?.inbox.current ?? { status: 'pending' };
  }

  /** How many things wait, to sign and else; null while that is being found out. */
  get waitingCount(): number | null {
    const answer = this.#followed?.waitingCount.current;
    return answer?.status === 'ready' ? answer.value : null;
  }

  /** Keeps an answer up to date: `const invoice = session.live((docket) => docket.askSeen(page.params.id))`. */
  live<T>(question: (docket: Docket) => Promise<T>): Live<T> {
    return live(
      () => question(this.docket),
      () => [this.docket.changes, this.docket.acting, this.docket.profiles.guarded, this.docket.backups.noted]
    );
  }

  /** The same for an answer that depends on workflow, business, people and clients alone, which few commits touch. */
  liveSurroundings<T>(question: (docket: Docket) => Promise<T>): Live<T> {
    return live(
      () => question(this.docket),
      () => [this.docket.surroundings]
    );
  }

  async execute(command: Command, options?: ExecuteOptions): Promise<Result<Receipt, readonly Refusal[]>> {
    const done = await this.docket.execute(command, options);
    if (!done.ok || done.value.commit === null) return done;
    const { commit, undoable } = done.value;
    if (command.do === 'undo') this.#done = this.#done.filter((each) => each.commit !== command.commit);
    else this.#done = undoable ? [...this.#done, { commit, by: this.docket.acting.value }] : [];
    return done;
  }

  /** Id of the last commit of this tab that whoever acts can still take back; null where there is none (BR18). */
  get lastDone(): string | null {
    return this.#done.findLast(({ by }) => by === this.acting)?.commit ?? null;
  }

  open(options?: { startAnew?: boolean }): Promise<void> {
    return this.#enter(() => this.#datasets.open(options));
  }

  openSample(preset: PresetId): Promise<void> {
    return this.#enter(() => this.#datasets.openSample(preset));
  }

  /** Opens a backup beside the real data, to look at; or says what is wrong with it, and stays where it is. */
  async lookAt(opened: OpenedBackup): Promise<FileProblem | null> {
    const look = await this.#datasets.prepareLook(await this.docket.backups.sourceOf(opened));
    if (!look.ok) return look.error;
    await this.open();
    return null;
  }

  /** One tap: the sample, or what was looked at, is gone, and the real data is back. */
  leave(): Promise<void> {
    return this.#enter(() => this.#datasets.leave());
  }

  /** Everything on this device is gone then, the sample too. Nothing brings it back but a file that was exported. */
  deleteEverything(): Promise<void> {
    return this.#enter(() => this.#datasets.deleteEverything());
  }

  /** To be called when another tab holds up the opening. */
  heldUp(): void {
    if (this.#status.kind === 'opening') this.#status = { kind: 'blocked' };
  }

  /** Stores what is typed and not yet saved, before anything reloads. */
  async flushDrafts(): Promise<void> {
    await this.#docket?.drafts.flush();
  }

  async #enter(open: () => ReturnType<Datasets['open']>): Promise<void> {
    this.#status = { kind: 'opening' };
    this.#leave();
    this.#leave = () => undefined;
    this.#docket?.close();
    this.#docket = null;
    this.#done = [];
    const opened = await orFailure(open);
    if (!opened.ok) {
      this.#status = { kind: 'failed', problem: opened.error };
      return;
    }
    this.#docket = opened.value;
    this.#leave = this.#onOpen(opened.value);
    this.#status = { kind: 'open' };
  }

  get #surroundings(): Surroundings | null {
    const answer = this.#followed?.surroundings.current;
    if (answer?.status === 'failed') throw answer.error;
    return answer?.status === 'ready' ? answer.value : null;
  }
}

/** What storage throws is an answer here: nobody else could end the waiting. */
async function orFailure(open: () => ReturnType<Datasets['open']>): ReturnType<Datasets['open']> {
  try {
    return await open();
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return refuse(failure);
  }
}

/** One open dataset, as far as the screen follows it. */
class Followed {
  readonly changes: Reactive<Docket['changes']['value']>;
  readonly acting: Reactive<string | null>;
  readonly guarded: Reactive<ReadonlySet<string>>;
  readonly connection: Reactive<Docket['state']['value']>;
  readonly autoBackup: Reactive<Docket['autoBackup']['state']['value']>;
  readonly surroundings: Live<Surroundings>;
  readonly waitingCount: Live<number>;
  readonly queue: Live<Queue>;
  readonly inbox: Live<Inbox>;

  constructor(docket: Docket) {
    this.changes = new Reactive(docket.changes);
    this.acting = new Reactive(docket.acting);
    this.guarded = new Reactive(docket.profiles.guarded);
    this.connection = new Reactive(docket.state);
    this.autoBackup = new Reactive(docket.autoBackup.state);
    this.surroundings = live(
      () => readSurroundings(docket),
      () => [docket.surroundings]
    );
    this.queue = live(
      () => docket.queue(),
      () => [docket.changes, docket.acting]
    );
    // What is to be paid by today is overdue tomorrow, whether or not anybody does anything.
    const day = followDay(() => docket.today());
    this.waitingCount = live(
      () => {
        const today = day.current;
        // A number beside a name can wait for what somebody looks at.
        return docket.whole.then(whenQuiet).then(() => docket.waitingCount(today));
      },
      () => [docket.changes, docket.acting]
    );
    this.inbox = live(
      () => docket.inbox(day.current),
      () => [docket.changes, docket.acting]
    );
  }
}

/** A watched value that screens follow. */
class Reactive<T> {
  readonly #source: Watched<T>;
  readonly follow: () => void;

  constructor(source: Watched<T>) {
    this.#source = source;
    this.follow = createSubscriber((update) => {
      let isFirst = true; // Subscribing tells the present value, which is no change.
      const stop = source.subscribe(() => {
        if (!isFirst) update();
      });
      isFirst = false;
      return stop;
    });
  }

  get current(): T {
    this.follow();
    return this.#source.value;
  }
}

async function readSurroundings(docket: Docket): Promise<Surroundings> {
  const [workflow, business, people] = await Promise.all([docket.workflow(), docket.business(), docket.people()]);
  return {
    workflow: workflow && { ...workflow, machine: compileMachine(workflow.document.machines.invoice) },
    business,
    people
  };
}
