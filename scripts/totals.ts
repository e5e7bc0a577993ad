/**
 * `npm run totals -- FILE.xml…`: what each UBL invoice comes to by our own reckoning, as JSON on standard output. A file
 * whose totals cannot be read gets its lines on standard error; the others go on, and the exit code is 1. What would
 * only keep a file from being imported, a missing number for one, stands there too, but its totals are printed.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import { documentTotals, type DocumentTotals } from '#domain/exchange/document-totals.ts';
import { readUbl, reckonUbl } from '#domain/exchange/ubl.ts';
import { readXmlBytes } from '#domain/exchange/xml-bytes.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Usage: npm run totals -- FILE.xml…');
  process.exit(2);
}

const all: (DocumentTotals & { file: string })[] = [];
for (const file of files) {
  const complaints = totalsOfFile(file);
  for (const complaint of complaints) console.error(`${file}: ${complaint}`);
  if (complaints.length > 0) process.exitCode = 1;
}
console.log(JSON.stringify(all, null, 1));

/** Adds the file's totals to `all`, or says what is wrong with it. */
function totalsOfFile(file: string): string[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const text = readXmlBytes(bytes);
  if (!text.ok) return text.error.map(inWords);
  const document = reckonUbl(text.value);
  if (!document.ok) return document.error.map(inWords);
  const imported = readUbl(text.value);
  if (!imported.ok) for (const problem of imported.error) console.error(`${file}: not to import: ${inWords(problem)}`);
  all.push({ ...documentTotals(document.value), file: basename(file) });
  return [];
}

/** "not-a-number at /Invoice/cac:InvoiceLine[2]/cbc:LineExtensionAmount, line 57 (text: 12,50)". */
function inWords({ why, at, ...facts }: ImportProblem): string {
  const line = at.line === null ? '' : `, line ${at.line}`;
  const column = at.column === null ? '' : `, column ${at.column}`;
  const known = Object.entries(facts).filter(([, fact]) => fact !== '');
  const details = known.map(([name, fact]) => `${name}: ${String(fact)}`).join(', ');
  return `${why} at ${at.path}${line}${column}${details === '' ? '' : ` (${details})`}`;
}
