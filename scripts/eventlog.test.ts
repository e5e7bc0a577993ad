import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventlog-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(...files: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/run.js', 'scripts/eventlog.ts', ...files], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const corpus = process.env.DOCKET_CORPUS;

describe.skipIf(corpus === undefined)('the public corpus (DOCKET_CORPUS)', () => {
  test('every event log gives its counts exactly, and its times to the millisecond', async () => {
    const logs = join(corpus ?? '', 'eventlogs');
    const names = readdirSync(logs).filter((name) => name.endsWith('.events.csv'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { code, out, err } = await report(join(logs, name));
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
      const reference = readFileSync(join(logs, name.replace('.events.csv', '.reference.json')), 'utf8');
      expect(inOrder(JSON.parse(out)), name).toEqual(toTheMillisecond(inOrder(JSON.parse(reference))));
    }
  });
});

/** The order of keys is part of what is compared. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, one]) => [name, inOrder(one)]);
}

function toTheMillisecond(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toTheMillisecond);
  if (typeof value !== 'number') return value; // Counts differ by one or not at all.
  const isNear = (other: unknown) => typeof other === 'number' && Math.abs(other - value) < 0.001;
  return { asymmetricMatch: isNear, toString: () => `about ${value}` };
}

test('events in any order, odd names and all kinds of times give the figures that were reckoned by hand', async () => {
  const { code, out, err } = await report('tests/files/eventlogs/small.events.csv');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(readFileSync('tests/files/eventlogs/small.reference.json', 'utf8'));
});

test('a log without events has counts of nothing, and no times', async () => {
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, 'case,status,timestamp\r\n');
  const { code, out } = await report(empty);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ cases: 0, activities: {}, transitions: [], throughput: { n: 0, min: null } });
});

test.each([
  [
    'wrong.csv',
    'case,status,timestamp\n1,sent,2026-03-01\n1,paid,tomorrow\n',
    'line 3: no timestamp that could be read'
  ],
  ['latin.csv', Buffer.from('case,status,timestamp\n1,gepr\xfcft,2026-03-01\n', 'latin1'), 'not UTF-8 text'],
  ['nothing.csv', '', 'line 1: no header'],
  ['missing.csv', null, 'ENOENT']
])('%s says what is wrong, prints nothing, and the end is not well', async (name, content, problem) => {
  const file = join(folder, name);
  if (content !== null) writeFileSync(file, content);
  const { code, out, err } = await report(file);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.startsWith(`${file}: ${problem}`)).toBe(true);
});

test('without a file it says how it is used', async () => {
  expect(await report()).toEqual({ code: 2, out: '', err: 'Usage: npm run report:eventlog -- FILE.csv\n' });
});
