import { createContext } from 'svelte';
import * as z from 'zod/mini';
import type { Facts } from '#domain/condition/condition.ts';
import type { Foreseen } from '#domain/ledger/impact.ts';
import { runCarried, type CarriedResult } from '#domain/scenario/run-carried.ts';
import type { Json } from '#domain/shared/json.ts';
import type { Result } from '#domain/shared/result.ts';
import { compareWorkflows, type Difference } from '#domain/workflow/compare.ts';
import { workflowSchema, type Workflow } from '#domain/workflow/document.ts';
import { replacementsIn } from '#domain/workflow/editing/replacements.ts';
import { slotChanges, type SlotChange } from '#domain/workflow/editing/statuses.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import { isFault, type Fault, type Finding } from '#domain/workflow/proof/finding.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { machineOf, statusTypes, type StatusType } from '#domain/workflow/status-type.ts';
import type { Replacements } from '#domain/workflow/version.ts';
import type { Draft } from '#services/drafts.ts';
import type { Receipt } from '#services/docket.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import type { Session, WorkflowInForce } from './session.svelte.ts';

/** Pages of the workflow get it by `useWorkflowDraft()`; their layout gives it by `provideWorkflowDraft(draft)`. */
export const [useWorkflowDraft, provideWorkflowDraft] = createContext<WorkflowDraft>();

const draftKey = 'workflow';
/** Where drafts are kept that this version of the app cannot read: an older one of it, or a newer one, may. */
const unreadPrefix = 'unread-workflow-';

const replacementsSchema = z.record(z.string(), z.string());
const storedSchema = z.strictObject({
  v: z.literal(1),
  basedOn: z.string(),
  document: workflowSchema,
  replacements: replacementsSchema,
  jobReplacements: z.optional(replacementsSchema)
});

/** What is being written: a document, and what takes the place of statuses that go with it. */
interface Version {
  /** Id of the version in force that it began with. */
  readonly basedOn: string;
  readonly document: Workflow;
  /** For each status that goes and is in use: the one that takes its place, by id. */
  readonly replacements: Replacements;
  /** The same for statuses of jobs: those of invoices may have the same ids. */
  readonly jobReplacements: Replacements;
}

type StatusInUse = Extract<Refusal, { why: 'status-in-use' }>;
type Edited = Omit<Version, 'basedOn'>;

/** Opens the workflow that nobody has published yet, where somebody has begun one, else the one in force. */
export async function openWorkflowDraft(session: Session): Promise<WorkflowDraft> {
  const { drafts } = session.docket;
  const [kept, unread, facts] = await Promise.all([
    drafts.load(draftKey),
    drafts.list(unreadPrefix),
    session.docket.facts()
  ]);
  return new WorkflowDraft(session, { kept, unread, facts });
}

/** What was kept of it; `undefined`: this version of the app cannot read it. */
function versionIn(kept: Draft | null): Version | null | undefined {
  if (kept === null) return null;
  const stored = storedSchema.safeParse(kept.value);
  if (!stored.success) return undefined;
  const { basedOn, document, replacements, jobReplacements = {} } = stored.data;
  return { basedOn, document, replacements, jobReplacements };
}

/**
 * The workflow while it is edited: proved on every edit, compared with the one in force, kept on this device until it is
 * published or thrown away.
 */
export class WorkflowDraft {
  readonly #session: Session;
  readonly #facts: readonly Facts[];
  /** Null: nothing is changed, the workflow in force is shown. */
  #version = $state.raw<Version | null>(null);
  #past = $state.raw<readonly (Version | null)[]>([]);
  #future = $state.raw<readonly (Version | null)[]>([]);
  /** An edit that moves a slot waits for a yes (BR1). */
  #waiting = $state.raw<{ readonly version: Edited; readonly slots: readonly SlotChange[] } | null>(null);
  /** What was edited cannot be kept: it would be lost with the tab. */
  keepFailure = $state.raw<Failure | null>(null);
  isPublishing = $state(false);
  /** Two tabs edited at once: the other one's edit stands, and undo brings back the one that was made here. */
  isOutrun = $state(false);
  /** Drafts on this device that cannot be read here, and are kept until somebody discards them. */
  unread = $state.raw<readonly Draft[]>([]);
  /** What the device keeps, as far as this tab has seen: another tab may have gone on. */
  #kept: { readonly version: Version | null; readonly savedAt: number | null };
  #keeping: Promise<void> = Promise.resolve();

