import { subjectKey, type SubjectKind } from '#domain/history/event.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import type { FewKind } from '#domain/ledger/world.ts';
import type { Meta } from './meta.ts';

/** Those that were read longest ago go. */
const entitiesMax = 2_000;

export interface ChangedRow {
  readonly kind: SubjectKind;
  readonly entity: AnyEntity;
}

/**
 * Rows as they are after a commit. Answers and decisions need much the same ones and a commit changes few of them: a
 * transaction that finds the database at that very commit need not read them again.
 */
export class KnownRows {
  /** How the database stands after that commit; null: nothing is known yet. */
  #meta: Meta | null = null;
  #few: ReadonlyMap<FewKind, readonly AnyEntity[]> = new Map();
  readonly #entities = new Map<string, AnyEntity>();

  get meta(): Meta | null {
    return this.#meta;
  }

  /** All rows of the kinds that are few, where they are those of this commit. */
  fewAt(seq: number): ReadonlyMap<FewKind, readonly AnyEntity[]> {
    return seq === this.#meta?.seq ? this.#few : new Map();
  }

  /** By the key of its subject; undefined where it is not known. */
  entityAt(seq: number, key: string): AnyEntity | undefined {
    return seq === this.#meta?.seq ? this.#entities.get(key) : undefined;
  }

  /** Remembers a row that was read where the database stood at a commit. */
  note(seq: number, key: string, entity: AnyEntity): void {
    if (seq !== this.#meta?.seq) return;
    this.#entities.delete(key);
    this.#entities.set(key, entity);
    if (this.#entities.size <= entitiesMax) return;
    const [oldest] = this.#entities.keys();
    if (oldest !== undefined) this.#entities.delete(oldest);
  }

  /** Other rows have taken their place, without a commit. */
  forget(): void {
    this.#meta = null;
    this.#entities.clear();
  }

  /** Goes on to another commit; `changed`: all that was changed since the last one, null where that is not at hand. */
  goOn(meta: Meta, few: ReadonlyMap<FewKind, readonly AnyEntity[]>, changed: readonly ChangedRow[] | null): void {
    this.#meta = meta;
    this.#few = few;
    if (!changed) this.#entities.clear();
    for (const { kind, entity } of changed ?? []) this.note(meta.seq, subjectKey({ kind, id: entity.id }), entity);
  }
}
