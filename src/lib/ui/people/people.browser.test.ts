import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Docket } from '#services/docket.ts';
import { owner, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import ActAs from '#ui/acting/ActAs.svelte';
import ActingLine from '#ui/acting/ActingLine.svelte';
import PersonPage from './PersonPage.svelte';

/** Ada, who may do everything, and Ann, who approves. */
async function office(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  value(
    await docket.execute({ do: 'addPerson', id: 'ann', fields: { name: 'Ann', roles: ['approver'], active: true } })
  );
  return docket;
}

test('whoever works alone is not asked who works [BR22]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  await renderOver(docket, ActingLine, {});
  expect(page.getByRole('button').elements()).toEqual([]);
  value(await docket.execute({ do: 'addPerson', id: 'ann', fields: { name: 'Ann', roles: [], active: true } }));
  await expect.element(page.getByRole('button', { name: 'Switch person' })).toBeVisible();
  await expect.element(page.getByText('You act as Ada')).toBeVisible();
});

test('a wrong passphrase is said at the field, which keeps the focus and what was typed [BR22]', async () => {
  const docket = await office();
  value(await docket.profiles.setPassphrase('swordfish', ''));
  value(await docket.actAs('ann'));
  let isDone = false;
  await renderOver(docket, ActAs, { ondone: () => (isDone = true) });
  await page.getByRole('button', { name: 'Ada' }).click();
  const field = page.getByLabelText('Passphrase of Ada');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveAccessibleDescription('Type the passphrase.');
  await field.fill('sword');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveAccessibleDescription('This is not the passphrase. Try again.');
  await expect.element(field).toHaveValue('sword');
  await expect.element(field).toHaveFocus();
  expect([docket.acting.value, isDone]).toEqual(['ann', false]);

  await page.getByRole('button', { name: 'Back' }).click();
  await expect.element(page.getByRole('button', { name: 'Ada' })).toHaveFocus();
  await page.getByRole('button', { name: 'Ada' }).click();
  await field.fill('swordfish');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => [docket.acting.value, isDone]).toEqual([owner, true]);
  expect(toasts.shown.at(-1)?.text).toBe('You act as Ada now.');
});

test('a passphrase that was changed in another tab is asked for as it is now [BR22]', async () => {
  const docket = await office();
  value(await docket.profiles.setPassphrase('old', ''));
  await renderOver(docket, PersonPage, { id: owner, backHref: '/' });
  await page.getByRole('button', { name: 'Change it' }).click();
  value(await docket.profiles.setPassphrase('newer', 'old'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('Passphrase so far').fill('old');
  await dialog.getByLabelText('New passphrase', { exact: true }).fill('newest');
  await dialog.getByLabelText('New passphrase once more').fill('newset');
  await dialog.getByRole('button', { name: 'Set a passphrase' }).click();
  await expect.element(dialog.getByText('The two are not the same.')).toBeVisible();
  await dialog.getByLabelText('New passphrase once more').fill('newest');
  await dialog.getByRole('button', { name: 'Set a passphrase' }).click();
  await expect.element(dialog.getByText('This is not the passphrase. Try again.')).toBeVisible();
  await dialog.getByLabelText('Passphrase so far').fill('newer');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  value(await docket.actAs('ann'));
  expect(await docket.actAs(owner, 'newer')).toMatchObject({ error: { why: 'passphrase-wrong' } });
  value(await docket.actAs(owner, 'newest'));
});

test('roles that were changed elsewhere while somebody ticked them are not overwritten unasked', async () => {
  const docket = await office();
  await renderOver(docket, PersonPage, { id: 'ann', backHref: '/' });
  await page.getByRole('checkbox', { name: 'Bookkeeper' }).click();
  await page.getByLabelText('Name', { exact: true }).fill('Anna');
  const changes = [{ path: ['roles'], old: ['approver'], new: ['approver', 'director'] }];
  value(await docket.execute({ do: 'editPerson', person: 'ann', changes }));
  await page.getByRole('button', { name: 'Save' }).click();
  const note = page.getByRole('region', { name: 'This person was changed elsewhere while you were typing' });
  await expect.element(note).toHaveTextContent('Roles now says “Approver, Director”');
  await note.getByRole('button', { name: 'Take theirs' }).click();
  await expect.element(page.getByRole('checkbox', { name: 'Director' })).toBeChecked();
  await expect.element(page.getByRole('checkbox', { name: 'Bookkeeper' })).not.toBeChecked();
  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveValue('Anna');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => (await docket.people()).find(({ id }) => id === 'ann')?.fields)
    .toEqual({ name: 'Anna', roles: ['approver', 'director'], active: true });
});
