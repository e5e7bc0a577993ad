import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Json } from '#domain/shared/json.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import InWorkflow from '#tests/builders/InWorkflow.svelte';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { createWorkshop } from '#tests/builders/workshops.ts';
import { shortcuts } from '#ui/shortcuts.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { chooseLocale } from '#ui/words/language.ts';

chooseLocale('en-GB');

/** Shows a part of the workflow to Ada, who may do everything, and to whoever she has hired, each with their roles. */
async function show(
  part: 'statuses' | 'approval' | 'roles' | 'rules',
  { preset = 'agency', hired = {} }: { preset?: PresetId; hired?: Record<string, string[]> } = {}
): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  for (const [id, roles] of Object.entries(hired))
    value(await docket.execute({ do: 'addPerson', id, fields: { name: id, roles, active: true } }));
  await renderOver(docket, InWorkflow, { part });
  return docket;
}

const button = (name: string | RegExp, exact = true) => page.getByRole('button', { name, exact });
const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
const dialog = page.getByRole('dialog');

test('a stage reads itself back while it is edited, and says what keeps it from being signed [BR3] [B38] [B39]', async () => {
  await show('approval');
  await button('Add a stage').click();
  await expect.element(dialog).toHaveTextContent('Stage 2: one signature of anybody who may approve.');
  await box('Director').click();
  await expect.element(dialog).toHaveTextContent('Nobody active is “Director”. Give somebody that role.');
  await box('By nobody who has signed another stage').click();

  await dialog.getByLabelText('Currency').selectOptions('EUR');
  const amount = dialog.getByLabelText('From, in EUR');
  await expect.element(amount).toHaveFocus();
  await amount.fill('ten thousand');
  await userEvent.tab();
  await expect.element(dialog).toHaveTextContent('This is not a number.');
  await amount.fill('10.000,00');
  await userEvent.tab();
  await expect
    .element(dialog)
    .toHaveTextContent(
      'Stage 2: one signature of Director, from €10,000.00 on and always in other currencies, by nobody who has signed another stage.'
    );
  await expect.element(dialog.getByLabelText('Currency')).toHaveValue('');

  await dialog.getByLabelText('Signatures needed').fill('0');
  await userEvent.tab();
  await expect.element(dialog).toHaveTextContent('Type a number above zero.');
  await dialog.getByLabelText('Signatures needed').fill('2');
  await button('Done').click();
  await expect.element(button(/^Stage 2: 2 signatures of Director/)).toBeVisible();
});

test('an amount that is taken away leaves the stage asked for whatever the amount [B39]', async () => {
  await show('approval');
  await button(/^Stage 1/).click();
  await dialog.getByLabelText('Currency').selectOptions('JPY');
  await dialog.getByLabelText('From, in JPY').fill('1500000');
  await userEvent.tab();
  await expect.element(dialog).toHaveTextContent('from JP¥1,500,000 on and always in other currencies');
  await button('Remove the amount in JPY').click();
  await expect.element(dialog).toHaveTextContent('It is asked for whatever the amount.');
  await expect.element(dialog.getByLabelText('Currency')).toHaveFocus();
  await button('Done').click();
  await expect.element(button('Stage 1: one signature of anybody who may approve Then Approved')).toBeVisible();
});

test('a stage moves by keys and by its menu, and the status that it leads to goes with it [B36] [B37]', async () => {
  await show('approval');
  await button('Add a stage').click();
  await box('Owner').click();
  await button('Done').click();
  await button(/^Stage 2/).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(button(/^Stage 2/)).toHaveFocus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.element(button('Stage 1: one signature of Owner')).toHaveFocus();
  await expect.element(button('Stage 2: one signature of anybody who may approve Then Approved')).toBeVisible();
  await button('Actions for stage 1').click();
  await page.getByRole('menuitem', { name: 'Sign it later' }).click();
  await expect.element(button('Stage 2: one signature of Owner')).toHaveFocus();
});

test('a stage is deleted without a question, and undo brings it back with its status [B36]', async () => {
  await show('approval');
  await button('Add a stage').click();
  await button('Done').click();
  await button('Actions for stage 1').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.element(button('Stage 1: one signature of anybody who may approve')).toBeVisible();
  await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Undo' }).click();
  await expect.element(button('Stage 1: one signature of anybody who may approve Then Approved')).toBeVisible();
});

test('without a stage, one sentence and one button say how to begin [B36]', async () => {
  await show('approval', { preset: 'small-business' });
  await expect.element(page.getByText('No approval is asked for')).toBeVisible();
  await button('Add a stage').click();
  await expect.element(dialog).toHaveTextContent('No approval status is there yet.');
});