  /** What is kept of it, what cannot be read, and the facts of invoices to try rules on. */
  constructor(
    session: Session,
    {
      kept = null,
      unread = [],
      facts = []
    }: { kept?: Draft | null; unread?: readonly Draft[]; facts?: readonly Facts[] } = {}
  ) {
    this.#session = session;
    this.#facts = facts;
    const version = versionIn(kept);
    this.#kept = { version: version ?? null, savedAt: kept?.savedAt ?? null };
    // The page may have been left between publishing it and throwing it away.
    const isPublished = version && compareWorkflows(this.inForce.document, version.document).length === 0;
    this.#version = isPublished ? null : this.#kept.version;
    this.unread = kept && version === undefined ? [kept, ...unread] : unread;
  }

  readonly document: Workflow = $derived.by(() => this.#version?.document ?? this.inForce.document);
  readonly machine: CompiledMachine = $derived(compileMachine(this.document.machines.invoice));
  /** For each status that goes and has a successor: the one that takes its place, by id. */
  readonly replacements: Replacements = $derived(this.#replacing('invoice'));
  readonly jobReplacements: Replacements = $derived(this.#replacing('job'));
  readonly differences: readonly Difference[] = $derived.by(() =>
    compareWorkflows(this.inForce.document, this.document)
  );
  readonly isChanged: boolean = $derived(this.differences.length > 0);
  readonly findings: readonly Finding[] = $derived.by(() =>
    prove(this.document, { people: this.#session.people.map(({ id }) => id), facts: this.#facts })
  );
  /** What came of the examples that the workflow carries. */
  readonly examples: readonly CarriedResult[] = $derived.by(() => runCarried(this.document));
  readonly faults: readonly Fault[] = $derived(this.findings.filter(isFault));
  /** Another version was published since this was begun: what is shown would take its place. */
  readonly isOvertaken: boolean = $derived.by(
    () => this.#version !== null && this.#version.basedOn !== this.inForce.id
  );

  get inForce(): WorkflowInForce {
    const { workflow } = this.#session;
    if (!workflow) throw new Error('asked for the workflow before the dataset is set up');
    return workflow;
  }

  /** Slots that the last edit would move, to be confirmed or left. Some may not be moved at all. */
  get waitingSlots(): readonly SlotChange[] {
    return this.#waiting?.slots ?? [];
  }

  /** The name of a status that is there, was there in the version in force, or would be with the edit that waits. */
  labelOf(id: string, of: StatusType = 'invoice'): string {
    const waiting = this.#waiting?.version.document;
    const documents = [this.document, ...(waiting ? [waiting] : []), this.inForce.document];
    const statuses = documents.flatMap((document) => machineOf(document, of).statuses);
    return statuses.find((status) => status.id === id)?.label ?? id;
  }

  /** Ids of statuses that are in force, or went: a new one bears none of them. */
  knownStatuses(of: StatusType = 'invoice'): readonly string[] {
    const { document, gone, goneOfJobs } = this.inForce;
    return [...machineOf(document, of).statuses.map(({ id }) => id), ...(of === 'job' ? goneOfJobs : gone).keys()];
  }

  /** Ids of roles that are in force, or that somebody still has. */
  get knownRoles(): readonly string[] {
    return [
      ...this.inForce.document.roles.map(({ id }) => id),
      ...this.#session.people.flatMap(({ fields }) => fields.roles)
    ];
  }

  /** Another one after each edit, and after each step back. */
  get step(): object | null {
    return this.#version;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Goes on with another document. Where the edit would move a slot, it waits until somebody has said yes (BR1).
   * `replacing`: what takes the place of a status that goes; `of`: whose status that is.
   */
  edit(change: (document: Workflow) => Workflow, replacing: Replacements = {}, of: StatusType = 'invoice'): void {
    const document = change(this.document);
    if (document === this.document) return;
    const version = this.#chosenWith(document, replacing, of);
    const moved = slotChanges(this.document, document).filter(({ from }) => from !== null);
    if (moved.length > 0) this.#waiting = { version, slots: moved };
    else this.#take(version);
  }

  /** The slots that the waiting edit would empty although something aims at them: it cannot be made. */
  get emptiedSlots(): readonly SlotChange[] {
    return this.waitingSlots.filter(({ to, isNeeded }) => to === null && isNeeded);
  }

  /** Makes the edit that was waiting, unless it would empty a slot that is needed. */
  confirm(): void {
    const waiting = this.#waiting;
    const isRefused = this.emptiedSlots.length > 0;
    this.#waiting = null;
    if (waiting && !isRefused) this.#take(waiting.version);
  }

  /** Leaves everything as it was before the edit that was waiting. */
  leave(): void {
    this.#waiting = null;
  }

  /** Says what takes the place of a status that goes. */
  replace(status: string, successor: string, of: StatusType = 'invoice'): void {
    this.#take(this.#chosenWith(this.document, { [status]: successor }, of));
  }

  /** Takes another document as a whole: an old version, a preset, a file. */
  start(document: Workflow, replacements: Replacements = {}, jobReplacements: Replacements = {}): void {
    this.#take({ document, replacements, jobReplacements });
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.#version, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#set(before);
  }

  redo(): void {
    const [next] = this.#future;
    if (next === undefined) return;
    this.#past = [...this.#past, this.#version];
    this.#future = this.#future.slice(1);
    this.#set(next);
  }

  /** Back to the workflow in force; undo brings back what was edited. */
  discard(): void {
    if (this.#version === null) return;
    this.#past = [...this.#past, this.#version];
    this.#future = [];
    this.#set(null);
  }

  /** Goes on from the version that was published meanwhile: what is shown, or comes back by undo, takes its place. */
  goOn(): void {
    const { id } = this.inForce;
    const overtaken = this.#version?.basedOn;
    const on = (one: Version | null): Version | null =>
      one && one.basedOn === overtaken ? { ...one, basedOn: id } : one;
    this.#past = this.#past.map(on);
    this.#future = this.#future.map(on);
    this.#set(on(this.#version));
  }

  /** Statuses that go and in which something stands, as the gate counts it: whatever has been named to take their place. */
  async leaving(): Promise<readonly StatusInUse[]> {
    const goes = statusTypes.some((of) => {
      const { statusById } = compileMachine(machineOf(this.document, of));
      return machineOf(this.inForce.document, of).statuses.some(({ id }) => !statusById.has(id));
    });
    if (!goes) return [];
    const foreseen = await this.#session.docket.foresee({ ...this.#command(), replacements: {}, jobReplacements: {} });
    return foreseen.ok ? [] : foreseen.error.filter((refusal) => refusal.why === 'status-in-use');
  }

  /** What publishing would change for each invoice and job, or why it would be refused. */
  foresee(): Promise<Result<Foreseen, readonly Refusal[]>> {
    return this.#session.docket.foresee(this.#command());
  }

  async publish(): Promise<Result<Receipt, readonly Refusal[]>> {
    this.isPublishing = true;
    try {
      const sent = this.#version;
      const done = await this.#session.execute(this.#command());
      if (done.ok) {
        this.#goOnFrom(sent, done.value);
        // Whoever leaves at once must not find it again as a draft that was overtaken by itself.
        await this.kept();
      }
      return done;
    } finally {
      this.isPublishing = false;
    }
  }

  /** Goes on with what other tabs keep, until the function that it gives is called: on one device there is one draft. */
  follow(): () => void {
    return this.#session.docket.drafts.follow(draftKey, () =>
      this.#inTurn(async () => {
        const kept = await this.#session.docket.drafts.load(draftKey);
        if ((kept?.savedAt ?? null) !== this.#kept.savedAt) this.#takeOver(kept);
      })
    );
  }

  /** Nothing brings these back. */
  discardUnread(): void {
    this.#inTurn(async () => {
      const { drafts } = this.#session.docket;
      for (const { key, savedAt } of this.unread)
        if (key !== draftKey) await drafts.delete(key);
        else if ((await drafts.saveOver(savedAt, key, null)).ok) this.#kept = { version: null, savedAt: null };
      this.unread = [];
    });
  }

  /** Resolves when what was edited last is kept, or is known not to be (`keepFailure`). */
  kept(): Promise<void> {
    return this.#keeping;
  }

  #command() {
    return {
      do: 'publishWorkflow' as const,
      document: this.document,
      basedOn: this.#basedOn,
      replacements: this.replacements,
      jobReplacements: this.jobReplacements
    };
  }

  /** Every successor that was ever named while it was edited: what went may come back, and go again. */
  #chosen(of: StatusType): Replacements {
    return (of === 'job' ? this.#version?.jobReplacements : this.#version?.replacements) ?? {};
  }

  #chosenWith(document: Workflow, more: Replacements, of: StatusType): Edited {
    const [replacements, jobReplacements] = [this.#chosen('invoice'), this.#chosen('job')];
    return of === 'job'
      ? { document, replacements, jobReplacements: { ...jobReplacements, ...more } }
      : { document, replacements: { ...replacements, ...more }, jobReplacements };
  }

  #replacing(of: StatusType): Replacements {
    return replacementsIn(machineOf(this.document, of), this.#chosen(of));
  }

  /** Id of the version in force that what is shown began with. */
  get #basedOn(): string {
    return this.#version?.basedOn ?? this.inForce.id;
  }

  #take(edited: Edited): void {
    const basedOn = this.#basedOn;
    this.#past = [...this.#past, this.#version];
    this.#future = [];
    this.#set({ basedOn, ...edited });
  }

