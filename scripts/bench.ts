/**
 * `npm run bench`: what Docket does beside what others do, in the same run. Prints a table and writes `bench/latest.json`.
 * A ratio says the same on every machine, and on a busy one; the exit code is 1 where one is worse than it must be.
 *
 * `--only P3,P5` measures some of it, `--quick` a smoke with fewer invoices, and `--keep` takes the invoices of the last time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchPage, inBrowser, inCopy, seeded } from '#tests/bench/browser.ts';
import { changeOne } from '#tests/bench/change.ts';
import { weighCode } from '#tests/bench/code.ts';
import { measureDecision } from '#tests/bench/decision.ts';
import { filterLists } from '#tests/bench/listing.ts';
import { measureProof, provedWorkflows } from '#tests/bench/proof.ts';
import { workThrough } from '#tests/bench/session.ts';
import { buildSite, openSite } from '#tests/bench/site.ts';
import { start } from '#tests/bench/start.ts';
import { growthExponent, median, quantile } from '#tests/bench/statistics.ts';
import { targets, type Target, type TargetId } from '#tests/bench/targets.ts';
import type { Rounds } from '#tests/bench/page/services.ts';
import { root } from './installed.js';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean' }, keep: { type: 'boolean' } }
});
const isQuick = options.quick ?? false;
const only = options.only?.split(',');
const sizes = isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
const rounds = isQuick ? 3 : 7;
/** A whole backup of a hundred thousand would fill the memory of the raw side; megabytes a second are the same. */
const fileSize = isQuick ? 1_000 : 10_000;

/** What the page measures by itself: with all invoices … */
const inPage = { P5: 'changeMany', P6: 'sumUp', P7: 'reportOver' } as const;
/** … and with those that a file holds. */
const files = { P8: 'exportAll', P9: 'importAll' } as const;

interface Row extends Target {
  readonly id: TargetId;
  readonly ratio: number;
  readonly meetsMust: boolean | null;
  readonly meetsWant: boolean | null;
  /** What was measured on either side. */
  readonly measured: string;
}

const rows: Row[] = [];
const points: Partial<Record<TargetId, (readonly [number, number])[]>> = {};

if (isWanted('P10')) decide();
if (['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P9merge', 'P12', 'P14'].some(isWanted))
  await measureInBrowser();
print();

function decide(): void {
  const decision = measureDecision();
  const { ms } = decision;
  report(
    'P10',
    decision.ratio('docket', 'json-logic-js'),
    `64 decisions ${ms.docket.toFixed(3)} ms, json-logic-js ${ms['json-logic-js'].toFixed(3)} ms`
  );
  report('P10x', decision.ratio('docket', 'xstate'), `xstate, an event a reason, ${ms.xstate.toFixed(3)} ms`);
  for (const [name, document] of Object.entries(provedWorkflows)) {
    const proof = measureProof(document);
    const times = `${proof.ms.prove.toFixed(2)} ms beside ${proof.ms.getShortestPaths.toFixed(2)} ms of xstate`;
    console.log(`  Proof of ${name}: ${times}, ratio ${proof.ratio('prove', 'getShortestPaths').toPrecision(3)}`);
  }
}

