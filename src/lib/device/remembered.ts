/**
 * Small things kept in localStorage, beside the database. Where storage is blocked nothing is remembered: the database
 * then fails to open as well, and that is told.
 */
export const remembered = {
  read: (key: string): string | null => guarded((storage) => storage.getItem(key)),
  write: (key: string, value: string): void => void guarded((storage) => storage.setItem(key, value)),
  forget: (key: string): void => void guarded((storage) => storage.removeItem(key))
};

function guarded<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch (error) {
    // Blocked storage refuses access, and full storage a write: both are a DOMException, anything else is a bug.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
