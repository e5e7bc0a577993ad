import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const files = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts'];
const folders = ['src', 'static'];

/**
 * Names a build after what went into it: equal sources give an equal name, so builds can be reproduced, a stale one is
 * noticed, and the service worker never keeps a page of another version.
 */
export function sourceDigest() {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !path.endsWith('.test.ts'))
  );
  const hash = createHash('sha256');
  for (const path of [...files, ...inFolders].sort()) {
    hash
      .update(path.replaceAll('\\', '/'))
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash
    .update(process.env.BASE_PATH ?? '')
    .digest('hex')
    .slice(0, 16);
}
