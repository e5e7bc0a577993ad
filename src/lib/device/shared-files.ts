/**
 * Files that another app has shared with this one: the service worker lays them down here (it alone is there when they
 * come), and the page that imports takes them up.
 */
export const sharedCache = 'docket-shared';

/** The name that a file had, in the form of a header. */
export const nameHeader = 'x-file-name';

/** By its name, a backup, or the file of another device; everything else is to be imported. */
export function isBackupFile(name: string): boolean {
  return /\.(json|gz|docket)$/i.test(name);
}

/** What has been shared and not been taken yet, in the order in which it came. Whoever takes it has it alone. */
export async function takeSharedFiles(wants: (name: string) => boolean): Promise<File[]> {
  if (!('caches' in globalThis) || !(await caches.has(sharedCache))) return [];
  const cache = await caches.open(sharedCache);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    const name = decodeURIComponent(response.headers.get(nameHeader) ?? '');
    if (!wants(name)) continue;
    const type = response.headers.get('content-type') ?? '';
    // Two tabs may look at once: it is whose who takes it away.
    if (await cache.delete(request)) files.push(new File([await response.blob()], name, { type }));
  }
  return files;
}
