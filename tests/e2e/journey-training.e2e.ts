import { expect, test } from './fixtures.ts';
import {
  beginAs,
  expectStatus,
  history,
  invoicePage,
  moveOn,
  openMoves,
  recordPayment,
  writeInvoice
} from './writing.ts';

test(
  '[W16] [W17] [W18] [W28] [W30] [W32] an invoice is reviewed, finalised by a person, and paid',
  { tag: '@once' },
  async ({ page }) => {
    await beginAs(page, 'Training');
    await writeInvoice(page, { client: 'Grace Hopper' });
    await expectStatus(page, 'Draft');

    const moves = await openMoves(page);
    const free = moves.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Free workshop' }) });
    await expect(free.getByRole('listitem')).toHaveText([
      'Only a rule of the workflow makes this move.',
      /^€1,000.00 is still outstanding\. Record a payment\./,
      'The job or workshop is not ready for this.'
    ]);
    await moves.getByRole('button', { name: 'Close', exact: true }).click();

    await moveOn(page, 'Ask for review');
    await expectStatus(page, 'Waiting for review');
    await moveOn(page, 'Finalise');
    await expectStatus(page, 'Final');
    await expect(page.getByRole('heading', { level: 1, name: /^INV-/ })).toBeVisible();
    await page.getByRole('button', { name: 'Why is “Lines” locked?' }).click();
    await expect(invoicePage(page)).toContainText('Final locks the lines.');

    await recordPayment(page, '1000');
    await expectStatus(page, 'Paid');
    await expect(history(page)).toContainText('Rule “Paid in full” moved it from Final to Paid');
  }
);
