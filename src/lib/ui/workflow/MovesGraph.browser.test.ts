import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Component } from 'svelte';
import type { MoveWay, Workflow } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { withStatus } from '#domain/workflow/editing/statuses.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { editedAs, type StatusType } from '#domain/workflow/status-type.ts';
import type { WorkflowDraft } from '#state/workflow-draft.svelte.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import WithDraft from '#tests/builders/WithDraft.svelte';
import { explainFindings } from './findings.ts';
import MovesGraph from './MovesGraph.svelte';

interface Given {
  readonly finding?: string | null;
  readonly hasInvoice?: boolean;
  readonly edit?: ((document: Workflow) => Workflow) | null;
  readonly of?: StatusType;
}

async function drawn(
  preset: PresetId,
  { finding = null, hasInvoice = false, edit = null, of = 'invoice' }: Given = {}
) {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  if (hasInvoice) value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  const told = { onmove: vi.fn(), onadd: vi.fn(), onstatus: vi.fn() };
  const kept: { draft?: WorkflowDraft } = {};
  await renderOver(docket, WithDraft as unknown as Component<Record<string, unknown>>, {
    shown: MovesGraph,
    props: { finding, ...told },
    edit,
    of,
    kept
  });
  await expect.element(page.getByRole('button', { name: 'Add a move' })).toBeVisible();
  if (!kept.draft) throw new Error('the draft is made before anything is shown');
  return { ...told, draft: kept.draft };
}

function withMoves(document: Workflow, change: (moves: readonly MoveWay[]) => MoveWay[]): Workflow {
  const { invoice } = document.machines;
  return { ...document, machines: { invoice: { ...invoice, moves: change(invoice.moves) } } };
}

const status = (name: RegExp) => page.getByRole('button', { name });

test('a status says its group, how many invoices stand in it, and that they begin there', async () => {
  const { onstatus } = await drawn('agency', { hasInvoice: true });
  await expect.element(status(/^Proforma, Active, 1 invoice, Start$/)).toBeVisible();
  await expect.element(status(/^Approved, Approval, No invoices, Stage 1$/)).toBeVisible();
  await status(/^Approved,/).click();
  expect(onstatus).toHaveBeenCalledExactlyOnceWith('approved');
});

test('a line says its ends, its kind and who moves, and opens its moves', async () => {
  const { onmove, draft } = await drawn('training');
  const free = page.getByRole('button', { name: 'Free workshop: from Draft to Paid. Forward, by a rule only.' });
  await free.click();
  const { moves } = draft.document.machines.invoice;
  expect(onmove).toHaveBeenCalledExactlyOnceWith([moves.findIndex(({ label }) => label === 'Free workshop')]);
  await page.getByRole('button', { name: 'Back to unpaid: from Paid to the status before. Back.' }).click();
  expect(onmove).toHaveBeenCalledTimes(2);
});

test('what leads from everywhere is one line, until somebody wants to see each', async () => {
  await drawn('agency');
  const voids = page.getByRole('button', { name: /^Void: / });
  await expect.element(voids).toHaveAccessibleName(/from Proforma, Awaiting Approval, .*, Paid to Voided\. Cancel\.$/);
  await page.getByLabelText('Show moves from everywhere').click();
  await expect.poll(() => voids.elements().length).toBe(6);
});

