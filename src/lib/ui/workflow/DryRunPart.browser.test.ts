import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Workflow } from '#domain/workflow/document.ts';
import { changedStatus, withoutStatus, withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import type { WorkflowDraft } from '#state/workflow-draft.svelte.ts';
import { StorageError } from '#storage/errors.ts';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import WithDraft from '#tests/builders/WithDraft.svelte';
import DryRunPart from './DryRunPart.svelte';

const publish = page.getByRole('button', { name: 'Publish', exact: true });

async function show(docket: Docket, edit: (document: Workflow) => Workflow) {
  const kept: { draft?: WorkflowDraft } = {};
  const went = { isPublished: false };
  const props = { statuses: '/statuses', onpublished: () => (went.isPublished = true) };
  await renderOver(docket, WithDraft, { shown: DryRunPart, props, edit, kept });
  await expect.poll(() => kept.draft).toBeDefined();
  return { draft: kept.draft!, went };
}

test('a status in which only deleted invoices stand asks for a successor, too [B44] [B54]', async () => {
  const docket = await openBegunDocket();
  const waiting = { label: 'Waiting', group: 'ACTIVE' as const, from: ['draft'], to: ['sent'] };
  const { workflow, id } = withStatus(presets['small-business'], waiting);
  value(await docket.execute({ do: 'publishWorkflow', document: workflow }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: id }));
  value(await docket.execute({ do: 'deleteInvoice', invoice: 'a' }));
  const { went } = await show(docket, (document) => withoutStatus(document, id));
  await expect.element(page.getByText('1 invoice, deleted; it may be brought back')).toBeVisible();
  await expect.element(publish).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabelText('Waiting').selectOptions('Draft');
  await expect.element(publish).not.toHaveAttribute('aria-disabled', 'true');
  await publish.click();
  await expect.poll(() => went.isPublished).toBe(true);
});

test('what cannot be worked out is said, can be asked for again, and is not published meanwhile', async () => {
  const docket = await openBegunDocket();
  let isFull = true;
  const failing: Docket = {
    ...docket,
    foresee: (command) => (isFull ? Promise.reject(new StorageError({ why: 'quota' })) : docket.foresee(command))
  };
  await show(failing, (document) => changedStatus(document, 'sent', { label: 'Delivered' }));
  await expect.element(page.getByText('What would change could not be worked out')).toBeVisible();
  await expect.element(publish).toHaveAttribute('aria-disabled', 'true');
  isFull = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(publish).not.toHaveAttribute('aria-disabled', 'true');
});

test('what could not be stored stays a draft, and nobody is led away as if it were published', async () => {
  const docket = await openBegunDocket();
  const failing: Docket = { ...docket, execute: () => Promise.reject(new StorageError({ why: 'quota' })) };
  const { draft, went } = await show(failing, (document) => changedStatus(document, 'sent', { label: 'Delivered' }));
  await publish.click();
  await expect.poll(() => draft.isPublishing).toBe(false);
  expect([draft.isChanged, went.isPublished]).toEqual([true, false]);
});
