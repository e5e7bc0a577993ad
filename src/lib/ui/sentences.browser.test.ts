import { expect, test } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Desk } from '#tests/builders/invoice-page.ts';
import { chooseLocale } from '#ui/words/language.ts';
import Approval from './invoice/Approval.svelte';
import ToastRegion from './ToastRegion.svelte';
import { Toasts } from './toasts.svelte.ts';

chooseLocale('en-GB');

const name = 'נועם לוי';

/** Where a part of a sentence begins on the line, as it is drawn. */
function startOf(sentence: Locator, part: string): number {
  const walker = document.createTreeWalker(sentence.element(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(part) ?? -1;
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`“${part}” is not there`);
}

test('a receipt that begins with a name written from right to left is read from its beginning', async () => {
  const toasts = new Toasts();
  await render(ToastRegion, { toasts });
  toasts.say(`${name} added.`);
  const said = page.getByText('added.');
  await expect.element(said).toBeVisible();
  expect(startOf(said, name)).toBeLessThan(startOf(said, 'added'));
});

test('who said no is read before when, in whatever script the name is written [BR10]', async () => {
  const desk = new Desk('agency');
  await render(Approval, {
    invoice: desk.invoice(),
    stages: [],
    waitsFor: null,
    decisions: [
      {
        is: 'sent-back',
        id: 'one',
        by: 'b',
        inPlaceOf: null,
        at: Date.UTC(2026, 2, 1, 9),
        label: 'Reject',
        to: { id: 'rejected', label: 'Rejected' },
        reason: 'Too many hours'
      }
    ],
    names: {
      locale: 'en-GB',
      status: (id: string) => id,
      rule: (id: string) => id,
      type: (id: string) => id,
      account: (id: string) => id,
      invoice: (id: string) => id,
      job: () => name,
      person: () => name
    }
  });
  await page.getByText('1 earlier decision').click();
  const said = page.getByText(/“Reject”, to Rejected/);
  await expect.element(said).toBeVisible();
  expect(startOf(said, name)).toBeLessThan(startOf(said, 'on 1 Mar'));
});
