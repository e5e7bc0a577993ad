import type { Client } from '#domain/client/client.ts';
import type { ClientSums } from '#services/columns/client-sums.ts';
import { searchable } from '#services/columns/search.ts';
import type { ColumnSum } from '#services/columns/sums.ts';

export const clientSorts = ['name', 'outstanding', 'invoices'] as const;
export type ClientSort = (typeof clientSorts)[number];

/** Which clients a list shows, and in which order. It lives in the address. */
export interface ClientFilter {
  readonly text: string;
  readonly sort: ClientSort;
}

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly count: number;
  readonly overdueCount: number;
  /** What is outstanding, where anything is; the currency of one's own business first. */
  readonly outstanding: readonly ColumnSum[];
}

/** Total: what an address says that means nothing here is left out. */
export function readClientFilter(query: URLSearchParams): ClientFilter {
  return {
    text: (query.get('q') ?? '').slice(0, 200),
    sort: clientSorts.find((sort) => sort === query.get('sort')) ?? 'name'
  };
}

/** With its question mark; empty where nothing is asked, so that addresses stay short. */
export function clientQuery({ text, sort }: ClientFilter): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('q', text);
  if (sort !== 'name') query.set('sort', sort);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** `clients` come by name; what ties keeps that order. */
export function listClients(
  clients: readonly Client[],
  { text, sort }: ClientFilter,
  { sums, currency }: { readonly sums: ReadonlyMap<string, ClientSums>; readonly currency: string }
): ClientRow[] {
  const words = searchable(text)
    .split(' ')
    .filter((word) => word !== '');
  const rows = clients
    .filter((client) => words.length === 0 || matches(client, words))
    .map((client) => rowOf(client, sums.get(client.id), currency));
  return sort === 'name' ? rows : rows.sort(comparisons[sort](currency));
}

/** Sums that leave something open; one's own currency first, what is to come before what is to be paid. */
export function openSums(sums: readonly ColumnSum[], currency: string): ColumnSum[] {
  return sums
    .filter(({ outstandingMinor }) => outstandingMinor !== 0)
    .sort((left, right) => Number(right.currency === currency) - Number(left.currency === currency));
}

/** What all of them leave open together, by direction and currency. */
export function sumOutstanding(rows: readonly ClientRow[], currency: string): ColumnSum[] {
  const sums = new Map<string, ColumnSum>();
  for (const sum of rows.flatMap(({ outstanding }) => outstanding)) {
    const key = `${sum.direction} ${sum.currency}`;
    const known = sums.get(key);
    const outstandingMinor = sum.outstandingMinor + (known?.outstandingMinor ?? 0);
    const overflow = sum.overflow || known?.overflow === true || !Number.isSafeInteger(outstandingMinor);
    sums.set(key, { ...sum, outstandingMinor, overflow });
  }
  return openSums([...sums.values()], currency);
}

function rowOf({ id, fields }: Client, sums: ClientSums | undefined, currency: string): ClientRow {
  return {
    id,
    name: fields.party.name,
    town: fields.party.town,
    count: sums?.count ?? 0,
    overdueCount: sums?.overdueCount ?? 0,
    outstanding: openSums(sums?.sums ?? [], currency)
  };
}

function matches({ fields: { party } }: Client, words: readonly string[]): boolean {
  const { name, contact, town, postcode, email, vatId, taxId, registrationId } = party;
  const hay = searchable([name, contact, town, postcode, email, vatId, taxId, registrationId].join('\n'));
  return words.every((word) => hay.includes(word));
}

/**
 * Amounts of different currencies cannot be compared: the currency of one's own business counts first, then who has
 * anything outstanding in another one.
 */
const comparisons: Record<
  Exclude<ClientSort, 'name'>,
  (currency: string) => (left: ClientRow, right: ClientRow) => number
> = {
  invoices: () => (left, right) => right.count - left.count,
  outstanding: (currency) => (left, right) =>
    owedIn(right, currency) - owedIn(left, currency) || foreign(right) - foreign(left)
};

function owedIn({ outstanding }: ClientRow, currency: string): number {
  return outstanding.find((sum) => sum.currency === currency && sum.direction === 'issued')?.outstandingMinor ?? 0;
}

function foreign({ outstanding }: ClientRow): number {
  return outstanding.filter(({ direction }) => direction === 'issued').length;
}
