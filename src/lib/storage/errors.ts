import { Dexie } from 'dexie';
import { never } from '#domain/shared/never.ts';

/** What can be wrong with the place where data is kept, as far as a person can do something about it. */
export type StorageProblem =
  /** The device, or the share of it that the browser gives, is full. */
  | { readonly why: 'quota' }
  /** The data that this tab had opened is gone: the browser, or a person in its settings, has cleared it. */
  | { readonly why: 'evicted' }
  /** There was data here, and the browser cannot open or read it any more: its files on the disk are damaged. */
  | { readonly why: 'damaged' }
  /** A restore, in another tab, has put other data in the place of what this tab shows. */
  | { readonly why: 'replaced' }
  /** The database belongs to a newer version of the app: this tab only needs to be reloaded. */
  | { readonly why: 'newer-version' }
  /** Another tab holds the database and does not let go. */
  | { readonly why: 'blocked' }
  | { readonly why: 'closed' }
  /** The browser keeps no data here: a private window, or storage that is switched off. */
  | { readonly why: 'unavailable' }
  /** Two records claim one place. It is a bug, and nothing was written. */
  | { readonly why: 'constraint' }
  | { readonly why: 'unknown'; readonly name: string; readonly message: string };

/** Thrown by everything that reads or writes the database; nothing was written when it is thrown. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, cause?: unknown) {
    super(messageOf(problem), { cause });
    this.problem = problem;
  }
}

/** Unwraps what browsers and Dexie put around the real cause: a full disk arrives as an AbortError. */
export function classifyDbError(error: unknown): StorageProblem {
  const chain = causesOf(error);
  for (const one of chain) if (one instanceof StorageError) return one.problem;
  // The innermost cause says most; the wrapping around it says only that something failed.
  for (const one of chain.reverse()) {
    const problem = problemOf(nameOf(one), messageIn(one));
    if (problem) return problem;
  }
  return { why: 'unknown', name: nameOf(error), message: messageIn(error) };
}

/** The error to throw on: storage's own kind where it comes from storage, else the bug as it is. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof StorageError) return error;
  const fromStorage = causesOf(error).some((one) => one instanceof DOMException || isDexieError(one));
  return fromStorage ? new StorageError(classifyDbError(error), error) : error;
}

function problemOf(name: string, message: string): StorageProblem | null {
  if (name === 'QuotaExceededError' || /quota|full disk|disk full|no space/i.test(message)) return { why: 'quota' };
  switch (name) {
    case 'VersionError':
    case 'VersionChangeError':
      return { why: 'newer-version' };
    case 'BlockedError':
      return { why: 'blocked' };
    case 'DatabaseClosedError':
    case 'InvalidStateError':
      return { why: 'closed' };
    case 'ConstraintError':
      return { why: 'constraint' };
    case 'SecurityError':
    case 'MissingAPIError':
      return { why: 'unavailable' };
    default:
      return null;
  }
}

/** From the outermost to the innermost; bounded, since a chain may be a ring. */
function causesOf(error: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < causesMax) {
    const one = waiting.shift();
    if (typeof one !== 'object' || one === null || found.includes(one)) continue;
    found.push(one);
    const { inner, cause, failures } = one as { inner?: unknown; cause?: unknown; failures?: unknown };
    waiting.push(inner, cause, ...(Array.isArray(failures) ? (failures as unknown[]) : []));
  }
  return found;
}

const causesMax = 20;

function isDexieError(error: unknown): boolean {
  return error instanceof Dexie.DexieError;
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : typeof error;
}

function messageIn(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}

function messageOf(problem: StorageProblem): string {
  switch (problem.why) {
    case 'quota':
      return 'there is no room left to store this';
    case 'evicted':
      return 'the data that was open here has been cleared';
    case 'damaged':
      return 'the data that is here cannot be opened';
    case 'replaced':
      return 'other data has taken the place of what was open here';
    case 'newer-version':
      return 'a newer version of the app has taken over the data';
    case 'blocked':
      return 'another tab holds the database';
    case 'closed':
      return 'the database is closed';
    case 'unavailable':
      return 'this browser keeps no data here';
    case 'constraint':
      return 'two records claim one place';
    case 'unknown':
      return problem.message;
    default:
      return never(problem);
  }
}
