import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildIfStale } from '../../scripts/built.js';
import { root } from '../../scripts/installed.js';
import { serve } from '../../scripts/served.js';

/** Where everything of a bench lies; thrown away by whoever throws away test results. */
export const benchFolder = join(root, 'test-results', 'bench');

const site = join(benchFolder, 'site');

/** What is stored belongs to an address: the same port each time. */
const port = Number(process.env.BENCH_PORT ?? 4_994);
export const origin = `http://localhost:${port}`;

/**
 * The app, and beside it under one address: a page that runs its parts and plain IndexedDB, and an empty page of SvelteKit
 * and Dexie over the same rows.
 */
export async function buildSite(): Promise<void> {
  const failure = buildIfStale();
  if (failure !== undefined) throw new Error(failure);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(join(root, 'build'), site, { recursive: true });
  await buildPage(join(site, 'bench'));
  buildEmptyPage(join(site, 'empty'));
}

/** Serves what was built. */
export function openSite(): Promise<{ stop(): Promise<void> }> {
  return serve({ folder: site, single: '200.html', port, host: 'localhost' });
}

async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: join(import.meta.dirname, 'page', 'page.ts'), formats: ['es'], fileName: 'page' }
    }
  });
  const page = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>';
  writeFileSync(join(folder, 'index.html'), page);
}

/** Kit reads where it is from the folder it runs in. */
function buildEmptyPage(folder: string): void {
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: join(import.meta.dirname, 'empty-page'),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, BUILD_FOLDER: folder, KIT_FOLDER: join(benchFolder, 'empty-kit') }
    }
  );
  if (result.status !== 0) throw new Error(`the empty page was not built: code ${result.status}`);
}
