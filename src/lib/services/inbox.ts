import type { Client } from '#domain/client/client.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isClash, newSeries } from '#domain/invoice/series.ts';
import { versionsInForce, type PublishedVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

/** Everything that waits for a person: what the platform could not do, and what devices did apart. */
export interface Inbox {
  readonly invoices: readonly Invoice[];
  /** Deleted on one device, worked on at another. */
  readonly clients: readonly Client[];
  readonly numbers: readonly NumberClash[];
  /** More than one only where devices published apart; the first is in force. */
  readonly workflows: readonly PublishedVersion[];
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
  }
): Promise<Inbox> {
  return read(db, db.ledgerTables, async (inside) => {
    const invoices = await inside.invoices.bulkGet([...waiting.invoices]);
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
      invoices: invoices.filter((invoice) => invoice !== undefined),
      clients: clients.filter((client) => client !== undefined),
      numbers,
      workflows: versionsInForce(await inside.workflows.toArray())
    };
  });
}

/** How many invoices, clients, numbers and workflows there is something to decide about. */
export function countOf({ invoices, clients, numbers, workflows }: Inbox): number {
  return invoices.length + clients.length + numbers.length + Math.max(0, workflows.length - 1);
}
