import { rememberedHere, rememberHere } from '#device/remembered.ts';
import { heldNames, hold } from '#device/tab-hold.ts';
import type { BusinessFields } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import { difference } from '#domain/history/change.ts';
import { jobSchema, type Item, type JobFields } from '#domain/job/job.ts';
import type { Result } from '#domain/shared/result.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Source } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket, Receipt } from '#services/docket.ts';
import type { Draft } from '#services/drafts.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import * as z from 'zod/mini';
import { conflictsIn, withTheirs } from './edited-elsewhere.ts';
import { fileKey, unsavedFile, type StoredFile } from './invoice-form-draft.ts';
import { usualTaxes, type Tax } from './invoice-form-earlier.ts';
import { AttachedFiles, type FileProblem } from './invoice-form-files.ts';
import { jobTotals, type JobTotals } from './job-amount.ts';
import {
  fieldsOfJob,
  isTooLarge,
  jobFormSchema,
  newItem,
  newJobFields,
  newParticipant,
  problemsOfJob,
  valueOfJob,
  type FormItem,
  type FormParticipant,
  type JobFormValue,
  type JobProblem
} from './job-form-value.ts';

const savedSchema = z.strictObject({
  v: z.literal(1),
  /** Id of the job; also of one that is not there yet. */
  id: z.string(),
  /** What the form was opened on; null for a new job. */
  base: z.nullable(jobSchema),
  value: jobFormSchema
});

export type JobSaving =
  | { readonly how: 'done'; readonly job: string; readonly receipt: Receipt }
  /** Fields, refusals or the failure say what is wrong. */
  | { readonly how: 'not-saved' };

/** Commands go through the session, which remembers them for undo. */
interface Ways {
  readonly docket: Docket;
  readonly execute: Docket['execute'];
}

const keyPrefix = 'job-form/';

/** How long typing rests before it is kept. */
const restMs = 150;

interface Opened {
  readonly id: string;
  readonly base: JobFields | null;
  /** What it is before anybody types. */
  readonly untouched: JobFormValue;
  readonly value: JobFormValue;
  readonly isRestored: boolean;
  readonly business: BusinessFields;
  readonly source: Source;
  readonly clients: readonly Client[];
  readonly files: readonly StoredFile[];
}

/**
 * Opens the form for a job, or for a new one (null): as it was left if somebody was at it and no other tab is, else
 * anew. Gives null where the job is not there. Nothing is stored before a letter is typed.
 */
export async function openJobForm(
  { docket, execute }: Ways,
  job: string | null,
  zone: string
): Promise<JobForm | null> {
  const [business, workflow, clients, known, drafts, held] = await Promise.all([
    docket.business(),
    docket.workflow(),
    docket.clients(),
    job === null ? null : docket.job(job),
    docket.drafts.list(keyPrefix),
    heldNames()
  ]);
  if (!business || !workflow || (job !== null && known?.job.deleted !== null)) return null;
  const free = drafts.flatMap(readDraft).filter(({ id }) => !held.has(holdName(docket, id)));
  // A tab that was loaded anew goes on with its own, also while the tab beside it is still loading and holds nothing.
  const own = rememberedHere(keyPrefix + docket.name);
  const found = free.find(({ id, base }) => (job === null ? base === null && (own ?? id) === id : id === job));
  const isAlreadyThere = found?.base === null && (await docket.job(found.id)) !== null;
  if (found && isAlreadyThere) await dropDraft(docket, found.id);
  const left = isAlreadyThere ? undefined : found;
  const base = left?.base ?? known?.job.fields ?? null;
  const fresh = base ?? newJobFields(business.fields, zone);
  const untouched = valueOfJob(fresh, known?.client?.fields.party.name ?? '');
  const id = left?.id ?? job ?? docket.newId();
  const files = await Promise.all(
    (left?.value.items ?? []).flatMap(({ attachment }) =>
      attachment ? [unsavedFile(docket.drafts, id, attachment.digest)] : []
    )
  );
  return new JobForm(
    { docket, execute },
    {
      id,
      base,
      untouched,
      value: left?.value ?? untouched,
      isRestored: left !== undefined,
      business: business.fields,
      source: sourceOf(workflow.document),
      clients,
      files: files.filter((file) => file !== null)
    }
  );
}

/** The form of a job while it is open. What is typed survives the tab. */
export class JobForm {
  readonly id: string;
  readonly source: Source;
  /** What stands here was typed before, and not saved. */
  isRestored = $state(false);
  value: JobFormValue = $state(
    valueOfJob(newJobFields({ currency: 'EUR', taxCategory: 'S', taxRate: '0' }, 'UTC'), '')
  );
  isSaving = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** What is typed cannot be kept: it would be lost with the tab. */
  keepFailure: Failure | null = $state.raw(null);
  clients: readonly Client[] = $state.raw([]);
  /** Of the row that a file was chosen for. */
  fileProblem: { readonly item: string; readonly problem: FileProblem } | null = $state.raw(null);
  /** After the first attempt to save, fields say what is wrong with them. */
  #isAttempted = $state(false);
  /** What was typed and cannot be read, by field. */
  #unread = $state<Record<string, string | undefined>>({});
  #base: JobFields | null;
  #untouched: JobFormValue;
  readonly #business: BusinessFields;
  readonly #docket: Docket;
  readonly #execute: Docket['execute'];
  readonly #files: AttachedFiles;
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDirty = false;
  #isOver = false;
  /** One write after the other, so that an older one never comes last. */
  #writing: Promise<void> = Promise.resolve();

