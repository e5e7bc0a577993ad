/** No dependency may be imported here: it runs before there are any. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Makes node_modules agree with package-lock.json: after a clone, and after the lock file changed. */
export function installIfNeeded() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Docket is built with Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  // Not among what a script prints for others to read.
  console.error('Installing dependencies …');
  // The tools that build and test are development dependencies: an environment set to production must not omit them.
  const result = spawnSync('npm ci --include=dev --no-audit --no-fund', {
    cwd: root,
    stdio: ['inherit', 2, 'inherit'],
    shell: true
  });
  if (result.status !== 0) stop('npm ci failed; its message stands above.');
}

/**
 * @param {string} reason
 * @returns {never}
 */
export function stop(reason) {
  console.error(reason);
  process.exit(1);
}
