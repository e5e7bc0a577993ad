import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

test('the start page opens and can be used by everybody', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

for (const address of ['/no/such/page', '/invoices/%E0%A4%A'])
  test(`an address that leads nowhere says so, and leads back: ${address}`, { tag: '@once' }, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
    await page.getByRole('link', { name: 'Back to the start' }).click();
    // A newcomer's start is the welcome.
    await expect(page).toHaveURL('/welcome');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Docket');
  });
