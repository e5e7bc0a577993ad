import type { AuditedCommit } from '#domain/history/audit.ts';
import { digestOf, digestOfText } from '#domain/history/digest.ts';
import { instantInWords } from '#ui/history/instant.ts';
import type { Moment } from '#ui/history/timeline.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { saidIn, sealOf, shortSeal, type AuditLine, type AuditPack } from './pack.ts';
import verifierUrl from './verifier.worker.ts?worker&url';

const text = words.audit;

/**
 * One file that shows some steps, holds the chain of seals behind them, and checks itself wherever it is opened; and its
 * seal, which tells it from every other one.
 */
export async function auditFile(
  title: string,
  moments: readonly Moment[],
  commits: readonly AuditedCommit[]
): Promise<{ readonly file: Blob; readonly seal: string }> {
  const shown = { title, lines: moments.toReversed().flatMap(linesOf), commits, words: text.file };
  const seal = sealOf(shown);
  const pack: AuditPack = { format: 'docket-audit', v: 1, ...shown, seal };
  const answer = await fetch(verifierUrl);
  if (!answer.ok) throw new Error(`the script of audit files could not be read: ${answer.status}`);
  const script = `\n${(await answer.text()).replaceAll('</', '<\\/')}\n`;
  const [scriptHash, styleHash] = [script, style].map(base64Digest);
  // Nothing in it may end the element that it stands in.
  const json = JSON.stringify(pack).replaceAll('<', '\\u003c');
  const file = new Blob(
    [
      `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`,
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'sha256-${styleHash}'">\n`,
      `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>${style}</style>\n</head>\n`,
      `<body>\n<main>\n<h1>${escaped(title)}</h1>\n<div id="verdict" role="status" data-broken="${escaped(text.broken)}"><p>${escaped(text.file.unreadable)}</p></div>\n`,
      `<table>\n<thead><tr>${[text.file.columns.at, text.file.columns.who, text.file.columns.what, text.file.commits].map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>\n<tbody id="lines"></tbody>\n</table>\n</main>\n`,
      `<script type="application/json" id="pack">${json}</script>\n<script type="module">${script}</script>\n</body>\n</html>\n`
    ],
    { type: 'text/html' }
  );
  return { file, seal: shortSeal(seal) };
}

function linesOf({ id, atMs, who, steps }: Moment): AuditLine[] {
  return steps.map((step) => {
    const changes = step.changes.map(({ field, old, new: now }) => `${field}: ${old ?? '–'} → ${now ?? '–'}`);
    const said = [step.text, step.rule ?? '', step.because, step.reason, ...changes].filter((part) => part !== '');
    const line = { commit: id, at: instantInWords(atMs), who, text: said.join(' · ') };
    return { ...line, digest: digestOf(saidIn(line)) };
  });
}

/** As policies of security write it. */
function base64Digest(content: string): string {
  const bytes = digestOfText(content).match(/../g) ?? [];
  return btoa(bytes.map((hex) => String.fromCharCode(Number.parseInt(hex, 16))).join(''));
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8888; padding: .4rem .5rem; text-align: start; vertical-align: top }
td:nth-child(n + 3), h1 { overflow-wrap: anywhere }
td:last-child { font: 12px/1.6 ui-monospace, monospace }
#verdict { border: 1px solid #8888; border-radius: 6px; margin: 1rem 0; padding: 0 1rem }
#verdict.good { border-color: #1a7f37 }
#verdict.bad { border: 2px solid #c62828 }
@media (min-width: 48rem) { td:first-child { white-space: nowrap } }
@media (max-width: 40rem) { thead { display: none } tr, td { display: block } tr { border-bottom: 1px solid #8888; padding: .5rem 0 } td { border: 0; padding: 0 } }
`;
