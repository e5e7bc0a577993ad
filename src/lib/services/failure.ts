import { asStorageError, StorageError, type StorageProblem } from '#storage/errors.ts';

/** Why something could not be stored or read, for screens to word. */
export type Failure = StorageProblem;

/** What an error that was caught says about storage; null where it is a bug, to be thrown on. */
export function failureOf(error: unknown): Failure | null {
  const known = asStorageError(error);
  return known instanceof StorageError ? known.problem : null;
}
