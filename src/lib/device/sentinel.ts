/**
 * Remembers in localStorage, beside the database, that there is a database. Where storage is blocked it remembers
 * nothing: the database then fails to open as well, and that is told.
 */
export const deviceSentinel = {
  read: (database: string): string | null => guarded((storage) => storage.getItem(keyOf(database))),
  write: (database: string, dbId: string): void => void guarded((storage) => storage.setItem(keyOf(database), dbId)),
  forget: (database: string): void => void guarded((storage) => storage.removeItem(keyOf(database)))
};

function keyOf(database: string): string {
  return `database:${database}`;
}

function guarded<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch (error) {
    // Blocked storage refuses access, and full storage a write: both are a DOMException, anything else is a bug.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
