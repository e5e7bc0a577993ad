import { defineConfig } from '@playwright/test';
import { testBrowser } from '../../scripts/chromium.js';
import { freePort } from '../../scripts/served.js';
import { isThorough } from '../faults/counted.ts';

// The workers read this file too, and must come to the same port.
const port = (process.env.E2E_PORT ??= String(await freePort(0)));

/** These look at the app as a whole, and are the same on every screen. */
const appTests = [
  'offline.e2e.ts',
  'journey-offline.e2e.ts',
  'import-offline.e2e.ts',
  'people-offline.e2e.ts',
  'update.e2e.ts',
  'manifest.e2e.ts',
  'policy.e2e.ts',
  'notices.e2e.ts',
  'rescue.e2e.ts'
];

/** What `npm test` tries in a whole browser: the ways that people go from end to end, and what would lose their data. */
const short = {
  pages: ['journey-*.e2e.ts', 'german.e2e.ts', 'keyboard.e2e.ts', 'backup.e2e.ts', 'bulk.e2e.ts'],
  app: ['journey-offline.e2e.ts', 'import-offline.e2e.ts', 'update.e2e.ts', 'policy.e2e.ts', 'rescue.e2e.ts'],
  faults: ['restore-kills.e2e.ts', 'eviction.e2e.ts']
};
const isShort = process.env.E2E_SHORT === '1';
const pages = isShort ? { testMatch: short.pages } : {};

/** Each test begins in a browser that knows nothing: to store the whole app in it first takes longer than most tests do. */
const withoutWorker = { serviceWorkers: 'block' } as const;

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: testBrowser,
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording costs a third of the time: TRACE=1 npm run test:e2e
    trace: process.env.TRACE ? 'retain-on-failure' : 'off'
  },
  projects: [
    {
      name: 'phone',
      ...pages,
      testIgnore: appTests,
      // What is the same on every screen, and tagged so, is tried on one of them.
      grepInvert: /@once/,
      use: {
        ...withoutWorker,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 2
      }
    },
    {
      name: 'desktop',
      ...pages,
      testIgnore: appTests,
      use: { ...withoutWorker, viewport: { width: 1440, height: 900 } }
    },
    { name: 'app', testMatch: isShort ? short.app : appTests },
    {
      name: 'faults',
      testDir: '../faults',
      ...(isShort ? { testMatch: short.faults } : {}),
      use: withoutWorker,
      timeout: isThorough ? 1_200_000 : 120_000
    }
  ],
  webServer: {
    command: 'node scripts/start.js', // Builds first, if the sources changed since.
    cwd: '../..',
    env: { PORT: port },
    url: `http://localhost:${port}`,
    timeout: 120_000
  }
});
