import { expect, problemsIn, test } from './fixtures.ts';
import { lookForUpdate, openWithoutServer } from './own-browser.ts';
import { beginAs, expectStatus, history, moveOn, openMoves, recordPayment, undo, writeInvoice } from './writing.ts';

test('[C1] [C9] after one visit an invoice travels from first line to last payment without a network', async ({
  profile
}) => {
  test.setTimeout(120_000);
  const context = await openWithoutServer(profile);
  const problems = await problemsIn(context);
  const page = await context.newPage();
  await beginAs(page, 'Agency');
  await writeInvoice(page, { client: 'Lovelace Ltd' });
  await moveOn(page, 'Request approval');
  await moveOn(page, 'Approve');
  await moveOn(page, 'Submit to client');
  await expectStatus(page, 'Submitted');
  await undo(page);
  await expectStatus(page, 'Approved');
  const moves = await openMoves(page);
  await moves.getByRole('button', { name: 'Submit to client' }).click();
  await expectStatus(page, 'Submitted');
  await recordPayment(page, '250.50');
  await recordPayment(page, '749.50');
  await expectStatus(page, 'Paid');
  await page.goto(`${page.url()}/print`);
  await expect(page.getByRole('article')).toContainText(/INV-\d{4}-0001/);
  await page.goBack();
  await page.reload();
  await expectStatus(page, 'Paid');
  await expect(history(page)).toContainText('Rule “Paid in full” moved it from Submitted to Paid');
  expect(problems.filter((problem) => !problem.includes(lookForUpdate))).toEqual([]);
  await context.close();
});
