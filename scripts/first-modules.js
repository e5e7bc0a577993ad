import { join } from 'node:path';
import { root } from './installed.js';

/** Where Kit, the frame and the list of invoices begin: what they import is there before the list can be used. */
const entries = [
  'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
  '.svelte-kit/generated/client-optimized/app.js',
  'src/routes/+layout.ts',
  'src/routes/+layout.svelte',
  'src/routes/invoices/(list)/+layout.svelte',
  'src/routes/invoices/(list)/+page.svelte'
].map((path) => join(root, path));

/** Ids of the modules that are needed until the list can be used. */
const ids = new Set();

/** @type {import('vite').Plugin} */
const plugin = {
  name: 'first-modules',
  apply: 'build',
  renderStart() {
    ids.clear();
    // On the server's side nothing is loaded by anybody.
    const waiting = this.environment.name === 'client' ? [...entries] : [];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const module = ids.has(id) ? null : this.getModuleInfo(id);
      if (!module) continue;
      ids.add(id);
      waiting.push(...module.importedIds);
    }
  }
};

export const firstModules = { ids, plugin };