  /** What was edited while it was being published stays, and stands on what is in force now. */
  #goOnFrom(sent: Version | null, { events }: Receipt): void {
    const id = events.find(({ type }) => type === 'workflow-published')?.subject.id ?? this.inForce.id;
    const on = (one: Version | null): Version | null => (one === null || one === sent ? null : { ...one, basedOn: id });
    const at = this.#past.indexOf(sent);
    const isSame = this.#version === sent;
    this.#past = isSame || at === -1 ? [] : this.#past.slice(at).map(on);
    this.#future = isSame ? [] : this.#future.map(on);
    this.#set(on(this.#version));
  }

  #set(version: Version | null): void {
    this.#version = version;
    this.isOutrun = false;
    this.#keep();
  }

  #keep(): void {
    this.#inTurn(async () => {
      const version = this.#version;
      const { drafts } = this.#session.docket;
      if (version === this.#kept.version) {
        this.keepFailure = null;
        return;
      }
      const inTheWay = this.unread.find(({ key }) => key === draftKey);
      if (inTheWay) await this.#setAside(inTheWay);
      const value = version && ({ v: 1, ...version } as unknown as Json);
      const saved = await drafts.saveOver(this.#kept.savedAt, draftKey, value);
      this.keepFailure = null;
      if (saved.ok) this.#kept = { version, savedAt: saved.value?.savedAt ?? null };
      else this.#takeOver(saved.error);
    });
  }

  /** Shows what another tab has kept; what was shown here is the step before. */
  #takeOver(kept: Draft | null): void {
    const version = versionIn(kept);
    const isOutrun = this.#version !== this.#kept.version;
    if (kept && version === undefined) this.unread = [kept, ...this.unread];
    this.#kept = { version: version ?? null, savedAt: kept?.savedAt ?? null };
    this.#past = [...this.#past, this.#version];
    this.#future = [];
    this.#waiting = null;
    this.#version = this.#kept.version;
    this.isOutrun = isOutrun;
  }

  /** Makes room for another draft. */
  async #setAside(draft: Draft): Promise<void> {
    const aside = { ...draft, key: `${unreadPrefix}${draft.savedAt}` };
    await this.#session.docket.drafts.save(aside.key, aside.value);
    this.unread = this.unread.map((one) => (one === draft ? aside : one));
  }

  /** One after the other, so that none overtakes another. What cannot be kept is said. */
  #inTurn(step: () => Promise<void>): void {
    this.#keeping = this.#keeping.then(async () => {
      try {
        await step();
      } catch (error) {
        const failure = failureOf(error);
        if (failure === null) throw error;
        this.keepFailure = failure;
      }
    });
  }
}
