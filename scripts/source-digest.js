import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');
const files = ['package-lock.json', 'package.json', 'scripts/build-stages.js', 'svelte.config.js', 'vite.config.ts'];
const folders = ['src', 'static'];

/**
 * Names a build after what went into it: equal sources give an equal name, so builds can be reproduced, a stale one is
 * noticed, and the service worker never keeps a page of another version.
 * @param {string} base the path under which the build will be served
 */
export function sourceDigest(base) {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  );
  const hash = createHash('sha256').update(base);
  for (const path of [...files, ...inFolders].sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
