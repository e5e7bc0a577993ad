import { expect, test } from 'vitest';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';
import type { FormPurpose } from './invoice-form-draft.ts';
import { unfinishedForms } from './unfinished.ts';
import { openInvoiceForm, type Opening } from './invoice-form-open.ts';
import { fileBytesMax } from './invoice-form-files.ts';
import type { InvoiceForm } from './invoice-form.svelte.ts';

const anew: FormPurpose = { do: 'new', client: null };

test('opening New again and again leaves no record and no draft', async () => {
  const docket = await setUpDocket();
  for (let times = 0; times < 20; times += 1) await (await opened(docket)).close();
  expect(await docket.drafts.list()).toEqual([]);
  expect(docket.columns.query({ today: docket.today() }).ids).toEqual([]);
});

test('what was typed is there again, with its files, and is gone once it is saved', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  type(form, 'Half a sentence', '12');
  await form.attach([new File(['receipt'], 'receipt.txt', { type: 'text/plain' })]);
  form.keep();
  await form.close();

  const again = await opened(docket);
  expect(again.isRestored).toBe(true);
  expect(again.id).toBe(form.id);
  expect(again.value.lines[0]).toMatchObject({ text: 'Half a sentence', price: '12' });
  const saved = await again.save();
  expect(saved).toMatchObject({ how: 'done', invoice: form.id });
  expect(await docket.drafts.list()).toEqual([]);
  const answer = await docket.ask(form.id);
  const [attachment] = Object.values(answer?.invoice.content.attachments ?? {});
  expect(attachment).toMatchObject({ name: 'receipt.txt', sizeBytes: 7 });
  expect(await (await docket.blob(attachment?.digest ?? ''))?.text()).toBe('receipt');
  expect((await opened(docket)).isRestored).toBe(false);
});

test('typing that is taken back leaves nothing, and what is discarded can be brought back', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  type(form, 'Mistake', '1');
  await form.flush();
  expect(await docket.drafts.list()).toHaveLength(1);
  type(form, '', '');
  await form.flush();
  expect(await docket.drafts.list()).toEqual([]);
  type(form, 'Thought better of it', '1');
  const bringBack = await form.discard();
  await form.close();
  expect(await docket.drafts.list()).toEqual([]);
  await bringBack();
  expect((await opened(docket)).value.lines[0]?.text).toBe('Thought better of it');
});

test('a form that another tab is at is not taken from it; others are named', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  type(form, 'In the other tab', '1');
  await form.flush();
  const second = await opened(docket);
  expect(second.isRestored).toBe(false);
  expect(second.others).toEqual([]);
  await form.close();
  const third = await opened(docket, { do: 'new', client: 'somebody' });
  expect(third.isRestored).toBe(false);
  expect(third.others.map(({ id }) => id)).toEqual([form.id]);
});

test('New goes on with what was typed last, whatever it began with, and all of it is known to be unfinished', async () => {
  const docket = await setUpDocket();
  value(await docket.execute(createClient('c')));
  const write = async (purpose: FormPurpose, text: string): Promise<string> => {
    const form = await opened(docket, purpose, { anew: true });
    type(form, text, '1');
    await form.close();
    return form.id;
  };
  const older = await write(anew, 'Older');
  const latest = await write({ do: 'new', client: 'c' }, 'Latest');
  expect((await unfinishedForms(docket)).map(({ id }) => id)).toEqual([latest, older]);
  const form = await opened(docket);
  expect(form.id).toBe(latest);
  expect((await unfinishedForms(docket)).map(({ id }) => id)).toEqual([older]);
});

test('a file too large, an empty one and the same one twice are refused with a reason, the rest is attached', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  await form.attach([
    new File([new Uint8Array(fileBytesMax + 1)], 'large.bin'),
    new File([], 'empty.txt'),
    new File(['a'], 'a.txt'),
    new File(['a'], 'again.txt')
  ]);
  expect(form.fileProblems).toEqual([
    { name: 'large.bin', why: 'too-large' },
    { name: 'empty.txt', why: 'empty' },
    { name: 'again.txt', why: 'twice' }
  ]);
  expect(form.value.attachments.map(({ name }) => name)).toEqual(['a.txt']);
});

test('saving and moving on are one step, refused as one', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  type(form, 'Work', '100');
  const to = form.onward?.to.id ?? '';
  expect(to).toBe('sent');
  expect(await form.save({ thenTo: to })).toEqual({ how: 'refused' });
  expect(form.refusals).toMatchObject([{ why: 'client-missing' }]);
  expect(docket.columns.query({ today: docket.today() }).ids).toEqual([]);
  value(await form.createClient({ ...createClient('', 'Northwind').fields }));
  expect(form.value.client.name).toBe('Northwind');
  expect(await form.save({ thenTo: to })).toMatchObject({ how: 'done' });
  expect((await docket.ask(form.id))?.invoice.status).toBe('sent');
});

