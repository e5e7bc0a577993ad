import { addDays, isDay } from '#domain/calendar/day.ts';
import { compareDecimals, normaliseDecimal } from '#domain/money/decimal.ts';

/** What stands before the decimals. */
export type DecimalMark = '.' | ',';
/** In which order a day is written in numbers. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

/** What a column seems to be written in, and whether it could be read in another way as well. */
export interface Guess<Format> {
  readonly format: Format;
  readonly isSure: boolean;
}

/**
 * A number as a table writes it, as an exact decimal: signs of currencies, groups and brackets for what is negative are
 * understood ("$1,020.00", "20 160,0", "(12.50)", "12,50-"). Null: it is none.
 */
export function readNumber(text: string, mark: DecimalMark): string | null {
  const bare = text.replace(currencySigns, '');
  const brackets = /^\((.+)\)$/.exec(bare);
  const signed = (brackets?.[1] ?? bare)
    .replaceAll('−', '-')
    .replace(/^\+/, '')
    .replace(/^(.+)-$/, '-$1')
    .replace(/%$/, '');
  const group = mark === '.' ? ',' : '.';
  const [whole = '', ...rest] = signed.split(mark);
  const [decimals = ''] = rest;
  const digits = whole.replaceAll(group, '');
  const isGrouped = !whole.includes(group) || grouped[group].test(whole);
  if (rest.length > 1 || !isGrouped || !/^-?\d{0,15}$/.test(digits) || !/^\d{0,12}$/.test(decimals)) return null;
  if (digits.replace('-', '') === '' && decimals === '') return null;
  const plain = normaliseDecimal(
    `${/\d/.test(digits) ? digits : `${digits}0`}${decimals === '' ? '' : `.${decimals}`}`
  );
  // Brackets say the same as a sign, and no more where there are both.
  return brackets && !plain.startsWith('-') && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/** Signs of currencies, letters before or behind the number that name one ("CA$", "R$", "CHF", "kr"), and what groups its digits. */
const currencySigns =
  /(?:^|(?<=[(−-]))\p{L}{1,3}\.?(?=\p{Sc})|[\p{Sc}\s'’]|^\p{L}{2,3}\.?(?=[\s\d(−-])|(?<=[\s\d)−-])\p{L}{2,3}\.?$/gu;

/** Whole numbers in groups of three; before the last, in India, of two. */
const grouped = { ',': /^-?\d{1,3}(,\d{2,3})*,\d{3}$/, '.': /^-?\d{1,3}(\.\d{2,3})*\.\d{3}$/ };

/**
 * By which mark more of the texts are numbers; where both do, by which fewer are amounts with three decimals, which hardly
 * one is.
 */
export function guessDecimalMark(texts: readonly string[]): Guess<DecimalMark> {
  const points = texts.map((text) => readNumber(text, '.'));
  const commas = texts.map((text) => readNumber(text, ','));
  const misses = missesIn(commas) - missesIn(points);
  const odd = (numbers: readonly (string | null)[]): number =>
    numbers.filter((number) => number !== null && /\.\d{3}$/.test(number)).length;
  const format = (misses || odd(commas) - odd(points)) < 0 ? ',' : '.';
  return { format, isSure: misses !== 0 || isSame(points, commas) };
}

function missesIn(read: readonly (string | null)[]): number {
  return read.filter((one) => one === null).length;
}

function isSame(left: readonly (string | null)[], right: readonly (string | null)[]): boolean {
  return left.every((one, index) => one === right[index]);
}

/**
 * A day as a table writes it, as ISO 8601; what time it was does not matter. Names of months are read in the languages
 * that invoicing programs write them in. Null: it is none.
 */
export function readDay(text: string, order: DayOrder): string | null {
  const [date = ''] = text.trim().split(/T(?=\d)|[\s,]+(?=\d{1,2}:\d{2})/);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  const parts = compact
    ? compact.slice(1)
    : date.split(/[\s./,-]+/).filter((part) => part !== '' && !/^\D{1,2}$/.test(part));
  const named = parts.findIndex((part) => /^\p{L}/u.test(part));
  const month = named === -1 ? null : monthNamed(parts[named] ?? '');
  if (named !== -1 && month === null) return null;
  const numbers = parts.filter((_, index) => index !== named).map((part) => part.replace(/(st|nd|rd|th)$/i, ''));
  if (!numbers.every((part) => /^\d{1,4}$/.test(part))) return null;
  if (month !== null) {
    const [first = '', second = ''] = numbers;
    if (numbers.length !== 2) return null;
    return first.length === 4 ? dayOf(first, month, second) : dayOf(second, month, first);
  }
  const [first = '', second = '', third = ''] = numbers;
  if (numbers.length !== 3) return null;
  // Four digits are a year, wherever they stand.
  if (first.length === 4) return dayOf(first, second, third);
  if (order === 'ymd') return dayOf(first, second, third);
  return order === 'dmy' ? dayOf(third, second, first) : dayOf(third, first, second);
}

/** Per cent, or a part of one: what is written of a rate, and maybe of its name. Null: no number, as in the name of a tax. */
export function readRate(text: string): string | null {
  const [written] = /\d+(?:[.,]\d+)?/.exec(text) ?? [];
  return written === undefined ? null : readNumber(written, written.includes(',') ? ',' : '.');
}

/** Some write 0.19 where they mean 19 %: rates of which all are that little, and none bears a sign that says otherwise. */
export function areFractions(texts: readonly string[]): boolean {
  const rates = texts.flatMap((text) => readRate(text) ?? []);
  const isLittle = rates.every((rate) => compareDecimals(rate, '1') < 0);
  return isLittle && rates.some((rate) => compareDecimals(rate, '0') > 0) && !texts.some((text) => text.includes('%'));
}

/** Columns of days that hold nothing but how many days a spreadsheet counts since the end of 1899: all of them are such. */
export function isSerial(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => /^[3-7]\d{4}(?:[.,]\d+)?$/.test(text));
}

/** Columns that hold nothing but days of eight digits, as 20260109. */
export function areCompactDays(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => /^(?:19|20)\d{6}$/.test(text) && readDay(text, 'ymd') !== null);
}

export function dayOfSerial(text: string): string {
  return addDays('1899-12-30', Number.parseInt(text, 10));
}

/** What is written in place of a day by which something is due, and says when all the same, or that nobody has. */
export function isTerm(text: string): boolean {
  return terms.test(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
}

const terms =
  /^(?:n\/?a|none|keine?|-+)$|receipt|upon|net ?\d+|netto|\b\d+ (?:days?|tagen?|jours|dias|giorni|dagen)\b|sofort|erhalt|immediate|prompt|reception|contado|ricevimento|ontvangst/;

const affirmed = new Set(['yes', 'y', 'true', 'x', '✓', '✔', 'ja', 'j', 'oui', 'sí', 'si', 'sì', 'wahr', 'vrai']);
const denied = new Set(['no', 'n', 'false', 'nein', 'non', 'nee', 'falsch', 'faux']);

/** Whether a cell says yes or no; null: neither. */
export function readFlag(text: string): boolean | null {
  const plain = text.toLowerCase();
  return affirmed.has(plain) ? true : denied.has(plain) ? false : null;
}

/** By which order more of the texts are days; where two are alike, most of the world puts the day first. */
export function guessDayOrder(texts: readonly string[]): Guess<DayOrder> {
  const orders = (['dmy', 'mdy', 'ymd'] as const).map((order) => {
    const days = texts.map((text) => readDay(text, order));
    return { order, days, misses: missesIn(days) };
  });
  const [best, ...others] = orders.toSorted((left, right) => left.misses - right.misses);
  if (!best) return { format: 'dmy', isSure: true };
  const isSure = others.every(({ days, misses }) => misses !== best.misses || isSame(days, best.days));
  return { format: best.order, isSure };
}

function dayOf(year: string, month: string, day: string): string | null {
  const full = year.length === 4 ? year : year.length === 2 ? `20${year}` : null;
  // Nobody writes invoices of earlier centuries: it is something else, or a slip.
  if (full === null || full < '1900') return null;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** "01" to "12", by the first letters that tell a month apart. */
function monthNamed(name: string): string | null {
  const plain = plainName(name);
  if (plain.length < 3) return null;
  const found = months().find(({ names }) => names.some((one) => one.startsWith(plain) || plain.startsWith(one)));
  return found?.month ?? null;
}

let known: readonly { readonly month: string; readonly names: readonly string[] }[] | undefined;

function months(): readonly { readonly month: string; readonly names: readonly string[] }[] {
  return (known ??= Array.from({ length: 12 }, (_, index) => ({
    month: String(index + 1).padStart(2, '0'),
    names: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'].map((language) =>
      plainName(new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, index, 1)))
    )
  })));
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
