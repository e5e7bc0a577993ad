import { uuidv7 } from 'uuidv7';

/** A new id that no other device makes, and that sorts by when it was made. */
export function newId(): string {
  return uuidv7();
}
