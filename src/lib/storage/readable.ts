import { balanceOf, relatedOf, totalsOf, type Related } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import type { Database } from './database.ts';
import { read } from './fence.ts';
import { GrowingBlob } from './growing-blob.ts';

export interface ExportOptions {
  /** When it is made, epoch milliseconds. */
  readonly at: number;
  readonly onProgress?: (records: number) => void;
}

const recordsAtOnce = 200;

/**
 * What everything comes to today as plain JSON, one record a line, for people, spreadsheets and other programs; its
 * fields are described in docs/readable-export.md. Nothing is ever restored from it: that is what a backup is for.
 */
export async function writeReadable(db: Database, { at, onProgress }: ExportOptions): Promise<Blob> {
  const out = new JsonLists();
  const meta = await read(db, [db.meta], (inside) => inside.meta.get('meta'));
  out.open({
    format: 'docket-readable',
    v: 1,
    dataset: meta?.dataset ?? '',
    device: meta?.device ?? '',
    at: new Date(at).toISOString()
  });
  let written = 0;
  const told = (records: number): void => onProgress?.((written += records));

  const readable = await readableRows(db);
  out.list('clients');
  for (const client of readable.clients) out.record(client);
  out.list('people');
  for (const person of readable.people) out.record(person);
  out.list('workflows');
  for (const workflow of readable.workflows) out.record(workflow);
  out.list('business');
  for (const business of readable.business) out.record(business);

  out.list('invoices');
  for (let after = ''; ;) {
    const rows = await read(db, [db.invoices], async (inside) => {
      const some = await inside.invoices.where('id').above(after).limit(recordsAtOnce).toArray();
      return readableInvoices(inside, some, readable.settledness);
    });
    for (const row of rows) out.record(row);
    told(rows.length);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < recordsAtOnce) break;
  }
  return out.close();
}

type Settledness = Pick<Related, 'isSettled' | 'isCancelled'> & { labelOf(status: string): string };

async function readableRows(db: Database) {
  const [business, people, workflows, clients] = await read(db, db.ledgerTables, async (inside) => [
    await inside.business.toArray(),
    await inside.people.toArray(),
    await inside.workflows.toArray(),
    await inside.clients.toArray()
  ]);
  const document = currentVersion(workflows)?.document;
  const machine = document && compileMachine(document.machines.invoice);
  const settledness: Settledness = {
    isSettled: (status) => machine?.statusById.get(status)?.settled ?? false,
    isCancelled: (status) => machine?.statusById.get(status)?.group === 'CANCELLED',
    labelOf: (status) => machine?.statusById.get(status)?.label ?? status
  };
  return {
    settledness,
    business: business.map(({ id, fields }) => ({ id, ...fields })),
    people: people.map(({ id, fields, deleted }) => ({ id, ...fields, deleted: deleted !== null })),
    workflows: workflows.map(({ id, document: published, publishedAt }) => ({ id, publishedAt, document: published })),
    clients: clients.map(({ id, fields, deleted, mergedInto, batches }) => ({
      id,
      ...fields,
      deleted: deleted !== null,
      mergedInto,
      batches: Object.entries(batches).map(([batch, made]) => ({ id: batch, ...made }))
    }))
  };
}

async function readableInvoices(db: Database, invoices: readonly Invoice[], settledness: Settledness) {
  const related = new Map<string, Invoice>();
  const fetchRelated = async (ids: readonly string[]): Promise<void> => {
    for (const row of await db.invoices.bulkGet(ids.filter((id) => !related.has(id))))
      if (row) related.set(row.id, row);
  };
  await fetchRelated(
    invoices.flatMap(({ creditOf, creditNotes }) => [...creditNotes, ...(creditOf === null ? [] : [creditOf])])
  );
  await fetchRelated([...related.values()].flatMap(({ creditNotes }) => creditNotes));
  return invoices.map((invoice) => {
    const { id, content, status, number, payments, archived, deleted, creditOf, createdAt } = invoice;
    const balance = balanceOf(invoice, { ...settledness, ...relatedOf(invoice, (one) => related.get(one)) });
    const { sumOfLinesMinor, totalWithoutTaxMinor, taxMinor, taxes, totalWithTaxMinor } = totalsOf(content);
    return {
      id,
      number: number?.text ?? null,
      status: { id: status, label: settledness.labelOf(status) },
      createdAt,
      archived: archived !== null,
      deleted: deleted !== null,
      creditOf,
      content,
      totals: { sumOfLinesMinor, totalWithoutTaxMinor, taxMinor, taxes, totalWithTaxMinor },
      balance,
      payments: Object.values(payments)
    };
  });
}

/** Writes one JSON object of lists, a record a line. */
class JsonLists {
  readonly #out = new GrowingBlob();
  #isFirst = true;

  open(head: object): void {
    this.#out.add(JSON.stringify(head).slice(0, -1));
  }

  list(name: string): void {
    this.#out.add(`${this.#lists > 0 ? '\n]' : ''},\n${JSON.stringify(name)}:[`);
    this.#lists += 1;
    this.#isFirst = true;
  }

  record(record: object): void {
    this.#out.add(`${this.#isFirst ? '' : ','}\n${JSON.stringify(record)}`);
    this.#isFirst = false;
  }

  close(): Blob {
    this.#out.add('\n]}\n');
    return this.#out.close('application/json');
  }

  #lists = 0;
}
