import { businessId, emptyBusiness } from '#domain/business/business.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { repetitionsOf } from '#domain/invoice/repetition.ts';
import { statusLeft } from '#domain/invoice/request.ts';
import { ask } from '#domain/ledger/ask.ts';
import type { Command } from '#domain/ledger/command.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { setOff } from '#domain/ledger/set-off.ts';
import type { Result } from '#domain/shared/result.ts';
import { commitId, type Commit } from '#domain/history/commit.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { HistoryEntry } from '#services/history.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import { createInvoice, linesOf, owner, setUp } from './commands.ts';

/** A dataset in memory with one invoice `a` of 1,000.00, and what a page about it is given. */
export class Desk {
  readonly ledger: MemoryLedger;
  #wall = Date.UTC(2026, 2, 1, 9);
  readonly today = '2026-03-01';

  constructor(preset: PresetId, { device = 'device-1' }: { device?: string } = {}) {
    this.ledger = new MemoryLedger(device);
    this.must(setUp(preset));
    const type = presets[preset].types[0]?.id ?? '';
    if (type === 'licensed-workshop')
      this.must({ do: 'editBusiness', changes: [{ path: ['account'], old: '', new: 'certification-body' }] });
    this.must(createInvoice('a', { type, lines: linesOf('1000'), dueDay: '2026-03-31' }));
  }

  /** Does it, a minute after what was done before. */
  do(command: Command, by = owner): Result<Commit | null, readonly Refusal[]> {
    this.#wall += 60_000;
    return this.ledger.execute(command, { by, wall: this.#wall, today: this.today });
  }

  must(command: Command, by = owner): Commit {
    const done = this.do(command, by);
    if (!done.ok || !done.value) throw new Error(`not done: ${JSON.stringify(done)}`);
    return done.value;
  }

  move(to: string, reason = '', by = owner): Commit {
    return this.must({ do: 'changeStatus', invoice: 'a', to, reason }, by);
  }

  pay(amountMinor: number, id = `payment-${amountMinor}`): Commit {
    const payment = { id, amountMinor, day: '2026-03-02', method: '30', note: '' };
    return this.must({ do: 'recordPayment', invoice: 'a', payment });
  }

  addPerson(id: string, name: string, ...roles: string[]): void {
    this.must({ do: 'addPerson', id, fields: { name, roles, active: true } });
  }

  /** Publishes the workflow with a change. */
  rewrite(change: (workflow: Workflow) => Workflow): void {
    this.must({ do: 'publishWorkflow', document: change(this.workflow) });
  }

  get workflow(): Workflow {
    const current = currentVersion(this.ledger.all('workflow'));
    if (!current) throw new Error('there is no workflow');
    return current.document;
  }

  invoice(id = 'a'): Invoice {
    const invoice = this.ledger.get('invoice', id);
    if (!invoice) throw new Error(`there is no invoice ${id}`);
    return invoice;
  }

  answer(by = owner, id = 'a'): InvoiceAnswer {
    const { ledger, today } = this;
    const invoice = this.invoice(id);
    const context = { device: ledger.device, n: 0, at: this.#wall, now: this.#wall, today, by };
    return {
      invoice,
      answers: ask(ledger, invoice, context),
      client: null,
      creditNotes: invoice.creditNotes.map((note) => this.invoice(note)),
      creditOf: invoice.creditOf === null ? null : this.invoice(invoice.creditOf),
      jobs: invoice.sources.flatMap((job) => ledger.get('job', job) ?? []),
      repetitions: repetitionsOf(invoice)
        .map((one) => this.invoice(one))
        .reverse(),
      repeatedFrom: invoice.repeatOf ? this.invoice(invoice.repeatOf.invoice) : null,
      business: ledger.get('business', businessId)?.fields ?? emptyBusiness,
      peopleById: new Map(ledger.all('person').map((person) => [person.id, person.fields.name])),
      workflow: this.workflow,
      gone: null
    };
  }

  history(id = 'a'): HistoryEntry[] {
    const { ledger } = this;
    const versions = ledger.all('workflow');
    const own = ledger.history({ kind: 'invoice', id });
    const ofJobs = this.invoice(id).sources.flatMap((job) => ledger.history({ kind: 'job', id: job }));
    const byKey = new Map([...own, ...ofJobs].map((recorded) => [recorded.event.key, recorded]));
    return own.map((recorded) => ({
      event: recorded.event,
      commit: commitId(recorded),
      at: recorded.at,
      by: { id: recorded.by, name: this.ledger.get('person', recorded.by)?.fields.name ?? '' },
      device: { id: recorded.device, isThis: recorded.device === this.ledger.device },
      left: statusLeft(recorded, versions),
      rule: recorded.event.cause?.label ?? null,
      setOff: recorded.event.cause ? setOff(recorded.event.cause, byKey, this.workflow) : null,
      version: { label: this.workflow.label, publishedAt: versions[0]?.publishedAt ?? 0 }
    }));
  }
}
