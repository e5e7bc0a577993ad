import type { Content } from '#domain/invoice/content.ts';
import type { Command } from '#domain/ledger/command.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { Columns } from '#services/columns/columns.ts';
import type { ColumnQuery } from '#services/columns/query.ts';
import type { ReportScope } from '#services/reports/scope.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';

/** Invoices as they came to be, day by day, to be reported on. */
export class ReportStory {
  readonly ledger = new MemoryLedger('device');
  readonly columns = new Columns();
  readonly workflow: Workflow;
  readonly #ids: string[] = [];
  #day = '2026-01-01';
  #ms = 0;

  constructor(preset: PresetId = 'small-business', workflow: Workflow = presets[preset]) {
    this.workflow = workflow;
    this.columns.useWorkflow(this.workflow);
    this.do({ ...setUp(preset), workflow });
    this.do(createClient('c1', 'Lovelace Ltd'));
  }

  /** What follows happens on this day, from nine o'clock on; an hour passes between two things only where it is said. */
  on(day: string): this {
    this.#day = day;
    this.#ms = Date.parse(`${day}T09:00:00Z`);
    return this;
  }

  do(command: Command): this {
    this.#ms += 1;
    const done = this.ledger.execute(command, { by: owner, wall: this.#ms, today: this.#day });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return this;
  }

  /** A draft of today, by its price. */
  draft(id: string, price: string, content: Partial<Content> = {}): this {
    this.#ids.push(id);
    const type = this.workflow.types[0]?.id ?? '';
    const lines = linesOf(price);
    return this.do(createInvoice(id, { type, lines, clientId: 'c1', issueDay: this.#day, ...content }));
  }

  /** One that another program has issued today. */
  import(id: string, price: string, content: Partial<Content> = {}): this {
    this.#ids.push(id);
    const type = this.workflow.types[0]?.id ?? '';
    const made = createInvoice(id, { type, lines: linesOf(price), issueDay: this.#day, ...content });
    const imported = { digest: id, fileName: id, identity: id, declared: {}, extra: {}, warnings: [] };
    return this.do({ do: 'importInvoices', documents: [{ id, number: id, content: made.content, imported }] });
  }

  move(id: string, to: string, reason = ''): this {
    return this.do({ do: 'changeStatus', invoice: id, to, ...(reason === '' ? {} : { reason }) });
  }

  approve(id: string): this {
    return this.do({ do: 'approve', invoice: id });
  }

  pay(id: string, amountMinor: number): this {
    const payment = { id: `${id} ${this.#day}`, amountMinor, day: this.#day, method: '30', note: '' };
    return this.do({ do: 'recordPayment', invoice: id, payment });
  }

  /** As of a day, at its noon. */
  scope(today: string, query: Partial<ColumnQuery> = {}): ReportScope {
    this.columns.apply(this.#ids.flatMap((id) => this.ledger.get('invoice', id) ?? []));
    return {
      columns: this.columns,
      query: { today, ...query },
      workflow: this.workflow,
      nowMs: Date.parse(`${today}T12:00:00Z`),
      zone: 'UTC'
    };
  }
}

/** A year's beginning of a small business. */
export function smallStory(): ReportStory {
  return new ReportStory()
    .on('2026-01-10')
    .draft('paid', '100', { dueDay: '2026-02-09' })
    .move('paid', 'sent')
    .on('2026-02-01')
    .draft('late', '50', { currency: 'USD', dueDay: '2026-02-15' })
    .move('late', 'sent')
    .draft('received', '30', { direction: 'received', supplierNumber: 'S-1', dueDay: '2026-03-20' })
    .move('received', 'sent')
    .draft('void', '20', { dueDay: '2026-02-15' })
    .move('void', 'sent')
    .on('2026-02-04')
    .move('void', 'void', 'Twice')
    .on('2026-02-05')
    .pay('paid', 10_000)
    .on('2026-03-01')
    .draft('draft', '7')
    .draft('part', '40', { dueDay: '2026-03-05' })
    .move('part', 'sent')
    .on('2026-03-03')
    .pay('part', 1_500);
}
