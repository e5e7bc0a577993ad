import { digestOf } from '#domain/history/digest.ts';
import { subjectKey, type SubjectKind } from '#domain/history/event.ts';
import { comparable, type AnyEntity } from '#domain/ledger/entities.ts';
import { LinesDigest } from './format.ts';

/**
 * The digest of a dataset's entities, given one by one in the order of their kinds and ids: what two equal datasets
 * have in common, whatever way each of them came there.
 */
export class StateDigest {
  readonly #lines = new LinesDigest();

  add(kind: SubjectKind, entity: AnyEntity): void {
    this.#lines.add(digestOf([subjectKey({ kind, id: entity.id }), comparable(entity)]));
  }

  end(): string {
    return this.#lines.end();
  }
}
