import type { Page } from '@playwright/test';

/** What really lies in a table. */
export function stored(page: Page, table: string, database = 'docket'): Promise<unknown[]> {
  return page.evaluate(
    ([name, store]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.parse(JSON.stringify(reading.result)) as unknown[]);
          };
        };
      }),
    [database, table] as const
  );
}
