import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Docket } from '#services/docket.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { chooseLocale } from '#ui/words/words.ts';
import InboxPage from './InboxPage.svelte';

chooseLocale('en-GB');

const plain = { withFiles: true, isZipped: false, passphrase: '' };
const links = { invoice: (id: string) => `/invoices/${id}`, client: (id: string) => `/clients/${id}` };

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
