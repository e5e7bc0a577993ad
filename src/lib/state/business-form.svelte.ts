import { heldNames, hold } from '#device/tab-hold.ts';
import { businessSchema, type BusinessFields } from '#domain/business/business.ts';
import { difference } from '#domain/history/change.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { asciiDigits, withoutDirectionMarks } from '#domain/money/digits.ts';
import type { Party } from '#domain/party/party.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket, Receipt } from '#services/docket.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import * as z from 'zod/mini';
import { conflictsIn, withTheirs } from './edited-elsewhere.ts';

/** What the form holds: the business as it is typed, patterns and days that make no sense yet included. */
const valueSchema = z.strictObject({
  ...z.omit(businessSchema, { logo: true, reminders: true }).shape,
  termsDays: z.string(),
  numbering: z.strictObject({ invoice: z.string(), 'credit-note': z.string() })
});
export type BusinessFormValue = z.infer<typeof valueSchema>;

const savedSchema = z.strictObject({ v: z.literal(1), base: businessSchema, value: valueSchema });

export type BusinessProblem = 'name' | 'terms-days' | 'tax-rate' | 'invoice' | 'credit-note' | 'same-numbers';

export type BusinessSaving =
  | { readonly how: 'done'; readonly receipt: Receipt }
  /** Fields, refusals or the failure say what is wrong. */
  | { readonly how: 'not-saved' };

interface Ways {
  readonly docket: Docket;
  readonly execute: Docket['execute'];
}

const draftKey = 'business-form';

/** How long typing rests before it is kept. */
const restMs = 150;

const termsDaysMax = 3_650;

/** Opens the form as it was left, if somebody was at it and no other tab is; else on the business as it stands. */
export async function openBusinessForm(ways: Ways): Promise<BusinessForm | null> {
  const { docket } = ways;
  const [business, draft, held] = await Promise.all([docket.business(), docket.drafts.load(draftKey), heldNames()]);
  if (!business) return null;
  const saved = savedSchema.safeParse(draft?.value);
  const isFree = saved.success && !held.has(holdName(docket));
  return new BusinessForm(
    ways,
    isFree
      ? { base: saved.data.base, value: saved.data.value, isRestored: true }
      : { base: business.fields, value: valueOf(business.fields), isRestored: false }
  );
}

/** The form of one's own business while it is open. What is typed survives the tab. The logo and the texts of reminders are stored by themselves. */
export class BusinessForm {
  value: BusinessFormValue;
  isRestored = $state(false);
  isSaving = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** What is typed cannot be kept: it would be lost with the tab. */
  keepFailure: Failure | null = $state.raw(null);
  /** After the first attempt to save, fields say what is wrong with them. */
  isAttempted = $state(false);
  /** What the field of the tax rate says of what is typed there. */
  rateProblem: string | undefined = $state();
  #base: BusinessFields;
  readonly #docket: Docket;
  readonly #execute: Docket['execute'];
  readonly #release: () => void;
  readonly #unregister: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDirty = false;
  /** One write after the other, so that an older one never comes last. */
  #writing: Promise<void> = Promise.resolve();

  constructor(
    { docket, execute }: Ways,
    opened: { readonly base: BusinessFields; readonly value: BusinessFormValue; readonly isRestored: boolean }
  ) {
    this.#docket = docket;
    this.#execute = execute;
    this.#base = opened.base;
    this.value = $state(opened.value);
    this.isRestored = opened.isRestored;
    this.#release = hold(holdName(docket));
    this.#unregister = docket.drafts.registerFlush(() => this.#keep());
  }

  readonly problems: readonly BusinessProblem[] = $derived.by(() => {
    const { numbering, termsDays } = this.value;
    const found: BusinessProblem[] = [];
    if (this.value.party.name.trim() === '') found.push('name');
    if (termsDaysFrom(termsDays) === null) found.push('terms-days');
    if (this.rateProblem !== undefined) found.push('tax-rate');
    if (!isPattern(numbering.invoice)) found.push('invoice');
    if (!isPattern(numbering['credit-note'])) found.push('credit-note');
    else if (numbering.invoice.trim() === numbering['credit-note'].trim()) found.push('same-numbers');
    return found;
  });

  /** Those that fields show; what a pattern lacks is said while it is typed, since its preview is there as well. */
  readonly shownProblems: readonly BusinessProblem[] = $derived(
    this.isAttempted ? this.problems : this.problems.filter((problem) => problem !== 'name')
  );

  /** Fields that were changed elsewhere as well, and differently. */
  readonly conflicts = $derived(conflictsIn(this.refusals));