test('a new invoice for a client that was merged is for the other one; for a deleted client it is for nobody', async () => {
  const docket = await setUpDocket();
  for (const id of ['old', 'new', 'gone']) value(await docket.execute(createClient(id, `Client ${id}`)));
  value(await docket.execute({ do: 'mergeClients', from: 'old', into: 'new' }));
  value(await docket.execute({ do: 'deleteClient', client: 'gone' }));
  const form = await opened(docket, { do: 'new', client: 'old' });
  expect(form.value).toMatchObject({ clientId: 'new', client: { name: 'Client new' } });
  expect(form.isClientOutdated).toBe(false);
  form.change({ client: { ...form.value.client, town: 'London' } });
  expect(form.isClientOutdated).toBe(true);
  expect((await opened(docket, { do: 'new', client: 'gone' })).value.clientId).toBeNull();
});

test('a credit note is linked to what it corrects', async () => {
  const docket = await setUpDocket();
  value(await docket.execute(createInvoice('first', { lines: linesOf('100') })));
  const form = await opened(docket, { do: 'credit-note', of: 'first' });
  expect(await form.save()).toMatchObject({ how: 'done' });
  expect((await docket.ask('first'))?.creditNotes.map(({ id }) => id)).toEqual([form.id]);
});

test('where a workshop comes to less, a credit note begins with just the difference, and settles it [WR3] [WR7]', async () => {
  const docket = await openTestDocket();
  const begin = setUp('training');
  value(await docket.execute({ ...begin, business: { ...begin.business, account: 'certification-body' } }));
  value(await docket.execute(createWorkshop('w', { taxCategory: 'S', taxRate: '19' })));
  const invoice = (await docket.job('w'))?.invoices[0]?.invoice.id ?? '';
  value(await docket.execute({ do: 'changeStatus', invoice, to: 'final' }));
  value(await docket.execute(participants('w', 5, 3)));
  const [item] = Object.keys((await docket.ask(invoice))?.invoice.inbox ?? {});
  const form = await opened(docket, { do: 'credit-note', of: invoice, item: item ?? '' });
  expect(form.value.lines).toMatchObject([{ text: 'Retrospectives', price: '200.00', taxRate: '19' }]);
  const saved = await form.save();
  expect(saved).toMatchObject({ how: 'done' });
  value(await docket.execute({ do: 'changeStatus', invoice: form.id, to: 'final' }));
  const answer = await docket.ask(invoice);
  expect(answer?.answers.balance).toMatchObject({ totalMinor: 59_500, creditedMinor: 23_800 });
  expect(answer?.invoice.inbox).toEqual({});
});

test('two tabs that edit one invoice both keep what they changed, and are asked where they disagree', async () => {
  const docket = await setUpDocket();
  value(await docket.execute(createInvoice('a', { lines: linesOf('100'), notes: 'old' })));
  const form = await opened(docket, { do: 'edit', invoice: 'a' });
  form.change({ notes: 'mine', terms: 'my terms' });
  const other = await opened(docket, { do: 'edit', invoice: 'a' });
  other.change({ notes: 'theirs', supplierNumber: 'S-1' });
  expect(await other.save()).toMatchObject({ how: 'done' });
  await expect.poll(() => form.comparison?.theirChanges.length).toBe(2);
  expect(form.comparison?.conflicts).toEqual([{ path: ['notes'], mine: 'mine', theirs: 'theirs' }]);

  expect(await form.save()).toEqual({ how: 'refused' });
  expect(form.refusals).toMatchObject([{ why: 'edited-elsewhere', path: ['notes'] }]);
  form.choices.notes = 'theirs';
  form.rebase();
  expect(form.comparison).toBeNull();
  expect(await form.save()).toMatchObject({ how: 'done' });
  const content = (await docket.ask('a'))?.invoice.content;
  expect(content).toMatchObject({ notes: 'theirs', terms: 'my terms', supplierNumber: 'S-1' });
});

test('[BR10] a running request is withdrawn by the edit itself, once that was said', async () => {
  const docket = await setUpDocket('agency');
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'awaiting-approval' }));
  const form = await opened(docket, { do: 'edit', invoice: 'a' });
  expect(form.lock('lines', 'line-0', 'price')).toMatchObject([{ why: 'field-locked' }]);
  form.withdraws = true;
  expect(form.lock('lines', 'line-0', 'price')).toEqual([]);
  expect(form.isWithdrawing).toBe(false);
  type(form, 'Work', '90');
  expect(form.isWithdrawing).toBe(true);
  expect(await form.save()).toMatchObject({ how: 'done' });
  expect((await docket.ask('a'))?.invoice.status).toBe('proforma');
});

async function setUpDocket(preset: Parameters<typeof setUp>[0] = 'small-business'): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  return docket;
}

async function opened(docket: Docket, purpose: FormPurpose = anew, opening: Opening = {}): Promise<InvoiceForm> {
  const form = await openInvoiceForm(docket, purpose, opening);
  if (!form) throw new Error('not there');
  return form;
}

function type(form: InvoiceForm, text: string, price: string): void {
  Object.assign(form.value.lines[0] ?? {}, { text, price });
}
