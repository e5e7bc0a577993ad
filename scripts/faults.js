/**
 * `npm run faults`: lets everything fail that can, one thing at a time, and says in figures what was tried. `npm test`
 * tries a part of it.
 */
import { run } from './child.js';

const env = { VITE_FAULTS: 'all', NO_COLOR: '1' };
const laws = await run(
  'vitest run --project unit src/lib/domain/ledger/answers.test.ts src/lib/domain/ledger/past-the-gate.test.ts --reporter=verbose',
  { env }
);
const storage = await run('vitest run --project browser tests/faults --reporter=verbose', { env });
const browsers = await run('playwright test --config tests/e2e/playwright.config.ts --project faults', { env });

/** @type {Map<string, Map<string, number>>} */
const figures = new Map();
for (const [, fault = '', told = '{}'] of (laws.output + storage.output + browsers.output).matchAll(
  /^fault (\S+) (\{.*\})$/gm
)) {
  const sums = figures.get(fault) ?? new Map();
  figures.set(fault, sums);
  for (const [what, number] of Object.entries(JSON.parse(told))) sums.set(what, (sums.get(what) ?? 0) + Number(number));
}
console.log();
for (const [fault, sums] of [...figures].sort(([left], [right]) => left.localeCompare(right, 'en', { numeric: true })))
  console.log(`${fault.padEnd(8)} ${[...sums].map(([what, number]) => `${number} ${what}`).join(', ')}`);
process.exitCode = laws.code || storage.code || browsers.code;
