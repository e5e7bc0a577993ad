/** Small things kept beside the database. Where storage is blocked nothing is remembered, and that is told elsewhere. */
export const remembered = rememberedIn(() => localStorage);

/** The same for this tab alone: it outlives a reload, and other tabs do not see it. */
const rememberedInTab = rememberedIn(() => sessionStorage);

/**
 * What this tab is at under its present address, so that after a reload it comes back to that, and not to what another
 * tab has left. Gives what forgets it.
 */
export function rememberHere(whose: string, what: string): () => void {
  const key = keyHere(whose);
  rememberedInTab.write(key, what);
  return () => {
    if (rememberedInTab.read(key) === what) rememberedInTab.forget(key);
  };
}

/** What this tab was at here before it was loaded anew; null where it comes for the first time. */
export function rememberedHere(whose: string): string | null {
  return rememberedInTab.read(keyHere(whose));
}

function keyHere(whose: string): string {
  return `${whose}@${location.pathname}${location.search}`;
}

interface Remembered {
  read(key: string): string | null;
  write(key: string, value: string): void;
  forget(key: string): void;
}

function rememberedIn(storage: () => Storage): Remembered {
  const guarded = <T>(use: (open: Storage) => T): T | null => {
    try {
      return use(storage());
    } catch (error) {
      // Blocked storage refuses access, and full storage a write: both are a DOMException, anything else is a bug.
      if (error instanceof DOMException) return null;
      throw error;
    }
  };
  return {
    read: (key) => guarded((open) => open.getItem(key)),
    write: (key, value) => void guarded((open) => open.setItem(key, value)),
    forget: (key) => void guarded((open) => open.removeItem(key))
  };
}