  /** To be called after each letter. */
  typed(): void {
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), restMs);
  }

  /**
   * `workflow`: the one in force, whose types another account type may switch on (W8). `overwrite`: also what was
   * changed elsewhere since.
   */
  async save(workflow: Workflow, { overwrite = false } = {}): Promise<BusinessSaving> {
    this.isAttempted = true;
    if (this.problems.length > 0 || this.isSaving) return { how: 'not-saved' };
    this.isSaving = true;
    this.refusals = [];
    this.failure = null;
    try {
      const fields = this.#fields();
      const changes = difference(this.#base, fields);
      const edit: SingleCommand = { do: 'editBusiness', changes, force: overwrite };
      const widened = withTypesOf(workflow, this.#base.account === fields.account ? '' : fields.account);
      const executed = await this.#execute(
        widened === workflow ? edit : { do: 'batch', commands: [edit, { do: 'publishWorkflow', document: widened }] }
      );
      if (!executed.ok) {
        this.refusals = executed.error;
        return { how: 'not-saved' };
      }
      await this.discard();
      return { how: 'done', receipt: executed.value };
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
    const business = await this.#docket.business();
    if (!business) return;
    const mine = difference(this.#base, this.#fields());
    this.#base = business.fields;
    this.value = valueOf(withTheirs(business.fields, mine, this.conflicts));
    this.refusals = [];
    this.typed();
  }

  /** Forgets what was typed, here and in what is kept: what is stored stands here then. */
  async discard(): Promise<void> {
    await this.#drop();
    const business = await this.#docket.business();
    this.#take(business?.fields ?? this.#base);
  }

  /** The business was changed otherwise, by an undo or in another tab: shown at once where nothing is typed. */
  follow(fields: BusinessFields): void {
    const isUntouched = sameJson($state.snapshot(this.value), valueOf(this.#base));
    if (isUntouched && !sameJson(fields, this.#base)) this.#take(fields);
  }

  /** Stores what is still held back, and lets another tab have the draft. */
  close(): void {
    void this.#keep();
    this.#unregister();
    this.#release();
  }

  #fields(): BusinessFields {
    return fieldsOf($state.snapshot(this.value), this.#base);
  }

  #take(fields: BusinessFields): void {
    this.#base = fields;
    this.value = valueOf(fields);
    this.isRestored = false;
    this.isAttempted = false;
    this.refusals = [];
  }

  #keep(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isDirty) return this.#writing;
    this.#isDirty = false;
    const value = $state.snapshot(this.value);
    const saved = { v: 1, base: this.#base, value };
    const isUntouched = sameJson(value, valueOf(this.#base));
    return this.#write(() =>
      isUntouched ? this.#docket.drafts.delete(draftKey) : this.#docket.drafts.save(draftKey, saved)
    );
  }

  #drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isDirty = false;
    return this.#write(() => this.#docket.drafts.delete(draftKey));
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

/** Whether numbers can be made of it: one run of # for the counter, and nothing that only looks like a place. */
export function isPattern(typed: string): boolean {
  return businessSchema.shape.numbering.shape.invoice.safeParse(typed.trim()).success;
}

/** The workflow with the types switched on that an account type comes with; the same one where there are none. */
export function withTypesOf(workflow: Workflow, account: string): Workflow {
  const enables = workflow.accounts.find(({ id }) => id === account)?.enables ?? [];
  const isWider = workflow.types.some(({ id, enabled }) => !enabled && enables.includes(id));
  if (!isWider) return workflow;
  return {
    ...workflow,
    types: workflow.types.map((type) => (enables.includes(type.id) ? { ...type, enabled: true } : type))
  };
}

function valueOf({ logo: _logo, reminders: _reminders, ...fields }: BusinessFields): BusinessFormValue {
  return { ...fields, termsDays: String(fields.termsDays) };
}

function fieldsOf(
  { party, termsDays, numbering, ...rest }: BusinessFormValue,
  { logo, reminders }: BusinessFields
): BusinessFields {
  const trimmed = Object.fromEntries(Object.entries(party).map(([field, text]) => [field, text.trim()]));
  return {
    ...rest,
    logo,
    ...(reminders ? { reminders } : {}),
    party: { ...party, ...(trimmed as Party) },
    taxRate: rest.taxRate === '' ? '0' : rest.taxRate,
    termsDays: termsDaysFrom(termsDays) ?? 0,
    numbering: { invoice: numbering.invoice.trim(), 'credit-note': numbering['credit-note'].trim() }
  };
}

/** Null: no number of days. */
function termsDaysFrom(typed: string): number | null {
  const text = asciiDigits(withoutDirectionMarks(typed)).trim();
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return days <= termsDaysMax ? days : null;
}

/** Each dataset has drafts of its own. */
function holdName(docket: Docket): string {
  return `${docket.name}/${draftKey}`;
}
