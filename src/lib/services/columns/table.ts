import { survivorOf } from '#domain/client/merged.ts';
import { receiptsOf, totalsOf, type Balance, type BalanceState } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import { isWaiting } from '#domain/invoice/inbox.ts';
import { origins, type Invoice } from '#domain/invoice/invoice.ts';
import { lastReminder } from '#domain/invoice/reminder.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import {
  balanceStates,
  cellsFor,
  dayNumber,
  grown,
  neverReminded,
  noDay,
  paymentsFor,
  sourcesFor,
  taxesFor,
  visitKinds,
  visitsFor
} from './cells.ts';
import { isRelated } from './corrections.ts';
import { Dictionary } from './dictionary.ts';
import { Ragged } from './ragged.ts';
import { Haystacks, haystackOf } from './search.ts';
import { statusTraits, type StatusTraits } from './status-traits.ts';

/**
 * Invoices as rows of columns, in the order in which they came, and what is true of a row by the workflow in force and
 * by the clients that were merged. Everybody reads them where they lie; only `Columns` writes.
 */
export class Table {
  readonly statuses = new Dictionary();
  readonly types = new Dictionary();
  readonly clients = new Dictionary();
  readonly currencies = new Dictionary();
  readonly parties = new Dictionary();
  readonly people = new Dictionary();
  readonly jobs = new Dictionary();
  readonly rates = new Dictionary();
  readonly visits = new Ragged(visitsFor);
  readonly payments = new Ragged(paymentsFor);
  readonly taxes = new Ragged(taxesFor);
  readonly sources = new Ragged(sourcesFor);
  readonly ids: string[] = [];
  readonly numbers: string[] = [];
  readonly haystacks = new Haystacks();
  /** Larger ones take their place when rows are added: whoever goes over them asks for them anew each time. */
  cells = cellsFor(1_024);
  #room = new Uint32Array(0);
  readonly #positionById = new Map<string, number>();
  #traitsByStatus: StatusTraits[] = [];
  #workflow: Workflow | null = null;
  #mergedInto: ReadonlyMap<string, string> = new Map();

  useWorkflow(workflow: Workflow | null): void {
    this.#workflow = workflow;
    this.#traitsByStatus = [];
  }

  useMergedClients(mergedInto: ReadonlyMap<string, string>): void {
    this.#mergedInto = mergedInto;
  }

