import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'totals-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function totals(...files: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/run.js', 'scripts/totals.ts', ...files], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('totals come in the order of the files, each under its bare name', async () => {
  const { code, out, err } = await totals('tests/files/ubl/yen.xml', './tests/files/ubl/credit-note.xml');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual(['yen.xml', 'credit-note.xml']);
  expect(out.startsWith('[\n {\n  "kind": "Invoice",\n  "id": "2026-JP-1",')).toBe(true);
});

test('a file that cannot be read says what and where, the others go on, and the end is not well', async () => {
  const broken = join(folder, 'broken.xml');
  writeFileSync(broken, '<a>\n<b></a>');
  const { code, out, err } = await totals(broken, 'no-such-file.xml', 'tests/files/ubl/yen.xml');
  expect(code).toBe(1);
  expect((JSON.parse(out) as unknown[]).length).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([
    `${broken}: not-well-formed at /, line 2, column 4 (what: unclosed, text: b)`,
    expect.stringContaining('no-such-file.xml: ENOENT')
  ]);
});

test('a file that cannot be imported, but reckoned, has its totals, and says why it is not to import', async () => {
  const nameless = join(folder, 'nameless.xml');
  writeFileSync(nameless, readFileSync('tests/files/ubl/yen.xml', 'utf8').replace('<cbc:ID>2026-JP-1</cbc:ID>', ''));
  const { code, out, err } = await totals(nameless);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([{ id: null, computed: { payable: '11058' }, file: 'nameless.xml' }]);
  expect(err).toMatch(/nameless\.xml: not to import: missing at \/Invoice\/cbc:ID, line \d+\n$/);
});