test('a role that somebody holds is kept until they have another one, and it says what they would lose [BR22]', async () => {
  await show('roles', { hired: { Bob: ['approver'], Eve: ['approver', 'director'] } });
  await button('Actions for “Approver”').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.element(dialog).toHaveTextContent('Bob would lose: Look and Approve');
  await expect.element(dialog).toHaveTextContent('Eve would lose nothing: other roles allow the same');
  await expect.element(button('Delete role')).toHaveAttribute('aria-disabled', 'true');
  await expect
    .element(dialog.getByRole('link', { name: 'Give and take roles under People' }))
    .toHaveAttribute('href', '/people');
  await button('Cancel').click();
  await expect.element(button(/^Approver/)).toBeVisible();
});

test('a role is added, given permissions with a reach, renamed and deleted [BR22]', async () => {
  await show('roles');
  await button('Add a role').click();
  await button('Add role').click();
  await expect.element(dialog).toHaveTextContent('Give it a name.');
  await dialog.getByLabelText('Name').fill('director');
  await button('Add role').click();
  await expect.element(dialog).toHaveTextContent('Another one has this name already.');
  await dialog.getByLabelText('Name').fill('Controller');
  await button('Add role').click();
  await expect.element(dialog).toHaveTextContent('Edit “Controller”');
  await box('Pay').click();
  await dialog.getByLabelText('“Pay” reaches').selectOptions('Over one’s own alone');
  await dialog.getByLabelText('Name').fill('Auditor');
  await button('Done').click();
  await expect.element(button('Auditor Look, Pay (only one’s own) Held by nobody active')).toBeVisible();
  await button('Actions for “Auditor”').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.element(button(/^Auditor/)).not.toBeInTheDocument();
});

test('whoever edits cannot publish that nobody may admin any more, and is told so at once [BR22]', async () => {
  const docket = await show('roles');
  await button(/^Owner/).click();
  await box('Approve').click();
  await expect.element(dialog).toHaveTextContent('Once this is published, you may no longer: Approve.');
  await box('Admin').click();
  await expect.element(dialog).toHaveTextContent('Nobody active would be left who may do what only an admin may.');
  await button('Done').click();
  await button('Publish').click();
  await expect.element(page.getByText('/settings/workflow/dry-run', { exact: true })).toBeVisible();
  expect((await docket.workflow())?.document.roles).toEqual(presets.agency.roles);
});

test('a rule is switched off and a type on, and each is given other words [B40] [W8]', async () => {
  await show('rules', { preset: 'training' });
  await box('Paid in full').click();
  await button('Edit “Paid in full”').click();
  await dialog.getByLabelText('Name').fill('Settled by money');
  await button('Done').click();
  await expect.element(box('Settled by money')).not.toBeChecked();

  await box('Trainer licence').click();
  await button('Edit “Trainer licence”').click();
  await box('Certification body').click();
  await button('Done').click();
  await expect.element(page.getByText('Issued by every account.')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Draft' })).toHaveTextContent('2 changes');
});

test('a choice that was asked about and left shows again what holds [BR1]', async () => {
  await show('statuses', { preset: 'training' });
  await button(/^Final/).click();
  const group = dialog.getByLabelText('Group');
  await group.selectOptions('Cancelled');
  const question = page.getByRole('dialog', { name: 'A position would move' });
  await question.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect.element(group).toHaveValue('COMPLETED');
  await group.selectOptions('Cancelled');
  await question.getByRole('button', { name: 'Change it' }).click();
  await expect.element(group).toHaveValue('CANCELLED');
});

test('two conditions of one move that name a status that goes are one finding, and the draft can still be discarded', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('small-business')));
  const document = withoutStatus(presets['small-business'], 'disputed');
  const { moves } = document.machines.invoice;
  const wasDisputed = { field: 'status', op: 'is' as const, value: 'disputed' };
  const naming = { ...moves[0]!, when: wasDisputed, guards: [{ if: wasDisputed, why: 'condition' as const }] };
  await docket.drafts.save('workflow', {
    v: 1,
    basedOn: (await docket.workflow())!.id,
    document: {
      ...document,
      machines: { invoice: { ...document.machines.invoice, moves: [naming, ...moves.slice(1)] } }
    },
    replacements: {}
  } as unknown as Json);
  await renderOver(docket, InWorkflow, { part: 'statuses' });
  await button('Discard the draft').click();
  await expect.element(button('Discard the draft')).not.toBeInTheDocument();
});

test('the keys for undo and redo step through the draft, and never take back what was done to invoices', async () => {
  const docket = await show('statuses', { preset: 'small-business' });
  const before = docket.changes.value.seq;
  await button('Add a status to Active').click();
  await dialog.getByLabelText('Name').fill('Waiting');
  await button('Add status').click();
  await expect.element(button('Discard the draft')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(toasts.shown).toMatchObject([{ text: '“Waiting” added.' }]);
  press('z');
  await expect.element(button('Discard the draft')).not.toBeInTheDocument();
  await expect.poll(() => toasts.shown).toEqual([]);
  press('z', true);
  await expect.element(button('Discard the draft')).toBeVisible();
  expect(docket.changes.value.seq).toBe(before);
});

test('an example that fails is said in the bar of the draft, where nothing else is wrong [B6]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('small-business')));
  await docket.drafts.save('workflow', {
    v: 1,
    basedOn: (await docket.workflow())!.id,
    document: { ...presets['small-business'], scenarios: [{ id: 'broken' }] },
    replacements: {}
  } as unknown as Json);
  await renderOver(docket, InWorkflow, { part: 'statuses' });
  await expect.element(button('1 example fails')).toBeVisible();
});

