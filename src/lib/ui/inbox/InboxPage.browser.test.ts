import { expect, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { refuse } from '#domain/shared/result.ts';
import type { Docket } from '#services/docket.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presets } from '#domain/workflow/presets.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { chooseLocale } from '#ui/words/words.ts';
import InboxPage from './InboxPage.svelte';

chooseLocale('en-GB');

const plain = { withFiles: true, isZipped: false, passphrase: '' };
const links = {
  invoice: (id: string) => `/invoices/${id}`,
  client: (id: string) => `/clients/${id}`,
  job: (id: string) => `/jobs/${id}`,
  edit: (id: string) => `/invoices/${id}/edit`,
  creditNote: (id: string) => `/invoices/new?credit=${id}`
};

/** An invoice that another device has moved elsewhere. */
async function apart(): Promise<Docket> {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute({ do: 'addPerson', id: 'guest', fields: { name: 'Guest', roles: [], active: true } }));
  const there = await merged(await openTestDocket(), docket);
  value(await there.actAs('owner'));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'Too many hours' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'void', reason: 'Written twice' }));
  return merged(docket, there);
}

/** Takes in all that another device has done, and opens what comes of it, as the app does. */
async function merged(docket: Docket, from: Docket): Promise<Docket> {
  const { file, name } = await from.backups.make(plain);
  value(await docket.backups.restore(value(await docket.backups.open(file, name, '')), 'merge'));
  docket.close();
  return openTestDocket(docket.name);
}

test('whoever may not settle is told so at the buttons, and whoever may can', async () => {
  const docket = await apart();
  value(await docket.actAs('guest'));
  await renderOver(docket, InboxPage, { links });
  const keep = page.getByRole('button', { name: 'Take Void' });
  await expect.element(keep).toHaveAttribute('aria-disabled', 'true');
  await expect.element(keep).toHaveAccessibleDescription(/^Your role may not/);
  value(await docket.actAs('owner'));
  await expect.element(keep).not.toHaveAttribute('aria-disabled');
  await keep.click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

test('a version that does not know a status in use is taken once it is said what takes its place [B54]', async () => {
  const docket = await openBegunDocket();
  const there = await merged(await openTestDocket(), docket);
  value(await there.actAs('owner'));
  const checked = changedWorkflow(presets['small-business'], {
    statuses: [{ id: 'checked', label: 'Checked', group: 'ACTIVE', order: 9 }],
    moves: [
      { from: 'draft', to: 'checked', label: 'Check' },
      { from: 'checked', to: 'sent', label: 'Send it' }
    ]
  });
  value(await docket.execute({ do: 'publishWorkflow', document: { ...presets['small-business'], label: 'Mine' } }));
  value(await there.execute({ do: 'publishWorkflow', document: { ...checked, label: 'Theirs' } }));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'checked' }));
  const met = await merged(docket, there);
  await renderOver(met, InboxPage, { links });
  await page.getByRole('button', { name: 'Keep “Mine”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Keep “Mine”' }).click();
  await expect.element(dialog.getByText('Choose the status that takes its place.')).toBeVisible();
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Checked/ }), 'Draft');
  await dialog.getByRole('button', { name: 'Keep “Mine”' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

/** An agency whose owner asks for approval of two invoices; Bea may give it, and Kim keeps the books. */
async function asked(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  value(await docket.execute(createClient('c')));
  for (const [id, name, role] of [
    ['b', 'Bea', 'approver'],
    ['k', 'Kim', 'bookkeeper']
  ] as const)
    value(await docket.execute({ do: 'addPerson', id, fields: { name, roles: [role], active: true } }));
  for (const id of ['one', 'two']) {
    value(await docket.execute(createInvoice(id, { lines: linesOf('100') })));
    value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'awaiting-approval' }));
  }
  return docket;
}

const approving = () => page.getByRole('button', { name: /^Approve/ });

/** By keyboard: a second tap at one place is taken for one too many. */
async function press(button: Locator): Promise<void> {
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

test('an approver signs what waits for them from the list, one after the other, until nothing waits [B2] [B67]', async () => {
  const docket = await asked();
  await docket.actAs('b');
  await renderOver(docket, InboxPage, { links });
  await expect.element(page.getByText('2 invoices')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Lovelace Ltd' }).first())
    .toHaveAttribute('href', '/invoices/one');
  await expect.element(page.getByText('Ada asked').first()).toBeVisible();
  await approving().first().click();
  await expect.element(page.getByText('1 invoice')).toBeVisible();
  await press(approving());
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  const signed = await docket.invoices(['one', 'two']);
  expect(signed.map(({ status }) => status)).toEqual(['approved', 'approved']);
});

test('what somebody else has signed meanwhile is refused on its line, and nothing else happens', async () => {
  const docket = await asked();
  await docket.actAs('b');
  await renderOver(docket, InboxPage, { links });
  await expect.element(approving().first()).toBeVisible();
  // It may not be approved any more, and the page does not know yet.
  vi.spyOn(docket, 'execute').mockResolvedValueOnce(refuse([{ why: 'already-signed', stage: 1 }]));
  await press(approving().first());
  await expect.element(page.getByRole('alert')).toHaveTextContent('Somebody else signs stage 1');
  await expect.element(page.getByText('2 invoices')).toBeVisible();
});

test('an approver lets somebody sign until a day, both see it, and either ends it [B38]', async () => {
  const docket = await asked();
  await docket.actAs('k');
  await renderOver(docket, InboxPage, { links });
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'While you are away' })).not.toBeInTheDocument();

  await docket.actAs('b');
  await page.getByRole('button', { name: 'Let somebody sign for me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let somebody sign in your place' });
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(dialog.getByText('Choose who signs in your place.')).toBeVisible();
  await expect.element(dialog.getByRole('combobox', { name: 'Who' })).toHaveFocus();
  await dialog.getByRole('combobox', { name: 'Who' }).selectOptions('Kim');
  const day = dialog.getByRole('textbox', { name: 'Last day', exact: true });
  await day.fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(dialog.getByText('That day is over. Choose today or a later day.')).toBeVisible();
  await day.fill('+30');
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(page.getByText(/^Kim signs in your place until/)).toBeVisible();

  await docket.actAs('k');
  await expect.element(page.getByText(/^You sign in place of Bea until/)).toBeVisible();
  await expect.element(page.getByText('in place of Bea', { exact: true }).first()).toBeVisible();
  await approving().first().click();
  await expect.element(page.getByText('1 invoice')).toBeVisible();
  const [signed] = await docket.invoices(['one']);
  expect(Object.values(signed?.signatures ?? {})).toMatchObject([{ by: 'k', inPlaceOf: 'b' }]);
  await page.getByRole('button', { name: 'End it: Bea' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

test('who is alone approves their own, and is offered nobody to stand in [BR11]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  value(await docket.execute(createInvoice('one', { lines: linesOf('100') })));
  value(await docket.execute({ do: 'changeStatus', invoice: 'one', to: 'awaiting-approval' }));
  await renderOver(docket, InboxPage, { links });
  await expect.element(page.getByRole('button', { name: 'Let somebody sign for me' })).not.toBeInTheDocument();
  await expect.element(approving()).toBeVisible();
  await press(approving());
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});
