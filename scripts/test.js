/**
 * `npm test`: everything that a change may break, from a fresh clone, in minutes. In a whole browser that is the journeys; all
 * end-to-end tests take longer than everything else, and are a step that is asked for: `npm test -- e2e`. The last line is the
 * sum and nothing else: `N passed, N failed`. `npm test -- unit browser` runs these steps only; `npm test -- all` all there are.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded, root } from './installed.js';

/** @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Tally */

installIfNeeded();
const { ensureChromium } = await import('./chromium.js');
const { check } = await import('./check.js');
const { run } = await import('./child.js');
const { buildIfStale, underBase } = await import('./built.js');

const reports = join(root, 'test-results', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await ensureChromium();

/** @type {Record<string, () => Promise<Tally>>} */
const steps = {
  check: async () => {
    const failed = await check({ fresh: true });
    return { ...emptyTally(), failed: failed.length, failures: failed };
  },
  unit: () => vitest('unit'),
  component: () => vitest('component'),
  scenarios,
  browser: () => vitest('browser'),
  build,
  journeys: () => playwright({ isShort: true }),
  e2e: () => playwright({ isShort: false })
};
const usual = Object.keys(steps).filter((name) => name !== 'e2e');
const all = Object.keys(steps).filter((name) => name !== 'journeys');

const named = process.argv.slice(2);
const asked = named.length === 0 ? usual : named.flatMap((name) => (name === 'all' ? all : [name]));
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.log(`There is no step ${unknown.join(', ')}. The steps are: ${Object.keys(steps).join(', ')}, or all.`);
  process.exit(2);
}

const total = emptyTally();
/** @type {string[]} */
const summary = [];
for (const name of asked) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const startedMs = performance.now();
  const tally = await /** @type {() => Promise<Tally>} */ (steps[name])();
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped.push(...tally.skipped);
  total.failures.push(...tally.failures.map((failure) => `${name}: ${failure}`));
  summary.push(
    `${tally.failed === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`
  );
}

console.log(`\n${'─'.repeat(74)}\n${summary.join('\n')}`);
if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((name) => `  ${name}`).join('\n')}`);
if (total.skipped.length > 0) {
  const reason = process.env.DOCKET_CORPUS ? '' : ' They need the public corpus: set DOCKET_CORPUS to its folder.';
  console.log(`\nSkipped:${reason}\n${total.skipped.map((name) => `  ${name}`).join('\n')}`);
} else if (!process.env.DOCKET_CORPUS) {
  console.log('\nDOCKET_CORPUS is not set, so nothing was compared with the public corpus.');
}
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @returns {Tally} */
function emptyTally() {
  return { passed: 0, failed: 0, skipped: [], failures: [] };
}

/**
 * A step that ended badly without naming a failed test has still failed.
 * @param {Tally} tally
 * @param {number} code
 * @param {string} command
 * @returns {Tally}
 */
function orFailed(tally, code, command) {
  if (code === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, failures: [`${command} ended with code ${code}`] };
}

/** @param {string} project */
async function vitest(project) {
  const report = join(reports, `${project}.json`);
  const command = `vitest run --project ${project} --passWithNoTests --reporter=dot --reporter=json --outputFile.json="${report}"`;
  const { code } = await run(command);
  const tally = emptyTally();
  if (existsSync(report)) {
    /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: { fullName: string, status: string }[] }[] }} */
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const file of testResults) {
      const name = file.name.slice(root.length + 1);
      for (const { fullName, status } of file.assertionResults) {
        if (status === 'passed') tally.passed += 1;
        else if (status === 'failed') tally.failures.push(`${name} › ${fullName}`);
        else tally.skipped.push(`${name} › ${fullName}`);
      }
      if (file.assertionResults.length === 0 && file.status === 'failed')
        tally.failures.push(`${name}: ${file.message}`);
    }
  }
  tally.failed = tally.failures.length;
  return orFailed(tally, code, command);
}

/** The scenarios are data files with a runner of their own, which ends with the same line as this script. */
async function scenarios() {
  if (!existsSync(join(root, 'scripts', 'scenarios.ts'))) return emptyTally();
  const command = 'node scripts/run.js scripts/scenarios.ts';
  const { code, output } = await run(command);
  const [, passed = 0, failed = 0] = (/(\d+) passed, (\d+) failed/.exec(output.slice(-500)) ?? []).map(Number);
  return orFailed({ ...emptyTally(), passed, failed, failures: failed > 0 ? ['see above'] : [] }, code, command);
}

/** For the root of a web space, and once more for a folder of one. */
async function build() {
  const tally = emptyTally();
  for (const options of [{}, underBase]) {
    const reason = buildIfStale(options);
    if (reason) tally.failures.push(reason);
  }
  return { ...tally, failed: tally.failures.length };
}

/** @param {{ isShort: boolean }} how */
async function playwright({ isShort }) {
  const report = join(reports, isShort ? 'journeys.json' : 'e2e.json');
  const command = 'playwright test --config tests/e2e/playwright.config.ts --reporter=dot,json';
  const { code } = await run(command, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_SHORT: isShort ? '1' : '' } });
  const tally = emptyTally();
  if (existsSync(report)) {
    for (const { title, tests } of specsOf(JSON.parse(readFileSync(report, 'utf8')))) {
      for (const { projectName, status } of tests) {
        const name = `${title} (${projectName})`;
        if (status === 'expected') tally.passed += 1;
        else if (status === 'skipped') tally.skipped.push(name);
        else tally.failures.push(name); // A flaky test has failed once, and once is enough.
      }
    }
  }
  tally.failed = tally.failures.length;
  return orFailed(tally, code, command);
}

/**
 * @typedef {{ title: string, tests: { projectName: string, status: string }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
