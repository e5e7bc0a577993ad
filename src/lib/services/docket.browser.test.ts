import { expect, test } from 'vitest';
import type { Command } from '#domain/ledger/command.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { StorageError } from '#storage/errors.ts';
import type { Docket } from './docket.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, openTest, value } from '#tests/builders/stored.ts';

test('whoever sets up acts from then on', async () => {
  const docket = await openTestDocket();
  expect(docket.acting.value).toBeNull();
  value(await docket.execute(setUp()));
  expect(docket.acting.value).toBe(owner);
  expect((await docket.people()).map(({ fields }) => fields.name)).toEqual(['Ada']);
  expect((await docket.workflow())?.document.id).toBe('small-business');
  expect((await docket.business())?.fields.party.name).toBe('Ada & Co');
});

test.each(['nobody', 'a stranger'])(
  'where a browser ended before it was noted who acts, and %s does, the only active person goes on',
  async (who) => {
    const name = freshName();
    const docket = await openTestDocket(name);
    value(await docket.execute(setUp()));
    docket.close();
    const db = await openTest(name);
    if (who === 'nobody') await db.device.clear();
    else await db.device.put({ key: 'acting', value: who });
    db.end('closed');
    const again = await openTestDocket(name);
    expect(again.acting.value).toBe(owner);
    value(await again.execute(createInvoice('a')));
  }
);

test('a page about an invoice gets it with what may be done, its client and its history', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  const content = { clientId: 'c', lines: linesOf('100') };
  const receipt = value(await docket.execute(createInvoice('a', content)));
  expect(receipt).toMatchObject({ undoable: true, events: [{ type: 'invoice-created' }] });

  const answer = await docket.ask('a');
  expect(answer?.client?.fields.party.name).toBe('Lovelace Ltd');
  expect(answer?.answers.balance.totalMinor).toBe(10_000);
  expect(answer?.answers.moves.map(({ move }) => move.to.id)).toContain('sent');
  const history = await docket.history({ kind: 'invoice', id: 'a' });
  expect(history).toMatchObject([{ commit: receipt.commit, by: { id: owner, name: 'Ada' }, rule: null }]);
  expect(await docket.ask('nobody')).toBeNull();
});

test('every publication of a version is there, the latest first, and what is gone leads on [B54]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createInvoice('a')));
  const first = (await docket.workflow())!;
  const without = withoutStatus(first.document, 'disputed', 'sent');
  value(await docket.execute({ do: 'publishWorkflow', document: without, replacements: { disputed: 'sent' } }));
  const second = (await docket.workflow())!;
  expect(second.gone).toEqual(new Map([['disputed', { label: 'Disputed', successor: 'sent' }]]));
  const [latest, earliest, ...others] = await docket.publications();
  expect(latest).toMatchObject({ version: second.id, basedOn: first.id, publishedBy: owner, document: without });
  expect(earliest).toMatchObject({ version: first.id, basedOn: '', publishedBy: owner, document: first.document });
  expect(others).toEqual([]);

  value(await docket.execute({ do: 'publishWorkflow', document: first.document }));
  // Going back says nothing less of the first time.
  const [back, ...before] = await docket.publications();
  expect(back).toMatchObject({ version: first.id, basedOn: second.id });
  expect(before).toEqual([latest, earliest]);
  expect(await docket.workflow()).toMatchObject({ id: first.id, gone: new Map() });
});

test('the columns know a command by the time that it is done', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  const { ids, sums } = docket.columns.query({ today: docket.today() });
  expect(ids).toEqual(['a']);
  expect(sums).toMatchObject([{ direction: 'issued', currency: 'EUR', totalMinor: 10_000 }]);
});

test('what another tab writes reaches the columns of this one', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  const there = await openTestDocket(name);
  value(await here.execute(setUp()));
  value(await there.actAs(owner));
  value(await there.execute(createInvoice('a')));
  await expect.poll(() => here.columns.query({ today: here.today() }).ids).toEqual(['a']);
  expect(here.changes.value.touched).toContain('invoice/a');
});

test('whoever acts on this device acts in every tab of it', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  const there = await openTestDocket(name);
  value(await here.execute(setUp()));
  await expect.poll(() => there.acting.value).toBe(owner);
});

