import { readFileSync } from 'node:fs';
import { LinesDigest, linesOf } from '#domain/backup/format.ts';
import { BackupReader } from '#domain/backup/reader.ts';
import { StateDigest } from '#domain/backup/state-digest.ts';
import { partsOf } from '#domain/history/commit.ts';
import { digestOf } from '#domain/history/digest.ts';
import { isKnownKind, subjectKey } from '#domain/history/event.ts';
import { foldVersion } from '#domain/history/fold-version.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';

/** Reads a backup without a browser, folds it, writes its records again, and says what all of it comes to. */
const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n');
const records: { readonly order: string; readonly record: object }[] = [];
const reader = new BackupReader((record) =>
  records.push({ order: `b ${record.digest} ${inOrder(record.part)}`, record })
);
for (const line of lines) {
  const problem = reader.take(line);
  if (problem) throw new Error(JSON.stringify(problem));
}
const read = reader.end();
if (!read.ok) throw new Error(JSON.stringify(read.error));
const { header, commits, unknown } = read.value;

for (const part of commits.flatMap(partsOf))
  records.push({
    order: `a ${part.device} ${inOrder(part.n)} ${part.hash} ${inOrder(part.part)}`,
    record: { kind: 'commit', ...part }
  });
for (const record of unknown) records.push({ order: `c ${digestOf(record)}`, record });
const written = new LinesDigest();
for (const { record } of records.sort((left, right) => (left.order < right.order ? -1 : 1)))
  for (const line of linesOf(record)) written.add(line);

const ledger = new MemoryLedger('node');
ledger.receive(commits);
const state = new StateDigest();
const subjects = new Map(
  commits.flatMap(({ events }) => events.map(({ subject }) => [subjectKey(subject), subject] as const))
);
for (const [, { kind, id }] of [...subjects].sort(([left], [right]) => (left < right ? -1 : 1))) {
  const entity = isKnownKind(kind) && ledger.get(kind, id);
  if (entity) state.add(kind, entity);
}

const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
// An older fold came to other rows, and what it says of them is no measure.
const isOfThisFold = (header.fold ?? 1) === foldVersion;
const said = { records: read.value.records, state: isOfThisFold ? header.state : null };
const found = { records: written.end(), state: isOfThisFold ? state.end() : null };
console.log(JSON.stringify({ locale, timeZone, said, found }));

function inOrder(count: number): string {
  return String(count).padStart(10, '0');
}