/** As the shell hands on the keys that it hears. */
function press(key: string, shiftKey = false): void {
  shortcuts.handle(new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey, cancelable: true }));
}

test('on a phone with letters of twice the size the bar of the draft stands below what is edited, not before it', async () => {
  const { innerWidth, innerHeight } = window;
  await page.viewport(195, 422);
  try {
    await show('approval');
    await button('Add a stage').click();
    await button('Done').click();
    const bar = page.getByRole('region', { name: 'Draft' });
    await expect.element(bar).toBeInTheDocument();
    window.scrollTo(0, 0);
    expect(bar.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(window.innerHeight);
  } finally {
    await page.viewport(innerWidth, innerHeight);
  }
});

test('a currency is stepped to by keys, and taken once it is left [B39]', async () => {
  await show('approval');
  await button(/^Stage 1/).click();
  const currency = dialog.getByLabelText('Currency');
  (currency.element() as HTMLElement).focus();
  await userEvent.keyboard('GBP');
  await expect.element(currency).toHaveFocus();
  await expect.element(currency).toHaveValue('GBP');
  await userEvent.tab();
  await expect.element(dialog.getByLabelText('From, in GBP')).toHaveFocus();
});

test('Done leads back to an amount that is not understood, rather than dropping it [B39]', async () => {
  await show('approval');
  await button(/^Stage 1/).click();
  await dialog.getByLabelText('Currency').selectOptions('JPY');
  const amount = dialog.getByLabelText('From, in JPY');
  await amount.fill('ten thousand');
  await button('Done').click();
  await expect.element(amount).toHaveFocus();
  await amount.fill('10000');
  await button('Done').click();
  await expect.element(button(/^Stage 1: .*10,000/)).toBeVisible();
});

test('statuses of workshops are chosen, say how many stand there, and show what means something to them [B51] [B95]', async () => {
  const docket = await show('statuses', { preset: 'training' });
  value(await docket.execute(createWorkshop('w')));
  await page.getByRole('radio', { name: 'Workshops' }).click();
  await expect.element(button('Planned Start · 1 workshop')).toBeVisible();
  await button(/^Cancelled/).click();
  await expect.element(dialog).toHaveTextContent('Short and clear: what is true of a workshop that stands here.');
  await expect.element(box('Sealed')).toBeChecked();
  for (const name of ['Recomputed', 'Settled', 'Request for approval'])
    await expect.element(dialog.getByText(name, { exact: true })).not.toBeInTheDocument();
  await box('Sealed').click();
  await button('Done').click();
  const draft = page.getByRole('region', { name: 'Draft' });
  await expect.element(draft).toHaveTextContent('1 change');
  await draft.getByRole('button', { name: 'Publish' }).click();
  await expect
    .poll(async () => (await docket.workflow())?.document.machines.job?.statuses.find(({ id }) => id === 'cancelled'))
    .toMatchObject({ editing: 'open' });
  await page.getByRole('radio', { name: 'Invoices' }).click();
  await expect.element(button(/^Waiting for review/)).toBeVisible();
});

test('where a workflow says nothing of jobs the plain statuses are shown, and the first edit writes them down [B51]', async () => {
  const docket = await openTestDocket();
  const { job: _job, ...machines } = presets.agency.machines;
  value(await docket.execute({ ...setUp('agency'), workflow: { ...presets.agency, machines } }));
  await renderOver(docket, InWorkflow, { part: 'statuses' });
  await page.getByRole('radio', { name: 'Jobs' }).click();
  await button(/^Planned/).click();
  await dialog.getByLabelText('Name').fill('Ahead');
  await userEvent.tab();
  await button('Done').click();
  await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Publish' }).click();
  await expect
    .poll(async () => (await docket.workflow())?.document.machines.job?.statuses.map(({ label }) => label))
    .toEqual(['Ahead', 'Approved', 'Completed', 'Cancelled']);
});

test('an error in the statuses of jobs leads to the graph of jobs [B51] [B56]', async () => {
  await show('statuses', { preset: 'agency' });
  await page.getByRole('radio', { name: 'Jobs' }).click();
  await button('Add a status to Active').click();
  await dialog.getByLabelText('Name').fill('On hold');
  await dialog.getByRole('group', { name: 'Leads on to' }).getByRole('checkbox', { name: 'Approved' }).click();
  await button('Add status').click();
  await button('1 error').click();
  await expect.element(dialog).toHaveTextContent('Job:');
  await expect
    .element(dialog.getByRole('link', { name: 'Show in the graph' }))
    .toHaveAttribute('href', expect.stringContaining('/settings/workflow/moves?view=graph&of=job&finding='));
});
