import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './installed.js';
import { sourceDigest } from './source-digest.js';

/** The build that proves the app at home under a path of a web space, as GitHub Pages serves it. */
export const underBase = { base: '/docket', folder: 'build-base/docket' };

/**
 * Builds, unless the build in this folder was already made from these very sources.
 * @param {{ base?: string, folder?: string }} [options] `base` is the path under which the app will be served
 * @returns {string | undefined} what went wrong
 */
export function buildIfStale({ base = '', folder = 'build' } = {}) {
  const versionFile = join(root, folder, '_app', 'version.json');
  const version = sourceDigest(base);
  const isWhole = existsSync(versionFile) && existsSync(join(root, folder, '200.html'));
  if (isWhole && readFileSync(versionFile, 'utf8').includes(`"${version}"`)) return undefined;
  console.log(`Building into ${folder} …`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BASE_PATH: base, BUILD_FOLDER: folder, BUILD_VERSION: version }
  });
  if (result.status !== 0) return `the build into ${folder} ended with code ${result.status}`;
  return undefined;
}
