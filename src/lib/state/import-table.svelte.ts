import * as z from 'zod/mini';
import { csvFields, type Columns, type CsvField } from '#domain/exchange/csv/fields.ts';
import type { TableRead } from '#domain/exchange/csv/invoices.ts';
import { guessFormats, guessReading } from '#domain/exchange/csv/reading.ts';
import type { Reading } from '#domain/exchange/csv/rows.ts';
import {
  meaningOfChosen,
  statusCalled,
  statusFor,
  statusMeant,
  type StatusMeaning
} from '#domain/exchange/csv/status.ts';
import { textsIn, type Table } from '#domain/exchange/csv/table.ts';
import type { ImportedDocument } from '#domain/exchange/ubl.ts';
import type { Party } from '#domain/party/party.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { readTableInvoices, type TableToImport } from '#services/import-files.ts';
import { preferences } from './preferences.svelte.ts';

type Direction = Reading['direction'];

/** What was chosen for tables with the same columns, the latest last. */
const keptSchema = z.array(
  z.object({
    signature: z.string(),
    columns: z.partialRecord(z.enum(csvFields), z.int().check(z.nonnegative())),
    mark: z.enum(['.', ',']),
    order: z.enum(['ymd', 'dmy', 'mdy']),
    currency: z.string(),
    direction: z.enum(['issued', 'received']),
    statuses: z.record(z.string(), z.string())
  })
);
const keptMax = 20;

/** A table that somebody chose, and how it is to be read: guessed, remembered from the last time, or said by the person. */
export class ImportTable {
  readonly fileName: string;
  readonly table: Table;
  /** The program that it seems to come from; null: nobody knows. */
  readonly source: string | null;
  /** It was read in this way before. */
  readonly isRemembered: boolean;
  columns: Columns = $state.raw({});
  mark: Reading['mark'] = $state('.');
  order: Reading['order'] = $state('dmy');
  currency = $state('');
  direction: Direction = $state('issued');
  /** What can be read of it; null until it was looked at for the first time. */
  found: TableRead | null = $state.raw(null);
  isLooking = $state(true);
  /** Ids of statuses by what the table says; empty: where imports begin. */
  #statuses: Readonly<Record<string, string>> = $state.raw({});
  /** Somebody has said how numbers, or days, are written. */
  #isSaid = $state.raw({ mark: false, order: false });

  constructor(fileName: string, table: Table, currency: string) {
    this.fileName = fileName;
    this.table = table;
    const { reading, source } = guessReading(table, currency);
    this.source = source;
    const remembered = keptReadings().find(({ signature }) => signature === table.signature);
    this.isRemembered = remembered !== undefined;
    Object.assign(this, remembered ? known(remembered) : reading);
    this.#statuses = remembered?.statuses ?? {};
    this.#isSaid = { mark: this.isRemembered, order: this.isRemembered };
  }

