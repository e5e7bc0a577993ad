import { expect, test } from 'vitest';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';
import type { Docket } from './docket.ts';

async function training(): Promise<Docket> {
  const docket = await openTestDocket();
  const begun = setUp('training');
  value(await docket.execute({ ...begun, business: { ...begun.business, account: 'certification-body' } }));
  return docket;
}

test('the log tells what rules did, the latest first, on what, and what set them off [B85] [B86] [B87]', async () => {
  const docket = await training();
  const ahead = { startDay: '2999-01-01', endDay: '2999-01-01' };
  value(await docket.execute(createWorkshop('w', ahead)));
  value(await docket.execute(participants('w', 5, 4)));
  const [made] = (await docket.job('w'))?.invoices ?? [];
  const id = made?.invoice.id ?? '';
  value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'final' }));
  value(await docket.execute(participants('w', 4, 3)));
  const { firings, hasMore } = await docket.ruleLog({ rule: null, limit: 50 });
  expect(hasMore).toBe(false);
  expect(firings.map(({ setOff, outcomes, subject }) => [setOff, outcomes, subject?.id])).toEqual([
    ['participants-changed', [{ is: 'suppressed' }], id],
    ['participants-changed', [{ is: 'changed' }], id],
    ['job-created', [{ is: 'created' }], id]
  ]);
  const rule = firings[2]?.rule ?? '';
  const only = await docket.ruleLog({ rule, limit: 50 });
  expect(only.firings.map((firing) => firing.rule)).toEqual([rule]);
});

test('the log is read as far as it is asked for, and says that there is more [B85]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c')));
  for (const id of ['a', 'b', 'd']) {
    value(await docket.execute(createInvoice(id, { clientId: 'c', lines: linesOf('100') })));
    value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'sent' }));
    const payment = { id: `p-${id}`, amountMinor: 10_000, day: '2026-03-02', method: '30', note: '' };
    value(await docket.execute({ do: 'recordPayment', invoice: id, payment }));
  }
  const first = await docket.ruleLog({ rule: 'settled', limit: 2 });
  expect(first.hasMore).toBe(true);
  expect(first.firings.map(({ subject, outcomes, label }) => [subject?.id, outcomes, label])).toEqual([
    ['d', [{ is: 'moved', to: 'Paid' }], 'Paid in full'],
    ['b', [{ is: 'moved', to: 'Paid' }], 'Paid in full']
  ]);
  expect(await docket.ruleLog({ rule: 'settled', limit: 3 })).toMatchObject({ hasMore: false });
});
