import { safeFileName } from '#ui/files.ts';
import type { Speech } from '#ui/words/speech.ts';
import { words } from '#ui/words/words.ts';

/**
 * A part of the page as a file that stands by itself: its markup, and of all style rules those that reach it. So the
 * file looks like the page, and there is no second template that could differ. What only the screen says is said to
 * whoever writes the document, not to whoever gets it.
 */
export function standaloneFile(
  part: HTMLElement,
  { title, speech: { language, dir } }: { title: string; speech: Pick<Speech, 'language' | 'dir'> }
): { file: Blob; fileName: string } {
  const written = part.cloneNode(true) as HTMLElement;
  for (const aside of written.querySelectorAll('.screen-only')) aside.remove();
  const css = [...document.styleSheets].flatMap((sheet) => rulesReaching(part, sheet.cssRules)).join('\n');
  const root = document.documentElement;
  const html = [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${dir}" style="${escaped(root.style.cssText)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    // What stands between the tags is read as it is, so nothing in it may end it.
    `<style>${css.replaceAll('</', '<\\/')}</style></head>`,
    `<body>${written.outerHTML}</body></html>`
  ].join('\n');
  return { file: new Blob([html], { type: 'text/html' }), fileName: words.print.fileName(safeFileName(title)) };
}

function rulesReaching(part: HTMLElement, rules: CSSRuleList): string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return reaches(rule.selectorText, part) ? [rule.cssText] : [];
    if (rule instanceof CSSImportRule) return rule.styleSheet ? rulesReaching(part, rule.styleSheet.cssRules) : [];
    if (rule instanceof CSSPageRule) return [rule.cssText];
    if (!(rule instanceof CSSGroupingRule)) return [];
    const inner = rulesReaching(part, rule.cssRules);
    if (inner.length === 0) return [];
    const head = rule.cssText.slice(0, rule.cssText.indexOf('{'));
    return [`${head}{\n${inner.join('\n')}\n}`];
  });
}

function reaches(selector: string, part: HTMLElement): boolean {
  return (
    /:root|(^|,\s*)(html|body)\b/.test(selector) || part.matches(selector) || part.querySelector(selector) !== null
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