  /** Empty: no column says it. Formats are guessed anew, unless somebody has said them. */
  choose(field: CsvField, column: number | null): void {
    const { [field]: _before, ...others } = this.columns;
    this.columns = column === null ? others : { ...others, [field]: column };
    const { mark, order } = guessFormats(this.table, this.columns);
    if (!this.#isSaid.mark) this.mark = mark.format;
    if (!this.#isSaid.order) this.order = order.format;
  }

  sayMark(mark: Reading['mark']): void {
    this.mark = mark;
    this.#isSaid = { ...this.#isSaid, mark: true };
  }

  sayOrder(order: Reading['order']): void {
    this.order = order;
    this.#isSaid = { ...this.#isSaid, order: true };
  }

  /** What could be read in another way as well, and nobody has said. */
  get unsure(): { readonly mark: boolean; readonly order: boolean } {
    const { mark, order } = guessFormats(this.table, this.columns);
    return { mark: !this.#isSaid.mark && !mark.isSure, order: !this.#isSaid.order && !order.isSure };
  }

  /** What the table says of statuses, how often, and where that leads; the most frequent first. */
  statuses(workflow: Workflow): readonly { readonly text: string; readonly count: number; readonly status: string }[] {
    return textsIn(this.table, this.columns.status).map(([text, count]) => ({
      text,
      count,
      status: this.#statusFor(workflow, text)
    }));
  }

  sayStatus(text: string, status: string): void {
    this.#statuses = { ...this.#statuses, [text]: status };
  }

  /** Finds out what is in it as it is to be read now; what was found before stands until then. */
  async look(workflow: Workflow, own: Party, signal: AbortSignal): Promise<void> {
    const reading = this.#reading(workflow, own);
    this.isLooking = true;
    try {
      this.found = await readTableInvoices(this.table, reading, signal);
      this.isLooking = false;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  toImport(workflow: Workflow, own: Party): TableToImport {
    return {
      fileName: this.fileName,
      table: this.table,
      reading: this.#reading(workflow, own),
      statusOf: (text, document) => this.#statusOf(workflow, text, document)
    };
  }

  #reading(workflow: Workflow, own: Party): Reading {
    const { columns, mark, order, currency, direction } = this;
    // What is said later is not what was asked for: it is looked at anew.
    const statuses = this.#statuses;
    const meaningOf = (text: string): StatusMeaning | null => {
      const said = statusSaid(workflow, statuses, text);
      return said === null ? meaningIn(workflow, text) : meaningOfChosen(workflow, said);
    };
    return { columns, mark, order, currency, direction, own, meaningOf };
  }

  /** The next table with these columns is read in the same way. */
  remember(): void {
    const { columns, mark, order, currency, direction } = this;
    const { signature } = this.table;
    const others = keptReadings().filter((one) => one.signature !== signature);
    const own = { signature, columns, mark, order, currency, direction, statuses: this.#statuses };
    preferences.tableReadings.value = JSON.stringify([...others, own].slice(-keptMax));
  }

  #statusFor(workflow: Workflow, text: string): string {
    const said = statusSaid(workflow, this.#statuses, text);
    if (said !== null) return said;
    const meaning = meaningIn(workflow, text);
    // What is received and open begins its way here: somebody has to approve it.
    if (this.direction === 'received' && (meaning === 'open' || meaning === 'draft')) return '';
    return statusCalled(workflow, text) ?? statusFor(workflow, meaning) ?? '';
  }

  /** Null: where imports begin. What nobody has said more of is paid where nothing is left of it, and only there. */
  #statusOf(workflow: Workflow, text: string, { number, totals, content }: ImportedDocument): string | null {
    // What we issued and has no number was never sent (BR14).
    if (number === '' && this.direction === 'issued') return statusFor(workflow, 'draft');
    const isPaid = totals.payableMinor === 0 && content.prepaidMinor !== 0;
    const isSaid = statusSaid(workflow, this.#statuses, text) !== null;
    const isOpen = text === '' || (this.direction === 'issued' && meaningIn(workflow, text) === 'open');
    if (isPaid && isOpen && !isSaid) return statusFor(workflow, 'paid');
    const id = text === '' ? null : this.#statusFor(workflow, text) || null;
    const isSettled = id !== null && statusById(workflow).get(id)?.settled === true;
    if (!isSettled || totals.payableMinor <= 0) return id;
    return this.direction === 'received' ? null : statusFor(workflow, 'open');
  }
}

/** What a person has chosen for a status of the table; empty: where imports begin. Null: nothing that there still is. */
function statusSaid(workflow: Workflow, statuses: Readonly<Record<string, string>>, text: string): string | null {
  const said = Object.hasOwn(statuses, text) ? statuses[text] : undefined;
  return said === '' || (said !== undefined && statusById(workflow).has(said)) ? said : null;
}

/** What is called as a status of ours means that; anything else is guessed. */
function meaningIn(workflow: Workflow, text: string): StatusMeaning | null {
  const called = statusCalled(workflow, text);
  return called === null ? statusMeant(text) : meaningOfChosen(workflow, called);
}

function statusById(workflow: Workflow) {
  return compileMachine(workflow.machines.invoice).statusById;
}

type Kept = z.infer<typeof keptSchema>[number];

function keptReadings(): Kept[] {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(preferences.tableReadings.value || '[]'));
    return parsed.success ? parsed.data : [];
  } catch (error) {
    // What somebody else has written there is forgotten.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function known({ columns, mark, order, currency, direction }: Kept) {
  return { columns, mark, order, currency, direction };
}