  /** Room for the numbers of all rows, for whoever is done with it before anybody else asks for it. */
  room(): Uint32Array {
    if (this.#room.length < this.ids.length) this.#room = new Uint32Array(this.cells.status.length);
    return this.#room;
  }

  positionOf(id: string): number | undefined {
    return this.#positionById.get(id);
  }

  /** Gives the position of a row that is to be written. */
  add(id: string): number {
    const at = this.ids.length;
    this.cover(at + 1);
    this.#positionById.set(id, at);
    this.ids.push(id);
    return at;
  }

  /** Makes room for so many rows. */
  cover(length: number): void {
    const roomRows = this.cells.rev.length;
    if (length > roomRows) this.cells = grown(this.cells, cellsFor, Math.max(length, roomRows * 2));
  }

  /** Writes what an invoice says itself; its balance follows by `writeBalance`. */
  write(at: number, invoice: Invoice): void {
    this.#writeCells(at, invoice);
    this.#writeLists(at, invoice);
  }

  writeBalance(at: number, { totalMinor, balanceMinor, outstandingMinor, state }: Balance): void {
    const { cells } = this;
    cells.totalMinor[at] = totalMinor;
    cells.balanceMinor[at] = balanceMinor;
    cells.outstandingMinor[at] = outstandingMinor;
    cells.balanceState[at] = balanceStates.indexOf(state);
  }

  /** By code of the status. */
  traits(): readonly StatusTraits[] {
    while (this.#traitsByStatus.length < this.statuses.size)
      this.#traitsByStatus.push(this.traitsOf(this.statuses.text(this.#traitsByStatus.length)));
    return this.#traitsByStatus;
  }

  traitsOf(id: string): StatusTraits {
    return statusTraits(this.#workflow, id);
  }

  /** The client that an id stands for now. */
  survivorOf(id: string): string {
    return survivorOf(id, (one) => this.#mergedInto.get(one));
  }

  /** By code of the client. */
  survivors(): string[] {
    return this.clients.texts.map((id) => this.survivorOf(id));
  }

  direction(at: number): Content['direction'] {
    return this.cells.received[at] === 1 ? 'received' : 'issued';
  }

  currency(at: number): string {
    return this.currencies.text(this.cells.currency[at] ?? 0);
  }

  /** It bears a number, as what stands in the books does (BR14). */
  isInBooks(at: number): boolean {
    return (this.numbers[at] ?? '').trim() !== '';
  }

  /** `today` as a number, like all days here. */
  isOverdue(at: number, traits: StatusTraits | undefined, today: number): boolean {
    if (traits?.group !== 'COMPLETED' || traits.settled) return false;
    const due = this.cells.due[at] ?? noDay;
    return (this.cells.balanceMinor[at] ?? 0) > 0 && due < today; // No day is later than any.
  }

  balanceState(at: number, traits: StatusTraits | undefined): BalanceState {
    const state = balanceStates[this.cells.balanceState[at] ?? 0] ?? 'unpaid';
    return state === 'unpaid' && this.cells.balanceMinor[at] === 0 && traits?.settled ? 'paid' : state;
  }

  #writeCells(at: number, invoice: Invoice): void {
    const { cells } = this;
    const { content } = invoice;
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
    cells.createdBy[at] = this.people.code(invoice.createdBy);
    cells.entered[at] = invoice.entered.at;
    cells.status[at] = this.statuses.code(invoice.status);
    cells.type[at] = this.types.code(content.type);
    cells.client[at] = this.clients.code(content.clientId ?? '');
    cells.currency[at] = this.currencies.code(content.currency);
    cells.party[at] = this.parties.code(party);
    cells.issue[at] = content.issueDay === null ? noDay : dayNumber(content.issueDay);
    cells.due[at] = content.dueDay === null ? noDay : dayNumber(content.dueDay);
    cells.createdAt[at] = invoice.createdAt;
    const reminded = lastReminder(invoice)?.day;
    cells.reminded[at] = reminded === undefined ? neverReminded : dayNumber(reminded);
    this.numbers[at] = invoice.number?.text ?? content.supplierNumber;
    this.haystacks.put(at, haystackOf(invoice));
  }

  #writeLists(at: number, invoice: Invoice): void {
    const { trail, content, sources } = invoice;
    const visits = this.visits.place(at, trail.length);
    for (const [index, { status, at: enteredAt, kind, by }] of trail.entries()) {
      const { columns } = this.visits;
      columns.status[visits + index] = this.statuses.code(status.id);
      columns.kind[visits + index] = visitKinds.indexOf(kind);
      columns.byPlatform[visits + index] = by === 'platform' ? 1 : 0;
      columns.at[visits + index] = enteredAt;
    }
    const sign = content.kind === 'credit-note' ? -1 : 1;
    const money = receiptsOf(invoice);
    const paid = this.payments.place(at, money.length);
    for (const [index, { day, amountMinor }] of money.entries()) {
      this.payments.columns.day[paid + index] = day === null ? noDay : dayNumber(day);
      this.payments.columns.amountMinor[paid + index] = amountMinor;
    }
    const { taxes } = totalsOf(content);
    const taxed = this.taxes.place(at, taxes.length);
    for (const [index, { taxCategory, taxRate, baseMinor, taxMinor }] of taxes.entries()) {
      const { columns } = this.taxes;
      columns.rate[taxed + index] = this.rates.code(`${taxCategory} ${taxRate}`);
      columns.baseMinor[taxed + index] = sign * baseMinor;
      columns.taxMinor[taxed + index] = sign * taxMinor;
    }
    const from = this.sources.place(at, sources.length);
    for (const [index, job] of sources.entries()) this.sources.columns.job[from + index] = this.jobs.code(job);
  }
}
