import { expect, test } from 'vitest';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { done, openSetUp, openTest, run, value } from '#tests/builders/stored.ts';

test('a command is stored as one commit, with the rows that it changes', async () => {
  const db = await openTest();
  await done(db, setUp());
  await done(db, createInvoice('a', { lines: linesOf('100') }));
  const { commit } = await done(db, { do: 'changeStatus', invoice: 'a', to: 'sent' });

  expect(commit.n).toBe(3);
  expect(await db.commits.count()).toBe(3);
  const invoice = await db.invoices.get('a');
  expect(invoice?.number?.text).toBe('INV-2026-0001');
  expect(invoice?.touched).toEqual([2, 3]);
});

test('a refused command writes nothing', async () => {
  const db = await openSetUp();
  const before = await db.meta.get('meta');
  const refused = await run(db, { do: 'changeStatus', invoice: 'nobody', to: 'sent' });
  expect(refused).toEqual({ ok: false, error: [{ why: 'not-found', kind: 'invoice', id: 'nobody' }] });
  expect(await db.commits.count()).toBe(1);
  expect(await db.meta.get('meta')).toEqual(before);
});

test('a command that changes nothing leaves no commit', async () => {
  const db = await openSetUp();
  await done(db, createInvoice('a'));
  await done(db, { do: 'archiveInvoice', invoice: 'a' });
  expect(value(await run(db, { do: 'archiveInvoice', invoice: 'a' }))).toBeNull();
  expect(await db.commits.count()).toBe(3);
});
