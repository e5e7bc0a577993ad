import { z } from 'zod';
import { expect, test } from './fixtures.ts';
import { openBrowser, openSite, untilStored } from './own-browser.ts';

const manifestSchema = z.object({
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string().optional() })),
  screenshots: z.array(z.object({ src: z.string(), sizes: z.string(), form_factor: z.string() })),
  shortcuts: z.array(z.object({ name: z.string(), url: z.string() })),
  file_handlers: z.array(z.object({ action: z.string(), accept: z.record(z.string(), z.array(z.string())) })),
  share_target: z.object({ action: z.string(), method: z.literal('POST'), enctype: z.literal('multipart/form-data') })
});

const sites = [
  { where: 'at the root of a web space', folder: 'build', single: '200.html', path: '/' },
  { where: 'under a path', folder: 'build-base', single: 'docket/200.html', path: '/docket/' }
];

for (const { where, folder, single, path } of sites) {
  test(`a browser finds the app fit to be installed (${where})`, async ({ profile }) => {
    const site = await openSite(folder, single);
    const context = await openBrowser(profile);
    await untilStored(context, site.origin + path);
    const page = context.pages()[0]!;
    const browser = await context.newCDPSession(page);

    const { errors, data, url } = await browser.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toBe(`${site.origin}${path}manifest.webmanifest`);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);

    const manifest = manifestSchema.parse(JSON.parse(data ?? ''));
    expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(2);
    expect(manifest.shortcuts.map(({ url: target }) => new URL(target, url).pathname)).toEqual([
      `${path}invoices/new`,
      `${path}invoices`
    ]);
    // A file that is opened or shared comes to a page that there is.
    const handled = manifest.file_handlers.map(({ action, accept }) => [action, Object.values(accept).flat()]);
    expect(handled).toEqual([
      ['./import', ['.xml', '.xml', '.csv']],
      ['./settings/storage', ['.json', '.gz', '.docket']]
    ]);
    for (const { action } of manifest.file_handlers) {
      await page.goto(new URL(action, url).href);
      await expect(page.getByRole('heading', { name: 'Welcome to Docket' })).toBeVisible();
    }
    expect(new URL(manifest.share_target.action, url).pathname).toBe(`${path}import/shared`);
    for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
      const size = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, new URL(src, url).href);
      if (sizes !== 'any') expect(size, src).toBe(sizes);
    }
    await context.close();
    await site.stop();
  });
}
