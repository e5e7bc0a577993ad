import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import ReminderSettings from './ReminderSettings.svelte';

const names = () => page.getByRole('heading', { level: 2 });
const choose = async (name: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: `Change or move “${name}”` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
const dialog = page.getByRole('dialog');
const save = dialog.getByRole('button', { name: 'Save' });

test('reminders are changed, added, moved and deleted, each as a step of its own [B71]', async () => {
  const docket = await openBegunDocket();
  await renderOver(docket, ReminderSettings, {});
  await expect.element(names().nth(2)).toHaveTextContent('Last reminder');

  await choose('Second reminder', 'Change');
  await dialog.getByLabelText('Subject').fill('Again: {nummer}');
  await expect.element(dialog.getByText('{nummer} means nothing here')).toBeVisible();
  await save.click();
  await expect.element(dialog.getByLabelText('Subject')).toHaveFocus();
  await dialog.getByLabelText('Subject').fill('Again: {number}');
  await save.click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByText('Again: {number}')).toBeVisible();

  await page.getByRole('button', { name: 'Add a reminder' }).click();
  await save.click();
  await expect.element(dialog.getByText('Write something here.').first()).toBeVisible();
  await dialog.getByLabelText('Name').fill('By letter');
  await dialog.getByLabelText('Subject').fill('Letter');
  await dialog.getByLabelText('Text', { exact: true }).fill('A letter follows.');
  await save.click();
  await expect.element(names().nth(3)).toHaveTextContent('By letter');

  await choose('By letter', 'Send it earlier');
  await expect.element(names().nth(2)).toHaveTextContent('By letter');
  await choose('Friendly reminder', 'Delete');
  await expect.element(names().first()).toHaveTextContent('Second reminder');
  const stored = (await docket.business())?.fields.reminders ?? [];
  expect(stored.map(({ label }) => label)).toEqual(['Second reminder', 'By letter', 'Last reminder']);

  await page.getByRole('button', { name: 'Go back to the texts of the app' }).click();
  await expect.element(names().first()).toHaveTextContent('Friendly reminder');
  expect((await docket.business())?.fields.reminders).toBeUndefined();
});

test('whoever may not change the business is told so, and nothing is changed [B71] [BR17]', async () => {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'addPerson', id: 'guest', fields: { name: 'Guest', roles: [], active: true } }));
  value(await docket.actAs('guest'));
  await renderOver(docket, ReminderSettings, {});
  await choose('Friendly reminder', 'Delete');
  await expect.element(page.getByText(/^Your role may not/)).toBeVisible();
  await expect.element(names().first()).toHaveTextContent('Friendly reminder');
});
