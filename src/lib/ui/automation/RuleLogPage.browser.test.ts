import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { chooseLocale } from '#ui/words/language.ts';
import RuleLogPage from './RuleLogPage.svelte';

chooseLocale('en-GB');

const links = {
  back: '/settings',
  rules: '/settings/workflow/rules',
  invoice: (id: string) => `/invoices/${id}`,
  job: (id: string) => `/jobs/${id}`
};

test('a page tells which rule did what, to which invoice and why, and shows one rule alone [B85] [B86]', async () => {
  const docket = await openBegunDocket();
  const onchoose = vi.fn();
  await renderOver(docket, RuleLogPage, { rule: null, links, onchoose });
  await expect.element(page.getByText('No rule has done anything yet.')).toBeVisible();

  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  const payment = { id: 'p', amountMinor: 10_000, day: '2026-03-02', method: '30', note: '' };
  value(await docket.execute({ do: 'recordPayment', invoice: 'a', payment }));
  const firing = page.getByRole('list', { name: 'Automation log' }).getByRole('listitem');
  await expect.element(firing).toHaveTextContent(/Rule “Paid in full” moved it to Paid/);
  await expect.element(firing).toHaveTextContent(/because a payment was recorded/);
  await expect.element(firing.getByRole('link', { name: /^INV-/ })).toHaveAttribute('href', '/invoices/a');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Rule' }), 'Paid in full');
  expect(onchoose).toHaveBeenCalledWith('settled');
});

test('a rule that has done nothing says so, and leads back to all [B85]', async () => {
  const onchoose = vi.fn();
  await renderOver(await openBegunDocket(), RuleLogPage, { rule: 'gone', links, onchoose });
  await page.getByRole('button', { name: 'Show all rules' }).click();
  expect(onchoose).toHaveBeenCalledWith(null);
});
