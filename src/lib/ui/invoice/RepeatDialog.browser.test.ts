import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { namesFor } from './names.ts';
import { chooseLocale } from '#ui/words/language.ts';
import RepeatDialog from './RepeatDialog.svelte';

chooseLocale('en-GB');

/** The dialog over an invoice of 1 March 2026, which is today. */
async function opened(desk = new Desk('small-business')): Promise<Desk> {
  await render(RepeatDialog, {
    invoice: desk.invoice(),
    today: desk.today,
    names: namesFor(desk.answer()),
    perform: (command: SingleCommand) => {
      const done = desk.do(command);
      return Promise.resolve(done.ok ? [] : done.error);
    },
    onclose: () => undefined
  });
  return desk;
}

const dialog = page.getByRole('dialog');
const days = () =>
  dialog
    .getByRole('listitem')
    .elements()
    .map((item) => item.textContent);
const every = dialog.getByRole('textbox', { name: 'Every' });
const save = dialog.getByRole('button', { name: 'Repeat it' });

test('a repetition is said in words with its next three days while it is typed [W2] [WR6]', async () => {
  const desk = await opened();
  await expect.element(dialog.getByText('A draft is written every month from 1 Apr 2026.')).toBeVisible();
  expect(days()).toEqual(['Wed 1 Apr 2026', 'Fri 1 May 2026', 'Mon 1 Jun 2026']);
  await every.fill('2');
  await dialog.getByRole('combobox', { name: 'Unit' }).selectOptions('weeks');
  await expect.element(dialog.getByText('A draft is written every 2 weeks from 1 Apr 2026.')).toBeVisible();
  expect(days()).toEqual(['Wed 1 Apr 2026', 'Wed 15 Apr 2026', 'Wed 29 Apr 2026']);
  await save.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(desk.invoice().repetition).toMatchObject({ every: 2, unit: 'week', from: '2026-04-01', until: null });
});

test('what makes no sense is said in place, and nothing typed is lost [W2] [BR17]', async () => {
  const desk = await opened();
  await every.fill('0');
  await save.click();
  await expect.element(dialog.getByText('Write a whole number from 1 to 1,000.')).toBeVisible();
  await expect.element(every).toHaveFocus();
  await every.fill('3');
  await dialog.getByRole('radio', { name: 'On a day' }).click();
  await save.click();
  await expect.element(dialog.getByText('Choose a day, or let it go on without end.')).toBeVisible();
  const until = dialog.getByRole('textbox', { name: 'Until', exact: true });
  await until.fill('15/03/2026');
  await save.click();
  await expect.element(dialog.getByText('No day is left: it ends before it begins.')).toBeVisible();
  expect(desk.invoice().repetition).toBeNull();
  await until.fill('15/07/2026');
  await expect.poll(days).toEqual(['Wed 1 Apr 2026', 'Wed 1 Jul 2026']);
  await save.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(desk.invoice().repetition).toMatchObject({ every: 3, until: '2026-07-15' });
});

test('what is cancelled meanwhile is not repeated, and the dialog says why [W2] [BR17]', async () => {
  const desk = await opened();
  desk.move('void', 'Mistake');
  await save.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('It is cancelled.');
  expect(desk.invoice().repetition).toBeNull();
});
