import { survivorOf } from '#domain/client/merged.ts';
import { balanceOf, type BalanceState } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import { isWaiting } from '#domain/invoice/inbox.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { lastReminder } from '#domain/invoice/reminder.ts';
import { groups, type Group, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine, inConfiguredOrder } from '#domain/workflow/machine.ts';

export const sortKeys = ['issue', 'due', 'number', 'party', 'total', 'outstanding', 'status', 'created'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Which invoices to list. What is not named is not filtered by. */
export interface ColumnQuery {
  /** The day that *overdue* is judged on. */
  readonly today: string;
  readonly groups?: readonly Group[] | undefined;
  /** Ids of statuses; also of such that the workflow no longer knows. */
  readonly statuses?: readonly string[] | undefined;
  readonly direction?: Content['direction'] | undefined;
  readonly kind?: Content['kind'] | undefined;
  readonly type?: string | undefined;
  /** Id of a client; invoices of clients that were merged into it count too. */
  readonly client?: string | undefined;
  readonly currency?: string | undefined;
  readonly balances?: readonly BalanceState[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly archived?: boolean | undefined;
  /** First and last day of issue. */
  readonly issuedFrom?: string | undefined;
  readonly issuedUntil?: string | undefined;
  /** Words that must all be found in numbers, names and references; case and accents do not count. */
  readonly text?: string | undefined;
  /** `issue`, newest first, where nothing is said. */
  readonly sort?: SortKey | undefined;
  readonly descending?: boolean | undefined;
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
  /** False while the columns are still being read at start. */
  readonly complete: boolean;
}

/** Credit notes count negative, and what is received is never summed with what is issued. */
export interface ColumnSum {
  readonly direction: Content['direction'];
  readonly currency: string;
  readonly count: number;
  readonly totalMinor: number;
  /** What is still to come, less what is to be given back; cancelled invoices ask for neither. */
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  /** Some sum is too large to be exact. */
  readonly overflow: boolean;
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
  readonly currency: string;
  readonly totalMinor: number;
  readonly balanceMinor: number;
  readonly outstandingMinor: number;
  readonly balanceState: BalanceState;
  readonly issueDay: string | null;
  readonly dueDay: string | null;
  readonly archived: boolean;
  readonly overdue: boolean;
}

/** What a client's invoices come to; those of clients that were merged into it are its own. */
export interface ClientSums {
  /** Whatever their status. */
  readonly count: number;
  readonly overdueCount: number;
  /** Of the completed ones: a draft asks nobody for money, and a cancelled one asks no more. */
  readonly sums: readonly ColumnSum[];
}

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
  readonly #positionById = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #numbers: string[] = [];
  /** Numbers with padded digits, so that 9 sorts before 10. */
  readonly #numberKeys: string[] = [];
  readonly #haystacks: string[] = [];
  #cells = cellsFor(1_024);
  /** Rows in sorted order, for the keys that were asked for; kept up as rows change. */
  readonly #orders = new Map<SortKey, Uint32Array>();
  #partyRanks: Uint32Array | null = null;
  /** Invoices whose balance depends on another one: credit notes, and what they correct. */
  readonly #related = new Map<string, Invoice>();
  /** Invoices that wait for a person. */
  readonly #waiting = new Set<string>();
  /** Of issued invoices that are there, by position; empty elsewhere. */
  readonly #issuedNumbers: string[] = [];
  readonly #bearersByNumber = new Map<string, number>();
  readonly #twice = new Set<string>();
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

  /** Takes in rows as they are now, in any order; one that is older than what is known changes nothing. */
  apply(invoices: readonly Invoice[]): void {
    // Many rows are sooner sorted anew than put in their places one by one.
    if (invoices.length > placedOneByOneMax) this.#orders.clear();
    for (const invoice of invoices) this.#applyOne(invoice);
  }

  query(query: ColumnQuery): ColumnAnswer {
    const cells = this.#cells;
    const traits = this.#traits();
    const passesStatus = traits.map(
      ({ group }, code) =>
        (!query.statuses || query.statuses.includes(this.#statuses.text(code))) &&
        (!query.groups || (group !== null && query.groups.includes(group)))
    );
    const today = dayNumber(query.today);
    const isOther = this.#filter(query);
    const countByCode = new Uint32Array(traits.length);
    const sums = new Sums(this.#currencies);
    const ids: string[] = [];
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
      ids.push(this.#ids[at] ?? '');
      this.#addTo(sums, at, traits[status], overdue);
    }
    const countByGroup = { ACTIVE: 0, APPROVAL: 0, COMPLETED: 0, CANCELLED: 0, unknown: 0 };
    const countByStatus = new Map<string, number>();
    for (const [code, count] of countByCode.entries()) {
      if (count === 0) continue;
      countByStatus.set(this.#statuses.text(code), count);
      countByGroup[traits[code]?.group ?? 'unknown'] += count;
    }
    return { ids, countByStatus, countByGroup, overdueCount, sums: sums.all(), complete: this.#complete };
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
    const cells = this.#cells;
    if (at === undefined || cells.alive[at] === 0) return null;
    const status = cells.status[at] ?? 0;
    const traits = this.#traits()[status];
    return {
      id,
      status: this.#statuses.text(status),
      group: traits?.group ?? null,
      direction: cells.received[at] === 1 ? 'received' : 'issued',
      kind: cells.creditNote[at] === 1 ? 'credit-note' : 'invoice',
      type: this.#types.text(cells.type[at] ?? 0),
      clientId: this.#survivorOf(this.#clients.text(cells.client[at] ?? 0)) || null,
      party: this.#parties.text(cells.party[at] ?? 0),
      number: this.#numbers[at] ?? '',
      currency: this.#currencies.text(cells.currency[at] ?? 0),
      totalMinor: cells.totalMinor[at] ?? 0,
      balanceMinor: cells.balanceMinor[at] ?? 0,
      outstandingMinor: cells.outstandingMinor[at] ?? 0,
      balanceState: this.#balanceState(at, traits),
      issueDay: dayText(cells.issue[at] ?? noDay),
      dueDay: dayText(cells.due[at] ?? noDay),
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

  /** Ids of the invoices in which something waits for a person. */
  waiting(): string[] {
    return [...this.#waiting];
  }

  /** Numbers that stand on several issued invoices. */
  numbersTwice(): string[] {
    return [...this.#twice];
  }

  /** Counts the bearers of each number as rows change: to look at all of them after each step would take too long. */
  #countBearer(at: number, number: string): void {
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
      if (at >= this.#cells.rev.length) this.#cells = grown(this.#cells);
      this.#positionById.set(invoice.id, at);
      this.#ids.push(invoice.id);
    } else if (invoice.rev < (this.#cells.rev[at] ?? 0)) return;
    const affected = this.#affectedBy(invoice);
    const before = new Map(affected.map((one) => [one, this.#sortValues(one)]));
    if (isNew) before.delete(at);
    if (isWaiting(invoice)) this.#waiting.add(invoice.id);
    else this.#waiting.delete(invoice.id);
    this.#writeCells(at, invoice);
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
    const { content } = invoice;
    const parties = this.#parties.size;
    const party = content.direction === 'received' ? content.seller.name : content.client.name;
    cells.rev[at] = invoice.rev;
    cells.alive[at] = invoice.deleted ? 0 : 1;
    cells.archived[at] = invoice.archived ? 1 : 0;
    cells.received[at] = content.direction === 'received' ? 1 : 0;
    cells.creditNote[at] = content.kind === 'credit-note' ? 1 : 0;
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
    this.#countBearer(at, invoice.deleted || content.direction === 'received' ? '' : number);
    this.#numberKeys[at] = number === '' ? lastText : number.replace(/\d+/g, (digits) => digits.padStart(15, '0'));
    this.#haystacks[at] = haystackOf(invoice);
    if (this.#parties.size === parties) return;
    this.#partyRanks = null;
    this.#orders.delete('party');
  }

  #relate(invoice: Invoice): void {
    if (invoice.creditOf !== null || invoice.creditNotes.length > 0) this.#related.set(invoice.id, invoice);
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
    const { issue, due, party, totalMinor, outstandingMinor, status, createdAt } = this.#cells;
    return {
      issue: issue[at] ?? 0,
      due: due[at] ?? 0,
      number: this.#numberKeys[at] ?? '',
      party: party[at] ?? 0,
      total: totalMinor[at] ?? 0,
      outstanding: outstandingMinor[at] ?? 0,
      status: status[at] ?? 0,
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
      const keys = this.#numberKeys;
      return (left, right) => compareTexts(keys[left] ?? '', keys[right] ?? '') || tie(left, right);
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
      case 'created':
        return (at) => cells.createdAt[at] ?? 0;
    }
  }

  /** Every filter but those by status, group and overdue. */
  #filter(query: ColumnQuery): (at: number) => boolean {
    const cells = this.#cells;
    const traits = this.#traits();
    const tests: ((at: number) => boolean)[] = [(at) => cells.alive[at] === 1];
    const exactly = (column: ArrayLike<number>, wanted: number): void => {
      tests.push((at) => column[at] === wanted);
    };
    if (query.archived !== undefined) exactly(cells.archived, query.archived ? 1 : 0);
    if (query.direction) exactly(cells.received, query.direction === 'received' ? 1 : 0);
    if (query.kind) exactly(cells.creditNote, query.kind === 'credit-note' ? 1 : 0);
    if (query.type !== undefined) exactly(cells.type, this.#types.known(query.type));
    if (query.currency !== undefined) exactly(cells.currency, this.#currencies.known(query.currency));
    if (query.client !== undefined) {
      const survivors = this.#survivors();
      const wanted = this.#survivorOf(query.client);
      tests.push((at) => survivors[cells.client[at] ?? 0] === wanted);
    }
    if (query.issuedFrom !== undefined) {
      const from = dayNumber(query.issuedFrom);
      tests.push((at) => (cells.issue[at] ?? noDay) >= from && cells.issue[at] !== noDay);
    }
    if (query.issuedUntil !== undefined) {
      const until = dayNumber(query.issuedUntil);
      tests.push((at) => (cells.issue[at] ?? noDay) <= until);
    }
    if (query.balances) {
      const { balances } = query;
      tests.push((at) => balances.includes(this.#balanceState(at, traits[cells.status[at] ?? 0])));
    }
    const words = searchable(query.text ?? '')
      .split(' ')
      .filter((word) => word !== '');
    if (words.length > 0) tests.push((at) => words.every((word) => this.#haystacks[at]?.includes(word) ?? false));
    return (at) => {
      for (const test of tests) if (!test(at)) return false;
      return true;
    };
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
    return { group: status.group, settled: status.settled, rank };
  }
}

const placedOneByOneMax = 100;

interface StatusTraits {
  readonly group: Group | null;
  readonly settled: boolean;
  /** Place in the order of the workflow. */
  readonly rank: number;
}

const unknownStatus: StatusTraits = { group: null, settled: false, rank: groups.length * 1_000 };

type SortValues = Readonly<Record<SortKey, number | string>>;

const balanceStates: readonly BalanceState[] = ['unpaid', 'part-paid', 'paid', 'overpaid', 'to-refund', 'settled'];

/** Earlier than any day. */
const neverReminded = -0x8000_0000;
/** Later than any day, so that what has none is never overdue and comes last. */
const noDay = 99_999_999;
const lastText = '\u{10FFFF}';

function cellsFor(length: number) {
  return {
    rev: new Uint32Array(length),
    alive: new Uint8Array(length),
    archived: new Uint8Array(length),
    received: new Uint8Array(length),
    creditNote: new Uint8Array(length),
    balanceState: new Uint8Array(length),
    status: new Uint16Array(length),
    type: new Uint16Array(length),
    currency: new Uint16Array(length),
    client: new Uint32Array(length),
    party: new Uint32Array(length),
    issue: new Int32Array(length),
    due: new Int32Array(length),
    reminded: new Int32Array(length),
    createdAt: new Float64Array(length),
    totalMinor: new Float64Array(length),
    balanceMinor: new Float64Array(length),
    outstandingMinor: new Float64Array(length)
  };
}
type Cells = ReturnType<typeof cellsFor>;

function grown(cells: Cells): Cells {
  const larger = cellsFor(cells.rev.length * 2);
  for (const name of Object.keys(cells) as (keyof Cells)[]) larger[name].set(cells[name]);
  return larger;
}

/** Texts as small numbers. */
class Dictionary {
  readonly texts: string[] = [];
  readonly #codeByText = new Map<string, number>();

  get size(): number {
    return this.texts.length;
  }

  code(text: string): number {
    const known = this.#codeByText.get(text);
    if (known !== undefined) return known;
    this.#codeByText.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** −1 for a text that no row has. */
  known(text: string): number {
    return this.#codeByText.get(text) ?? -1;
  }

  text(code: number): string {
    return this.texts[code] ?? '';
  }

  /** The place of each text in the order of names that people expect. */
  ranks(): Uint32Array {
    const collator = new Intl.Collator(undefined, { numeric: true });
    const sorted = this.texts
      .map((text, code) => ({ text, code }))
      .sort((left, right) => collator.compare(left.text, right.text));
    const ranks = new Uint32Array(sorted.length);
    let rank = 0;
    for (const [index, { text, code }] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before && collator.compare(before.text, text) !== 0) rank += 1;
      ranks[code] = rank;
    }
    return ranks;
  }
}

class Sums {
  readonly #currencies: Dictionary;
  readonly #sums: { count: number; totalMinor: number; outstandingMinor: number; overdueMinor: number }[] = [];

  constructor(currencies: Dictionary) {
    this.#currencies = currencies;
  }

  add(slot: number, totalMinor: number, owedMinor: number, overdue: boolean): void {
    const sum = (this.#sums[slot] ??= { count: 0, totalMinor: 0, outstandingMinor: 0, overdueMinor: 0 });
    sum.count += 1;
    sum.totalMinor += totalMinor;
    sum.outstandingMinor += owedMinor;
    if (overdue) sum.overdueMinor += owedMinor;
  }

  /** By direction, then by currency. */
  all(): ColumnSum[] {
    const sums = this.#sums.flatMap((sum, slot): ColumnSum[] => {
      const { totalMinor, outstandingMinor, overdueMinor } = sum;
      return [
        {
          direction: slot % 2 === 1 ? 'received' : 'issued',
          currency: this.#currencies.text(Math.floor(slot / 2)),
          ...sum,
          overflow: [totalMinor, outstandingMinor, overdueMinor].some((amount) => !Number.isSafeInteger(amount))
        }
      ];
    });
    return sums.sort(
      (left, right) => compareTexts(left.direction, right.direction) || compareTexts(left.currency, right.currency)
    );
  }
}

/** What a person may look an invoice up by. */
function haystackOf({ content, number, alsoIssuedAs }: Invoice): string {
  const { supplierNumber, client, seller, direction, references } = content;
  const party = direction === 'received' ? seller : client;
  const texts = [number?.text ?? '', ...alsoIssuedAs, supplierNumber, party.name, party.contact];
  return searchable([...texts, ...Object.values(references)].filter((text) => text !== '').join('\n'));
}

/** Without case and accents, so that "muller" finds "Müller". */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** 2026-07-31 as 20260731: days as numbers that sort. */
function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function dayText(number: number): string | null {
  if (number === noDay) return null;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function withoutItem(order: Uint32Array, item: number): Uint32Array {
  const index = order.indexOf(item);
  if (index === -1) return order;
  order.copyWithin(index, index + 1);
  return order.subarray(0, order.length - 1);
}

/** Room for more stands behind the order, so that most insertions copy nothing but the tail. */
function withItem(order: Uint32Array, item: number, compare: (left: number, right: number) => number): Uint32Array {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(order[middle] ?? 0, item) < 0) low = middle + 1;
    else high = middle;
  }
  const roomItems = order.buffer.byteLength / order.BYTES_PER_ELEMENT;
  let longer: Uint32Array;
  if (roomItems > order.length) longer = new Uint32Array(order.buffer, 0, order.length + 1);
  else {
    longer = new Uint32Array(new ArrayBuffer((order.length * 2 + 16) * order.BYTES_PER_ELEMENT), 0, order.length + 1);
    longer.set(order);
  }
  longer.copyWithin(low + 1, low, order.length);
  longer[low] = item;
  return longer;
}
