import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beginAs, expectSaid, expectStatus, moveOn, writeInvoice } from './writing.ts';

test(
  'W3: an audit file checks itself from a disk, without a network, and names what was changed',
  { tag: '@once' },
  async ({ page, browser }, testInfo) => {
    await beginAs(page, 'Small business');
    await writeInvoice(page, { client: 'Lovelace </script> Ltd' });
    await moveOn(page, 'Mark as sent');
    await expectStatus(page, 'Sent');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More', exact: true }).last().click();
    await page.getByRole('menuitem', { name: 'Save audit file' }).click();
    const download = await waiting;
    await expectSaid(page, /docket-audit-INV-.*\.html saved/);
    const said = await page
      .getByText(/Its seal is/)
      .first()
      .innerText();
    const [seal = ''] = /([0-9a-f]{4} ?){4}/.exec(said) ?? [];
    const html = await readFile(await download.path(), 'utf8');

    const context = await browser.newContext({ offline: true });
    const file = await context.newPage();
    const open = async (content: string): Promise<Page> => {
      const path = testInfo.outputPath('audit.html');
      await writeFile(path, content);
      await file.goto(pathToFileURL(path).href);
      return file;
    };
    await open(html);
    await expect(file.getByRole('status')).toContainText('every step is as it was sealed, and none is missing');
    await expect(file.getByRole('status')).toContainText(seal);
    await expect(file.getByRole('heading', { level: 1 })).toContainText(', Lovelace </script> Ltd');
    await expect(file.getByRole('row').filter({ hasText: 'Sent' })).toHaveCount(1);
    await expect(file.getByRole('row').filter({ hasText: 'Ann' }).first()).toBeVisible();
    await expectAccessible(file);

    // One letter in what is shown, in what was sealed, in a head, in the script.
    const verdict = file.getByRole('status');
    await open(html.replace('"who":"Ann"', '"who":"Anna"'));
    await expect(verdict).toContainText('What is said of a step was changed:');
    await expect(verdict).not.toContainText('was not checked');
    await open(html.replace('"price":"1000"', '"price":"9000"'));
    await expect(verdict).toContainText('what it holds was changed');
    await open(html.replace('"command":"createInvoice"', '"command":"createInvoicf"'));
    await expect(verdict).toContainText('who, when or under what it was done was changed');
    await open(html.replace('"format":"docket-audit"', '"format":docket-audit"'));
    await expect(verdict).toContainText(/Something was changed here: … .*"format":docket-/);
    await expect(verdict).not.toContainText('JSON');
    await open(html.replace('every step is as it was sealed', 'every step is as it was sold'));
    await expect(verdict).toContainText('or its own words were changed');
    // What stands outside of the seal is written anew from within it.
    await open(
      html.replace('<th scope="col">Who</th>', '<th scope="col">Whom</th>').replace(/<h1>[^<]*/, '<h1>Other Ltd')
    );
    await expect(verdict).toContainText('every step is as it was sealed');
    await expect(file.getByRole('columnheader').nth(1)).toHaveText('Who');
    await expect(file.getByRole('heading', { level: 1 })).toContainText('Lovelace </script> Ltd');
    const without = (what: 'lines' | 'commits'): string =>
      html.replace(/(id="pack">)(.*?)(<\/script>)/s, (_, before: string, json: string, after: string) => {
        const pack = JSON.parse(json) as Record<'lines' | 'commits', unknown[]>;
        pack[what].pop();
        return before + JSON.stringify(pack).replaceAll('<', '\\u003c') + after;
      });
    for (const what of ['lines', 'commits'] as const) {
      await open(without(what));
      await expect(verdict).toContainText('Steps or seals were taken out of this file');
    }
    await open(html.replace(/(<script type="module">)/, '$1 '));
    await expect(verdict).toContainText('This file was not checked.');
    await context.close();
  }
);

test(
  'W3: a period is saved in the same way, from the settings',
  { tag: '@once' },
  async ({ page, browser }, testInfo) => {
    await beginAs(page, 'Small business');
    await page.goto('/settings/storage');
    const part = page.getByRole('region', { name: 'Audit file' });
    await part.getByRole('button', { name: 'Save audit file' }).click();
    await expect(part).toContainText('Nothing happened to any invoice in this period.');
    await writeInvoice(page, { client: 'Lovelace Ltd' });
    await page.goto('/settings/storage');
    const waiting = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Save audit file' }).click();
    const download = await waiting;
    const context = await browser.newContext({ offline: true });
    const file = await context.newPage();
    const path = testInfo.outputPath('period.html');
    await download.saveAs(path);
    await file.goto(pathToFileURL(path).href);
    await expect(file.getByRole('status')).toContainText('every step is as it was sealed');
    await expect(file.getByRole('row').filter({ hasText: 'Created' })).toHaveCount(1);
    await context.close();
  }
);
