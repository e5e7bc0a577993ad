import { expect, problemsIn, test } from './fixtures.ts';
import { openBrowser, openSite, untilStored } from './own-browser.ts';

/** The browser looks for a newer worker by itself, and finds nobody. */
const lookForUpdate = 'net::ERR_CONNECTION_REFUSED';

test('[C9] e-invoices, and what other apps share, come in without a network, also where the app lies under a path', async ({
  profile
}) => {
  test.setTimeout(90_000);
  const site = await openSite('build-base', 'docket/200.html');
  const first = await openBrowser(profile, { baseURL: site.origin });
  await untilStored(first, `${site.origin}/docket/`);
  await first.close();
  await site.stop();
  await expect(fetch(site.origin)).rejects.toThrow();

  const context = await openBrowser(profile, { baseURL: site.origin });
  const problems = await problemsIn(context);
  const page = await context.newPage();
  await page.goto('/docket/');
  await page.getByRole('button', { name: 'Start with an empty list' }).click();
  await expect(page).toHaveURL('/docket/');
  await page.goto('/docket/import');
  await page.locator('input[type=file]').setInputFiles(['tests/files/ubl/prepaid.xml', 'tests/files/ubl/yen.xml']);
  await expect(page.getByText('2 ready.')).toBeVisible();

  // What another app shares is posted to the share target of the manifest, and waits until the page takes it.
  const share = page.evaluate(async () => {
    const form = new FormData();
    form.append('files', new File(['Number,Client,Total\n1,Lovelace Ltd,100'], 'Größe.csv', { type: 'text/csv' }));
    const { type } = await fetch('/docket/import/shared', { method: 'POST', body: form, redirect: 'manual' });
    return type;
  });
  expect(await share).toBe('opaqueredirect');
  const other = await context.newPage();
  await other.goto('/docket/import');
  await expect(other.getByText('Größe.csv').first()).toBeVisible();
  await other.reload();
  await expect(other.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await expect(other.getByText('Größe.csv')).toHaveCount(0);

  // A backup, as of another device, is shown where it is restored, and not taken by the page that imports.
  await other.evaluate(async () => {
    const form = new FormData();
    for (const name of ['docket-other.json', 'docket-third.json'])
      form.append('files', new File(['{'], name, { type: 'application/json' }));
    await fetch('/docket/import/shared', { method: 'POST', body: form, redirect: 'manual' });
  });
  await other.goto('/docket/import');
  await expect(other.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await other.goto('/docket/settings/storage');
  await expect(other.getByText('docket-other.json cannot be used')).toBeVisible();
  await other.getByRole('button', { name: 'Read docket-third.json as well' }).click();
  await expect(other.getByText('docket-third.json cannot be used')).toBeVisible();
  await other.close();

  await page.getByRole('radio', { name: 'We received them' }).check();
  await page.getByRole('button', { name: 'Import 2 invoices' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('2 invoices imported.');
  expect(problems.filter((problem) => !problem.includes(lookForUpdate))).toEqual([]);
  await context.close();
});
