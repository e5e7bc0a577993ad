import { expect, problemsIn, test } from './fixtures.ts';
import { openBrowser, openSite, untilStored } from './own-browser.ts';

const sites = [
  { where: 'at the root of a web space', folder: 'build', single: '200.html', path: '/' },
  { where: 'under a path', folder: 'build-base', single: 'docket/200.html', path: '/docket/' }
];

/** The browser looks for a newer worker by itself, and finds nobody. */
const lookForUpdate = 'net::ERR_CONNECTION_REFUSED';

for (const { where, folder, single, path } of sites) {
  test(`one visit is enough to open the app without a network (${where})`, async ({ profile }) => {
    const site = await openSite(folder, single);

    const first = await openBrowser(profile);
    const firstProblems = await problemsIn(first);
    await untilStored(first, site.origin + path);
    expect(firstProblems).toEqual([]);
    await first.close();

    await site.stop();
    await expect(fetch(site.origin + path)).rejects.toThrow();

    const second = await openBrowser(profile);
    const problems = await problemsIn(second);
    const page = await second.newPage();
    for (const address of [path, `${path}invoices/new`, `${path}invoices?overdue=1`, `${path}inbox`]) {
      const response = await page.goto(site.origin + address);
      expect(response?.fromServiceWorker()).toBe(true);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect(problems.filter((problem) => !problem.includes(lookForUpdate))).toEqual([]);
    await second.close();
  });
}