test('what the step that is being told says of its invoice is what reading says', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  value(await docket.execute(createInvoice('a', { clientId: 'c', lines: linesOf('100') })));
  const told: unknown[] = [];
  const stop = docket.changes.subscribe(() => void docket.askSeen('a').then((answer) => told.push(answer)));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  stop();
  const read = await docket.ask('a');
  expect(read).toMatchObject({ invoice: { status: 'sent' } });
  await expect.poll(() => told.at(-1)).toEqual(read);
});

test('a tab that has not yet followed decides by what another one has written', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  value(await here.execute(setUp()));
  value(await here.execute(createInvoice('a', { lines: linesOf('100') })));
  const there = await openTestDocket(name);
  const { document } = (await there.workflow())!;
  const without = withoutStatus(document, 'sent', 'draft');
  const done = here.execute({ do: 'archiveInvoice', invoice: 'a' });
  value(await there.execute({ do: 'publishWorkflow', document: without, replacements: { sent: 'draft' } }));
  await done;
  const refused = await here.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' });
  expect(refused).toMatchObject({ ok: false, error: [{ why: 'unknown-status' }] });
});

test('what is seen of an invoice is what reading says: at once after a step here, and once told of one elsewhere', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  value(await here.execute(setUp()));
  value(await here.execute(createClient('c', 'Lovelace Ltd')));
  value(await here.execute(createInvoice('a', { clientId: 'c', lines: linesOf('100') })));
  value(await here.execute(createInvoice('b', { clientId: 'c', lines: linesOf('50') })));
  const there = await openTestDocket(name);
  const called = (to: string, from: string): Command => ({
    do: 'editClient',
    client: 'c',
    changes: [{ path: ['party', 'name'], old: from, new: to }]
  });
  const steps: readonly [Docket, Command][] = [
    [here, { do: 'changeStatus', invoice: 'a', to: 'sent' }],
    [there, { do: 'changeStatus', invoice: 'b', to: 'sent' }],
    [there, called('Byron Ltd', 'Lovelace Ltd')],
    [here, { do: 'archiveInvoice', invoice: 'b' }],
    [here, called('Babbage Ltd', 'Byron Ltd')],
    [there, { do: 'archiveInvoice', invoice: 'a' }],
    [here, { do: 'changeStatus', invoice: 'b', to: 'disputed', reason: 'Too late' }]
  ];
  for (const [doing, command] of steps) {
    const looking = doing === here ? there : here;
    for (const docket of [here, there]) await Promise.all([docket.askSeen('a'), docket.askSeen('b')]);
    value(await doing.execute(command));
    for (const id of ['a', 'b']) {
      const read = await looking.ask(id);
      expect(await doing.askSeen(id)).toEqual(read);
      await expect.poll(() => looking.askSeen(id)).toEqual(read);
    }
  }
});

test('what was read before rows were repaired is never written back, by this tab or by another one', async () => {
  const name = freshName();
  const here = await openTestDocket(name);
  value(await here.execute(setUp()));
  value(await here.execute(createInvoice('a', { lines: linesOf('100') })));
  const db = await openTest(name);
  const row = (await db.invoices.get('a'))!;
  await db.invoices.put({ ...row, content: { ...row.content, notes: 'damaged' } });
  const there = await openTestDocket(name);
  // Both have read it, and know it.
  for (const docket of [here, there]) value(await docket.dryRun({ do: 'archiveInvoice', invoice: 'a' }));
  expect((await there.askSeen('a'))?.invoice.content.notes).toBe('damaged');

  await here.repair();
  value(await here.execute({ do: 'archiveInvoice', invoice: 'a' }));
  await expect(there.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' })).rejects.toBeInstanceOf(StorageError);
  await expect.poll(() => there.state.value).toBe('replaced');
  expect((await db.invoices.get('a'))?.content.notes).toBe('');
});

test('what is few and was read before rows were repaired is not written back either', async () => {
  const name = freshName();
  const docket = await openTestDocket(name);
  value(await docket.execute(setUp()));
  value(await docket.execute(createInvoice('a')));
  const db = await openTest(name);
  const [business] = await db.business.toArray();
  const damaged = { ...business!, fields: { ...business!.fields, footer: 'damaged' } };
  await db.business.put(damaged);
  const again = await openTestDocket(name);

  await again.repair();
  value(await again.execute({ do: 'archiveInvoice', invoice: 'a' }));
  const terms = { path: ['termsDays'], old: 30, new: 14 };
  value(await again.execute({ do: 'editBusiness', changes: [terms] }));
  expect((await db.business.toArray())[0]?.fields).toMatchObject({ termsDays: 14, footer: '' });
});
