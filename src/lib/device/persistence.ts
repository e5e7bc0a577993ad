/** Whether the browser promises to keep the data, and how much room there is. */
export interface Persistence {
  readonly persisted: boolean;
  readonly usedBytes: number | null;
  readonly roomBytes: number | null;
}

/** Asks the browser to keep the data even when room gets short. Some browsers ask the person; others decide. */
export async function askToPersist(): Promise<boolean> {
  const storage = storageManager();
  if (!storage) return false;
  return (await storage.persisted()) || (await storage.persist());
}

export async function readPersistence(): Promise<Persistence> {
  const storage = storageManager();
  if (!storage) return { persisted: false, usedBytes: null, roomBytes: null };
  const [persisted, { usage, quota }] = await Promise.all([storage.persisted(), storage.estimate()]);
  return { persisted, usedBytes: usage ?? null, roomBytes: quota ?? null };
}

/** Absent on addresses without https. */
function storageManager(): StorageManager | undefined {
  return (navigator as { storage?: StorageManager }).storage;
}
