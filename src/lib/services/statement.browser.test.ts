import { expect, test } from 'vitest';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';

const dueDay = '2998-01-01';

/** A client with an invoice that has gone out, a draft, and one that was cancelled. */
async function withInvoices(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  for (const id of ['c', 'd']) value(await docket.execute(createClient(id)));
  for (const id of ['sent', 'draft', 'void'])
    value(
      await docket.execute(createInvoice(id, { clientId: 'c', lines: linesOf('100'), dueDay, issueDay: '2026-01-05' }))
    );
  for (const id of ['sent', 'void']) value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'sent' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'void', to: 'void', reason: 'a mistake' }));
  return docket;
}

test('a statement tells of completed invoices: neither of drafts, nor of what is cancelled [W1]', async () => {
  const docket = await withInvoices();
  const payment = { id: 'p', amountMinor: 4_000, day: '2026-02-01', method: '30', note: '' };
  value(await docket.execute({ do: 'recordPayment', invoice: 'sent', payment }));
  const told = await docket.statementInvoices(['draft', 'sent', 'void', 'nowhere']);
  expect(told).toEqual([
    {
      id: 'sent',
      direction: 'issued',
      kind: 'invoice',
      currency: 'EUR',
      number: expect.stringMatching(/^INV-/) as string,
      day: '2026-01-05',
      dueDay,
      totalMinor: 10_000,
      payments: [{ day: '2026-02-01', amountMinor: 4_000 }],
      credits: {},
      creditOf: null,
      toRefundMinor: 0
    }
  ]);
});

test('a credit note is told of with its sign, and its invoice says what it took off', async () => {
  const docket = await withInvoices();
  const content = { kind: 'credit-note' as const, clientId: 'c', lines: linesOf('30'), issueDay: '2026-01-20' };
  value(await docket.execute(createInvoice('note', content, { creditOf: 'sent' })));
  value(await docket.execute({ do: 'changeStatus', invoice: 'note', to: 'sent' }));
  const [invoice, note] = await docket.statementInvoices(['sent', 'note']);
  expect(invoice).toMatchObject({ totalMinor: 10_000, credits: { note: 3_000 } });
  expect(note).toMatchObject({ totalMinor: -3_000, creditOf: 'sent', payments: [], toRefundMinor: 0 });
});

test('a merged client’s batches are found with the one that it was merged into [B93] [BR19]', async () => {
  const docket = await withInvoices();
  const fields = { name: '', note: '', invoiceIds: ['sent', 'draft'] };
  value(await docket.execute({ do: 'makeBatch', client: 'c', batch: 'b', fields }));
  value(await docket.execute({ do: 'mergeClients', from: 'c', into: 'd' }));
  for (const id of ['c', 'd']) {
    const family = await docket.clientFamily(id);
    expect(family.map((client) => client.id)).toEqual(['d', 'c']);
    expect(family.flatMap(({ batches }) => Object.keys(batches))).toEqual(['b']);
  }
  expect((await docket.checkIntegrity()).findings).toEqual([]);
});
