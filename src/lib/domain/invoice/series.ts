import type { Entity } from '#domain/history/entity.ts';
import { evolveCommon, newEntity } from '#domain/history/entity.ts';
import type { Event, Recorded } from '#domain/history/event.ts';

/**
 * A series of numbers, one for each pattern and year. The device that began the business counts on in the plain series; a
 * further one claims a letter before its first number, so that two devices without a network never give the same one.
 */
export interface Series extends Entity {
  /** Highest counter given, by letter; the plain series is ''. */
  readonly last: Readonly<Record<string, number>>;
  /** Letter by device. */
  readonly letters: Readonly<Record<string, string>>;
  /** Numbers that were given more than once, by devices that did not know of each other. */
  readonly clashes: readonly string[];
  /** Ids of the invoices among which a person has settled who bears a number. */
  readonly settled: Readonly<Record<string, readonly string[]>>;
}

/**
 * As far as a counter goes: nobody counts on from there until whole numbers end. It may be passed by as many as events
 * tell of, so that whoever goes on from it still writes what can be read back.
 */
export const counterMax = 1_000_000_000_000;

/** Whether there is something to settle about a number: several invoices bear it, and one of them came since. */
export function isClash({ settled }: Pick<Series, 'settled'>, number: string, bearers: readonly string[]): boolean {
  const among = Object.hasOwn(settled, number) ? (settled[number] ?? []) : [];
  return bearers.length > 1 && !bearers.every((id) => among.includes(id));
}

export type SeriesEvent =
  /** `from`: the device whose place this one has taken. */
  | Event<'letter-claimed', { letter: string; from?: string }>
  | Event<'counter-advanced', { letter: string; counter: number; number: string; invoice: string }>
  | Event<'clash-settled', { number: string; among: readonly string[] }>;

export function newSeries(id: string): Series {
  return { ...newEntity(id), last: {}, letters: {}, clashes: [], settled: {} };
}

export function evolveSeries(series: Series, recorded: Recorded): Series {
  const event = recorded.event as SeriesEvent;
  switch (event.type) {
    case 'letter-claimed': {
      const { letter, from } = event.data;
      // The first claim of a device stands, and of two devices with one letter the first: the other claims anew.
      const isTaken = Object.entries(series.letters).some(([device, known]) => known === letter && device !== from);
      if (isTaken || Object.hasOwn(series.letters, recorded.device)) return series;
      return { ...series, letters: { ...series.letters, [recorded.device]: letter } };
    }
    case 'counter-advanced': {
      const { letter, counter, number } = event.data;
      const last = Object.hasOwn(series.last, letter) ? (series.last[letter] ?? 0) : 0;
      // Whoever knew of the number before would have given a later one.
      const clashes = counter > last ? series.clashes : [...new Set([...series.clashes, number])];
      return { ...series, clashes, last: { ...series.last, [letter]: Math.max(last, counter) } };
    }
    case 'clash-settled':
      return { ...series, settled: { ...series.settled, [event.data.number]: event.data.among } };
    default:
      return evolveCommon(series, recorded);
  }
}

export interface NextNumber {
  readonly letter: string;
  /** Whether this device has to claim the letter first. */
  readonly claims: boolean;
  /** The device whose letter it goes on with; null where it has its own. */
  readonly from: string | null;
  readonly counter: number;
  readonly text: string;
}

/** Which series a pattern and a day lead to: "INV-{year}-####" in 2026 is "INV-2026-#". */
export function seriesId(pattern: string, day: string): string {
  return pattern.replaceAll('{year}', day.slice(0, 4)).replace(/#+/, '#');
}

/**
 * The number that this device gives next (BR14), skipping those that `taken` says stand on an invoice already
 * (imported, or typed into another program).
 */
export function nextNumber(
  series: Series,
  {
    pattern,
    day,
    device,
    founder,
    heirOf = [],
    taken
  }: {
    pattern: string;
    day: string;
    device: string;
    /** The device that began the business, whose series is the plain one; undefined: this one does. */
    founder: string | undefined;
    /** The devices that this one has taken the place of: their letter goes on. */
    heirOf?: readonly string[] | undefined;
    taken: (text: string) => boolean;
  }
): NextNumber {
  const claimed = letterOf(series, device);
  const from = heirOf.find((one) => letterOf(series, one) !== undefined) ?? null;
  const inherited = from === null ? undefined : letterOf(series, from);
  const letter =
    claimed ?? inherited ?? freeLetter(series, { isPlain: [undefined, device, ...heirOf].includes(founder) });
  let counter = (Object.hasOwn(series.last, letter) ? (series.last[letter] ?? 0) : 0) + 1;
  while (taken(numberText(pattern, day, letter, counter))) counter += 1;
  return { letter, claims: claimed === undefined, from, counter, text: numberText(pattern, day, letter, counter) };
}

function letterOf({ letters }: Series, device: string): string | undefined {
  return Object.hasOwn(letters, device) ? letters[device] : undefined;
}

function freeLetter(series: Series, { isPlain }: { isPlain: boolean }): string {
  const used = new Set(Object.values(series.letters));
  if (isPlain && !used.has('')) return '';
  let index = 1;
  while (used.has(letterAt(index))) index += 1;
  return letterAt(index);
}

/** B, C … Z, then BB, BC …: A is left for the reader who takes the plain series for it. */
function letterAt(index: number): string {
  const letters = 'BCDEFGHIJKLMNOPQRSTUVWXYZ';
  const rest = Math.floor((index - 1) / letters.length);
  return (rest > 0 ? letterAt(rest) : '') + (letters[(index - 1) % letters.length] ?? '');
}

function numberText(pattern: string, day: string, letter: string, counter: number): string {
  return pattern
    .replaceAll('{year}', day.slice(0, 4))
    .replace(/#+/, (digits) => letter + String(counter).padStart(digits.length, '0'));
}
