import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Backups, Watching } from '#services/backups.ts';
import type { Docket } from '#services/docket.ts';
import { createInvoice } from '#tests/builders/commands.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { chooseLocale } from '#ui/words/language.ts';
import DeviceLog from './DeviceLog.svelte';
import Restore from './Restore.svelte';
import RestoreDialog from './RestoreDialog.svelte';

chooseLocale('en-GB');

const dialog = page.getByRole('dialog');
const progress = dialog.getByRole('progressbar');

/** One that was restored to what it was before its second invoice. */
async function restored(): Promise<Docket> {
  const docket = await openBegunDocket();
  const { file, name } = await docket.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  value(await docket.execute(createInvoice('later')));
  value(await docket.backups.restore(value(await docket.backups.open(file, name, '')), 'replace'));
  docket.close();
  return openTestDocket(docket.name);
}

test('going back to a snapshot shows what would change, and does nothing before one says so', async () => {
  const docket = await restored();
  const before = await everythingIn(docket.name);
  await renderOver(docket, DeviceLog, {});
  await page.getByRole('button', { name: 'Go back to this' }).click();
  await expect.element(page.getByRole('dialog', { name: 'What going back would change' })).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /^Invoices/ })).toHaveTextContent(/Come in 1/);
  await expect.element(dialog).toHaveTextContent('For example');
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(await everythingIn(docket.name)).toBe(before);

  await page.getByRole('button', { name: 'Go back to this' }).click();
  await dialog.getByRole('button', { name: 'Go back to this' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const again = await openTestDocket(docket.name);
  expect((await again.invoices(['later'])).map(({ id }) => id)).toEqual(['later']);
});

/** A dialog whose restore goes on only as the test says. */
async function restoring(): Promise<{ go: Required<Watching>; onclose: () => void }> {
  const docket = await openBegunDocket();
  const { backups } = docket;
  const { file, name } = await backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  const opened = value(await backups.open(file, name, ''));
  const { promise, resolve } = Promise.withResolvers<Required<Watching>>();
  const restore: Backups['restore'] = (_opened, _mode, watching) =>
    new Promise((_done, fail) => {
      const { signal, onProgress } = watching as Required<Watching>;
      signal.addEventListener('abort', () => fail(signal.reason as Error));
      resolve({ signal, onProgress });
    });
  const onclose = vi.fn();
  await renderOver({ ...docket, backups: { ...backups, restore } }, RestoreDialog, { opened, onclose });
  await dialog.getByRole('button', { name: 'Replace everything' }).click();
  return { go: await promise, onclose };
}

test('a restore shows how far it is, and can be stopped until it is taken in', async () => {
  const { go } = await restoring();
  go.onProgress(0.5);
  await expect.element(progress).toHaveAccessibleName('Restoring …');
  await expect.element(progress).toHaveValue(0.5);
  await expect.element(dialog.getByRole('button', { name: 'Look only' })).not.toBeInTheDocument();
  go.onProgress(1);
  await expect.element(progress).toHaveAccessibleName(/^Taking it in/);
  await expect.element(dialog.getByRole('button', { name: 'Stop' })).not.toBeInTheDocument();
});

test('a restore that was stopped says that nothing was changed, and can be begun anew', async () => {
  const { go, onclose } = await restoring();
  go.onProgress(0.5);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect.element(dialog.getByText('It was stopped. Nothing was changed.')).toBeVisible();
  await expect.element(progress).not.toBeInTheDocument();
  await expect.element(dialog.getByRole('button', { name: 'Look only' })).toBeVisible();
  expect(onclose).not.toHaveBeenCalled();
});

test('closing the dialog stops the restore that it began', async () => {
  const { go } = await restoring();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => go.signal.aborted).toBe(true);
});

const choose = page.getByRole('button', { name: 'Restore from a file' });

/** Chooses a backup of what is here, as with the keyboard. */
async function chosen(passphrase = ''): Promise<void> {
  const docket = await openBegunDocket();
  const { file, name } = await docket.backups.make({ withFiles: true, isZipped: false, passphrase });
  await renderOver(docket, Restore, { onopened: () => undefined });
  (choose.element() as HTMLElement).focus();
  await userEvent.upload(document.querySelector('input[type="file"]')!, new File([file], name));
}

async function closeByKeys(key: '{Escape}' | '{Enter}'): Promise<void> {
  await expect.element(dialog).toBeVisible();
  if (key === '{Enter}') (dialog.getByRole('button', { name: 'Leave it as it is' }).element() as HTMLElement).focus();
  await userEvent.keyboard(key);
  await expect.element(dialog).not.toBeInTheDocument();
}

test.each(['{Escape}', '{Enter}'] as const)('closing it by %s gives the focus back to what opened it', async (key) => {
  await chosen();
  await closeByKeys(key);
  await expect.element(choose).toHaveFocus();
});

test('a passphrase that is asked for has the focus, again where it was wrong, and then what asked for it', async () => {
  await chosen('correct horse');
  const field = page.getByLabelText('Passphrase');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('wrong{Enter}');
  await expect.element(page.getByText('The passphrase does not fit')).toBeVisible();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('correct horse{Enter}');
  await closeByKeys('{Enter}');
  await expect.element(choose).toHaveFocus();
});
