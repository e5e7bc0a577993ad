/** `npm run check`: everything that can be known without running the app. `npm run check -- --fresh` uses no cache. */
import { availableParallelism } from 'node:os';
import { installIfNeeded } from './installed.js';
import { run } from './child.js';

/** Slowest first, so that no processor waits at the end. */
const checks = {
  // Types take longer than all the rest: components are linted apart, so that two processors share the work.
  eslint: 'eslint . --ignore-pattern "**/*.svelte" --max-warnings 0',
  'eslint svelte': 'eslint "**/*.svelte" --max-warnings 0',
  'svelte-check': 'svelte-check --fail-on-warnings --output human',
  knip: 'knip --no-progress',
  prettier: 'prettier --check --log-level warn .',
  'dependency-cruiser': 'depcruise src scripts --output-type err-long',
  'tsc domain': 'tsc -p src/lib/domain',
  'tsc service worker': 'tsc -p src/service-worker'
};

const eslintCache = '--cache --cache-strategy content --cache-location node_modules/.cache/eslint';

/** Spares what has not changed since; a finding that depends on another file is then found by a fresh run only. */
const withCache = {
  'eslint svelte': `${checks['eslint svelte']} ${eslintCache}-svelte/`,
  eslint: `${checks.eslint} ${eslintCache}/`,
  prettier: `${checks.prettier} --cache --cache-strategy content`
};

/**
 * @param {{ fresh: boolean }} options
 * @returns {Promise<string[]>} the names of the checks that failed
 */
export async function check({ fresh }) {
  await run('svelte-kit sync', { quiet: true }); // Writes the tsconfig that the others extend.
  /** @type {string[]} */
  const failed = [];
  const waiting = Object.entries(fresh ? checks : { ...checks, ...withCache });
  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next;
      const { code, output, seconds } = await run(command, { quiet: true });
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code === 0) continue;
      console.log(output);
      failed.push(name);
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 2) }, work));
  return failed;
}

if (import.meta.filename === process.argv[1]) {
  installIfNeeded();
  const failed = await check({ fresh: process.argv.includes('--fresh') });
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
