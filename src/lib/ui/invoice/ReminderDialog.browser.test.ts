import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { remindersInOrder } from '#domain/invoice/reminder.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { namesFor } from './names.ts';
import { chooseLocale } from '#ui/words/language.ts';
import { levelsOf } from './reminder-levels.ts';
import ReminderDialog from './ReminderDialog.svelte';

chooseLocale('en-GB');

/** An invoice over 1,000.00 that was due on the last of February, and the dialog that reminds of it. */
async function opened(): Promise<{ desk: Desk; onclose: () => void }> {
  const desk = new Desk('small-business');
  desk.must({ do: 'editInvoice', invoice: 'a', changes: [{ path: ['dueDay'], old: '2026-03-31', new: '2026-02-24' }] });
  desk.must({
    do: 'editInvoice',
    invoice: 'a',
    changes: [{ path: ['client', 'email'], old: '', new: 'books@lovelace.example' }]
  });
  desk.move('sent');
  const { invoice, answers, business } = desk.answer();
  const onclose = vi.fn();
  await render(ReminderDialog, {
    invoice,
    outstandingMinor: answers.balance.outstandingMinor,
    levels: levelsOf(business),
    today: desk.today,
    names: namesFor(desk.answer()),
    newId: () => `r${Object.keys(desk.invoice().reminders).length}`,
    perform: (command: SingleCommand) => {
      const done = desk.do(command);
      return Promise.resolve(done.ok ? [] : done.error);
    },
    onclose
  });
  return { desk, onclose };
}

const dialog = page.getByRole('dialog');
const body = dialog.getByLabelText('Text');
const written = (): string => (body.element() as HTMLTextAreaElement).value;
const markAsSent = dialog.getByRole('button', { name: 'Mark as sent' });

test('the next level stands there with its text filled in, for the mail program as well, and nothing is recorded before somebody says so [B71]', async () => {
  const { desk } = await opened();
  await expect.element(dialog.getByLabelText('Subject')).toHaveValue('Reminder: invoice INV-2026-0001');
  await expect.poll(written).toContain('€1,000.00 was due on 24 Feb 2026');
  await expect.element(dialog.getByLabelText(/^E-mail address/)).toHaveValue('books@lovelace.example');
  await body.fill('Dear Ada, please pay.');
  const mail = dialog.getByRole('link', { name: 'Write an e-mail' });
  await expect
    .element(mail)
    .toHaveAttribute(
      'href',
      'mailto:books@lovelace.example?subject=Reminder%3A%20invoice%20INV-2026-0001&body=Dear%20Ada%2C%20please%20pay.'
    );
  await expect.element(dialog.getByText('Nothing is recorded before you say that it was sent.')).toBeVisible();
  mail.element().addEventListener('click', (event) => event.preventDefault());
  await mail.click();
  await expect.element(dialog.getByText('Once you have sent it, say so here.')).toBeVisible();
  expect(remindersInOrder(desk.invoice())).toEqual([]);
  await markAsSent.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(remindersInOrder(desk.invoice())).toMatchObject([
    { level: 1, label: 'Friendly reminder', way: 'mail', day: '2026-03-01', text: 'Dear Ada, please pay.' }
  ]);
});

test('another level is chosen, and the text that is copied is what was sent [B71]', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { desk } = await opened();
  await dialog.getByRole('combobox', { name: 'Reminder' }).selectOptions('Last reminder');
  await expect.poll(written).toContain('It was due on 24 Feb 2026, 5 days ago.');
  await dialog.getByRole('button', { name: 'Copy the text' }).click();
  await expect.element(dialog.getByText('It is copied.')).toBeVisible();
  expect(copied.mock.calls[0]?.[0]).toMatch(/^Last reminder: invoice INV-2026-0001\n\nHello Lovelace Ltd,/);
  await markAsSent.click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(remindersInOrder(desk.invoice())).toMatchObject([{ level: 3, way: 'copy' }]);
});

test('where the browser copies nothing, that is said, and what was typed stays [B71]', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await opened();
  await body.fill('Mine {numbr}');
  await expect.element(dialog.getByText('{numbr} means nothing here')).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy the text' }).click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Select it and copy it by hand');
  await expect.element(body).toHaveValue('Mine {numbr}');
});

test('what was paid meanwhile is not recorded as asked for again, and the dialog says why [B71] [BR17]', async () => {
  const { desk, onclose } = await opened();
  desk.pay(100_000);
  await markAsSent.click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Nothing is outstanding.');
  expect(onclose).not.toHaveBeenCalled();
  expect(remindersInOrder(desk.invoice())).toEqual([]);
});