  constructor({ docket, execute }: Ways, opened: Opened) {
    this.#docket = docket;
    this.#execute = execute;
    this.#business = opened.business;
    this.id = opened.id;
    this.source = opened.source;
    this.clients = opened.clients;
    this.#base = opened.base;
    this.#untouched = opened.untouched;
    this.value = opened.value;
    this.isRestored = opened.isRestored;
    this.#files = new AttachedFiles(opened.id, opened.files);
    this.#stops = [
      hold(holdName(docket, opened.id)),
      rememberHere(keyPrefix + docket.name, opened.id),
      docket.drafts.registerFlush(() => this.#keep())
    ];
  }

  get isNew(): boolean {
    return this.#base === null;
  }

  /** The title that it has had so far. */
  get titleBefore(): string {
    return this.#base?.title ?? '';
  }

  readonly fields: JobFields = $derived.by(() => fieldsOfJob($state.snapshot(this.value)));
  readonly amount: JobTotals = $derived.by(() => jobTotals(this.fields, this.source.lines));
  readonly taxes: readonly Tax[] = $derived.by(() =>
    usualTaxes({ lines: [], adjustments: [] }, this.#business, [
      this.value,
      ...this.value.items,
      ...Object.values(this.#base?.items ?? {})
    ])
  );

  readonly problems: readonly JobProblem[] = $derived.by(() => [
    ...problemsOfJob(this.value),
    ...(isTooLarge($state.snapshot(this.value)) ? [{ at: 'amount', why: 'amount-too-large' } as const] : [])
  ]);

  /** Whether somebody has tried to save what cannot be saved like this. */
  get isRefusedHere(): boolean {
    return this.#isAttempted && (this.problems.length > 0 || this.#hasUnread);
  }

  /** Fields that were changed elsewhere as well, and differently. */
  readonly conflicts = $derived(conflictsIn(this.refusals));

