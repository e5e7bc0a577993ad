import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Desk } from '#tests/builders/invoice-page.ts';
import { chooseLocale } from '#ui/words/language.ts';
import Paper from './Paper.svelte';

chooseLocale('en-GB');

test('what is written from right to left begins at the right, and what is not at the left', async () => {
  const desk = new Desk('small-business');
  const notes = 'شكراً لكم على ثقتكم\nThank you for your trust';
  desk.must({ do: 'editInvoice', invoice: 'a', changes: [{ path: ['notes'], old: '', new: notes }] });
  const { invoice, answers, creditOf } = desk.answer();
  const { container } = await render(Paper, {
    invoice: { ...invoice, content: { ...invoice.content, client: { ...invoice.content.client, name: 'شركة النور' } } },
    balance: answers.balance,
    status: answers.status,
    creditOf,
    logo: null,
    footer: ''
  });
  const paragraph = [...container.querySelectorAll('.free')].find((one) => one.textContent === notes);
  const [arabic, english] = linesOf(paragraph);
  const { left, right } = paragraph?.getBoundingClientRect() ?? new DOMRect();
  expect(Math.abs((arabic?.right ?? 0) - right)).toBeLessThan(2);
  expect((arabic?.left ?? 0) - left).toBeGreaterThan(50);
  expect(Math.abs((english?.left ?? 0) - left)).toBeLessThan(2);
  // A name stays in its place among those of the address, and is read in its own direction.
  const name = [...container.querySelectorAll('bdi')].find((one) => one.textContent === 'شركة النور');
  expect(name && getComputedStyle(name).direction).toBe('rtl');
});

/** Where each line of a paragraph lies. */
function linesOf(paragraph: Element | undefined): DOMRect[] {
  const range = document.createRange();
  if (paragraph) range.selectNodeContents(paragraph);
  return [...range.getClientRects()].filter(({ width }) => width > 5);
}