async function measureInBrowser(): Promise<void> {
  await buildSite();
  for (const count of sizes) {
    console.log(`${count.toLocaleString('en')} invoices …`);
    const isLast = count === sizes.at(-1);
    const site = await openSite();
    const profile = await seeded(count, { keep: options.keep ?? false });
    const wants = (id: string): boolean => isWanted(id) && isLast;
    const grows = (id: TargetId): boolean => isWanted(id) || isWanted('P12');
    if (wants('P2')) {
      const { usableKb, precacheKb } = await inCopy(profile, weighCode);
      report('P2a', usableKb, 'gz');
      report('P2b', precacheKb, 'gz');
    }
    if (grows('P3')) {
      const filters = Object.entries(await inCopy(profile, (copy) => filterLists(copy, rounds)));
      const each = filters.map(([name, times]) => `${name} ${timesOf(times)}`).join('; ');
      const all = (of: 'ours' | 'raw' | 'seen'): number[] =>
        Array.from({ length: rounds }, (_, round) =>
          filters.reduce((sum, [, times]) => sum + (times[of][round] ?? 0), 0)
        );
      beside('P3', count, { ours: all('ours'), raw: all('raw') }, { isLast, measured: each });
      const seen = { ours: all('seen'), raw: all('raw') };
      if (isLast) report('P3seen', ratioOf(seen), `all three ${timesOf(seen)}`);
    }
    if (grows('P4')) {
      const times = await inCopy(profile, (copy) => changeOne(copy, rounds * 3));
      beside('P4', count, times, { isLast });
      if (isLast) report('P4p95', quantile(times.ours, 0.95) / quantile(times.raw, 0.95), 'p95 of both');
    }
    for (const [id, measure] of Object.entries(inPage)) {
      if (!(id === 'P5' || id === 'P6' ? grows(id) : wants(id))) continue;
      const times = await inCopy(profile, (copy) => inBenchPage(copy, measure, rounds));
      beside(id as TargetId, count, times, { isLast });
    }
    if (count === fileSize)
      for (const [id, measure] of Object.entries(files)) {
        if (!isWanted(id)) continue;
        const times = await inCopy(profile, (copy) => inBenchPage(copy, measure, isQuick ? 2 : 3));
        const [ours, raw] = [rate(times.oursBytes, times.ours), rate(times.rawBytes, times.raw)];
        report(
          id as TargetId,
          ours / raw,
          `${ours.toFixed(1)} MB/s beside ${raw.toFixed(1)} MB/s, ${fileSize} invoices`
        );
      }
    if (count === fileSize && isWanted('P9merge')) {
      const times = await inCopy(profile, (copy) => inBenchPage(copy, 'mergeAll', 2));
      report('P9merge', ratioOf(times), `${timesOf(times)}, ${fileSize} invoices on each`);
    }
    if (wants('P14')) {
      const { p98Ms, layoutShift, slowest } = await inCopy(profile, (copy) => workThrough(copy, isQuick ? 60 : 200));
      report(
        'P14a',
        p98Ms,
        slowest
          .slice(0, 4)
          .map(([step, ms]) => `${step} ${ms}`)
          .join(', ')
      );
      report('P14b', layoutShift, '');
    }
    await site.stop();
    if (grows('P1')) beside('P1', count, await inCopy(profile, (copy) => start(copy, isQuick ? 3 : 5)), { isLast });
  }
  if (isWanted('P12')) {
    const exponents = Object.entries(points).map(([id, all]) => [id, growthExponent(all)] as const);
    const worst = Math.max(...exponents.map(([, exponent]) => exponent));
    report('P12', worst, exponents.map(([id, exponent]) => `${id} ${exponent.toFixed(2)}`).join(', '));
  }
}

type Measure = 'changeMany' | 'sumUp' | 'reportOver' | 'exportAll' | 'importAll' | 'mergeAll';

function inBenchPage(profile: string, measure: Measure, times: number): Promise<Rounds> {
  return inBrowser(profile, async (context) => {
    const page = await benchPage(context);
    return page.evaluate(([name, count]) => bench[name](count), [measure, times] as const);
  });
}

/** Notes how long it took with so many invoices, and beside what with the most of them. */
function beside(
  id: TargetId,
  count: number,
  times: Rounds,
  { isLast, measured = timesOf(times) }: { isLast: boolean; measured?: string }
): void {
  console.log(`  ${id}: ${measured}`);
  if (id !== 'P7') (points[id] ??= []).push([count, median(times.ours)]);
  if (isLast && isWanted(id)) report(id, ratioOf(times), measured);
}

function ratioOf({ ours, raw }: Rounds): number {
  return median(ours) / median(raw);
}

function timesOf({ ours, raw }: Rounds): string {
  return `${median(ours).toPrecision(3)} ms beside ${median(raw).toPrecision(3)} ms`;
}

function rate(bytes = 0, ms: readonly number[]): number {
  return bytes / 1_000 / median(ms);
}

function report(id: TargetId, ratio: number, measured: string): void {
  const target = targets[id];
  rows.push({
    ...target,
    id,
    ratio,
    meetsMust: keeps(target, target.must, ratio),
    meetsWant: keeps(target, target.want, ratio),
    measured
  });
}

/** Null: nothing is asked. */
function keeps({ isAtLeast = false }: Target, bound: number | null, ratio: number): boolean | null {
  return bound === null ? null : isAtLeast ? ratio >= bound : ratio <= bound;
}

function isWanted(id: string): boolean {
  return !only || only.includes(id);
}

function print(): void {
  console.log();
  for (const { id, what, ratio, must, want, isAtLeast, meetsMust, meetsWant, measured } of rows) {
    const sign = isAtLeast ? '≥' : '≤';
    const asked = [must === null ? '' : `must ${sign} ${must}`, want === null ? '' : `want ${sign} ${want}`];
    const mark = meetsMust === false ? '✗' : meetsWant === false ? '·' : '✓';
    console.log(`${mark} ${id.padEnd(5)} ${what.padEnd(58)} ${ratio.toPrecision(3).padStart(8)}  ${asked.join(', ')}`);
    console.log(`        ${measured}`);
  }
  const folder = join(root, 'bench');
  mkdirSync(folder, { recursive: true });
  const file = only || isQuick ? 'partly.json' : 'latest.json';
  writeFileSync(join(folder, file), `${JSON.stringify({ rows }, null, 2)}\n`);
  process.exitCode = rows.some(({ meetsMust }) => meetsMust === false) ? 1 : 0;
}
