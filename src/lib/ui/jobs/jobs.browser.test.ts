import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyJob } from '#domain/job/job.ts';
import type { Docket } from '#services/docket.ts';
import { createClient, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';
import JobFormPage from './JobFormPage.svelte';
import JobPage from './JobPage.svelte';

const links = {
  list: '/jobs',
  edit: '/jobs/j/edit',
  newInvoice: (client: string | null) => `/invoices/new?client=${client ?? ''}`,
  invoice: (id: string) => `/invoices/${id}`,
  client: (id: string) => `/clients/${id}`
};

async function begun(preset: 'training' | 'agency' = 'training'): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  value(await docket.execute(createClient('c', 'Lovelace Ltd')));
  const fields = { ...emptyJob, title: 'Facilitation', clientId: 'c', zone: 'Europe/Berlin' };
  value(await docket.execute({ do: 'createJob', id: 'j', fields }));
  return docket;
}

test('a form that cannot be saved says so at the fields, and saves what is mended', async () => {
  const docket = await begun();
  let done = '';
  await renderOver(docket, JobFormPage, { id: null, backHref: '/jobs', ondone: (job: string) => (done = job) });
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveFocus();
  await userEvent.keyboard('Retrospectives');
  await page.getByRole('combobox', { name: 'Client' }).fill('Nobody we know');
  await page.getByRole('textbox', { name: 'Per hour' }).fill('ten');
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect.element(page.getByText('This is none of your clients.')).toBeVisible();
  expect(done).toBe('');
  await expect
    .poll(async () => (await docket.drafts.list('job-form/')).map(({ value: draft }) => draft))
    .toMatchObject([{ base: null, value: { title: 'Retrospectives', clientName: 'Nobody we know' } }]);

  await page.getByRole('combobox', { name: 'Client' }).fill('lovelace ltd');
  await page.getByRole('textbox', { name: 'Per hour' }).fill('10');
  await page.getByRole('textbox', { name: 'Hours', exact: true }).fill('3');
  await expect.element(page.getByRole('region', { name: 'What it comes to' })).toHaveTextContent('30.00');
  await page.getByRole('button', { name: 'Add workshop' }).click();
  await expect.poll(() => done).not.toBe('');
  expect((await docket.job(done))?.job.fields).toMatchObject({
    title: 'Retrospectives',
    clientId: 'c',
    hours: '3',
    priceRule: { fixed: '0', perHour: '10', perParticipant: '0', minimum: '0' }
  });
  expect(await docket.drafts.list('job-form/')).toEqual([]);
});

test('what the form holds for ears alone stays within what scrolls, so that the page under it cannot move', async () => {
  const docket = await begun('agency');
  await renderOver(docket, JobFormPage, { id: null, backHref: '/jobs', ondone: () => undefined });
  await page.getByRole('button', { name: 'Add item' }).click();
  const item = page.getByRole('group', { name: 'Item 1' });
  await expect.element(item).toBeInTheDocument();
  const placedIn = item.element().querySelector<HTMLElement>('legend')?.offsetParent;
  expect(placedIn?.closest('form') ?? null).not.toBeNull();
});

test('what set a rule off is told within a sentence, as the workflow calls such things [B86]', async () => {
  const docket = await begun();
  const fields = {
    ...emptyJob,
    title: 'Long ago',
    zone: 'Europe/Berlin',
    startDay: '2020-01-01',
    endDay: '2020-01-01'
  };
  value(await docket.execute({ do: 'createJob', id: 'past', fields }));
  value(await docket.execute({ do: 'changeJobStatus', job: 'past', to: 'confirmed' }));
  await renderOver(docket, JobPage, { id: 'past', links, goTo: () => undefined });
  const history = page.getByRole('region', { name: 'History' });
  await expect.element(history).toHaveTextContent(/because the workshop (is over|was confirmed)/);
});

test('the same field that was changed elsewhere is asked about, and the rest is kept', async () => {
  const docket = await begun();
  await renderOver(docket, JobFormPage, { id: 'j', backHref: '/jobs/j', ondone: () => undefined });
  await page.getByRole('textbox', { name: 'Place' }).fill('Bern');
  await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
  const changes = [{ path: ['title'], old: 'Facilitation', new: 'Theirs' }];
  value(await docket.execute({ do: 'editJob', job: 'j', changes }));
  await page.getByRole('button', { name: 'Save workshop' }).click();
  await expect.element(page.getByText('Title now says “Theirs”')).toBeVisible();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await page.getByRole('button', { name: 'Save workshop' }).click();
  await expect.poll(async () => (await docket.job('j'))?.job.fields).toMatchObject({ title: 'Theirs', place: 'Bern' });
});

test('a move that is refused says why, and one that wants a reason asks for it', async () => {
  const docket = await begun('agency');
  value(await docket.execute({ do: 'changeJobStatus', job: 'j', to: 'completed' }));
  await renderOver(docket, JobPage, { id: 'j', links, goTo: () => undefined });
  await page.getByRole('button', { name: 'Reopen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect.element(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByLabelText('Reason').fill('Too early');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect((await docket.job('j'))?.job.status).toBe('planned');
  const history = page.getByRole('region', { name: 'History' });
  await expect.element(history).toHaveTextContent('Moved from Completed to Planned');
  await expect.element(history).toHaveTextContent('“Too early”');
});

test('a workshop says of an invoice that does not follow it any more that the two differ [WR3]', async () => {
  const docket = await openTestDocket();
  const begin = setUp('training');
  value(await docket.execute({ ...begin, business: { ...begin.business, account: 'certification-body' } }));
  value(await docket.execute(createWorkshop('j')));
  const invoice = (await docket.job('j'))?.invoices[0]?.invoice.id ?? '';
  value(await docket.execute({ do: 'changeStatus', invoice, to: 'final' }));
  await renderOver(docket, JobPage, { id: 'j', links, goTo: () => undefined });
  const invoices = page.getByRole('region', { name: 'Invoices' });
  await expect.element(invoices.getByText('Final')).toBeVisible();
  await expect.element(invoices.getByText(/another amount than the workshop/)).not.toBeInTheDocument();
  value(await docket.execute(participants('j', 5, 4)));
  await expect.element(invoices.getByText(/another amount than the workshop/)).toBeVisible();
});
