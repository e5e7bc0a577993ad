import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as z from 'zod/mini';
import MovesPage from '#tests/builders/MovesPage.svelte';
import { setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { workflowSchema, type MoveWay } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { chooseLocale } from '#ui/words/language.ts';

chooseLocale('en-GB');

beforeEach(async () => page.viewport(1280, 800));

const storedSchema = z.object({ document: workflowSchema });

/** The moves as they stand in the draft that is kept on the device; those in force where nothing is changed. */
async function movesOf(docket: Docket, preset: PresetId): Promise<readonly MoveWay[]> {
  const stored = storedSchema.safeParse((await docket.drafts.load('workflow'))?.value);
  return (stored.success ? stored.data.document : presets[preset]).machines.invoice.moves;
}

async function open(preset: PresetId = 'agency') {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  await renderOver(docket, MovesPage, {});
  await expect.element(page.getByRole('heading', { name: 'Workflow' })).toBeVisible();
  return { moves: () => movesOf(docket, preset), before: presets[preset].machines.invoice.moves };
}

const dialog = page.getByRole('dialog');
const cell = (from: string, to: string) => page.getByRole('button', { name: new RegExp(`^${from} to ${to}:`) });
const done = dialog.getByRole('button', { name: 'Done' });

describe('the matrix of the moves', () => {
  test('says in each cell what leads there, of which kind, and where only a rule does it', async () => {
    await open('training');
    await expect
      .element(cell('Draft', 'Paid'))
      .toHaveAccessibleName('Draft to Paid: Free workshop, forward, by a rule only');
    await expect
      .element(cell('Draft', 'Cancelled'))
      .toHaveAccessibleName('Draft to Cancelled: Cancel, cancel; Cancel, cancel, by a rule only');
    await expect.element(cell('Paid', 'The status before')).toBeVisible();
    await expect.element(cell('Paid', 'Draft')).toHaveAccessibleName('Paid to Draft: add a move');
  });

  test('is one stop of the Tab key; arrows lead from cell to cell, past those from a status to itself', async () => {
    await open();
    (cell('Proforma', 'Awaiting Approval').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(cell('Approved', 'Awaiting Approval')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(cell('Approved', 'Rejected')).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect.element(cell('Approved', 'The status before')).toHaveFocus();
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await expect.element(cell('Proforma', 'Awaiting Approval')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(cell('Proforma', 'Awaiting Approval')).toHaveFocus();
    expect(document.querySelectorAll('table [tabindex="0"]')).toHaveLength(1);
  });

  test('follows the eye where one reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    try {
      await open();
      (cell('Proforma', 'Awaiting Approval').element() as HTMLElement).focus();
      await userEvent.keyboard('{ArrowLeft}');
      await expect.element(cell('Proforma', 'Approved')).toHaveFocus();
    } finally {
      document.documentElement.dir = '';
    }
  });
});

describe('the dialog of a move', () => {
  test('changes who, what is asked and what it does, and nothing else [B69] [BR14]', async () => {
    const { moves, before } = await open();
    await cell('Proforma', 'Awaiting Approval').click();
    await dialog.getByLabelText('Name of the action').fill('Hand in');
    await dialog.getByLabelText('Permission').selectOptions('Admin');
    await dialog.getByLabelText('It has a client').click();
    await dialog.getByLabelText('Asks for a reason').click();
    await dialog.getByLabelText('Gives it a number').click();
    await dialog.getByLabelText('Due date').click();
    await done.click();
    await expect.poll(moves).toEqual([
      {
        ...before[0],
        label: 'Hand in',
        permission: 'admin',
        guards: before[0]?.guards.slice(1),
        reason: true,
        effects: ['number'],
        requires: ['due-day']
      },
      ...before.slice(1)
    ]);
    await expect.element(cell('Proforma', 'Awaiting Approval')).toHaveFocus();
  });

  test('wants a name, and keeps what was right last until there is one', async () => {
    const { moves, before } = await open();
    await cell('Proforma', 'Awaiting Approval').click();
    const name = dialog.getByLabelText('Name of the action');
    await name.fill('  ');
    await userEvent.tab();
    await expect.element(name).toHaveAccessibleDescription(/Give the action a name/);
    await done.click();
    expect(await moves()).toEqual(before);
  });

  test('warns where two buttons of one status have the same name and lead to different places', async () => {
    await open();
    await cell('Awaiting Approval', 'Rejected').click();
    await dialog.getByLabelText('Name of the action').fill('Approve');
    await userEvent.tab();
    await expect
      .element(dialog.getByLabelText('Name of the action'))
      .toHaveAccessibleDescription(/Another move from Awaiting Approval has this name/);
  });

  test('says from where else a way leads, and changes it from here only where that is asked for', async () => {
    const { moves, before } = await open('small-business');
    await cell('Disputed', 'Paid').click();
    await expect.element(dialog.getByText('Also from Sent. What you change here holds there, too.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Change it from here only' }).click();
    await dialog.getByLabelText('Name of the action').fill('Settle');
    await done.click();
    const shared = before[3]!;
    await expect
      .poll(moves)
      .toEqual([
        ...before.slice(0, 3),
        { ...shared, from: { statuses: ['sent'] } },
        { ...shared, from: { statuses: ['disputed'] }, label: 'Settle' },
        ...before.slice(4)
      ]);
  });

  test('lists the ways between the same ends, in an order that can be changed', async () => {
    const { moves, before } = await open();
    await cell('Paid', 'The status before').click();
    const [money, other] = [10, 11];
    expect(before.slice(money, other + 1).map(({ label }) => label)).toEqual(['Back to unpaid', 'Back to unpaid']);
    await dialog.getByRole('button', { name: 'Move “Back to unpaid” down' }).first().click();
    await expect.poll(async () => (await moves())[money]).toEqual(before[other]);
    await expect.poll(async () => (await moves())[other]).toEqual(before[money]);
    await dialog
      .getByRole('button', { name: /^Back to unpaid/ })
      .last()
      .click();
    await expect.element(dialog.getByLabelText('Name of the action')).toHaveValue('Back to unpaid');
  });

  test('keeps a condition of another kind than the plain one, and shows what it asks', async () => {
    const { moves, before } = await open('small-business');
    await cell('Paid', 'The status before').click();
    await expect.element(dialog.getByLabelText('No money that was received is left on it')).not.toBeChecked();
    await expect.element(dialog.getByText('It holds where this takes money away.')).toBeVisible();
    await dialog.getByLabelText('It has a client').click();
    await expect
      .poll(async () => (await moves())[4]?.guards)
      .toEqual([...(before[4]?.guards ?? []), { why: 'client-missing', if: { field: 'client', op: 'present' } }]);
  });

  test('deletes a move, here or everywhere, and takes it back', async () => {
    const { moves, before } = await open('small-business');
    await cell('Disputed', 'Paid').click();
    await dialog.getByRole('button', { name: 'Delete it from here only' }).click();
    await expect.poll(async () => (await moves())[3]?.from).toEqual({ statuses: ['sent'] });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(moves).toEqual(before);
    await cell('Draft', 'Sent').click();
    await dialog.getByRole('button', { name: 'Delete the move' }).click();
    await expect.poll(moves).toEqual(before.slice(1));
    await expect.element(page.getByText(/No invoice ever gets to “Sent”/)).toBeVisible();
  });
});

describe('a new move', () => {
  test('comes from an empty cell with what such a move mostly wants, once it has a name [BR14]', async () => {
    const { moves, before } = await open('small-business');
    await cell('Draft', 'Disputed').click();
    await dialog.getByRole('button', { name: 'Add move' }).click();
    const name = dialog.getByLabelText('Name of the action');
    await expect.element(name).toHaveFocus();
    await expect.element(name).toHaveAccessibleDescription(/Give the action a name/);
    await name.fill('Dispute at once');
    await dialog.getByRole('button', { name: 'Add move' }).click();
    await expect
      .poll(async () => (await moves()).slice(before.length))
      .toMatchObject([
        { label: 'Dispute at once', from: { statuses: ['draft'] }, to: { status: 'disputed' }, effects: ['number'] }
      ]);
  });

  test('is added from a list of its own on a phone, where no table fits', async () => {
    await page.viewport(390, 844);
    const { moves, before } = await open();
    await expect.element(page.getByRole('grid')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Add a move from Rejected' }).click();
    await dialog.getByLabelText('Name of the action').fill('Give up');
    await dialog.getByLabelText('Leads to').selectOptions('Voided');
    await dialog.getByRole('button', { name: 'Add move' }).click();
    await expect
      .poll(async () => (await moves()).slice(before.length))
      .toMatchObject([
        { label: 'Give up', kind: 'cancel', from: { statuses: ['rejected'] }, to: { status: 'voided' }, reason: true }
      ]);
    await expect.element(page.getByText('“Give up” added.')).toBeVisible();
  });
});
