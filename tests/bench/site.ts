import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildIfStale } from '../../scripts/built.js';
import { root } from '../../scripts/installed.js';
import { serve } from '../../scripts/served.js';

/** Where everything of a bench lies; thrown away by whoever throws away test results. */
export const benchFolder = join(root, 'test-results', 'bench');

/** What is stored belongs to an address: the same port each time. */
const port = Number(process.env.BENCH_PORT ?? 4_994);
export const origin = `http://localhost:${port}`;

/**
 * The app, and beside it under one address: a page that runs its parts and plain IndexedDB, and an empty page of SvelteKit
 * and Dexie over the same rows.
 */
export async function openSite(): Promise<{ stop(): Promise<void> }> {
  const failure = buildIfStale();
  if (failure !== undefined) throw new Error(failure);
  const site = join(benchFolder, 'site');
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(join(root, 'build'), site, { recursive: true });
  await buildPage(join(site, 'bench'));
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
