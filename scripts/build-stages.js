import { join } from 'node:path';
import { root } from './installed.js';

const kit = ['node_modules/@sveltejs/kit/src/runtime/client/entry.js', '.svelte-kit/generated/client-optimized/app.js'];
/** Kit loads the page of errors with the frame. */
const frame = ['src/routes/+layout.ts', 'src/routes/+layout.svelte', 'src/routes/+error.svelte'];
const list = ['src/routes/invoices/(list)/+layout.svelte', 'src/routes/invoices/(list)/+page.svelte'];
const others = [
  'src/routes/+page.svelte',
  'src/routes/invoices/(list)/[id]/+page.ts',
  'src/routes/invoices/(list)/[id]/+page.svelte'
];
/** What it asks of the data, it asks with code that is loaded then. */
const askers = ['src/lib/services/docket.ts'];
/** Of this what only pages ask that are stored later themselves. */
const seldom = [
  'src/lib/services/audit.ts',
  'src/lib/services/facts.ts',
  'src/lib/services/next-number.ts',
  'src/lib/services/rule-log.ts',
  'src/lib/services/rule-trial.ts',
  'src/lib/services/statement.ts',
  'src/lib/services/verdicts.ts',
  'src/lib/storage/integrity.ts',
  'src/lib/storage/readable.ts',
  'src/lib/storage/rebuild.ts'
];

/** Ids of the modules that begin the app, before any page is asked for. */
const start = new Set();
/** Those that are needed until the list of invoices can be used. */
const first = new Set();
/** Those that home, the list and an invoice need: without them an install is none. All others are stored right after it. */
const daily = new Set();

/** @param {string} id */
export function stageOf(id) {
  return start.has(id) ? 'start' : first.has(id) ? 'first' : daily.has(id) ? 'daily' : 'later';
}

/**
 * Finds out which module belongs to which stage, and names the files of the last one by it, so that the service worker
 * can tell them.
 * @type {import('vite').Plugin}
 */
export const buildStages = {
  name: 'build-stages',
  apply: 'build',
  renderStart() {
    start.clear();
    first.clear();
    daily.clear();
    // On the server's side nothing is loaded by anybody.
    if (this.environment.name !== 'client') return;
    const importedBy = (/** @type {string} */ id) => this.getModuleInfo(id)?.importedIds ?? [];
    const asked = askers
      .flatMap((path) => this.getModuleInfo(inRoot(path))?.dynamicallyImportedIds ?? [])
      .filter((id) => !seldom.map(inRoot).includes(id));
    reach(start, kit.map(inRoot), importedBy);
    reach(first, [...kit, ...frame, ...list].map(inRoot), importedBy);
    reach(daily, [...[...kit, ...frame, ...list, ...others].map(inRoot), ...asked], importedBy);
    // Kit asks for each page by a module of its own, which belongs where the page does.
    for (const id of this.getModuleIds())
      if (id.includes('/client-optimized/nodes/'))
        for (const stage of [first, daily]) if (importedBy(id).every((page) => stage.has(page))) stage.add(id);
  },
  outputOptions(options) {
    const { chunkFileNames, entryFileNames } = options;
    /** @param {import('vite').Rolldown.PreRenderedChunk} chunk */
    const isLater = ({ moduleIds, facadeModuleId }) =>
      daily.size > 0 &&
      moduleIds.length > 0 &&
      // What the bundler itself adds is needed everywhere.
      moduleIds.every((id) => !id.startsWith('\0') && stageOf(id) === 'later') &&
      !(facadeModuleId?.includes('/runtime/client/') ?? false);
    return {
      ...options,
      chunkFileNames: (chunk) => marked(nameOf(chunkFileNames, chunk), isLater(chunk)),
      entryFileNames: (chunk) => marked(nameOf(entryFileNames, chunk), isLater(chunk))
    };
  }
};

/**
 * Names a worker that only pages of the last stage begin.
 * @type {import('vite').Plugin}
 */
export const laterWorker = {
  name: 'later-worker',
  apply: 'build',
  outputOptions: (options) => ({
    ...options,
    entryFileNames: (chunk) => marked(nameOf(options.entryFileNames, chunk), true)
  })
};

/** @param {string} path */
function inRoot(path) {
  return join(root, path);
}

/**
 * @param {Set<string>} stage
 * @param {string[]} waiting
 * @param {(id: string) => string[]} importedBy
 */
function reach(stage, waiting, importedBy) {
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (stage.has(id)) continue;
    stage.add(id);
    waiting.push(...importedBy(id));
  }
}

/**
 * @param {string | ((chunk: import('vite').Rolldown.PreRenderedChunk) => string) | undefined} names
 * @param {import('vite').Rolldown.PreRenderedChunk} chunk
 */
function nameOf(names, chunk) {
  return typeof names === 'function' ? names(chunk) : (names ?? '[name].[hash].js');
}

/**
 * @param {string} name
 * @param {boolean} isLater
 */
function marked(name, isLater) {
  return isLater ? name.replace('[hash]', 'later-[hash]') : name;
}
