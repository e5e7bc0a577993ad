/** An element that is to be written: its name with prefix, its attributes, and what is in it. */
export interface WrittenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text, or elements; what is empty is left out, since in an invoice an element without content says something is missing. */
  readonly content: string | readonly (WrittenElement | null)[];
}

/** Leaves out what has nothing in it: null. */
export function element(
  name: string,
  content: WrittenElement['content'],
  attributes: WrittenElement['attributes'] = {}
): WrittenElement | null {
  if (typeof content === 'string') return content.trim() === '' ? null : { name, attributes, content };
  return content.every((one) => one === null) ? null : { name, attributes, content };
}

/** A whole document, indented for people who look into it. */
export function writeXml(root: WrittenElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
}

function written({ name, attributes, content }: WrittenElement, indent: string): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  if (typeof content === 'string') return `${indent}<${name}${said}>${escaped(content)}</${name}>`;
  const inside = content.filter((one) => one !== null).map((one) => written(one, `${indent}  `));
  return `${indent}<${name}${said}>\n${inside.join('\n')}\n${indent}</${name}>`;
}

/** What XML 1.0 does not allow at all has no escape either, and is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
