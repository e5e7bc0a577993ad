import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';

test('one walks through the invoices without a pointer, and back', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?status=submitted');
  await expect(rows(page).first()).toBeVisible();

  await page.keyboard.press('j');
  await expect(rows(page).nth(0).getByRole('link')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();

  const second = (await rows(page).nth(1).getAttribute('data-invoice')) ?? '';
  const third = (await rows(page).nth(2).getAttribute('data-invoice')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/invoices/${second}?status=submitted`);
  await expect(page.locator(`[data-invoice="${second}"] [aria-current]`)).toBeAttached();

  await page.keyboard.press('j');
  await expect(page).toHaveURL(`/invoices/${third}?status=submitted`);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(`/invoices/${second}?status=submitted`);
  await page.goBack();
  await expect(page).toHaveURL('/invoices?status=submitted');
});

test(
  'from the search the arrow leads to what was found, and Escape back to all there is',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Agency');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('heron');
    await expect(rows(page).first()).toContainText('Blue Heron Press');
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).first().getByRole('link')).toBeFocused();

    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Invoices' })).not.toContainText('“heron”');
    await expect(rows(page).first().getByRole('link')).toBeFocused();
    // From a search that found nothing, too, back to rows that were not there.
    await page.keyboard.press('/');
    await page.keyboard.type('zzz');
    await expect(rows(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(rows(page).first().getByRole('link')).toBeFocused();
    await page.keyboard.press('j');
    await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
    await expect(page).toHaveURL('/invoices');
  }
);

test('keys lead to the main places, and `?` names them all', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  for (const [keys, path] of [
    [['g', 'c'], '/clients'],
    [['g', 's'], '/settings'],
    [['g', 'h'], '/'],
    [['g', 'i'], '/invoices'],
    [['n'], '/invoices/new']
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(path);
  }
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const name of ['Search', 'Next invoice', 'Go to clients', 'Undo the last step']) {
    await expect(help.getByText(name, { exact: true })).toBeVisible();
  }
});

test('single keys can be switched off, and stay off', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Use shortcuts of a single key' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await expect(page).toHaveURL('/invoices');
  await expect(rows(page).first().getByRole('link')).not.toBeFocused();
});

test(
  '[BR18] ⌘Z takes back the last step, then the one before it, and says when there is none',
  { tag: '@once' },
  async ({ page }) => {
    await openSample(page, 'Small business');
    await page.getByRole('button', { name: 'Active' }).click();
    const [first, second] = await Promise.all(
      [0, 1].map((at) => rows(page).nth(at).getAttribute('data-invoice')) as [Promise<string>, Promise<string>]
    );
    const notices = page.getByRole('region', { name: 'Notices' });
    for (const id of [first, second]) {
      await page.keyboard.press('g');
      await page.keyboard.press('i');
      await page.locator(`[data-invoice="${id}"]`).getByRole('link').click();
      await page.getByRole('button', { name: 'Mark as sent' }).click();
      await expect(notices).toContainText('is now Sent');
      if (id === first) await notices.getByRole('button', { name: 'Dismiss' }).click();
    }
    for (const id of [second, first]) {
      await page.keyboard.press('ControlOrMeta+z');
      await expect(notices).toContainText('Undone.');
      await expect(notices).not.toContainText('is now Sent');
      await notices.getByRole('button', { name: 'Dismiss' }).click();
      await page.keyboard.press('g');
      await page.keyboard.press('i');
      await expect(page.locator(`[data-invoice="${id}"]`)).toContainText('Draft');
    }
    await page.keyboard.press('ControlOrMeta+z');
    await expect(notices).toContainText('There is nothing to undo.');
  }
);
