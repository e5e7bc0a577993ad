import type { Database } from '#storage/database.ts';
import type { FolderSync, SyncParts } from './folder-sync.ts';

/** The folder that is shared with other devices: loaded when first asked for, since it brings all that a merge needs. */
export function syncOf(db: Database, parts: SyncParts): () => Promise<FolderSync> {
  let loading: Promise<FolderSync> | undefined;
  return () => (loading ??= import('./folder-sync.ts').then(({ folderSyncOf }) => folderSyncOf(db, parts)));
}