  /** A price rule, where the workflow prices by one; also one that is left from another workflow. */
  get isByRule(): boolean {
    return this.source.priced === 'rule' || (this.#base?.priceRule ?? null) !== null;
  }

  get isByItems(): boolean {
    return this.source.priced === 'items' || Object.keys(this.#base?.items ?? {}).length > 0;
  }

  /** What is wrong with a field, once somebody has tried to save. */
  problemAt(at: string): JobProblem['why'] | null {
    if (!this.#isAttempted) return null;
    return this.problems.find((problem) => problem.at === at)?.why ?? null;
  }

  unreadAt(at: string): string | undefined {
    return this.#unread[at];
  }

  setUnread(at: string, why: string | undefined): void {
    this.#unread[at] = why;
  }

  /** To be called after each letter. */
  typed(): void {
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), restMs);
  }

  /** A name that is typed is a client's only where it is exactly that one's. */
  nameClient(name: string): void {
    this.value.clientName = name;
    const wanted = name.trim().toLocaleLowerCase();
    const found = this.clients.filter(({ fields }) => fields.party.name.trim().toLocaleLowerCase() === wanted);
    this.value.clientId = found.length === 1 ? (found[0]?.id ?? null) : null;
    this.typed();
  }

  chooseClient({ id, fields }: Client): void {
    this.value.clientId = id;
    this.value.clientName = fields.party.name;
    this.typed();
  }

  async createClient(fields: Client['fields']): Promise<Result<Receipt, readonly Refusal[]>> {
    const id = this.#docket.newId();
    const done = await this.#execute({ do: 'createClient', id, fields });
    if (!done.ok) return done;
    this.clients = await this.#docket.clients();
    const client = this.clients.find((one) => one.id === id);
    if (client) this.chooseClient(client);
    return done;
  }

  addItem(): FormItem {
    const item = newItem(this.value, this.#docket.newId());
    this.value.items.push(item);
    this.typed();
    return item;
  }

  addParticipant(): FormParticipant {
    const participant = newParticipant(this.value, this.#docket.newId());
    this.value.participants.push(participant);
    this.typed();
    return participant;
  }

  /** Gives the way back. */
  removeRow(rows: 'items' | 'participants', id: string): () => void {
    const before = $state.snapshot(this.value[rows]);
    const after = before.filter((row) => row.id !== id);
    for (const at of Object.keys(this.#unread)) if (at.startsWith(`${rows}/${id}/`)) this.#unread[at] = undefined;
    Object.assign(this.value, { [rows]: after });
    this.typed();
    return () => {
      const row = before.find((one) => one.id === id);
      if (!row || this.value[rows].some((one) => one.id === id)) return;
      const others = $state.snapshot(this.value[rows]) as (typeof row)[];
      Object.assign(this.value, { [rows]: [...others, row].sort((left, right) => left.position - right.position) });
      this.typed();
    };
  }

  async attach(item: FormItem, file: File): Promise<void> {
    this.fileProblem = null;
    const read = await this.#files.read(file);
    const { name, size: sizeBytes } = file;
    if (typeof read === 'string') {
      this.fileProblem = { item: item.id, problem: { name, why: read } };
      return;
    }
    item.attachment = { name, mime: read.mime, sizeBytes, digest: read.digest };
    this.typed();
  }

  detach(item: FormItem): () => void {
    const before = $state.snapshot(item.attachment);
    item.attachment = null;
    this.typed();
    return () => {
      item.attachment = before;
      this.typed();
    };
  }

  /** The bytes of an attached file, stored or not yet; null where they are not on this device. */
  async fileOf({ digest }: NonNullable<Item['attachment']>): Promise<Blob | null> {
    const file = this.#files.get(digest);
    return file ? new Blob([file.bytes], { type: file.mime }) : this.#docket.blob(digest);
  }

  /** `overwrite`: also what was changed elsewhere since. */
  async save({ overwrite = false } = {}): Promise<JobSaving> {
    this.#isAttempted = true;
    if (this.problems.length > 0 || this.#hasUnread || this.isSaving) return { how: 'not-saved' };
    this.isSaving = true;
    this.refusals = [];
    this.failure = null;
    try {
      const { fields } = this;
      const executed = await this.#execute(
        this.#base === null
          ? { do: 'createJob', id: this.id, fields }
          : { do: 'editJob', job: this.id, changes: difference(this.#base, fields), force: overwrite },
        { blobs: this.#files.among(this.#digests) }
      );
      if (!executed.ok) {
        this.refusals = executed.error;
        return { how: 'not-saved' };
      }
      await this.#drop();
      return { how: 'done', job: this.id, receipt: executed.value };
    } catch (error) {
      this.failure = failureOf(error);
      if (this.failure === null) throw error;
      return { how: 'not-saved' };
    } finally {
      this.isSaving = false;
    }
  }

  /** Takes over what was changed elsewhere, and keeps every other change that was typed here. */
  async takeTheirs(): Promise<void> {
    const current = await this.#docket.job(this.id);
    if (!current || this.#base === null) return;
    const mine = difference(this.#base, this.fields);
    const { fields } = current.job;
    this.#base = fields;
    const taken = withTheirs(fields, mine, this.conflicts);
    const nameOf = (id: string | null): string =>
      this.clients.find((client) => client.id === id)?.fields.party.name ?? '';
    this.#untouched = valueOfJob(fields, nameOf(fields.clientId));
    this.value = valueOfJob(taken, nameOf(taken.clientId));
    this.refusals = [];
    this.typed();
  }

  /** Forgets what was typed, here and in what is kept. Gives the way back. */
  async discard(): Promise<() => void> {
    const before = $state.snapshot(this.value);
    await this.#drop();
    this.#isOver = false;
    this.value = $state.snapshot(this.#untouched);
    this.isRestored = false;
    this.refusals = [];
    this.#isAttempted = false;
    this.#unread = {};
    return () => {
      this.value = before;
      this.typed();
    };
  }

  /** Stores what is still held back, and lets another tab have the draft. */
  close(): void {
    void this.#keep();
    for (const stop of this.#stops) stop();
  }

  get #hasUnread(): boolean {
    return Object.values(this.#unread).some((why) => why !== undefined);
  }

  get #digests(): string[] {
    return this.value.items.flatMap(({ attachment }) => (attachment ? [attachment.digest] : []));
  }

  #keep(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isDirty || this.#isOver) return this.#writing;
    this.#isDirty = false;
    const value = $state.snapshot(this.value);
    const isUntouched = sameJson(value, this.#untouched);
    const saved = { v: 1, id: this.id, base: this.#base, value };
    const digests = this.#digests;
    return this.#write(async () => {
      if (isUntouched) await this.#dropStored();
      else {
        await this.#docket.drafts.save(keyPrefix + this.id, saved);
        await this.#files.keep(this.#docket.drafts, digests);
      }
    });
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isOver = true;
    this.#isDirty = false;
    await this.#write(() => this.#dropStored());
  }

  async #dropStored(): Promise<void> {
    await dropDraft(this.#docket, this.id);
    this.#files.dropped();
  }

  #write(step: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(step).then(
      () => void (this.keepFailure = null),
      (error: unknown) => {
        this.keepFailure = failureOf(error);
        if (this.keepFailure === null) throw error;
      }
    );
    return this.#writing;
  }
}

async function dropDraft({ drafts }: Docket, id: string): Promise<void> {
  await drafts.delete(keyPrefix + id);
  for (const { key } of await drafts.list(fileKey(id, ''))) await drafts.delete(key);
}

function readDraft({ value }: Draft): z.infer<typeof savedSchema>[] {
  const saved = savedSchema.safeParse(value);
  return saved.success ? [saved.data] : [];
}

/** Each dataset has drafts of its own. */
function holdName(docket: Docket, id: string): string {
  return `${docket.name}/${keyPrefix}${id}`;
}
