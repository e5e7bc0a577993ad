import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { chooseLocale } from '#ui/words/language.ts';
import { namesFor } from './names.ts';
import PaymentDialog from './PaymentDialog.svelte';

chooseLocale('en-GB');

/** The dialog that changes a payment of 400.00, which somebody else has changed to 450.00 since it was opened. */
async function openBehind(): Promise<Desk> {
  const desk = new Desk('small-business');
  desk.pay(40_000, 'p');
  const payment = desk.invoice().payments.p!;
  await render(PaymentDialog, {
    task: { is: 'change', payment },
    invoice: 'a',
    currency: 'EUR',
    outstandingMinor: 60_000,
    today: desk.today,
    names: namesFor(desk.answer()),
    newId: () => 'new-id',
    perform: (command: SingleCommand) => {
      const done = desk.do(command);
      return Promise.resolve(done.ok ? [] : done.error);
    },
    onclose: () => undefined
  });
  const changes = [
    { path: ['amountMinor'], old: 40_000, new: 45_000 },
    { path: ['method'], old: '30', new: '10' }
  ];
  desk.must({ do: 'changePayment', invoice: 'a', payment: 'p', changes });
  return desk;
}

const amount = page.getByLabelText('Amount');
const saveButton = page.getByRole('button', { name: 'Save the payment' });
const note = page.getByRole('region', { name: 'This payment was changed elsewhere while you were typing' });

async function typeAndSave(): Promise<void> {
  await amount.fill('410');
  await page.getByLabelText('Note').fill('in part');
  await saveButton.click();
  await expect.element(note).toHaveFocus();
  await expect.element(note).toHaveTextContent('Amount now says “€450.00”');
}

test('a payment that was changed elsewhere is not overwritten, and goes on with the newer value in view', async () => {
  const desk = await openBehind();
  await typeAndSave();
  expect(desk.invoice().payments.p).toMatchObject({ amountMinor: 45_000, note: '' });
  await note.getByRole('button', { name: 'Take theirs' }).click();
  await expect.element(note).not.toBeInTheDocument();
  await expect.element(amount).toHaveValue('450.00');
  await expect.element(saveButton).toHaveFocus();
  await saveButton.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(desk.invoice().payments.p).toMatchObject({ amountMinor: 45_000, method: '10', note: 'in part' });
});

test('a payment that was changed elsewhere is overwritten once that was said, in the fields that were typed in', async () => {
  const desk = await openBehind();
  await typeAndSave();
  await note.getByRole('button', { name: 'Save mine' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(desk.invoice().payments.p).toMatchObject({ amountMinor: 41_000, method: '10', note: 'in part' });
});
