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
  // What cannot be read was changed, too, and browsers say where they stopped reading.
  const said = String(error);
  const place = Number(/(?:position|column) (\d+)/.exec(said)?.[1]);
  const quoted = /, (?:\.{3})?"(.+)"(?:\.{3})? is not/s.exec(said)?.[1] ?? '';
  const near = Number.isNaN(place) ? quoted : data.slice(Math.max(0, place - 40), place + 20);
  tell([`${verdict?.dataset.broken ?? ''} … ${near} …`], false);
}

function show(pack: AuditPack): void {
  const { words, lines, commits, title } = pack;
  const heading = page.querySelector('h1');
  if (heading) heading.textContent = title;
  page.title = title;
  const { at, who, what } = words.columns;
  for (const [place, name] of [at, who, what, words.commits].entries()) {
    const head = page.querySelectorAll('th')[place];
    if (head) head.textContent = name;
  }
  page.getElementById('lines')?.append(...lines.map(rowOf));
  // Of a file that was changed, what it says may be missing.
  const sayings: Readonly<Record<string, string | undefined>> = words.why;
  const findings = [
    ...lines
      .filter((line) => digestOf(saidIn(line)) !== line.digest)
      .map(({ at, text }) => `${words.lineChanged} ${at}: ${text}`),
    ...(sealOf(pack) === pack.seal ? [] : [words.incomplete]),
    ...auditFindings(commits).map(({ commit, at, why }) => `${named(pack, commit, at)}: ${sayings[why] ?? why}`)
  ];
  const seal = `${words.seal} ${shortSeal(sealOf(pack))}`;
  const isGood = findings.length === 0;
  tell(isGood ? [words.verified, seal] : [words.changed, ...findings], isGood);
}

/** As the list names it, where it is in it. */
function named({ lines }: AuditPack, commit: string, at: number): string {
  const line = lines.find((one) => one.commit === commit);
  return line ? `${line.at}, ${line.text} (${commit})` : `${new Date(at).toISOString()} ${commit}`;
}

function tell(sentences: readonly string[], isGood: boolean): void {
  if (!verdict) return;
  verdict.className = isGood ? 'good' : 'bad';
  verdict.replaceChildren(...sentences.map((sentence) => element('p', sentence)));
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
