import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './sample.ts';

test('[B59] [B61] the list is shown as a board, whose columns are those of the chips', async ({ page }) => {
  await openBoard(page, 'board');
  for (const name of ['Proforma', 'Awaiting Approval', 'Approved', 'Rejected', 'Submitted', 'Paid', 'Voided'])
    await expect(column(page, name)).toBeAttached();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Approval/, pressed: false }).click();
  await expect(page).toHaveURL('/invoices?group=approval&as=board');
  await expect(column(page, 'Proforma')).toHaveCount(0);
  await expect(column(page, 'Approved')).toBeVisible();
});

test('[B59] by group, cards name their status', async ({ page }) => {
  await openBoard(page, 'board-groups');
  await expect(column(page, 'Active')).toContainText('Proforma');
  await expectAccessible(page);
});

test('the shape of the list is kept in the address', async ({ page, isMobile }) => {
  await openSample(page, 'Agency');
  if (isMobile) {
    await page.getByRole('button', { name: 'Show as: List' }).click();
    await page.getByRole('menuitem', { name: 'Board by status' }).click();
  } else await page.getByRole('radio', { name: 'Board by status' }).check();
  await expect(page).toHaveURL('/invoices?as=board');
  await page.reload();
  await expect(column(page, 'Proforma')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/invoices');
  await expect(page.getByRole('region', { name: /^Proforma/ })).toHaveCount(0);
});

test('[B92] a card is dragged by a mouse, and the move is undone', { tag: '@once' }, async ({ page }) => {
  await openBoard(page, 'board');
  const card = cards(column(page, 'Proforma')).first();
  const id = (await card.getAttribute('data-card')) ?? '';
  await pull(page, card, column(page, 'Approved'));
  await expect(column(page, 'Approved')).toContainText('There is no move from Proforma to Approved.');
  await expect(column(page, 'Awaiting Approval')).toHaveAttribute('data-reception', 'open');
  await page.mouse.up();
  await expect(page.getByRole('status').getByText('There is no move from Proforma to Approved.')).toBeVisible();
  await expect(cardIn(page, 'Proforma', id)).toBeVisible();

  await pull(page, card, column(page, 'Awaiting Approval'));
  await expect(column(page, 'Awaiting Approval')).toHaveClass(/over/);
  await page.mouse.up();
  await expect(cardIn(page, 'Awaiting Approval', id)).toBeVisible();
  await expect(page).toHaveURL('/invoices?as=board');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cardIn(page, 'Proforma', id)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test(
    '[B92] a card that a finger rests on is dragged; one that a finger passes over scrolls',
    { tag: '@once' },
    async ({ page }) => {
      await openBoard(page, 'board');
      const finger = await fingerOn(page);
      const submitted = column(page, 'Submitted');
      await page
        .getByRole('group', { name: 'Columns' })
        .getByRole('button', { name: /^Submitted/ })
        .click();
      const { x, y } = await middleOf(cards(submitted).nth(4));
      await finger.down(x, y);
      for (let step = 1; step <= 10; step += 1) await finger.move(x, y - step * 20);
      await finger.up();
      await expect.poll(() => submitted.locator('.cards').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(50);
      await expect(page).toHaveURL('/invoices?as=board');

      await page
        .getByRole('group', { name: 'Columns' })
        .getByRole('button', { name: /^Proforma/ })
        .click();
      const card = cards(column(page, 'Proforma')).first();
      await expect(card).toBeInViewport();
      const id = (await card.getAttribute('data-card')) ?? '';
      const from = await middleOf(card);
      await finger.down(from.x, from.y);
      await expect(column(page, 'Awaiting Approval')).toHaveAttribute('data-reception', 'open');
      // Held at an edge, the board goes on by itself.
      const scrolled = () => page.locator('.columns').evaluate(({ scrollLeft }) => scrollLeft);
      await finger.move(from.x + 60, from.y + 20);
      await finger.move(385, from.y + 20);
      await expect.poll(scrolled).toBeGreaterThan(100);
      await finger.move(5, from.y + 20);
      await expect.poll(scrolled).toBe(0);
      const names = page.getByRole('group', { name: 'Columns' });
      const tab = await middleOf(names.getByRole('button', { name: /^Awaiting Approval/ }));
      await finger.move(tab.x, tab.y);
      await expect(column(page, 'Awaiting Approval')).toHaveClass(/over/);
      await expect(column(page, 'Awaiting Approval')).toBeInViewport({ ratio: 0.9 });
      await finger.up();
      await expect(cardIn(page, 'Awaiting Approval', id)).toBeAttached();
      await expect(page).toHaveURL('/invoices?as=board');
    }
  );
});

test('[B92] a card is moved by keys alone', { tag: '@once' }, async ({ page }) => {
  await openBoard(page, 'board');
  await page.keyboard.press('j');
  const first = cards(column(page, 'Proforma')).first();
  await expect(first.getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cards(column(page, 'Awaiting Approval')).first().getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(first.getByRole('link')).toBeFocused();
  const id = (await first.getAttribute('data-card')) ?? '';
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: /Request approval/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cardIn(page, 'Awaiting Approval', id).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/invoices/${id}?as=board`);
});

test('[B92] a move that asks for a reason asks for it, from the menu of a card as well', async ({ page }) => {
  await openBoard(page, 'board');
  const card = cards(column(page, 'Proforma')).first();
  const id = (await card.getAttribute('data-card')) ?? '';
  await card.getByRole('button', { name: /^Move/ }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: /^Void/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Written twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Void' }).click();
  await expect(cardIn(page, 'Voided', id)).toBeAttached();
});

async function openBoard(page: Page, as: 'board' | 'board-groups'): Promise<void> {
  await openSample(page, 'Agency');
  await page.goto(`/invoices?as=${as}`);
  await expect(page.locator('[data-card]').first()).toBeVisible();
}

function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name} \\d`) });
}

function cards(within: Locator): Locator {
  return within.locator('[data-card]');
}

function cardIn(page: Page, name: string, id: string): Locator {
  return column(page, name).locator(`[data-card="${id}"]`);
}

/** Takes a card up by the mouse, and holds it over a column. */
async function pull(page: Page, card: Locator, over: Locator): Promise<void> {
  const from = await middleOf(card);
  const to = await middleOf(over);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger as the browser feels it: what it does is also what scrolls. */
async function fingerOn(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  return {
    down: (x: number, y: number) => touch('touchStart', [{ x, y }]),
    move: (x: number, y: number) => touch('touchMove', [{ x, y }]),
    up: () => touch('touchEnd', [])
  };
}
