import { createRawSnippet } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({
  render: () =>
    `<div>${'<p>What a restore would change, line by line, of everything that is here</p>'.repeat(12)}</div>`
}));
const footer = createRawSnippet(() => ({
  render: () =>
    `<div>${['Look only', 'Leave it as it is', 'Replace everything'].map((name) => `<button class="button" style="display:block;min-block-size:2.75rem">${name}</button>`).join('')}</div>`
}));

afterEach(() => {
  document.documentElement.style.fontSize = '';
});

test.each([
  ['with letters of twice the size', 390, 844, '32px'],
  ['with letters of twice the size, on the narrowest screen', 320, 568, '32px'],
  ['at a zoom of 400 %', 320, 256, ''],
  ['on the narrowest screen', 320, 568, '']
])('%s everything in a dialog is reached, and its buttons leave room for it', async (_how, width, height, fontSize) => {
  await page.viewport(width, height);
  document.documentElement.style.fontSize = fontSize;
  await render(Dialog, { isOpen: true, title: 'What a restore would change', isWide: true, children, footer });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const sheet = document.querySelector<HTMLElement>('dialog .sheet')!;
  expect(sheet.scrollWidth).toBeLessThanOrEqual(sheet.clientWidth);
  const scroller = [sheet, sheet.querySelector<HTMLElement>('.body')!].find(
    (one) => one.scrollHeight > one.clientHeight
  )!;
  expect(scroller.clientHeight).toBeGreaterThan(height / 3);
  for (const shown of [page.getByRole('button', { name: 'Replace everything' }), page.getByRole('paragraph').first()]) {
    shown.element().scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { top, bottom } = shown.element().getBoundingClientRect();
    expect(Math.round(top)).toBeGreaterThanOrEqual(0);
    expect(Math.round(Math.min(bottom, top + 44))).toBeLessThanOrEqual(height);
  }
});
