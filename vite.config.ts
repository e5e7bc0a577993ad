import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { testBrowser } from './scripts/chromium.js';
import { buildStages, laterWorker, stageOf } from './scripts/build-stages.js';

/** By itself Vitest leaves one processor of two alone. `npm run faults` looks for long tasks, with nothing beside it. */
const maxWorkers = process.env.VITE_FAULTS === 'all' ? 1 : availableParallelism();

export default defineConfig({
  plugins: [sveltekit(), buildStages],
  // The same libraries for engines of today; by their plain names come such that are written for engines without classes.
  resolve: {
    alias: [
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      { find: /^workbox-window$/, replacement: 'workbox-window/build/workbox-window.prod.mjs' }
    ]
  },
  build: {
    rolldownOptions: {
      // Nearly all the time of a build is Kit's own; to be told so each time helps nobody. And what the list loads late, other
      // pages need at once: that is no mistake.
      checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      output: {
        codeSplitting: {
          groups: [
            // What is needed until the list can be used is two files, without anything else: each runs in a task of its own.
            { name: (id) => (stageOf(id) === 'start' ? 'start' : null), priority: 2 },
            { name: (id) => (stageOf(id) === 'first' ? 'first' : null), priority: 1 },
            // Another language is put in place before any page is read, so that its words come without the pages that say them.
            {
              name: (id) => (stageOf(id) === 'daily' && id.includes('/src/lib/ui/words/') ? 'words' : null),
              priority: 1
            },
            // What some pages need is one file instead of a hundred, each asked for and stored by itself: of the daily pages,
            // which are few and opened each day, all that two need; of the others what four need.
            { name: (id) => (stageOf(id) === 'daily' ? 'shared-daily' : null), minShareCount: 2 },
            { name: (id) => (stageOf(id) === 'later' ? 'shared-later' : null), minShareCount: 4 }
          ]
        }
      }
    }
  },
  // What reads files to import is stored with the page that does.
  worker: { plugins: () => [laterWorker] },
  test: {
    expect: { requireAssertions: true },
    // A busy machine is no failure: laws over hundreds of random runs take their time there.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: { include: ['src/lib/**/*.{ts,svelte}'], exclude: ['src/lib/**/*.test.ts'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // What is pure needs no room of its own for each file.
          isolate: false,
          maxWorkers,
          environment: 'node',
          include: ['src/lib/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.component.test.ts', '**/*.browser.test.ts']
        }
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'component',
          isolate: false,
          maxWorkers,
          environment: 'jsdom',
          include: ['src/**/*.component.test.ts'],
          setupFiles: ['@testing-library/jest-dom/vitest', './tests/loaded-late.ts']
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          maxWorkers,
          include: ['src/**/*.browser.test.ts', 'tests/**/*.browser.test.ts'],
          setupFiles: ['vitest-browser-svelte'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: testBrowser }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});
