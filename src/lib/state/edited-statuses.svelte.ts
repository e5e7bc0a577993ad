import { createContext } from 'svelte';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import type { Finding } from '#domain/workflow/proof/finding.ts';
import { editedAs, seenAs, type StatusType } from '#domain/workflow/status-type.ts';
import type { Replacements } from '#domain/workflow/version.ts';
import { countByStatus, type JobRow } from '#services/jobs.ts';
import type { Live } from './live.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { WorkflowDraft } from './workflow-draft.svelte.ts';

/** Whatever shows statuses or moves gets them by `useEditedStatuses()`; the part that it stands in gives them. */
export const [useEditedStatuses, provideEditedStatuses] = createContext<EditedStatuses>();

/**
 * The statuses and moves of one type, as they are edited: those of invoices, or those of jobs in their place, so that who
 * shows and edits them needs not know which.
 */
export class EditedStatuses {
  readonly draft: WorkflowDraft;
  readonly #session: Session;
  readonly #of: () => StatusType;
  readonly #jobs: Live<readonly JobRow[]>;

  constructor(session: Session, draft: WorkflowDraft, of: () => StatusType) {
    this.#session = session;
    this.draft = draft;
    this.#of = of;
    this.#jobs = session.live(async (docket) => (of() === 'job' ? ((await docket.jobs())?.jobs ?? []) : []));
  }

  get of(): StatusType {
    return this.#of();
  }

  readonly document: Workflow = $derived.by(() => seenAs(this.draft.document, this.of));
  readonly machine: CompiledMachine = $derived(compileMachine(this.document.machines.invoice));
  /** As they are in force. */
  readonly inForce: Workflow = $derived.by(() => seenAs(this.draft.inForce.document, this.of));
  /** What the proof says of them. */
  readonly findings: readonly Finding[] = $derived.by(() =>
    this.draft.findings.filter(({ of = 'invoice' }) => of === this.of)
  );
  /** How many stand in each, by id; those that are deleted do not count. */
  readonly counts: ReadonlyMap<string, number> = $derived.by(() => {
    if (this.of === 'invoice')
      return this.#session.columns.query({ today: this.#session.docket.today() }).countByStatus;
    return countByStatus(this.jobs);
  });

  /** All jobs, where these are what is edited; none before they are read. */
  get jobs(): readonly JobRow[] {
    const { current } = this.#jobs;
    if (current.status === 'failed') throw current.error;
    return current.status === 'ready' ? current.value : [];
  }

  /** Ids of statuses that are in force, or went: a new one bears none of them. */
  get known(): readonly string[] {
    return this.draft.knownStatuses(this.of);
  }

  labelOf(id: string): string {
    return this.draft.labelOf(id, this.of);
  }

  /** Goes on with these as an edit leaves them, which sees those of its type alone. `replacing`: what takes the place of one that goes. */
  edit(change: (seen: Workflow) => Workflow, replacing: Replacements = {}): void {
    this.draft.edit((document) => editedAs(document, this.of, change), replacing, this.of);
  }
}
