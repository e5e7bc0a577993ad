import { isKnownKind, subjectKey, type Subject } from '#domain/history/event.ts';
import type { CommitRow } from './database.ts';

/** The subjects of a known kind in some commit parts, and which parts name each. */
export function subjectsIn(parts: readonly CommitRow[]): {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly seqs: ReadonlyMap<string, readonly number[]>;
} {
  const subjects = new Map<string, Subject>();
  const seqs = new Map<string, number[]>();
  for (const { seq, events } of parts) {
    for (const { subject } of events) {
      if (!isKnownKind(subject.kind)) continue;
      const key = subjectKey(subject);
      subjects.set(key, subject);
      const known = seqs.get(key);
      if (!known) seqs.set(key, [seq]);
      else if (known.at(-1) !== seq) known.push(seq);
    }
  }
  return { subjects, seqs };
}
