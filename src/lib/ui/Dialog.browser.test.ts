import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';
import { shortcuts } from './shortcuts.ts';

const children = createRawSnippet(() => ({ render: () => '<label>Reason <input></label>' }));

async function setup(props: { isKept?: boolean } = {}) {
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  const onclose = vi.fn();
  const { rerender } = await render(Dialog, { isOpen: true, title: 'Void INV-0042', children, onclose, ...props });
  return { opener, onclose, rerender, dialog: page.getByRole('dialog', { name: 'Void INV-0042' }) };
}

test('the first field has the focus, and closing gives it back', async () => {
  const { opener, onclose, dialog } = await setup();
  await expect.element(page.getByLabelText('Reason')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(opener);
  opener.remove();
});

test('one that the page closes gives the focus back, too', async () => {
  const { opener, rerender, dialog } = await setup();
  await expect.element(page.getByLabelText('Reason')).toHaveFocus();
  await rerender({ isOpen: false });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  opener.remove();
});

test('where what opened it is gone, the focus goes to what is nearest', async () => {
  const part = document.body.appendChild(document.createElement('section'));
  const beside = part.appendChild(document.createElement('button'));
  const row = part.appendChild(document.createElement('div'));
  const opener = row.appendChild(document.createElement('button'));
  opener.focus();
  const { rerender } = await render(Dialog, { isOpen: true, title: 'Void INV-0042', children });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  row.remove();
  await rerender({ isOpen: false });
  await expect.element(beside).toHaveFocus();
  part.remove();
});

test('where it went from among others that do something else, the focus goes to what they are about', async () => {
  const part = document.body.appendChild(document.createElement('section'));
  const heading = part.appendChild(document.createElement('h1'));
  heading.id = 'inv-0042';
  heading.tabIndex = -1;
  const buttons = part.appendChild(document.createElement('div'));
  buttons.dataset.place = heading.id;
  const opener = buttons.appendChild(document.createElement('button'));
  buttons.appendChild(document.createElement('button'));
  opener.focus();
  const { rerender } = await render(Dialog, { isOpen: true, title: 'Mark as paid', children });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  opener.remove();
  await rerender({ isOpen: false });
  await expect.element(heading).toHaveFocus();
  part.remove();
});

test('a dialog that opens in the stead of another one goes back to where the first was opened', async () => {
  const { opener, rerender } = await setup();
  const second = await render(Dialog, { isOpen: false, title: 'Record a payment', children });
  await Promise.all([rerender({ isOpen: false }), second.rerender({ isOpen: true })]);
  await expect.element(page.getByRole('dialog', { name: 'Record a payment' })).toBeVisible();
  await expect.element(page.getByLabelText('Reason')).toHaveFocus();
  await second.rerender({ isOpen: false });
  await expect.element(opener).toHaveFocus();
  opener.remove();
});

test('its close button closes it', async () => {
  const { opener, onclose, dialog } = await setup();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  opener.remove();
});

test('the keys of the page below do nothing while it is open', async () => {
  const run = vi.fn();
  const remove = shortcuts.register({ keys: 'n', label: 'New', section: 'Everywhere', run });
  const { opener, dialog } = await setup();
  shortcuts.handle(new KeyboardEvent('keydown', { key: 'n' }));
  expect(run).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  shortcuts.handle(new KeyboardEvent('keydown', { key: 'n' }));
  expect(run).toHaveBeenCalledOnce();
  remove();
  opener.remove();
});

test('one that keeps what was typed does not close by a click beside it', async () => {
  const { opener, dialog } = await setup({ isKept: true });
  await userEvent.click(document.documentElement, { position: { x: 5, y: 5 }, force: true });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  opener.remove();
});

test('any other closes by a click beside it', async () => {
  const { opener, onclose, dialog } = await setup();
  await userEvent.click(document.documentElement, { position: { x: 5, y: 5 }, force: true });
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  opener.remove();
});
