import { dayAt } from '#domain/calendar/day.ts';
import { survivorOf } from '#domain/client/merged.ts';
import type { Condition, FactValue, Scalar } from '#domain/condition/condition.ts';
import { balanceOf, totalsOf, type BalanceState } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import { isWaiting } from '#domain/invoice/inbox.ts';
import { origins, type Invoice } from '#domain/invoice/invoice.ts';
import { lastReminder } from '#domain/invoice/reminder.ts';
import type { Visits } from '#domain/report/visits.ts';
import { groups, type Group, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine, inConfiguredOrder } from '#domain/workflow/machine.ts';
import {
  balanceStates,
  cellsFor,
  type Cells,
  dayNumber,
  dayText,
  grown,
  neverReminded,
  noDay,
  paymentsFor,
  sourcesFor,
  taxesFor,
  visitKinds,
  visitsFor
} from './cells.ts';
import { Dictionary } from './dictionary.ts';
import { columnFacts, type ColumnFact } from './facts.ts';
import { withItem, withoutItem } from './orders.ts';
import { predicateOf, type FactReader } from './predicate.ts';
import { Ragged } from './ragged.ts';
import { haystackOf, wordsIn } from './search.ts';
import { compareTexts, Sums, type ColumnSum } from './sums.ts';

export const sortKeys = [
  'issue',
  'due',
  'number',
  'party',
  'total',
  'outstanding',
  'status',
  'entered',
  'created'
] as const;
export type SortKey = (typeof sortKeys)[number];

/** Which invoices to list. What is not named is not filtered by. */
export interface ColumnQuery {
  /** The day that *overdue* is judged on. */
  readonly today: string;
  readonly groups?: readonly Group[] | undefined;
  /** Ids of statuses; also of such that the workflow no longer knows. */
  readonly statuses?: readonly string[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly archived?: boolean | undefined;
  /** What else is to hold, by `columnFacts`. */
  readonly where?: Condition | undefined;
  /** What times in status are reckoned up to; the end of the day where nothing is said. */
  readonly nowMs?: number | undefined;
  /** Whose clocks say on which day something happened; UTC where nothing is said. */
  readonly zone?: string | undefined;
  /** Words that must all be found in numbers, names, references, notes and lines; case and accents do not count. */
  readonly text?: string | undefined;
  /** `issue`, newest first, where nothing is said. */
  readonly sort?: SortKey | undefined;
  readonly descending?: boolean | undefined;
  /** Puts what belongs together one after the other. */
  readonly sectionBy?: SectionKey | undefined;
}

export const sectionKeys = ['status', 'client', 'month'] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** The stays of invoices in statuses, with how they came there. */
export interface ColumnVisits extends Visits {
  /** 1: a person brought it there by a move forward. */
  readonly byHand: Uint8Array;
  /** 1: it was imported, and begins there. */
  readonly byImport: Uint8Array;
}

/** What belongs together in a list. */
export interface Section {
  /** Id of the status, of the client (or its name, where it has none), or the month of issue: 2026-07; '': none. */
  readonly key: string;
  /** Name of the other side in the first of them. */
  readonly party: string;
  /** The place of its first one among all. */
  readonly start: number;
  readonly count: number;
  readonly sums: readonly ColumnSum[];
}

export interface ColumnAnswer {
  /** All that match, in order: pages fetch the rows on screen only. */
  readonly ids: readonly string[];
  /** Of what matches apart from the filters by status and group; every status that occurs. */
  readonly countByStatus: ReadonlyMap<string, number>;
  /** Likewise; statuses that the workflow does not know are counted apart. */
  readonly countByGroup: Readonly<Record<Group | 'unknown', number>>;
  /** Of what matches apart from the filters by status, group and overdue. */
  readonly overdueCount: number;
  readonly sums: readonly ColumnSum[];
  /** In order; empty where nothing is put together. */
  readonly sections: readonly Section[];
  /** False while the columns are still being read at start. */
  readonly complete: boolean;
}

/** What the columns know of one invoice: enough for a line in a list or a card on a board. */
export interface ColumnRow {
  readonly id: string;
  readonly status: string;
  readonly group: Group | null;
  readonly direction: Content['direction'];
  readonly kind: Content['kind'];
  readonly type: string;
  /** Merges followed. */
  readonly clientId: string | null;
  /** Name of the other side. */
  readonly party: string;
  readonly number: string;
  /** It bears a number of our own (BR14). */
  readonly isNumbered: boolean;
  readonly currency: string;
  readonly totalMinor: number;
  readonly balanceMinor: number;
  readonly outstandingMinor: number;
  readonly balanceState: BalanceState;
  readonly issueDay: string | null;
  readonly dueDay: string | null;
  /** When it came into its status. */
  readonly enteredAt: number;
  readonly archived: boolean;
  readonly overdue: boolean;
}

/** Money that came or, negative, went back. */
export interface ColumnPayment {
  /** Number of the row of its invoice. */
  readonly row: number;
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly day: string;
  readonly amountMinor: number;
}

/** What an invoice comes to and still asks for: as much of a row as sums over all of them need. */
export type ColumnAmount = Pick<
  ColumnRow,
  'direction' | 'currency' | 'group' | 'issueDay' | 'dueDay' | 'totalMinor' | 'outstandingMinor' | 'clientId' | 'party'
> & {
  /** Its number, as `rowsFor` gives it. */
  readonly row: number;
  /** It bears a number, as what stands in the books does (BR14). */
  readonly isInBooks: boolean;
};

export interface ColumnTax {
  readonly row: number;
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly taxCategory: string;
  /** Per cent, as a decimal. */
  readonly taxRate: string;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

/** What a client's invoices come to; those of clients that were merged into it are its own. */
export interface ClientSums {
  /** Whatever their status. */
  readonly count: number;
  readonly overdueCount: number;
  /** Of the completed ones: a draft asks nobody for money, and a cancelled one asks no more. */
  readonly sums: readonly ColumnSum[];
}

/** Columns as they are kept between two starts. */
export interface StoredColumns {
  readonly head: ColumnsHead;
  readonly chunks: readonly (ColumnsChunk & { readonly place: number })[];
}

const dictionaryNames = ['statuses', 'types', 'clients', 'currencies', 'parties', 'people', 'jobs', 'rates'] as const;
type DictionaryName = (typeof dictionaryNames)[number];

export interface ColumnsHead {
  /** Of rows. */
  readonly count: number;
  readonly texts: Readonly<Record<DictionaryName, readonly string[]>>;
  readonly orders: readonly (readonly [SortKey, Uint32Array])[];
}

/** Some rows, one after the other. */
export interface ColumnsChunk {
  readonly cells: Cells;
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
  readonly haystacks: readonly string[];
  readonly visits: Gathered<typeof visitsFor>;
  readonly payments: Gathered<typeof paymentsFor>;
  readonly taxes: Gathered<typeof taxesFor>;
  readonly sources: Gathered<typeof sourcesFor>;
}

interface Gathered<Make extends (length: number) => unknown> {
  readonly lengths: Uint16Array;
  readonly columns: ReturnType<Make>;
}

/** Rows of a chunk as a power of two: a change of one invoice stores its chunk anew. */
const chunkBits = 12;

/**
 * The columns of all invoices in memory: one typed array a field, so that filtering, counting and summing a hundred
 * thousand costs a millisecond. Derived and rebuildable; they preselect, decisions read rows.
 */
export class Columns {
  readonly #statuses = new Dictionary();
  readonly #types = new Dictionary();
  readonly #clients = new Dictionary();
  readonly #currencies = new Dictionary();
  readonly #parties = new Dictionary();
  readonly #people = new Dictionary();
  readonly #jobs = new Dictionary();
  readonly #rates = new Dictionary();
  readonly #visits = new Ragged(visitsFor);
  readonly #payments = new Ragged(paymentsFor);
  readonly #taxes = new Ragged(taxesFor);
  readonly #sources = new Ragged(sourcesFor);
  readonly #positionById = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #numbers: string[] = [];
  /** Numbers with padded digits, so that 9 sorts before 10; made when first sorted by. */
  readonly #numberKeys: (string | undefined)[] = [];
  readonly #haystacks: string[] = [];
  #cells = cellsFor(1_024);
  /** Rows in sorted order, for the keys that were asked for; kept up as rows change. */
  readonly #orders = new Map<SortKey, Uint32Array>();
  #partyRanks: Uint32Array | null = null;
  /** Invoices whose balance depends on another one: credit notes, and what they correct. */
  readonly #related = new Map<string, Invoice>();
  /** Of issued invoices that are there, by position; empty elsewhere. */
  readonly #issuedNumbers: string[] = [];
  readonly #bearersByNumber = new Map<string, number>();
  readonly #twice = new Set<string>();
  /** Numbers are counted from when somebody first asks for those that stand twice. */
  #isCounting = false;
  /** Places of the chunks that have changed since they were stored. */
  readonly #changed = new Set<number>();
  #traitsByStatus: StatusTraits[] = [];
  #workflow: Workflow | null = null;
  #mergedInto: ReadonlyMap<string, string> = new Map();
  #complete = false;

