import { isDay } from '#domain/calendar/day.ts';
import { minorDigits, minorToDecimal } from '#domain/money/currency.ts';
import {
  compareDecimals,
  normaliseDecimal,
  parseDecimal,
  roundDecimal,
  roundedUnitsAt
} from '#domain/money/decimal.ts';
import type { ImportProblem, ImportWarning, Place } from './import-problem.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** What a text field of an invoice holds at most. */
const textLimit = 20_000;

/** A UBL document being read: what was found wrong so far, and which parts of it were taken over. */
export interface UblSource {
  readonly root: XmlElement;
  /** Every element, in the order of the document. */
  readonly known: ReadonlyMap<XmlElement, KnownElement>;
  readonly problems: ImportProblem[];
  /** Those of the problems that no total rests on. */
  readonly beside: Set<ImportProblem>;
  readonly warnings: ImportWarning[];
  readonly taken: Set<XmlElement | XmlAttribute>;
}

export interface KnownElement {
  /** "cac:InvoiceLine", whatever the file's own prefixes; the name of a foreign element has its URI before it. */
  readonly name: string;
  /** "/Invoice/cac:InvoiceLine[2]": counted where there are namesakes beside it. */
  readonly path: string;
  readonly parent: XmlElement | null;
}

/** `paths`: of elements that stand elsewhere in the file than their names say. */
export function openUblSource(root: XmlElement, paths?: ReadonlyMap<XmlElement, string>): UblSource {
  const known = new Map<XmlElement, KnownElement>();
  note(root, ublName(root, root), `/${ublName(root, root)}`, null);
  return { root, known, problems: [], beside: new Set(), warnings: [], taken: new Set() };

  function note(element: XmlElement, name: string, path: string, parent: XmlElement | null): void {
    known.set(element, { name, path: paths?.get(element) ?? path, parent });
    const names = element.children.map((child) => ublName(child, root));
    const counts = new Map<string, number>();
    for (const each of names) counts.set(each, (counts.get(each) ?? 0) + 1);
    const seen = new Map<string, number>();
    for (const [index, child] of element.children.entries()) {
      const childName = names[index] ?? '';
      const nth = (seen.get(childName) ?? 0) + 1;
      seen.set(childName, nth);
      note(child, childName, `${path}/${childName}${counts.get(childName) === 1 ? '' : `[${nth}]`}`, element);
    }
  }
}

function ublName(element: XmlElement, root: XmlElement): string {
  const prefix = prefixByNamespace.get(element.namespace);
  if (prefix !== undefined) return `${prefix}:${element.name}`;
  return element.namespace === root.namespace ? element.name : `{${element.namespace}}${element.name}`;
}

const ublUri = 'urn:oasis:names:specification:ubl:schema:xsd:';
const prefixByNamespace: ReadonlyMap<string, string> = new Map([
  [`${ublUri}CommonAggregateComponents-2`, 'cac'],
  [`${ublUri}CommonBasicComponents-2`, 'cbc'],
  [`${ublUri}CommonExtensionComponents-2`, 'ext']
]);

/** `steps` below the elements, all that there are: "cac:Party/cbc:EndpointID". */
export function all(source: UblSource, from: XmlElement | readonly XmlElement[] | null, steps: string): XmlElement[] {
  let found = from === null ? [] : 'children' in from ? [from] : [...from];
  for (const step of steps.split('/'))
    found = found.flatMap(({ children }) => children.filter((child) => source.known.get(child)?.name === step));
  return found;
}

/** The first of them. */
export function one(source: UblSource, from: XmlElement | null, steps: string): XmlElement | null {
  return all(source, from, steps)[0] ?? null;
}

export function placeOf(source: UblSource, element: XmlElement, below = ''): Place {
  const path = `${source.known.get(element)?.path ?? ''}${below}`;
  return { path: path.length > pathMax ? `${path.slice(0, pathMax)}…` : path, line: element.line, column: null };
}

/** A foreign name carries its whole namespace, at each level. */
const pathMax = 500;

/** One line of text, white space collapsed; empty where there is no element. */
export function words(source: UblSource, element: XmlElement | null): string {
  if (element === null) return '';
  source.taken.add(element);
  return withinLimit(source, element, element.text.trim().replace(/\s+/g, ' '));
}

