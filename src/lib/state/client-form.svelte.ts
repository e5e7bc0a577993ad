import { rememberedHere, rememberHere } from '#device/remembered.ts';
import { heldNames, hold } from '#device/tab-hold.ts';
import type { BusinessFields } from '#domain/business/business.ts';
import { clientSchema, emptyClient, type ClientFields } from '#domain/client/client.ts';
import { difference } from '#domain/history/change.ts';
import { asciiDigits, withoutDirectionMarks } from '#domain/money/digits.ts';
import type { Party } from '#domain/party/party.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket, Receipt } from '#services/docket.ts';
import type { Draft } from '#services/drafts.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import * as z from 'zod/mini';
import { conflictsIn, withTheirs } from './edited-elsewhere.ts';

/** What the form holds: the fields of a client, with the days as they are typed. */
const valueSchema = z.strictObject({ ...clientSchema.shape, termsDays: z.string() });
type ClientFormValue = z.infer<typeof valueSchema>;

const savedSchema = z.strictObject({
  v: z.literal(1),
  /** Id of the client; also of one that is not there yet. */
  id: z.string(),
  /** What the form was opened on; null for a new client. */
  base: z.nullable(clientSchema),
  value: valueSchema
});

export type ClientSaving =
  | { readonly how: 'done'; readonly client: string; readonly receipt: Receipt }
  /** Fields, refusals or the failure say what is wrong. */
  | { readonly how: 'not-saved' };

export type ClientProblem = 'name-missing' | 'terms-days';

/** Commands go through the session, which remembers them for undo. */
interface Ways {
  readonly docket: Docket;
  readonly execute: Docket['execute'];
}

const keyPrefix = 'client-form/';

/** How long typing rests before it is kept. */
const restMs = 150;

const termsDaysMax = 3_650;

/**
 * Opens the form for a client, or for a new one (null): as it was left if somebody was at it and no other tab is, else
 * anew. Gives null where the client is not there. Nothing is stored before a letter is typed.
 */
export async function openClientForm({ docket, execute }: Ways, client: string | null): Promise<ClientForm | null> {
  const [business, known, drafts, held] = await Promise.all([
    docket.business(),
    client === null ? null : docket.client(client),
    docket.drafts.list(keyPrefix),
    heldNames()
  ]);
  if (!business || (client !== null && known?.deleted !== null)) return null;
  const free = drafts.flatMap(readDraft).filter(({ id }) => !held.has(holdName(docket, id)));
  // A tab that was loaded anew goes on with its own, also while the tab beside it is still loading and holds nothing.
  const own = rememberedHere(keyPrefix + docket.name);
  const found = free.find(({ id, base }) => (client === null ? base === null && (own ?? id) === id : id === client));
  const isAlreadyThere = found?.base === null && (await docket.client(found.id)) !== null;
  if (found && !isAlreadyThere)
    return new ClientForm({ docket, execute }, business.fields, { ...found, isRestored: true });
  if (found) await docket.drafts.delete(keyPrefix + found.id);
  const base = known?.fields ?? null;
  const id = client ?? docket.newId();
  return new ClientForm({ docket, execute }, business.fields, {
    id,
    base,
    value: valueOf(base ?? emptyClient),
    isRestored: false
  });
}

/** The form of a client while it is open. What is typed survives the tab. */
export class ClientForm {
  readonly id: string;
  readonly business: BusinessFields;
  /** What stands here was typed before, and not saved. */
  isRestored = $state(false);
  value: ClientFormValue = $state(valueOf(emptyClient));
  isSaving = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** What is typed cannot be kept: it would be lost with the tab. */
  keepFailure: Failure | null = $state.raw(null);
  /** After the first attempt to save, fields say what is wrong with them. */
  #isAttempted = $state(false);
  #base: ClientFields | null;
  readonly #docket: Docket;
  readonly #execute: Docket['execute'];
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDirty = false;
  #isOver = false;
  /** One write after the other, so that an older one never comes last. */
  #writing: Promise<void> = Promise.resolve();

  constructor(
    { docket, execute }: Ways,
    business: BusinessFields,
    opened: {
      readonly id: string;
      readonly base: ClientFields | null;
      readonly value: ClientFormValue;
      readonly isRestored: boolean;
    }
  ) {
    this.#docket = docket;
    this.#execute = execute;
    this.business = business;
    this.id = opened.id;
    this.#base = opened.base;
    this.value = opened.value;
    this.isRestored = opened.isRestored;
    this.#stops = [
      hold(holdName(docket, opened.id)),
      rememberHere(keyPrefix + docket.name, opened.id),
      docket.drafts.registerFlush(() => this.#keep())
    ];
  }

