import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { ImportProblem, Malformed } from './import-problem.ts';
import { xmlLimitBytes } from './xml-bytes.ts';

export interface XmlElement {
  /** Namespace URI; empty where there is none. Prefixes are not kept: they mean nothing by themselves. */
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The element's own text, entities and CDATA resolved, untrimmed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Without the declarations of namespaces. */
export interface XmlAttribute {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly value: string;
}

/** More than any invoice has; hostile files nest, repeat and lengthen by the million. */
const depthMax = 64;
const elementsMax = 1_000_000;
const tagLengthMax = 100_000;

/**
 * The root element of an XML document. A DOCTYPE is refused outright, so no entity can be defined, and only the five
 * of XML itself and character references are resolved. Names stay values, never keys: no name can reach a prototype.
 */
export function readXml(xml: string): Result<XmlElement, ImportProblem[]> {
  const text = xml.startsWith('\ufeff') ? xml.slice(1) : xml;
  const lines = lineStarts(text);
  const problem = hostileOrBroken(text, lines) ?? notWellFormed(text);
  if (problem !== null) return refuse([problem]);

  let nodes: RawNode[];
  try {
    nodes = parser.parse(text) as RawNode[];
  } catch (error) {
    // The library says no by throwing, in words of its own; all that it throws here is about the text.
    if (!(error instanceof Error)) throw error;
    return refuse([broken('structure', null, null)]);
  }
  const roots = nodes.filter((node) => elementNameOf(node) !== null);
  const [root] = roots;
  if (root === undefined || roots.length > 1) return refuse([broken('structure', null, null)]);

  const problems: ImportProblem[] = [];
  const element = elementFrom(root, new Map([['xml', xmlNamespace]]), lines, problems);
  return problems.length > 0 ? refuse(problems) : ok(element);
}

/** One pass over the mark-up before any parser sees it: what would cost time or memory ends here. */
function hostileOrBroken(xml: string, lines: readonly number[]): ImportProblem | null {
  if (xml.length > xmlLimitBytes)
    return { why: 'too-large', sizeBytes: xml.length, limitBytes: xmlLimitBytes, at: placeOf(0, lines) };
  const start = xml.search(/\S/);
  if (start < 0) return { why: 'empty', at: placeOf(0, lines) };
  if (xml[start] !== '<') return { why: 'not-xml', at: placeOf(start, lines) };
  const control = xml.search(forbiddenCharacter);
  if (control >= 0) return brokenAt('character', control, `U+${hex(xml.charCodeAt(control))}`);

  /** What is open, from the outside in. */
  const opened: string[] = [];
  let elements = 0;
  let from = 0;
  for (let open = start; open >= 0; open = xml.indexOf('<', from)) {
    if (opened.length === 0 && xml.slice(from, open).trim() !== '') return brokenAt('structure', from);
    const kind = mark(xml, open);
    if (kind === 'declaration') return { why: 'doctype', at: placeOf(open, lines) };
    const end = kind === 'tag' ? endOfTag(xml, open) : endOfSection(xml, open, kind);
    if (end < 0) return kind === 'tag' ? brokenTagAt(open) : brokenAt(kind, open);
    if (kind === 'tag') {
      const name = nameOfTag(xml, open);
      if (xml[open + 1] === '/') {
        const innermost = opened.pop();
        if (innermost === undefined) return brokenAt('unopened', open, name);
        if (innermost !== name) return brokenAt('unclosed', open, innermost);
      } else {
        if (opened.length === 0 && elements > 0) return brokenAt('structure', open);
        elements += 1;
        if (xml[end - 2] !== '/') opened.push(name);
      }
      if (opened.length > depthMax) return { why: 'too-deep', limit: depthMax, at: placeOf(open, lines) };
      if (elements > elementsMax) return { why: 'too-many-elements', limit: elementsMax, at: placeOf(open, lines) };
      if (end - open > tagLengthMax) return { why: 'tag-too-long', limit: tagLengthMax, at: placeOf(open, lines) };
    }
    from = end;
  }
  if (opened.length > 0) return brokenAt('end', xml.trimEnd().length, opened.at(-1));
  return xml.slice(from).trim() !== '' ? brokenAt('structure', from) : null;

  /** A tag without an end is the last thing in a file that was cut off; else something else begins inside of it. */
  function brokenTagAt(open: number): ImportProblem {
    const name = nameOfTag(xml, open);
    return xml.includes('<', open + 1) ? brokenAt('tag', open, name) : brokenAt('end', xml.trimEnd().length, name);
  }

  function brokenAt(what: Malformed, offset: number, text = ''): ImportProblem {
    const { line, column } = placeOf(offset, lines);
    return broken(what, line, column, text);
  }
}

function nameOfTag(xml: string, open: number): string {
  nameShape.lastIndex = open + (xml[open + 1] === '/' ? 2 : 1);
  return nameShape.exec(xml)?.[0] ?? '';
}

const nameShape = /[^\s<>/"'=]*/y;

const sections = {
  comment: { opening: '<!--', closing: '-->' },
  cdata: { opening: '<![CDATA[', closing: ']]>' },
  instruction: { opening: '<?', closing: '?>' }
} as const;

function mark(xml: string, open: number): keyof typeof sections | 'declaration' | 'tag' {
  for (const kind of ['comment', 'cdata', 'instruction'] as const)
    if (xml.startsWith(sections[kind].opening, open)) return kind;
  return xml[open + 1] === '!' ? 'declaration' : 'tag';
}

function endOfSection(xml: string, open: number, kind: keyof typeof sections): number {
  const { opening, closing } = sections[kind];
  const end = xml.indexOf(closing, open + opening.length);
  return end < 0 ? -1 : end + closing.length;
}

/** Just after the closing angle bracket, which may also stand inside a quoted value; -1 where there is none. */
function endOfTag(xml: string, open: number): number {
  for (let at = open + 1; at < xml.length; at += 1) {
    const character = xml[at];
    if (character === '>') return at + 1;
    if (character === '<') return -1;
    if (character === '"' || character === "'") {
      at = xml.indexOf(character, at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function notWellFormed(xml: string): ImportProblem | null {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is one more package; this version is pinned
  const verdict = XMLValidator.validate(xml);
  if (verdict === true) return null;
  const { code, msg, line, col } = verdict.err;
  const what =
    ({ InvalidTag: 'tag', InvalidAttr: 'attribute', InvalidChar: 'character' } as const)[code] ?? 'structure';
  // Of what the library says, only the piece of the file is of use to a person.
  return broken(what, line, col, /'([^'\s[\]]+)'/.exec(msg)?.[1] ?? '');
}

/** As the parser gives it: one key that is the name with a dot before it, or `#text`, or `#cdata`. */
interface RawNode {
  readonly [key: string]: RawNode[] | string | Readonly<Record<string, string>> | undefined;
}

const textKey = '#text';
const cdataKey = '#cdata';
const attributesKey = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: textKey,
  cdataPropName: cdataKey,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  jPath: false,
  maxNestedTags: depthMax + 1,
  // The parser refuses names such as "constructor"; with a dot, which starts no name in XML, they are names like any other.
  transformTagName: (name) => `.${name}`
});

/** The package's types say symbol, its code too. */
const positionKey = XMLParser.getMetaDataSymbol() as unknown as symbol;

function elementNameOf(node: RawNode): string | null {
  const key = Object.keys(node).find((name) => name.startsWith('.'));
  return key ?? null;
}

function elementFrom(
  node: RawNode,
  outer: ReadonlyMap<string, string>,
  lines: readonly number[],
  problems: ImportProblem[]
): XmlElement {
  const key = elementNameOf(node) ?? '.';
  const offset = (node as Readonly<Record<symbol, { startIndex?: number } | undefined>>)[positionKey]?.startIndex ?? 0;
  const { line, column } = placeOf(offset, lines);
  const resolved = (raw: string) =>
    raw.replace(/&([^;&\s]+);/g, (reference, name: string) => {
      const character = characterOf(name);
      if (character === null) problems.push(broken('entity', line, column, reference));
      return character ?? '';
    });

  const written = Object.entries((node[attributesKey] ?? {}) as Readonly<Record<string, string>>).map(
    ([name, value]): XmlAttribute => ({ name: name.slice(1), value: resolved(value) })
  );
  const declarations = written.filter(({ name }) => isDeclaration(name));
  const inScope =
    declarations.length === 0
      ? outer
      : new Map([...outer, ...declarations.map(({ name, value }) => [name.slice('xmlns:'.length), value] as const)]);

  const children: XmlElement[] = [];
  const text: string[] = [];
  for (const part of node[key] as RawNode[]) {
    if (textKey in part) text.push(resolved(part[textKey] as string));
    else if (cdataKey in part)
      text.push((part[cdataKey] as RawNode[]).map((piece) => piece[textKey] as string).join(''));
    else if (elementNameOf(part) !== null) children.push(elementFrom(part, inScope, lines, problems));
  }

  const qualified = key.replace(/^\.+/, ''); // Twice dotted, where the element is empty.
  const colon = qualified.indexOf(':');
  const prefix = qualified.slice(0, Math.max(colon, 0));
  const namespace = inScope.get(prefix);
  if (namespace === undefined && prefix !== '') problems.push(broken('prefix', line, column, prefix));
  return {
    namespace: namespace ?? '',
    name: qualified.slice(colon + 1),
    attributes: written.filter(({ name }) => !isDeclaration(name)),
    children,
    text: text.join(''),
    line
  };
}

function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
]);

/** Null for an entity that nobody defined, and for a reference to what is no character. */
function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return predefined.get(name) ?? null;
  const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (digits === null) return null;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  const character = String.fromCodePoint(code);
  return forbiddenCharacter.test(character) ? null : character;
}

/** XML 1.0, production 2, as far as single code units tell. */
// eslint-disable-next-line no-control-regex -- these control characters are what it looks for
const forbiddenCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function broken(what: Malformed, line: number | null, column: number | null, text = ''): ImportProblem {
  return { why: 'not-well-formed', what, text: text.slice(0, 200), at: { path: '/', line, column } };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(offset: number, starts: readonly number[]): { path: string; line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { path: '/', line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
