import type { BalanceState } from '#domain/invoice/balance.ts';

/** One typed array a field, one place a row. */
export function cellsFor(length: number) {
  return {
    rev: new Uint32Array(length),
    alive: new Uint8Array(length),
    archived: new Uint8Array(length),
    received: new Uint8Array(length),
    creditNote: new Uint8Array(length),
    /** Something in it waits for a person. */
    waiting: new Uint8Array(length),
    /** Its balance depends on another one: a credit note, and what it corrects. */
    related: new Uint8Array(length),
    /** It bears a number of our own. */
    numbered: new Uint8Array(length),
    /** Places in `balanceStates` and `origins`. */
    balanceState: new Uint8Array(length),
    origin: new Uint8Array(length),
    /** Codes of dictionaries. */
    status: new Uint16Array(length),
    type: new Uint16Array(length),
    currency: new Uint16Array(length),
    createdBy: new Uint16Array(length),
    client: new Uint32Array(length),
    party: new Uint32Array(length),
    /** Days as numbers: 20260731. */
    issue: new Int32Array(length),
    due: new Int32Array(length),
    reminded: new Int32Array(length),
    /** Instants. */
    createdAt: new Float64Array(length),
    entered: new Float64Array(length),
    totalMinor: new Float64Array(length),
    balanceMinor: new Float64Array(length),
    outstandingMinor: new Float64Array(length)
  };
}

export type Cells = ReturnType<typeof cellsFor>;

/** How it came into a status, as reports tell. */
export const visitKinds = [
  'start',
  'import',
  'forward',
  'back',
  'cancel',
  'restore',
  'override',
  'settled',
  'replaced'
] as const;

/** Statuses that an invoice stood in, the first first. */
export function visitsFor(length: number) {
  return {
    status: new Uint16Array(length),
    /** Place in `visitKinds`. */
    kind: new Uint8Array(length),
    byPlatform: new Uint8Array(length),
    at: new Float64Array(length)
  };
}

/** Money that came, or went back: then it is negative. */
export function paymentsFor(length: number) {
  return { day: new Int32Array(length), amountMinor: new Float64Array(length) };
}

/** Tax by category and rate, of credit notes negative. */
export function taxesFor(length: number) {
  return { rate: new Uint16Array(length), baseMinor: new Float64Array(length), taxMinor: new Float64Array(length) };
}

/** Jobs or workshops that it came from. */
export function sourcesFor(length: number) {
  return { job: new Uint32Array(length) };
}

export const balanceStates: readonly BalanceState[] = [
  'unpaid',
  'part-paid',
  'paid',
  'overpaid',
  'to-refund',
  'settled'
];

/** Earlier than any day. */
export const neverReminded = -0x8000_0000;
/** Later than any day, so that what has none is never overdue and comes last. */
export const noDay = 99_999_999;

/** The same arrays with room for more. */
export function grown<Arrays extends Record<string, CellArray>>(
  arrays: Arrays,
  make: (length: number) => Arrays,
  length: number
): Arrays {
  const larger = make(length);
  for (const name of Object.keys(arrays) as (keyof Arrays & string)[]) larger[name]?.set(arrays[name] ?? []);
  return larger;
}

export type CellArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** 2026-07-31 as 20260731: days as numbers that sort. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

export function dayText(number: number): string | null {
  if (number === noDay) return null;
  let text = texts.get(number);
  if (text === undefined) {
    const digits = String(number).padStart(8, '0');
    texts.set(number, (text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`));
  }
  return text;
}

/** There are few days and many invoices: reports ask for the same ones a hundred thousand times. */
const texts = new Map<number, string>();
