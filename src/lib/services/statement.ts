import { dayAt } from '#domain/calendar/day.ts';
import { balanceOf, bearsNumber, receiptsOf, relatedOf, signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { StatementInvoice } from '#domain/report/statement.ts';
import { compileMachine, type CompiledMachine } from '#domain/workflow/machine.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

/** Those of some invoices that a statement may tell of: completed ones, since a draft asks nobody for money. */
export function statementInvoicesOf(db: Database, ids: readonly string[], zone: string): Promise<StatementInvoice[]> {
  return read(db, [db.invoices, db.workflows], async (inside) => {
    const workflow = currentVersion(await inside.workflows.toArray());
    if (!workflow) return [];
    const known = new Map<string, Invoice>();
    const fetch = async (wanted: readonly string[]): Promise<void> => {
      const rows = await inside.invoices.bulkGet([...new Set(wanted)].filter((id) => !known.has(id)));
      for (const row of rows) if (row) known.set(row.id, row);
    };
    await fetch(ids);
    await fetch(
      [...known.values()].flatMap(({ creditNotes, creditOf }) => [...creditNotes, ...(creditOf ? [creditOf] : [])])
    );
    await fetch([...known.values()].flatMap(({ creditNotes }) => creditNotes));
    const machine = compileMachine(workflow.document.machines.invoice);
    return ids.flatMap((id) => {
      const invoice = known.get(id);
      return invoice ? (statementInvoiceOf(invoice, { known, machine, zone }) ?? []) : [];
    });
  });
}

interface Surroundings {
  readonly known: ReadonlyMap<string, Invoice>;
  readonly machine: CompiledMachine;
  readonly zone: string;
}

function statementInvoiceOf(invoice: Invoice, { known, machine, zone }: Surroundings): StatementInvoice | null {
  const groupOf = (status: string): string | undefined => machine.statusById.get(status)?.group;
  const find = (id: string): Invoice | undefined => known.get(id);
  const corrected = invoice.creditOf === null ? undefined : find(invoice.creditOf);
  if (invoice.deleted !== null || groupOf(invoice.status) !== 'COMPLETED') return null;
  // What corrects nothing that is asked for asks for nothing itself.
  if (corrected && (!bearsNumber(invoice) || groupOf(corrected.status) === 'CANCELLED')) return null;
  const isCancelled = (status: string): boolean => groupOf(status) === 'CANCELLED';
  const isSettled = (status: string): boolean => machine.statusById.get(status)?.settled === true;
  const balance = balanceOf(invoice, { ...relatedOf(invoice, find), isCancelled, isSettled });
  const { content } = invoice;
  const day = content.issueDay ?? dayAt(invoice.entered.at, zone);
  return {
    id: invoice.id,
    direction: content.direction,
    kind: content.kind,
    currency: content.currency,
    number: invoice.number?.text ?? content.supplierNumber,
    day,
    dueDay: content.dueDay,
    totalMinor: balance.totalMinor,
    payments: corrected
      ? []
      : receiptsOf(invoice).map((receipt) => ({ day: receipt.day ?? day, amountMinor: receipt.amountMinor })),
    credits: Object.fromEntries(
      invoice.creditNotes
        .flatMap((id) => find(id) ?? [])
        .filter((note) => bearsNumber(note) && note.deleted === null && !isCancelled(note.status))
        .map((note) => [note.id, -signedTotalMinor(note.content)])
    ),
    creditOf: corrected?.id ?? null,
    toRefundMinor: corrected ? balance.outstandingMinor : 0
  };
}