  /** The workflow in force says to which group a status belongs, and what is settled there. */
  useWorkflow(workflow: Workflow | null): void {
    this.#workflow = workflow;
    this.#traitsByStatus = [];
    this.#orders.clear();
    for (const invoice of this.#related.values()) this.#writeMoney(invoice);
  }

  /** Into which client another one was merged, by id. */
  useMergedClients(mergedInto: ReadonlyMap<string, string>): void {
    this.#mergedInto = mergedInto;
  }

  markComplete(): void {
    this.#complete = true;
  }

  /** False while they are still being read at start. */
  get isComplete(): boolean {
    return this.#complete;
  }

  /** What is to be stored so that the next start need not read every invoice: all of it, or what has changed since. */
  toStore(which: 'all' | 'changed'): StoredColumns {
    const length = Math.ceil(this.#ids.length / (1 << chunkBits));
    const places = which === 'all' ? Array.from({ length }, (_, place) => place) : [...this.#changed];
    this.#changed.clear();
    const texts = dictionaryNames.map((name) => [name, [...this.#dictionary(name).texts]] as const);
    return {
      head: {
        count: this.#ids.length,
        texts: Object.fromEntries(texts) as Record<DictionaryName, string[]>,
        orders: [...this.#orders].map(([key, order]) => [key, order.slice()] as const)
      },
      chunks: places.map((place) => ({ place, ...this.#chunkAt(place) }))
    };
  }

  /** What could not be stored is to be stored the next time. */
  notStored({ chunks }: StoredColumns): void {
    for (const { place } of chunks) this.#changed.add(place);
  }

  static chunksOf({ count }: ColumnsHead): number {
    return Math.ceil(count / (1 << chunkBits));
  }

  /** Begins with what was stored, in place of nothing: its chunks follow, in their order. */
  begin({ texts, orders }: ColumnsHead): void {
    for (const name of dictionaryNames) for (const text of texts[name]) this.#dictionary(name).code(text);
    for (const [key, order] of orders) this.#orders.set(key, order);
  }

  takeIn({ cells, ids, numbers, haystacks, visits, payments, taxes, sources }: ColumnsChunk): void {
    const from = this.#ids.length;
    if (from + ids.length > this.#cells.rev.length)
      this.#cells = grown(this.#cells, cellsFor, Math.max(from + ids.length, this.#cells.rev.length * 2));
    for (const name of Object.keys(cells) as (keyof Cells)[]) this.#cells[name].set(cells[name], from);
    for (const [index, id] of ids.entries()) {
      this.#positionById.set(id, from + index);
      this.#ids.push(id);
      this.#numbers.push(numbers[index] ?? '');
      this.#haystacks.push(haystacks[index] ?? '');
    }
    this.#visits.append(from, visits);
    this.#payments.append(from, payments);
    this.#taxes.append(from, taxes);
    this.#sources.append(from, sources);
  }

  /** Ids of the invoices of whose money others are a part: of those that were stored only this is known. */
  relatedIds(): string[] {
    return this.#ids.filter((_, at) => this.#cells.related[at] === 1);
  }

  /** What was stored of them stands; from now on their changes are understood. */
  learnRelated(invoices: readonly Invoice[]): void {
    for (const invoice of invoices) this.#relate(invoice);
  }

  #chunkAt(place: number): ColumnsChunk {
    const from = place << chunkBits;
    const until = Math.min(from + (1 << chunkBits), this.#ids.length);
    const cells = cellsFor(until - from);
    for (const name of Object.keys(cells) as (keyof Cells)[]) cells[name].set(this.#cells[name].subarray(from, until));
    return {
      cells,
      ids: this.#ids.slice(from, until),
      numbers: this.#numbers.slice(from, until),
      haystacks: this.#haystacks.slice(from, until),
      visits: this.#visits.gathered(from, until),
      payments: this.#payments.gathered(from, until),
      taxes: this.#taxes.gathered(from, until),
      sources: this.#sources.gathered(from, until)
    };
  }

  #dictionary(name: DictionaryName): Dictionary {
    const dictionaries: Record<DictionaryName, Dictionary> = {
      statuses: this.#statuses,
      types: this.#types,
      clients: this.#clients,
      currencies: this.#currencies,
      parties: this.#parties,
      people: this.#people,
      jobs: this.#jobs,
      rates: this.#rates
    };
    return dictionaries[name];
  }

  /** Takes in rows as they are now, in any order; one that is older than what is known changes nothing. */
  apply(invoices: readonly Invoice[]): void {
    // Many rows are sooner sorted anew than put in their places one by one.
    if (invoices.length > placedOneByOneMax) this.#orders.clear();
    for (const invoice of invoices) this.#applyOne(invoice);
  }

  query(query: ColumnQuery): ColumnAnswer {
    const cells = this.#cells;
    const traits = this.#traits();
    const passesStatus = this.#statusFilter(query);
    const today = dayNumber(query.today);
    const isOther = this.#filter(query);
    const countByCode = new Uint32Array(traits.length);
    const sums = new Sums(this.#currencies);
    const found: number[] = [];
    let overdueCount = 0;

    const order = this.#order(query.sort ?? 'issue');
    const descending = query.descending ?? query.sort === undefined;
    for (let step = 0; step < order.length; step += 1) {
      const at = order[descending ? order.length - 1 - step : step] ?? 0;
      if (!isOther(at)) continue;
      const status = cells.status[at] ?? 0;
      const overdue = this.#isOverdue(at, traits[status], today);
      if (overdue) overdueCount += 1;
      if (query.overdue !== undefined && overdue !== query.overdue) continue;
      countByCode[status] = (countByCode[status] ?? 0) + 1;
      if (!passesStatus[status]) continue;
      found.push(at);
      this.#addTo(sums, at, traits[status], overdue);
    }
    const countByGroup = { ACTIVE: 0, APPROVAL: 0, COMPLETED: 0, CANCELLED: 0, unknown: 0 };
    const countByStatus = new Map<string, number>();
    for (const [code, count] of countByCode.entries()) {
      if (count === 0) continue;
      countByStatus.set(this.#statuses.text(code), count);
      countByGroup[traits[code]?.group ?? 'unknown'] += count;
    }
    const together = query.sectionBy ? this.#together(found, { by: query.sectionBy, today, descending }) : null;
    return {
      ids: (together?.places ?? found).map((at) => this.#ids[at] ?? ''),
      countByStatus,
      countByGroup,
      overdueCount,
      sums: sums.all(),
      sections: together?.sections ?? [],
      complete: this.#complete
    };
  }

  /** Numbers of the rows that a query finds, in no order: what reports go over. */
  rowsFor(query: ColumnQuery): Uint32Array {
    const traits = this.#traits();
    const { status } = this.#cells;
    const today = dayNumber(query.today);
    const isOther = this.#filter(query);
    const passesStatus = this.#statusFilter(query);
    const rows = new Uint32Array(this.#ids.length);
    let count = 0;
    for (let at = 0; at < rows.length; at += 1) {
      const code = status[at] ?? 0;
      if (!passesStatus[code] || !isOther(at)) continue;
      if (query.overdue !== undefined && this.#isOverdue(at, traits[code], today) !== query.overdue) continue;
      rows[count] = at;
      count += 1;
    }
    return rows.subarray(0, count);
  }

  /** The statuses that some rows stood in; the cases are the numbers of the rows, for `idOf`. */
  visits(rows: Uint32Array): ColumnVisits {
    const { columns } = this.#visits;
    const [forward, imported] = [visitKinds.indexOf('forward'), visitKinds.indexOf('import')];
    const count = rows.reduce((sum, row) => sum + this.#visits.length(row), 0);
    const cases = new Uint32Array(count);
    const statuses = new Uint16Array(count);
    const entered = new Float64Array(count);
    const left = new Float64Array(count).fill(Number.NaN);
    const byHand = new Uint8Array(count);
    const byImport = new Uint8Array(count);
    let visit = 0;
    for (const row of rows) {
      const until = this.#visits.until(row);
      for (let place = this.#visits.from(row); place < until; place += 1) {
        cases[visit] = row;
        statuses[visit] = columns.status[place] ?? 0;
        entered[visit] = columns.at[place] ?? 0;
        byHand[visit] = Number(columns.kind[place] === forward && columns.byPlatform[place] === 0);
        byImport[visit] = Number(columns.kind[place] === imported);
        if (place + 1 < until) left[visit] = columns.at[place + 1] ?? 0;
        visit += 1;
      }
    }
    return { count, cases, statuses, entered, left, byHand, byImport, labels: this.#statuses.texts };
  }

  /** Those of some rows that a person has put into a status past the moves of the workflow (BR15). */
  overridden(rows: Uint32Array): Uint32Array {
    const { kind } = this.#visits.columns;
    const override = visitKinds.indexOf('override');
    return rows.filter((row) => {
      for (let place = this.#visits.from(row); place < this.#visits.until(row); place += 1)
        if (kind[place] === override) return true;
      return false;
    });
  }

  /** Money that came or went back, of some rows. */
  *payments(rows: Uint32Array): Generator<ColumnPayment> {
    const { columns } = this.#payments;
    for (const row of rows)
      for (let place = this.#payments.from(row); place < this.#payments.until(row); place += 1)
        yield {
          row,
          ...this.#purse(row),
          day: dayText(columns.day[place] ?? noDay) ?? '',
          amountMinor: columns.amountMinor[place] ?? 0
        };
  }

  /** What some rows come to. */
  *amounts(rows: Uint32Array): Generator<ColumnAmount> {
    const cells = this.#cells;
    const traits = this.#traits();
    const survivors = this.#survivors();
    for (const row of rows)
      yield {
        row,
        direction: cells.received[row] === 1 ? 'received' : 'issued',
        currency: this.#currencies.text(cells.currency[row] ?? 0),
        group: traits[cells.status[row] ?? 0]?.group ?? null,
        isInBooks: this.#isInBooks(row),
        issueDay: dayText(cells.issue[row] ?? noDay),
        dueDay: dayText(cells.due[row] ?? noDay),
        totalMinor: cells.totalMinor[row] ?? 0,
        outstandingMinor: cells.outstandingMinor[row] ?? 0,
        clientId: survivors[cells.client[row] ?? 0] || null,
        party: this.#parties.text(cells.party[row] ?? 0)
      };
  }

  /** Tax by category and rate, of some rows; of credit notes negative. */
  *taxes(rows: Uint32Array): Generator<ColumnTax> {
    const { columns } = this.#taxes;
    for (const row of rows)
      for (let place = this.#taxes.from(row); place < this.#taxes.until(row); place += 1) {
        const [taxCategory = '', taxRate = ''] = this.#rates.text(columns.rate[place] ?? 0).split(' ');
        yield {
          row,
          ...this.#purse(row),
          taxCategory,
          taxRate,
          baseMinor: columns.baseMinor[place] ?? 0,
          taxMinor: columns.taxMinor[place] ?? 0
        };
      }
  }

  idOf(row: number): string {
    return this.#ids[row] ?? '';
  }

  #purse(row: number): { readonly direction: Content['direction']; readonly currency: string } {
    const { received, currency } = this.#cells;
    return {
      direction: received[row] === 1 ? 'received' : 'issued',
      currency: this.#currencies.text(currency[row] ?? 0)
    };
  }

  /** By code of the status, whether a query asks for it. */
  #statusFilter({ statuses, groups: asked }: ColumnQuery): boolean[] {
    return this.#traits().map(
      ({ group }, code) =>
        (!statuses || statuses.includes(this.#statuses.text(code))) &&
        (!asked || (group !== null && asked.includes(group)))
    );
  }

  /** The same places, those of one section after those of another; within a section in the order in which they came. */
  #together(
    places: readonly number[],
    { by, today, descending }: { by: SectionKey; today: number; descending: boolean }
  ): { readonly places: number[]; readonly sections: Section[] } {
    const keyOf = this.#sectionKey(by);
    const placesByKey = new Map<string | number, number[]>();
    for (const at of places) {
      const key = keyOf(at);
      const known = placesByKey.get(key);
      if (known) known.push(at);
      else placesByKey.set(key, [at]);
    }
    const all = [...placesByKey].map(([key, members]) => ({ key, members, first: members[0] ?? 0 }));
    const compare = this.#comparison(by === 'status' ? 'status' : by === 'client' ? 'party' : 'issue');
    all.sort((left, right) => compare(left.first, right.first) * (by === 'month' && descending ? -1 : 1));
    const traits = this.#traits();
    let start = 0;
    const sections = all.map(({ key, members, first }): Section => {
      const sums = new Sums(this.#currencies);
      for (const at of members) {
        const status = traits[this.#cells.status[at] ?? 0];
        this.#addTo(sums, at, status, this.#isOverdue(at, status, today));
      }
      start += members.length;
      return {
        key: String(key),
        party: this.#parties.text(this.#cells.party[first] ?? 0),
        start: start - members.length,
        count: members.length,
        sums: sums.all()
      };
    });
    return { places: all.flatMap(({ members }) => members), sections };
  }

  #sectionKey(by: SectionKey): (at: number) => string | number {
    const { status, client, party, issue } = this.#cells;
    switch (by) {
      case 'status':
        return (at) => this.#statuses.text(status[at] ?? 0);
      case 'client': {
        const survivors = this.#survivors();
        return (at) => survivors[client[at] ?? 0] || this.#parties.text(party[at] ?? 0);
      }
      case 'month':
        return (at) => dayText(issue[at] ?? noDay)?.slice(0, 7) ?? '';
    }
  }

  /** By id of the client, for all that have invoices. */
  sumsByClient(day: string): ReadonlyMap<string, ClientSums> {
    const cells = this.#cells;
    const traits = this.#traits();
    const today = dayNumber(day);
    const survivors = this.#survivors();
    const tallies = new Map<string, { count: number; overdueCount: number; sums: Sums }>();
    for (const at of this.#ids.keys()) {
      const client = survivors[cells.client[at] ?? 0] ?? '';
      if (client === '' || cells.alive[at] === 0) continue;
      let tally = tallies.get(client);
      if (!tally) tallies.set(client, (tally = { count: 0, overdueCount: 0, sums: new Sums(this.#currencies) }));
      const status = traits[cells.status[at] ?? 0];
      const overdue = this.#isOverdue(at, status, today);
      tally.count += 1;
      if (overdue) tally.overdueCount += 1;
      if (status?.group === 'COMPLETED') this.#addTo(tally.sums, at, status, overdue);
    }
    return new Map([...tallies].map(([client, { sums, ...counts }]) => [client, { ...counts, sums: sums.all() }]));
  }

  row(id: string, today: string): ColumnRow | null {
    const at = this.#positionById.get(id);
    return at === undefined || this.#cells.alive[at] === 0 ? null : this.rowAt(at, today);
  }

  /** By its number, as `rowsFor` gives it. */
  rowAt(at: number, today: string): ColumnRow {
    const cells = this.#cells;
    const status = cells.status[at] ?? 0;
    const traits = this.#traits()[status];
    return {
      id: this.#ids[at] ?? '',
      status: this.#statuses.text(status),
      group: traits?.group ?? null,
      direction: cells.received[at] === 1 ? 'received' : 'issued',
      kind: cells.creditNote[at] === 1 ? 'credit-note' : 'invoice',
      type: this.#types.text(cells.type[at] ?? 0),
      clientId: this.#survivorOf(this.#clients.text(cells.client[at] ?? 0)) || null,
      party: this.#parties.text(cells.party[at] ?? 0),
      number: this.#numbers[at] ?? '',
      isNumbered: cells.numbered[at] === 1,
      currency: this.#currencies.text(cells.currency[at] ?? 0),
      totalMinor: cells.totalMinor[at] ?? 0,
      balanceMinor: cells.balanceMinor[at] ?? 0,
      outstandingMinor: cells.outstandingMinor[at] ?? 0,
      balanceState: this.#balanceState(at, traits),
      issueDay: dayText(cells.issue[at] ?? noDay),
      dueDay: dayText(cells.due[at] ?? noDay),
      enteredAt: cells.entered[at] ?? 0,
      archived: cells.archived[at] === 1,
      overdue: this.#isOverdue(at, traits, dayNumber(today))
    };
  }

  #addTo(sums: Sums, at: number, traits: StatusTraits | undefined, overdue: boolean): void {
    const { currency, received, totalMinor } = this.#cells;
    const slot = (currency[at] ?? 0) * 2 + (received[at] ?? 0);
    sums.add(slot, totalMinor[at] ?? 0, this.#owedMinor(at, traits), overdue);
  }

  #owedMinor(at: number, traits: StatusTraits | undefined): number {
    const { totalMinor, balanceMinor, outstandingMinor } = this.#cells;
    // What is cancelled keeps its balance, but asks nobody for it.
    if (traits?.group === 'CANCELLED') return 0;
    // A negative document is settled at nothing: what was refunded too much is owed back.
    return ((totalMinor[at] ?? 0) < 0 ? balanceMinor[at] : outstandingMinor[at]) ?? 0;
  }

  /** The same ids, those first that nobody was ever reminded of, then those longest ago; else as they were. */
  inOrderOfReminding(ids: readonly string[]): string[] {
    const reminded = (id: string): number => this.#cells.reminded[this.#positionById.get(id) ?? -1] ?? 0;
    return [...ids].sort((left, right) => reminded(left) - reminded(right));
  }

  /** ISO 4217, in the order of the alphabet: those that some invoice is in. */
  currencies(): string[] {
    return [...this.#currencies.texts].sort();
  }

  /** Ids of the invoices in which something waits for a person. */
  waiting(): string[] {
    return this.#ids.filter((_, at) => this.#cells.waiting[at] === 1);
  }

  /** Numbers that stand on several issued invoices. */
  numbersTwice(): string[] {
    if (!this.#isCounting) for (const at of this.#ids.keys()) this.#countBearer(at);
    this.#isCounting = true;
    return [...this.#twice];
  }

  /** Counts the bearers of each number as rows change: to look at all of them after each step would take too long. */
  #countBearer(at: number): void {
    const { alive, received } = this.#cells;
    const number = alive[at] === 1 && received[at] === 0 ? (this.#numbers[at] ?? '') : '';
    const before = this.#issuedNumbers[at] ?? '';
    if (before === number) return;
    this.#issuedNumbers[at] = number;
    for (const [text, step] of [
      [before, -1],
      [number, 1]
    ] as const) {
      if (text === '') continue;
      const bearers = (this.#bearersByNumber.get(text) ?? 0) + step;
      if (bearers > 0) this.#bearersByNumber.set(text, bearers);
      else this.#bearersByNumber.delete(text);
      if (bearers > 1) this.#twice.add(text);
      else this.#twice.delete(text);
    }
  }

  /** Id and number of every invoice that has one: ours, or its supplier's. */
  *numbers(): Generator<readonly [id: string, number: string]> {
    for (const [at, number] of this.#numbers.entries())
      if (number !== '' && this.#cells.alive[at] === 1) yield [this.#ids[at] ?? '', number];
  }

  #applyOne(invoice: Invoice): void {
    let at = this.#positionById.get(invoice.id);
    const isNew = at === undefined;
    if (at === undefined) {
      at = this.#ids.length;
      if (at >= this.#cells.rev.length) this.#cells = grown(this.#cells, cellsFor, at * 2);
      this.#positionById.set(invoice.id, at);
      this.#ids.push(invoice.id);
    } else if (invoice.rev < (this.#cells.rev[at] ?? 0)) return;
    const affected = this.#affectedBy(invoice);
    const before = new Map(affected.map((one) => [one, this.#sortValues(one)]));
    if (isNew) before.delete(at);
    this.#writeCells(at, invoice);
    this.#writeLists(at, invoice);
    this.#relate(invoice);
    this.#writeMoney(invoice);
    this.#placeInOrders(affected, before);
  }

  /** Positions of the rows that an invoice's change may change. */
  #affectedBy(invoice: Invoice): number[] {
    const ids = [invoice, ...this.#familyOf(invoice), ...this.#familyOf(this.#related.get(invoice.id) ?? invoice)];
    return [...new Set(ids.flatMap(({ id }) => this.#positionById.get(id) ?? []))];
  }

  #writeCells(at: number, invoice: Invoice): void {
    const cells = this.#cells;
    this.#changed.add(at >> chunkBits);
    const { content } = invoice;
    const parties = this.#parties.size;
    const party = content.direction === 'received' ? content.seller.name : content.client.name;
    cells.rev[at] = invoice.rev;
    cells.alive[at] = invoice.deleted ? 0 : 1;
    cells.archived[at] = invoice.archived ? 1 : 0;
    cells.received[at] = content.direction === 'received' ? 1 : 0;
    cells.creditNote[at] = content.kind === 'credit-note' ? 1 : 0;
    cells.waiting[at] = isWaiting(invoice) ? 1 : 0;
    cells.related[at] = isRelated(invoice) ? 1 : 0;
    cells.numbered[at] = invoice.number !== null && invoice.number.series !== null ? 1 : 0;
    cells.origin[at] = origins.indexOf(invoice.origin);
    cells.createdBy[at] = this.#people.code(invoice.createdBy);
    cells.entered[at] = invoice.entered.at;
    cells.status[at] = this.#statuses.code(invoice.status);
    cells.type[at] = this.#types.code(content.type);
    cells.client[at] = this.#clients.code(content.clientId ?? '');
    cells.currency[at] = this.#currencies.code(content.currency);
    cells.party[at] = this.#parties.code(party);
    cells.issue[at] = content.issueDay === null ? noDay : dayNumber(content.issueDay);
    cells.due[at] = content.dueDay === null ? noDay : dayNumber(content.dueDay);
    cells.createdAt[at] = invoice.createdAt;
    const reminded = lastReminder(invoice)?.day;
    cells.reminded[at] = reminded === undefined ? neverReminded : dayNumber(reminded);
    const number = invoice.number?.text ?? content.supplierNumber;
    this.#numbers[at] = number;
    if (this.#isCounting) this.#countBearer(at);
    this.#numberKeys[at] = undefined;
    this.#haystacks[at] = haystackOf(invoice);
    if (this.#parties.size === parties) return;
    this.#partyRanks = null;
    this.#orders.delete('party');
  }

  #writeLists(at: number, { trail, payments, content, sources }: Invoice): void {
    const visits = this.#visits.place(at, trail.length);
    for (const [index, { status, at: enteredAt, kind, by }] of trail.entries()) {
      const { columns } = this.#visits;
      columns.status[visits + index] = this.#statuses.code(status.id);
      columns.kind[visits + index] = visitKinds.indexOf(kind);
      columns.byPlatform[visits + index] = by === 'platform' ? 1 : 0;
      columns.at[visits + index] = enteredAt;
    }
    const sign = content.kind === 'credit-note' ? -1 : 1;
    const money = Object.values(payments);
    const paid = this.#payments.place(at, money.length);
    for (const [index, { day, kind, amountMinor }] of money.entries()) {
      this.#payments.columns.day[paid + index] = dayNumber(day);
      this.#payments.columns.amountMinor[paid + index] = kind === 'payment' ? amountMinor : -amountMinor;
    }
    const { taxes } = totalsOf(content);
    const taxed = this.#taxes.place(at, taxes.length);
    for (const [index, { taxCategory, taxRate, baseMinor, taxMinor }] of taxes.entries()) {
      const { columns } = this.#taxes;
      columns.rate[taxed + index] = this.#rates.code(`${taxCategory} ${taxRate}`);
      columns.baseMinor[taxed + index] = sign * baseMinor;
      columns.taxMinor[taxed + index] = sign * taxMinor;
    }
    const from = this.#sources.place(at, sources.length);
    for (const [index, job] of sources.entries()) this.#sources.columns.job[from + index] = this.#jobs.code(job);
  }

  #relate(invoice: Invoice): void {
    if (isRelated(invoice)) this.#related.set(invoice.id, invoice);
    else this.#related.delete(invoice.id);
  }

  /** Writes the money of an invoice and of those whose balance depends on it. */
  #writeMoney(invoice: Invoice): void {
    for (const one of new Set([invoice, ...this.#familyOf(invoice)])) {
      const at = this.#positionById.get(one.id);
      if (at === undefined) continue;
      const corrected = one.creditOf === null ? undefined : this.#related.get(one.creditOf);
      const balance = balanceOf(one, {
        creditNotes: this.#relatedTo(one.creditNotes),
        creditOf: corrected ? { invoice: corrected, creditNotes: this.#relatedTo(corrected.creditNotes) } : null,
        // Whether a status is settled is looked up when asked, so that a new workflow needs no new columns.
        isSettled: () => false,
        isCancelled: (status) => this.#traitsOf(status).group === 'CANCELLED'
      });
      const cells = this.#cells;
      this.#changed.add(at >> chunkBits);
      cells.totalMinor[at] = balance.totalMinor;
      cells.balanceMinor[at] = balance.balanceMinor;
      cells.outstandingMinor[at] = balance.outstandingMinor;
      cells.balanceState[at] = balanceStates.indexOf(balance.state);
    }
  }

  /** What an invoice's money depends on and is depended on by: what it corrects, and that one's credit notes. */
  #familyOf(invoice: Invoice): Invoice[] {
    const root = invoice.creditOf === null ? invoice : (this.#related.get(invoice.creditOf) ?? invoice);
    return [root, ...this.#relatedTo(root.creditNotes), ...this.#relatedTo(invoice.creditNotes)];
  }

  #relatedTo(ids: readonly string[]): Invoice[] {
    return ids.flatMap((id) => this.#related.get(id) ?? []);
  }

  /** What the orders sort by, to see which of them a change concerns. */
  #sortValues(at: number): SortValues {
    const { issue, due, party, totalMinor, outstandingMinor, status, entered, createdAt } = this.#cells;
    return {
      issue: issue[at] ?? 0,
      due: due[at] ?? 0,
      number: this.#numbers[at] ?? '',
      party: party[at] ?? 0,
      total: totalMinor[at] ?? 0,
      outstanding: outstandingMinor[at] ?? 0,
      status: status[at] ?? 0,
      entered: entered[at] ?? 0,
      created: createdAt[at] ?? 0
    };
  }

  /**
   * Moves rows to their new places in each order that the change concerns: first all out, then all in, since an order
   * with one of them at its old place is no order. A row that is not in `before` is new.
   */
  #placeInOrders(rows: readonly number[], before: ReadonlyMap<number, SortValues>): void {
    const now = new Map(rows.map((at) => [at, this.#sortValues(at)]));
    for (const [key, order] of this.#orders) {
      const moved = rows.filter((at) => before.get(at)?.[key] !== now.get(at)?.[key]);
      if (moved.length === 0) continue;
      let placed = order;
      for (const at of moved) if (before.has(at)) placed = withoutItem(placed, at);
      for (const at of moved) placed = withItem(placed, at, this.#comparison(key));
      this.#orders.set(key, placed);
    }
  }

  #order(key: SortKey): Uint32Array {
    const known = this.#orders.get(key);
    if (known) return known;
    const order = Uint32Array.from({ length: this.#ids.length }, (_, at) => at).sort(this.#comparison(key));
    this.#orders.set(key, order);
    return order;
  }

  /** Ascending; ties by id, so that every tab lists alike. */
  #comparison(key: SortKey): (left: number, right: number) => number {
    const ids = this.#ids;
    const tie = (left: number, right: number): number =>
      left === right ? 0 : (ids[left] ?? '') < (ids[right] ?? '') ? -1 : 1;
    if (key === 'number') {
      const keyOf = (at: number): string => (this.#numberKeys[at] ??= sortableNumber(this.#numbers[at] ?? ''));
      return (left, right) => compareTexts(keyOf(left), keyOf(right)) || tie(left, right);
    }
    const values = this.#ranked(key);
    return (left, right) => values(left) - values(right) || tie(left, right);
  }

  #ranked(key: Exclude<SortKey, 'number'>): (at: number) => number {
    const cells = this.#cells;
    switch (key) {
      case 'party': {
        const ranks = (this.#partyRanks ??= this.#parties.ranks());
        return (at) => ranks[cells.party[at] ?? 0] ?? 0;
      }
      case 'status': {
        const traits = this.#traits();
        return (at) => traits[cells.status[at] ?? 0]?.rank ?? 0;
      }
      case 'total':
        return (at) => cells.totalMinor[at] ?? 0;
      case 'outstanding':
        return (at) => cells.outstandingMinor[at] ?? 0;
      case 'issue':
        return (at) => cells.issue[at] ?? 0;
      case 'due':
        return (at) => cells.due[at] ?? 0;
      case 'entered':
        return (at) => cells.entered[at] ?? 0;
      case 'created':
        return (at) => cells.createdAt[at] ?? 0;
    }
  }

  /** Every filter but those by status, group and overdue. */
  #filter(query: ColumnQuery): (at: number) => boolean {
    const { alive, archived } = this.#cells;
    const tests: ((at: number) => boolean)[] = [(at) => alive[at] === 1];
    if (query.archived !== undefined) {
      const wanted = query.archived ? 1 : 0;
      tests.push((at) => archived[at] === wanted);
    }
    if (query.where) tests.push(predicateOf(query.where, this.#readers(query)));
    const words = wordsIn(query.text ?? '');
    if (words.length > 0) tests.push((at) => words.every((word) => this.#haystacks[at]?.includes(word) ?? false));
    const [only] = tests;
    if (tests.length === 1 && only) return only;
    return (at) => {
      for (const test of tests) if (!test(at)) return false;
      return true;
    };
  }

  /** How each fact is told of a row. */
  #readers({
    today,
    nowMs = endOf(today),
    zone = 'UTC'
  }: Pick<ColumnQuery, 'today' | 'nowMs' | 'zone'>): (field: string) => FactReader | null {
    const cells = this.#cells;
    const traits = this.#traits();
    const coded = (codes: ArrayLike<number>, facts: readonly FactValue[]): FactReader => ({ by: 'code', codes, facts });
    const number = (values: ArrayLike<number>): FactReader => ({ by: 'number', values });
    const day = (values: ArrayLike<number>): FactReader => ({ by: 'number', values, absent: noDay, lift: liftDay });
    const todayNumber = dayNumber(today);
    const traitsAt = (at: number): StatusTraits | undefined => traits[cells.status[at] ?? 0];
    const readers: Record<ColumnFact, () => FactReader> = {
      status: () => coded(cells.status, this.#statuses.texts),
      group: () =>
        coded(
          cells.status,
          traits.map(({ group }) => group ?? '')
        ),
      stage: () =>
        coded(
          cells.status,
          traits.map(({ stage }) => stage)
        ),
      type: () => coded(cells.type, this.#types.texts),
      kind: () => coded(cells.creditNote, ['invoice', 'credit-note']),
      direction: () => coded(cells.received, ['issued', 'received']),
      origin: () => coded(cells.origin, origins),
      currency: () => coded(cells.currency, this.#currencies.texts),
      'client-id': () => ({
        ...coded(cells.client, this.#survivors()),
        lift: (id) => (typeof id === 'string' ? this.#survivorOf(id) : id)
      }),
      jobs: () => ({ by: 'row', fact: (at) => this.#jobsOf(at) }),
      'created-by': () => coded(cells.createdBy, this.#people.texts),
      'balance-state': () => ({ by: 'row', fact: (at) => this.#balanceState(at, traitsAt(at)) }),
      total: () => number(cells.totalMinor),
      balance: () => number(cells.balanceMinor),
      outstanding: () => number(cells.outstandingMinor),
      'issue-day': () => day(cells.issue),
      'due-day': () => day(cells.due),
      'days-in-status': () => ({ by: 'row', fact: (at) => Math.floor((nowMs - (cells.entered[at] ?? 0)) / dayMs) }),
      overdue: () => ({ by: 'row', fact: (at) => this.#isOverdue(at, traitsAt(at), todayNumber) }),
      archived: () => coded(cells.archived, [false, true]),
      numbered: () => ({ by: 'row', fact: (at) => this.#isInBooks(at) }),
      visited: () => ({ by: 'row', fact: (at) => this.#visitedBy(at) }),
      moves: () => ({ by: 'row', fact: (at) => this.#movesOf(at) }),
      'completed-day': () => {
        const dayOfInstant = dayReader(zone);
        return { by: 'row', fact: (at) => this.#completedDay(at, dayOfInstant) };
      },
      'paid-months': () => ({ by: 'row', fact: (at) => this.#paidMonths(at) }),
      taxes: () => ({ by: 'row', fact: (at) => this.#taxesOf(at) })
    };
    return (field) => (isColumnFact(field) ? readers[field]() : null);
  }

  #jobsOf(at: number): string[] {
    const jobs: string[] = [];
    for (let place = this.#sources.from(at); place < this.#sources.until(at); place += 1)
      jobs.push(this.#jobs.text(this.#sources.columns.job[place] ?? 0));
    return jobs;
  }

  #isInBooks(at: number): boolean {
    return (this.#numbers[at] ?? '').trim() !== '';
  }

  #visitedBy(at: number): string[] {
    const { status } = this.#visits.columns;
    const visited: string[] = [];
    for (let place = this.#visits.from(at); place < this.#visits.until(at); place += 1)
      visited.push(this.#statuses.text(status[place] ?? 0));
    return visited;
  }

  #movesOf(at: number): string[] {
    const visited = this.#visitedBy(at);
    return visited.slice(1).map((to, index) => `${visited[index] ?? ''}>${to}`);
  }

  #completedDay(at: number, dayOfInstant: (instantMs: number) => string): string | null {
    const { columns } = this.#visits;
    const traits = this.#traits();
    for (let place = this.#visits.from(at); place < this.#visits.until(at); place += 1)
      if (traits[columns.status[place] ?? 0]?.group === 'COMPLETED') return dayOfInstant(columns.at[place] ?? 0);
    return null;
  }

  #paidMonths(at: number): string[] {
    const { day } = this.#payments.columns;
    const months: string[] = [];
    for (let place = this.#payments.from(at); place < this.#payments.until(at); place += 1)
      months.push(dayText(day[place] ?? noDay)?.slice(0, 7) ?? '');
    return months;
  }

  #taxesOf(at: number): string[] {
    const { rate } = this.#taxes.columns;
    const taxes: string[] = [];
    for (let place = this.#taxes.from(at); place < this.#taxes.until(at); place += 1)
      taxes.push(this.#rates.text(rate[place] ?? 0));
    return taxes;
  }

  /** The client that an id stands for now. */
  #survivorOf(id: string): string {
    return survivorOf(id, (one) => this.#mergedInto.get(one));
  }

  /** By code of the client. */
  #survivors(): string[] {
    return this.#clients.texts.map((id) => this.#survivorOf(id));
  }

  #isOverdue(at: number, traits: StatusTraits | undefined, today: number): boolean {
    if (traits?.group !== 'COMPLETED' || traits.settled) return false;
    const due = this.#cells.due[at] ?? noDay;
    return (this.#cells.balanceMinor[at] ?? 0) > 0 && due < today; // No day is later than any.
  }

  #balanceState(at: number, traits: StatusTraits | undefined): BalanceState {
    const state = balanceStates[this.#cells.balanceState[at] ?? 0] ?? 'unpaid';
    return state === 'unpaid' && this.#cells.balanceMinor[at] === 0 && traits?.settled ? 'paid' : state;
  }

  /** By code of the status. */
  #traits(): readonly StatusTraits[] {
    while (this.#traitsByStatus.length < this.#statuses.size)
      this.#traitsByStatus.push(this.#traitsOf(this.#statuses.text(this.#traitsByStatus.length)));
    return this.#traitsByStatus;
  }

  #traitsOf(id: string): StatusTraits {
    if (!this.#workflow) return unknownStatus;
    const machine = compileMachine(this.#workflow.machines.invoice);
    const status = machine.statusById.get(id);
    if (!status) return unknownStatus;
    const rank = machine.statuses.findIndex((one) => inConfiguredOrder(one, status) >= 0);
    return { group: status.group, settled: status.settled, stage: status.approvalStage, rank };
  }
}

const placedOneByOneMax = 100;

interface StatusTraits {
  readonly group: Group | null;
  readonly settled: boolean;
  readonly stage: number | null;
  /** Place in the order of the workflow. */
  readonly rank: number;
}

const unknownStatus: StatusTraits = { group: null, settled: false, stage: null, rank: groups.length * 1_000 };

type SortValues = Readonly<Record<SortKey, number | string>>;

const lastText = '\u{10FFFF}';
const dayMs = 86_400_000;

function isRelated({ creditOf, creditNotes }: Invoice): boolean {
  return creditOf !== null || creditNotes.length > 0;
}

function sortableNumber(number: string): string {
  return number === '' ? lastText : number.replace(/\d+/g, (digits) => digits.padStart(15, '0'));
}

function isColumnFact(field: string): field is ColumnFact {
  return Object.hasOwn(columnFacts, field);
}

/** What a test compares days with, as the columns keep them. */
function liftDay(day: Scalar): Scalar {
  return typeof day === 'string' ? dayNumber(day) : day;
}

/** What happened within a quarter of an hour, in which no zone begins a day, is asked once. */
function dayReader(zone: string): (instantMs: number) => string {
  const known = new Map<number, string>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / quarterMs);
    let day = known.get(quarter);
    if (day === undefined) known.set(quarter, (day = dayAt(instantMs, zone)));
    return day;
  };
}

const quarterMs = 900_000;

function endOf(day: string): number {
  return Date.parse(day) + dayMs;
}
