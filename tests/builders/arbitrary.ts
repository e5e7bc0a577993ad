import fc from 'fast-check';
import type { SingleCommand } from '#domain/ledger/command.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { twoStages } from '#tests/builders/two-stages.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';

/** Commands over a handful of subjects, so that they meet: most are possible somewhere, many are refused. */

/** The presets, and the example with two stages. */
export const playedWorkflows = { ...presets, 'two-stages': twoStages };
export type PlayedId = keyof typeof playedWorkflows;

const invoices = ['a', 'b', 'c', 'd'];
const clients = ['c1', 'c2'];
const anInvoice = fc.constantFrom(...invoices);
const aClient = fc.constantFrom(...clients);
const aBatch = fc.constantFrom('b1', 'b2');
const anAmount = fc.constantFrom(1, 4_000, 10_000, 25_000);
const aDay = fc.constantFrom('2025-12-31', '2026-02-01', '2026-03-15');
const aPayment = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3'),
  amountMinor: anAmount,
  day: aDay,
  method: fc.constant('transfer'),
  note: fc.constant('')
});

export function anyCommand(id: PlayedId): fc.Arbitrary<SingleCommand> {
  const { statuses } = playedWorkflows[id].machines.invoice;
  const type = playedWorkflows[id].types[0]?.id ?? '';
  const aStatus = fc.constantFrom(...statuses.map(({ id }) => id));
  return fc.oneof(
    { weight: 1, arbitrary: aClient.map((id): SingleCommand => createClient(id)) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          id: anInvoice,
          prices: fc.array(fc.constantFrom('100', '40.5', '0'), { maxLength: 2 }),
          clientId: fc.option(aClient),
          issueDay: fc.option(aDay),
          direction: fc.constantFrom('issued', 'issued', 'received'),
          creditOf: fc.option(anInvoice, { freq: 4 })
        })
        .map(({ id, prices, creditOf, ...content }): SingleCommand => {
          const kind = creditOf === null ? 'invoice' : 'credit-note';
          return createInvoice(id, { ...content, kind, type, lines: linesOf(...prices) }, { creditOf });
        })
    },
    {
      weight: 6,
      arbitrary: fc
        .record({ invoice: anInvoice, to: aStatus, override: fc.boolean(), reason: fc.constantFrom('', 'because') })
        .map((fields): SingleCommand => ({ do: 'changeStatus', ...fields }))
    },
    { weight: 3, arbitrary: anInvoice.map((invoice): SingleCommand => ({ do: 'approve', invoice })) },
    {
      weight: 3,
      arbitrary: fc
        .record({ do: fc.constantFrom('recordPayment', 'refundPayment'), invoice: anInvoice, payment: aPayment })
        .map((command): SingleCommand => command)
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ invoice: anInvoice, id: fc.constantFrom('r1', 'r2'), level: fc.integer({ min: 1, max: 3 }) })
        .map(({ invoice, ...fields }): SingleCommand => {
          const reminder = { ...fields, label: 'Reminder', way: 'mail' as const, subject: '', text: '' };
          return { do: 'remindOfPayment', invoice, reminder };
        })
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ invoice: anInvoice, unit: fc.constantFrom('day', 'week', 'month'), from: aDay, stops: fc.boolean() })
        .map(({ invoice, unit, from, stops }): SingleCommand => {
          const plan = stops ? null : { every: 1, unit, from, until: null };
          return { do: 'repeatInvoice', invoice, plan };
        })
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ invoice: anInvoice, payment: fc.constantFrom('p1', 'p2', 'p3') })
        .map((fields): SingleCommand => ({ do: 'removePayment', ...fields }))
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ invoice: anInvoice, notes: fc.constantFrom('', 'x', 'y') })
        .map(({ invoice, notes }): SingleCommand => ({
          do: 'editInvoice',
          invoice,
          force: true,
          changes: [{ path: ['notes'], old: '', new: notes }]
        }))
    },
    {
      weight: 2,
      arbitrary: fc
        .record({
          do: fc.constantFrom('deleteInvoice', 'archiveInvoice', 'unarchiveInvoice'),
          invoice: anInvoice
        })
        .map((command): SingleCommand => command)
    },
    { weight: 1, arbitrary: aClient.map((client): SingleCommand => ({ do: 'deleteClient', client })) },
    { weight: 1, arbitrary: fc.constant<SingleCommand>({ do: 'mergeClients', from: 'c1', into: 'c2' }) },
    {
      weight: 2,
      arbitrary: fc
        .record({ client: aClient, batch: aBatch, invoiceIds: fc.subarray(invoices, { minLength: 1 }) })
        .map(({ client, batch, invoiceIds }): SingleCommand => {
          return { do: 'makeBatch', client, batch, fields: { name: '', note: '', invoiceIds } };
        })
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ client: aClient, batch: aBatch, note: fc.constantFrom('', 'x', 'y') })
        .map(({ note, ...batch }): SingleCommand => {
          return { do: 'changeBatch', ...batch, force: true, changes: [{ path: ['note'], old: '', new: note }] };
        })
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ client: aClient, batch: aBatch })
        .map((fields): SingleCommand => ({ do: 'removeBatch', ...fields }))
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ invoice: anInvoice, channel: fc.constantFrom('print', 'share', 'export') })
        .map((fields): SingleCommand => ({ do: 'recordShared', ...fields }))
    }
  );
}

/** What is done and then, now and then, undone. */
export type Act = { readonly command: SingleCommand } | { readonly undoCommit: number };

/** A dataset set up, and acts over it. `undoCommit` counts from the latest commit back. */
export function anyActs(preset: PresetId, maxLength = 30): fc.Arbitrary<readonly Act[]> {
  const act = fc.oneof(
    { weight: 6, arbitrary: anyCommand(preset).map((command): Act => ({ command })) },
    { weight: 1, arbitrary: fc.nat({ max: 2 }).map((undoCommit): Act => ({ undoCommit })) }
  );
  return fc.array(act, { maxLength }).map((acts) => [{ command: setUp(preset) }, ...acts]);
}

/** The same things in an order that chance decides. */
export function shuffled<T>(list: readonly T[], chance: fc.Stream<number>): T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) {
    const { value = 0 } = chance.next() as IteratorResult<number, number | undefined>;
    result.push(...rest.splice(value % rest.length, 1));
  }
  return result;
}
