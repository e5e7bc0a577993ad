import { difference, type Change } from '#domain/history/change.ts';
import { emptyPerson, type Person } from '#domain/people/person.ts';
import { isBlank } from '#domain/shared/blank.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Receipt } from '#services/docket.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import * as z from 'zod/mini';
import { conflictsIn } from './edited-elsewhere.ts';
import type { Session } from './session.svelte.ts';

const valueSchema = z.strictObject({ name: z.string(), roles: z.array(z.string()) });
type Value = z.infer<typeof valueSchema>;

/** What is typed, and what stood there when the typing began. */
const typingSchema = z.strictObject({ id: z.string(), base: valueSchema, typed: valueSchema });

const keyPrefix = 'person-form/';

/**
 * Name and roles of a person while they are typed, or those of a new one. As long as nothing is typed they are what is
 * stored, and follow it; what is typed survives the tab.
 */
export class PersonForm {
  readonly #session: Session;
  readonly #isNew: boolean;
  #id = $state('');
  #typing = $state.raw<{ readonly base: Value; readonly typed: Value } | null>(null);
  /** What stands here was typed before, and not saved. */
  isRestored = $state(false);
  isSaving = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** After the first attempt to save, the name says what is wrong with it. */
  #isAttempted = $state(false);

  /** Null: a new person. */
  constructor(session: Session, id: string | null) {
    this.#session = session;
    this.#isNew = id === null;
    this.#id = id ?? session.docket.newId();
    void this.#restore();
  }

  readonly person: Person | null = $derived.by(() => this.#session.people.find(({ id }) => id === this.#id) ?? null);

  readonly #stored: Value = $derived.by(() => {
    const { name, roles } = this.person?.fields ?? emptyPerson;
    return { name, roles };
  });

  readonly value: Value = $derived(this.#typing?.typed ?? this.#stored);
  readonly isNameMissing = $derived(this.#isAttempted && isBlank(this.value.name));
  /** Fields that were changed elsewhere as well, and differently. */
  readonly conflicts = $derived(conflictsIn(this.refusals));

  /** To be called with each letter and each tick. */
  async type(part: Partial<Value>): Promise<void> {
    const base = this.#typing?.base ?? this.#stored;
    const typed = { ...this.value, ...part };
    this.#typing = { base, typed };
    if (sameJson(base, typed)) await this.#drafts.delete(this.#key);
    else await this.#drafts.save(this.#key, { id: this.#id, base, typed });
  }

  /** `overwrite`: also what was changed elsewhere since. Null: not saved, and the form says why. */
  async save({ overwrite = false } = {}): Promise<Receipt | null> {
    if (this.isSaving) return null;
    this.#isAttempted = true;
    this.refusals = [];
    this.failure = null;
    if (this.isNameMissing) return null;
    this.isSaving = true;
    try {
      const done = await this.#session.execute(this.#command(overwrite));
      if (!done.ok) {
        this.refusals = done.error;
        return null;
      }
      await this.forget();
      return done.value;
    } catch (error) {
      this.failure = failureOf(error);
      if (this.failure === null) throw error;
      return null;
    } finally {
      this.isSaving = false;
    }
  }

  /** Takes over what was changed elsewhere, and keeps what else was typed here. */
  async takeTheirs(): Promise<void> {
    const disputed = this.conflicts.map(({ path }) => path[0]);
    const theirs = Object.fromEntries(Object.entries(this.#stored).filter(([field]) => disputed.includes(field)));
    if (this.#typing) this.#typing = { ...this.#typing, base: { ...this.#typing.base, ...theirs } };
    this.refusals = [];
    await this.type(theirs);
  }

  /** Forgets what was typed, here and in what is kept. */
  async forget(): Promise<void> {
    await this.#drafts.delete(this.#key);
    this.#typing = null;
    this.isRestored = false;
    this.refusals = [];
    this.#isAttempted = false;
  }

  #command(force: boolean): Parameters<Session['execute']>[0] {
    const { name, roles } = this.value;
    const next = { name: name.trim(), roles: [...roles] };
    if (this.#isNew) return { do: 'addPerson', id: this.#id, fields: { ...next, active: true } };
    const changes: Change[] = difference(this.#typing?.base ?? this.#stored, next);
    return { do: 'editPerson', person: this.#id, changes, force };
  }

  async #restore(): Promise<void> {
    const kept = typingSchema.safeParse((await this.#drafts.load(this.#key))?.value);
    if (!kept.success || this.#typing) return;
    const { id, base, typed } = kept.data;
    // The browser ended after a new person was stored, and before the draft was dropped.
    const isStored = this.#isNew && (await this.#session.docket.people()).some((person) => person.id === id);
    if (isStored) {
      await this.#drafts.delete(this.#key);
      return;
    }
    this.#id = id;
    this.#typing = { base, typed };
    this.isRestored = true;
  }

  get #drafts(): Session['docket']['drafts'] {
    return this.#session.docket.drafts;
  }

  get #key(): string {
    return keyPrefix + (this.#isNew ? 'new' : this.#id);
  }
}