/** Text of several elements below each other, each keeping its own line breaks. */
export function prose(source: UblSource, elements: readonly XmlElement[]): string {
  const paragraphs = elements.map((element) => {
    source.taken.add(element);
    const lines = element.text.trim().split('\n');
    return lines.map((line) => line.trim()).join('\n');
  });
  const [first] = elements;
  const text = paragraphs.filter((paragraph) => paragraph !== '').join('\n');
  return first === undefined ? '' : withinLimit(source, first, text);
}

/** What was read from several elements as one text; empty pieces leave no trace. */
export function joined(source: UblSource, at: XmlElement | null, pieces: readonly string[], separator: string): string {
  const text = pieces.filter((piece) => piece !== '').join(separator);
  return at === null ? text : withinLimit(source, at, text);
}

function withinLimit(source: UblSource, element: XmlElement, text: string): string {
  if (text.length <= textLimit) return text;
  source.warnings.push({ why: 'text-shortened', limit: textLimit, at: placeOf(source, element) });
  return text.slice(0, textLimit);
}

export function attribute(source: UblSource, element: XmlElement | null, name: string): string {
  const found = element?.attributes.find((candidate) => candidate.name === name);
  if (found === undefined) return '';
  source.taken.add(found);
  return found.value.trim();
}

/** Shortest text of an exact number; null where there is none, with a problem where there is something else. */
export function decimal(source: UblSource, element: XmlElement | null): string | null {
  if (element === null) return null;
  const text = words(source, element);
  if (text === '') return null;
  const at = placeOf(source, element);
  // xsd:decimal also allows "+1", "1." and ".5".
  const parts = text.length > numberLength ? null : /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?$/.exec(text);
  if (parts === null) {
    source.problems.push({ why: 'not-a-number', text: text.slice(0, numberLength), at });
    return null;
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  const exact = normaliseDecimal(`${sign === '-' ? '-' : ''}0${whole}.${fraction}0`);
  const used = roundDecimal(exact, decimalDigits);
  if (used.replace(/\..*$|-/g, '').length > wholeDigits) {
    source.problems.push({ why: 'number-too-large', text, at });
    return null;
  }
  if (used !== exact) source.warnings.push({ why: 'number-shortened', text, used, at });
  return used;
}

/** What a quantity, price or rate of an invoice holds: digits before and after the point. */
const wholeDigits = 18;
const decimalDigits = 12;
/** Nobody writes longer ones, and reckoning with them would cost time. */
const numberLength = 100;

/**
 * Minor units of the document's currency. More decimals than the currency has are rounded half away from zero and
 * told; an amount marked with another currency is taken as it stands and told, since UBL files mostly mean the
 * document's currency then (EN 16931 allows no other here).
 */
export function amount(source: UblSource, element: XmlElement | null, currency: string): number | null {
  if (element === null) return null;
  const marked = attribute(source, element, 'currencyID');
  const value = decimal(source, element);
  if (value === null) return null;
  const at = placeOf(source, element);
  if (marked !== '' && marked !== currency)
    source.warnings.push({ why: 'currency-differs', text: marked, currency, at });
  const exact = parseDecimal(value);
  const amountMinor = exact === null ? Number.NaN : Number(roundedUnitsAt(exact, minorDigits(currency)));
  if (!Number.isSafeInteger(amountMinor)) {
    source.problems.push({ why: 'number-too-large', text: value, at });
    return null;
  }
  if (compareDecimals(minorToDecimal(amountMinor, currency), value) !== 0)
    source.warnings.push({ why: 'amount-rounded', text: value, amountMinor, at });
  return amountMinor;
}

/** Reads what explains an amount. Where the amount itself stands in the document, no total rests on what is read here. */
export function explanation<Read>(source: UblSource, amountMinor: number | null, read: () => Read): Read {
  const before = source.problems.length;
  const explaining = read();
  if (amountMinor !== null) for (const problem of source.problems.slice(before)) source.beside.add(problem);
  return explaining;
}

/** "2024-02-29"; the zone that xsd:date allows behind it says nothing about the day and is dropped. */
export function day(source: UblSource, element: XmlElement | null): string | null {
  if (element === null) return null;
  const text = words(source, element);
  if (text === '') return null;
  const date = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text)?.[1];
  if (date !== undefined && isDay(date)) return date;
  source.problems.push({ why: 'not-a-day', text: text.slice(0, 100), at: placeOf(source, element) });
  return null;
}
