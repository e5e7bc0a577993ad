import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { chooseLocale } from '#ui/words/language.ts';
import InvoiceFormPage from './InvoiceFormPage.svelte';

chooseLocale('en-GB');

const links = {
  list: '/',
  anew: '/invoices/new?anew',
  unsaved: (id: string) => `/invoices/new?unsaved=${id}`,
  invoice: (id: string) => `/invoices/${id}`,
  edit: (id: string) => `/invoices/${id}/edit`,
  business: '/settings/business'
};

test('whoever may not write an invoice is told so before they do, and may switch [BR22]', async () => {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'addPerson', id: 'guest', fields: { name: 'Guest', roles: [], active: true } }));
  value(await docket.actAs('guest'));
  await renderOver(docket, InvoiceFormPage, { purpose: { do: 'new' as const, client: null }, links, goTo: vi.fn() });
  const note = page.getByText(/^Your role may not edit/);
  await expect.element(note).toBeVisible();
  await page.getByRole('button', { name: 'Switch person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Owner/ }).click();
  await expect.element(note).not.toBeInTheDocument();
});