test('a move is added by a tap on each of its ends, or not after all', async () => {
  const { onadd, onstatus } = await drawn('small-business');
  await page.getByRole('button', { name: 'Add a move' }).click();
  await status(/^Draft,/).click();
  await expect.element(page.getByText('The move leads from Draft. Choose the status that it leads to.')).toBeVisible();
  await status(/^Draft,/).click();
  await expect.element(page.getByText('It leads from Draft already: choose another status.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await status(/^Draft,/).click();
  expect(onstatus).toHaveBeenCalledExactlyOnceWith('draft');
  await page.getByRole('button', { name: 'Add a move' }).click();
  await status(/^Draft,/).click();
  await status(/^Paid,/).click();
  expect(onadd).toHaveBeenCalledExactlyOnceWith('draft', 'paid');
});

test('all of it can be done with keys', async () => {
  const { onadd, onstatus, onmove } = await drawn('small-business');
  (status(/^Draft,/).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(onstatus).toHaveBeenCalledExactlyOnceWith('draft');
  await userEvent.keyboard('a');
  await expect.element(page.getByText(/^The move leads from Draft\./)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('No move was added.')).toBeVisible();
  await userEvent.keyboard('a');
  (status(/^Paid,/).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(onadd).toHaveBeenCalledExactlyOnceWith('draft', 'paid');
  (status(/^Draft,/).element() as HTMLElement).focus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: /^Mark as sent: / })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onmove).toHaveBeenCalledTimes(1);
});

test('it is zoomed by buttons and keys, and scrolls within itself', async () => {
  await drawn('agency');
  const zoom = page.getByRole('status').filter({ hasText: '%' });
  const read = (): number => Number.parseInt(zoom.element().textContent, 10);
  const before = read();
  for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  expect(read()).toBeGreaterThan(before * 1.5);
  const box = document.querySelector('figure .box');
  expect(box?.scrollWidth).toBeGreaterThan(box?.clientWidth ?? Infinity);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await userEvent.keyboard('0');
  expect(box?.scrollWidth).toBeLessThanOrEqual(box?.clientWidth ?? 0);
  await userEvent.keyboard('-');
  expect(read()).toBeLessThan(before + 1);
});

test('a finding is shown alone, with its sentence and its steps in order, until everything is wanted', async () => {
  const broken = (document: Workflow) =>
    withMoves(document, (moves) => moves.filter(({ label }) => label !== 'Submit to client'));
  const edited = broken(presets.agency);
  const [first] = explainFindings(edited, prove(edited));
  if (!first) throw new Error('without that move nothing is ever completed');
  await drawn('agency', { finding: first.key, edit: broken });
  await expect.element(page.getByText(first.sentence)).toBeVisible();
  expect(document.querySelectorAll('figure .node.shown')).toHaveLength(first.statuses.length);
  expect(document.querySelectorAll('figure .node.dimmed').length).toBeGreaterThan(0);
  const numbers = [...document.querySelectorAll('figure .steps [aria-hidden]')].flatMap(({ textContent }) =>
    textContent.split(' ')
  );
  expect(numbers.map(Number).sort((left, right) => left - right)).toEqual(first.trail.map((_, place) => place + 1));
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => document.querySelectorAll('figure .node.dimmed').length).toBe(0);
});

test('a finding about jobs is shown among the statuses of jobs, and not among those of invoices [B51]', async () => {
  const held = { label: 'On hold', group: 'ACTIVE' as const, from: ['planned'], to: [] };
  const stuck = (document: Workflow) => editedAs(document, 'job', (seen) => withStatus(seen, held).workflow);
  const [first] = explainFindings(stuck(presets.agency), prove(stuck(presets.agency)));
  if (!first) throw new Error('nothing leads on from there');
  expect(first).toMatchObject({ of: 'job', statuses: expect.arrayContaining(['on-hold']) as string[] });
  await drawn('agency', { finding: first.key, edit: stuck, of: 'job' });
  await expect.element(page.getByText(first.sentence)).toBeVisible();
  await expect.element(status(/^On hold, Active, No jobs$/)).toBeVisible();
  expect(document.querySelectorAll('figure .node.shown')).toHaveLength(first.statuses.length);
});

test('a move that leads nowhere is listed, and can be opened', async () => {
  const { onmove } = await drawn('small-business', {
    edit: (document) =>
      withMoves(document, (moves) =>
        moves.map((move, place) => (place === 1 ? { ...move, label: 'Lost', to: { status: 'ghost' } } : move))
      )
  });
  await page.getByRole('button', { name: 'Lost', exact: true }).click();
  expect(onmove).toHaveBeenCalledExactlyOnceWith([1]);
});