  get isNew(): boolean {
    return this.#base === null;
  }

  /** The name that the client has had so far. */
  get nameBefore(): string {
    return this.#base?.party.name ?? '';
  }

  readonly problems: readonly ClientProblem[] = $derived.by(() => {
    const found: ClientProblem[] = [];
    if (this.value.party.name.trim() === '') found.push('name-missing');
    if (termsDaysFrom(this.value.termsDays) === undefined) found.push('terms-days');
    return found;
  });

  /** Those that fields show. */
  readonly shownProblems: readonly ClientProblem[] = $derived(
    this.#isAttempted ? this.problems : this.problems.filter((problem) => problem === 'terms-days')
  );

  /** Fields that were changed elsewhere as well, and differently. */
  readonly conflicts = $derived(conflictsIn(this.refusals));

  /** To be called after each letter. */
  typed(): void {
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), restMs);
  }

  /** `overwrite`: also what was changed elsewhere since. */
  async save({ overwrite = false } = {}): Promise<ClientSaving> {
    this.#isAttempted = true;
    if (this.problems.length > 0 || this.isSaving) return { how: 'not-saved' };
    this.isSaving = true;
    this.refusals = [];
    this.failure = null;
    try {
      const fields = this.#fields();
      const executed = await this.#execute(
        this.#base === null
          ? { do: 'createClient', id: this.id, fields }
          : { do: 'editClient', client: this.id, changes: difference(this.#base, fields), force: overwrite }
      );
      if (!executed.ok) {
        this.refusals = executed.error;
        return { how: 'not-saved' };
      }
      await this.#drop();
      return { how: 'done', client: this.id, receipt: executed.value };
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
    const current = await this.#docket.client(this.id);
    if (!current || this.#base === null) return;
    const mine = difference(this.#base, this.#fields());
    this.#base = current.fields;
    this.value = valueOf(withTheirs(current.fields, mine, this.conflicts));
    this.refusals = [];
    this.typed();
  }

  /** Forgets what was typed, here and in what is kept. Gives the way back. */
  async discard(): Promise<() => void> {
    const before = $state.snapshot(this.value);
    await this.#drop();
    this.#isOver = false;
    this.value = valueOf(this.#base ?? emptyClient);
    this.isRestored = false;
    this.refusals = [];
    this.#isAttempted = false;
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

  #fields(): ClientFields {
    const { termsDays, party, ...rest } = $state.snapshot(this.value);
    const trimmed = Object.fromEntries(Object.entries(party).map(([field, text]) => [field, text.trim()]));
    return { ...rest, party: { ...party, ...(trimmed as Party) }, termsDays: termsDaysFrom(termsDays) ?? null };
  }

  #keep(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isDirty || this.#isOver) return this.#writing;
    this.#isDirty = false;
    const value = $state.snapshot(this.value);
    const isUntouched = sameJson(value, valueOf(this.#base ?? emptyClient));
    const saved = { v: 1, id: this.id, base: this.#base, value };
    return this.#write(() =>
      isUntouched ? this.#docket.drafts.delete(this.#key) : this.#docket.drafts.save(this.#key, saved)
    );
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isOver = true;
    this.#isDirty = false;
    await this.#write(() => this.#docket.drafts.delete(this.#key));
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

  get #key(): string {
    return keyPrefix + this.id;
  }
}

function valueOf(fields: ClientFields): ClientFormValue {
  return { ...fields, termsDays: fields.termsDays === null ? '' : String(fields.termsDays) };
}

/** Null: nothing typed; undefined: no number of days. */
function termsDaysFrom(typed: string): number | null | undefined {
  const text = asciiDigits(withoutDirectionMarks(typed)).trim();
  if (text === '') return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return days <= termsDaysMax ? days : undefined;
}

function readDraft({ value }: Draft): z.infer<typeof savedSchema>[] {
  const saved = savedSchema.safeParse(value);
  return saved.success ? [saved.data] : [];
}

/** Each dataset has drafts of its own. */
function holdName(docket: Docket, id: string): string {
  return `${docket.name}/${keyPrefix}${id}`;
}
