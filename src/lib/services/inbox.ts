import type { Client } from '#domain/client/client.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isClash, newSeries } from '#domain/invoice/series.ts';
import { permit } from '#domain/ledger/permit.ts';
import { Run } from '#domain/ledger/run.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { versionsInForce, type PublishedVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { FetchingWorld } from '#storage/fetching-world.ts';
import { contextOf, type Asking } from '#storage/gate.ts';

/** Everything that waits for a person: what the platform could not do, and what devices did apart. */
export interface Inbox {
  readonly invoices: readonly Invoice[];
  /** Deleted on one device, worked on at another. */
  readonly clients: readonly Client[];
  readonly numbers: readonly NumberClash[];
  /** More than one only where devices published apart; the first is in force. */
  readonly workflows: readonly PublishedVersion[];
  readonly refusals: InboxRefusals;
}

/** Why the acting person may settle nothing: of an invoice, of clients and numbers, and of workflows. */
export interface InboxRefusals {
  readonly invoice: (id: string) => readonly Refusal[];
  readonly others: readonly Refusal[];
  readonly workflows: readonly Refusal[];
}

/** A number that several invoices bear. */
export interface NumberClash {
  readonly series: string;
  readonly number: string;
  readonly invoices: readonly Invoice[];
}

/**
 * `waiting`: ids of the invoices and clients that have something waiting, and numbers that stand on several invoices, as
 * whoever follows the data knows them.
 */
export function inboxOf(
  db: Database,
  waiting: {
    readonly invoices: readonly string[];
    readonly clients: readonly string[];
    readonly numbers: readonly string[];
  },
  asking: Asking,
  { isLook }: { isLook: boolean }
): Promise<Inbox> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const found = await inside.invoices.bulkGet([...waiting.invoices]);
    const invoices = found.filter((invoice) => invoice !== undefined);
    const context = contextOf(await inside.meta.get('meta'), asking);
    const clients = await inside.clients.bulkGet([...waiting.clients]);
    const numbers: NumberClash[] = [];
    const allSeries = await inside.series.toArray();
    const suspected = new Set([...waiting.numbers, ...allSeries.flatMap(({ clashes }) => clashes)]);
    for (const number of suspected) {
      const all = await inside.invoices.where('number.text').equals(number).toArray();
      const bearers = all.filter(({ deleted }) => deleted === null);
      // What only came with imported documents is nothing that we gave.
      const id = bearers.find((invoice) => invoice.number?.series)?.number?.series ?? null;
      if (id === null) continue;
      const series = allSeries.find((one) => one.id === id) ?? newSeries(id);
      if (
        isClash(
          series,
          number,
          bearers.map((invoice) => invoice.id)
        )
      )
        numbers.push({ series: id, number, invoices: bearers });
    }
    return {
      invoices,
      clients: clients.filter((client) => client !== undefined),
      numbers,
      workflows: versionsInForce(await inside.workflows.toArray()),
      refusals: isLook
        ? barred
        : await new FetchingWorld(inside).settle((world) => refusalsIn(new Run(world, context), invoices))
    };
  });
}

function refusalsIn(run: Run, invoices: readonly Invoice[]): InboxRefusals {
  const byInvoice = new Map(invoices.map((invoice) => [invoice.id, permit(run, 'edit', invoice)]));
  return {
    invoice: (id) => byInvoice.get(id) ?? [],
    others: permit(run, 'edit'),
    workflows: permit(run, 'admin')
  };
}

/** In what is only looked at nothing may be done, for one and the same reason. */
const lookOnly: readonly Refusal[] = [{ why: 'look-only' }];
const barred: InboxRefusals = { invoice: () => lookOnly, others: lookOnly, workflows: lookOnly };

/** How many invoices, clients, numbers and workflows there is something to decide about. */
export function countOf({ invoices, clients, numbers, workflows }: Inbox): number {
  return invoices.length + clients.length + numbers.length + Math.max(0, workflows.length - 1);
}
