import { auditFindings } from '#domain/history/audit.ts';
import { digestOf } from '#domain/history/digest.ts';
import { saidIn, sealOf, shortSeal, type AuditLine, type AuditPack } from './pack.ts';

/**
 * The script inside an audit file: it shows what is there, checks it, and says what it found. It is built as one file by
 * itself, as a worker is, and is never started as one.
 */
const page = globalThis.document;
const data = page.getElementById('pack')?.textContent ?? '';
const verdict = page.getElementById('verdict');

try {
  show(JSON.parse(data) as AuditPack);
} catch (error) {
  // What cannot be read was changed, too: the sentence stands in the page from the beginning.
  tell([error instanceof Error ? error.message : String(error)], { isGood: false, isChecked: false });
}

function show(pack: AuditPack): void {
  const { words, lines, commits, title } = pack;
  const heading = page.querySelector('h1');
  if (heading) heading.textContent = title;
  page.title = title;
  page.getElementById('lines')?.append(...lines.map(rowOf));
  const findings = [
    ...lines
      .filter((line) => digestOf(saidIn(line)) !== line.digest)
      .map(({ at, text }) => `${words.lineChanged} ${at}: ${text}`),
    ...(sealOf(pack) === pack.seal ? [] : [words.incomplete]),
    ...auditFindings(commits).map(({ commit, at, why }) => `${new Date(at).toISOString()} ${commit}: ${words.why[why]}`)
  ];
  const seal = `${words.seal} ${shortSeal(sealOf(pack))}`;
  const isGood = findings.length === 0;
  tell(isGood ? [words.verified, seal] : [words.changed, ...findings], { isGood, isChecked: true });
}

/** `isChecked`: else what stands in the page from the beginning goes on to hold. */
function tell(sentences: readonly string[], { isGood, isChecked }: { isGood: boolean; isChecked: boolean }): void {
  if (!verdict) return;
  verdict.className = isGood ? 'good' : 'bad';
  if (isChecked) verdict.replaceChildren();
  verdict.append(...sentences.map((sentence) => element('p', sentence)));
}

function rowOf({ at, who, text, commit }: AuditLine): HTMLElement {
  const row = page.createElement('tr');
  row.append(...[at, who, text, commit].map((cell) => element('td', cell)));
  return row;
}

function element(name: string, text: string): HTMLElement {
  const made = page.createElement(name);
  made.textContent = text;
  return made;
}
