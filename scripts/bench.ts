/**
 * `npm run bench`: what Docket does beside what others do, in the same run. Prints a table and writes
 * `test-results/bench.json`. A ratio says the same on every machine, and on a busy one; the exit code is 1 where one is
 * worse than it must be.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureDecision } from '#tests/bench/decision.ts';
import { measureProof, provedWorkflows } from '#tests/bench/proof.ts';

interface Row {
  readonly what: string;
  readonly ms: number;
  readonly beside: string;
  readonly besideMs: number;
  readonly ratio: number;
  /** The ratio that it has to keep to, and the one that we aim at; null: it is reported, and nothing is asked of it. */
  readonly must: number | null;
  readonly want: number | null;
}

const rows: Row[] = [];

const decision = measureDecision();
for (const [other, beside, must, want] of [
  ['json-logic-js', 'json-logic-js', 1, 0.5],
  ['xstate', 'xstate, an event a reason', null, 0.1],
  ['xstate-yes-or-no', 'xstate, yes or no only', null, null]
] as const)
  rows.push({
    what: 'P10 64 decisions, 50 rules each',
    ms: decision.ms.docket,
    beside,
    besideMs: decision.ms[other],
    ratio: decision.ratio('docket', other),
    must,
    want
  });

for (const [name, document] of Object.entries(provedWorkflows)) {
  const proof = measureProof(document);
  for (const beside of ['getShortestPaths', 'search'] as const)
    rows.push({
      what: `Proof of ${name}`,
      ms: proof.ms.prove,
      beside: beside === 'search' ? 'breadth-first search' : 'xstate getShortestPaths',
      besideMs: proof.ms[beside],
      ratio: proof.ratio('prove', beside),
      must: null,
      want: null
    });
}

for (const { what, ms, beside, besideMs, ratio, must, want } of rows) {
  const asked = [...(must === null ? [] : [`must ≤ ${must}`]), ...(want === null ? [] : [`want ≤ ${want}`])].join(', ');
  const sign = isMissed(ratio, must) ? '✗' : isMissed(ratio, want) ? '·' : '✓';
  const times = `${ms.toFixed(3)} ms beside ${besideMs.toFixed(3)} ms of ${beside}`;
  console.log(`${sign} ${what.padEnd(44)} ${times.padEnd(66)} ratio ${ratio.toPrecision(3)}  ${asked}`.trimEnd());
}

const folder = join(import.meta.dirname, '..', 'test-results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ rows }, null, 2)}\n`);
process.exitCode = rows.some(({ ratio, must }) => isMissed(ratio, must)) ? 1 : 0;

function isMissed(ratio: number, most: number | null): boolean {
  return most !== null && ratio > most;
}
