import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as z from 'zod/mini';
import type { Json } from '#domain/shared/json.ts';
import { workflowSchema, type Rule, type Workflow } from '#domain/workflow/document.ts';
import { changedRule } from '#domain/workflow/editing/rules.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import InWorkflow from '#tests/builders/InWorkflow.svelte';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { chooseLocale } from '#ui/words/language.ts';

chooseLocale('en-GB');

beforeEach(async () => page.viewport(1280, 800));

const storedSchema = z.object({ document: workflowSchema });

/** The rules as they stand in the draft that is kept on the device; those in force where nothing is changed. */
async function rulesOf(docket: Docket, preset: PresetId): Promise<readonly Rule[]> {
  const stored = storedSchema.safeParse((await docket.drafts.load('workflow'))?.value);
  return (stored.success ? stored.data.document : presets[preset]).rules;
}

async function open(preset: PresetId = 'small-business', edited?: (workflow: Workflow) => Workflow) {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  if (edited)
    await docket.drafts.save('workflow', {
      v: 1,
      basedOn: (await docket.workflow())!.id,
      document: edited(presets[preset]),
      replacements: {}
    } as unknown as Json);
  await renderOver(docket, InWorkflow, { part: 'rules' });
  const before = presets[preset].rules;
  return {
    before,
    rules: () => rulesOf(docket, preset),
    own: async () => (await rulesOf(docket, preset)).slice(before.length)
  };
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const within = (name: string) => dialog.getByRole('group', { name, exact: true });
const addNow = dialog.getByRole('button', { name: 'Add rule' });
const done = dialog.getByRole('button', { name: 'Done' });

describe('a new rule', () => {
  test('is said when, where and what, and reads itself back while it is written [B35] [B71]', async () => {
    const { own } = await open();
    await button('Add a rule').click();
    await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
    await dialog.getByLabelText('Name').fill('Remind after two weeks');
    await within('Occasion 1')
      .getByLabelText('What happens')
      .selectOptions('An invoice has been in a status for some days');
    await dialog.getByRole('checkbox', { name: 'Sent' }).click();
    await dialog.getByLabelText('After how many days').fill('21');
    await within('Step 1').getByLabelText('What it does').selectOptions('Remind somebody, in the inbox');
    // It is read back while one still stands in the field.
    await dialog.getByLabelText('What it says').fill('Call them');
    await expect
      .element(dialog)
      .toHaveTextContent('When an invoice has stood in Sent for 21 days, then somebody is asked to look: “Call them”.');
    await addNow.click();
    await expect.poll(own).toEqual([
      {
        id: 'remind-after-two-weeks',
        label: 'Remind after two weeks',
        description: '',
        enabled: true,
        on: [{ event: 'in-status', days: 21, statuses: ['sent'] }],
        if: { all: [] },
        then: [{ do: 'remind', text: 'Call them' }]
      }
    ]);
    expect(toasts.shown).toMatchObject([{ text: '“Remind after two weeks” added.' }]);
    await expect.element(button('Add a rule')).toHaveFocus();
  });

  test('is tried on what has happened before anybody saves it, and says what would stand elsewhere [B85]', async () => {
    const docket = await openTestDocket();
    value(await docket.execute(setUp('small-business')));
    value(await docket.execute(createClient('c')));
    for (const id of ['a', 'b']) value(await docket.execute(createInvoice(id, { lines: linesOf('100') })));
    value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
    await renderOver(docket, InWorkflow, { part: 'rules' });
    await button('Add a rule').click();
    await dialog.getByLabelText('Name').fill('Look at what moves');
    const trial = dialog.getByRole('button', { name: 'Try this rule' });
    await expect.element(trial).toHaveAttribute('aria-disabled', 'true');
    await within('Occasion 1').getByLabelText('What happens').selectOptions('An invoice came into a status');
    await within('Step 1').getByLabelText('What it does').selectOptions('Remind somebody, in the inbox');
    await dialog.getByLabelText('What it says').fill('Call them');
    await userEvent.tab();
    await trial.click();
    await expect.element(dialog.getByText(/it would have acted once\./)).toBeVisible();
    await dialog.getByText('What it would have acted on besides').click();
    await expect.element(dialog.getByText(/asked somebody to look at it/)).toBeVisible();
    expect((await docket.invoices(['a']))[0]?.inbox).toEqual({});
    await dialog.getByLabelText('What it says').fill('Call them now');
    await userEvent.tab();
    await expect.element(dialog.getByText(/it would have acted once\./)).not.toBeInTheDocument();
  });

  test('wants a name of its own, an occasion and something to do, and says so where they are missing', async () => {
    const { own } = await open();
    await button('Add a rule').click();
    await addNow.click();
    await expect.element(dialog.getByLabelText('Name')).toHaveFocus();
    await expect.element(dialog.getByLabelText('Name')).toHaveAccessibleDescription(/Give it a name/);
    await expect.element(dialog.getByLabelText('What happens')).toHaveAccessibleDescription(/Say when it acts/);
    await expect.element(dialog.getByLabelText('What it does')).toHaveAccessibleDescription(/Say what it does/);
    await dialog.getByLabelText('Name').fill('paid in full');
    await userEvent.tab();
    await expect.element(dialog.getByLabelText('Name')).toHaveAccessibleDescription(/has this name already/);
    await dialog.getByLabelText('Name').fill('Mine');
    await dialog.getByLabelText('What happens').selectOptions('An invoice is overdue');
    await dialog.getByLabelText('What it does').selectOptions('Add a note');
    await addNow.click();
    await expect.element(dialog.getByLabelText('What it says')).toHaveFocus();
    await expect.element(dialog.getByLabelText('What it says')).toHaveAccessibleDescription(/Type what it says/);
    expect(await own()).toEqual([]);
  });

  test('is not added while a number of days cannot be read, and keeps what was typed', async () => {
    const { own } = await open();
    await button('Add a rule').click();
    await dialog.getByLabelText('Name').fill('Mine');
    await dialog.getByLabelText('What happens').selectOptions('An invoice has been in a status for some days');
    await dialog.getByLabelText('What it does').selectOptions('Put it into the archive');
    const days = dialog.getByLabelText('After how many days');
    await days.fill('soon');
    await addNow.click();
    await expect.element(days).toHaveFocus();
    await expect.element(days).toHaveValue('soon');
    await days.fill('');
    await addNow.click();
    await expect.element(days).toHaveAccessibleDescription(/Type after how many days it acts/);
    await days.fill('3');
    await addNow.click();
    await expect.poll(own).toMatchObject([{ on: [{ event: 'in-status', days: 3 }] }]);
  });

  test('comes again on days that one chooses, for what stands somewhere', async () => {
    const { own } = await open();
    await button('Add a rule').click();
    await dialog.getByLabelText('Name').fill('Each quarter');
    await dialog.getByLabelText('What happens').selectOptions('A recurring day comes');
    await dialog.getByLabelText('Every').fill('3');
    await dialog.getByLabelText('From this day on', { exact: true }).fill('4/1/2027');
    await userEvent.tab();
    await dialog.getByLabelText('What it does').selectOptions('Fill in a field');
    await dialog.getByLabelText('Which field').selectOptions('Due date');
    await dialog.getByLabelText('In how many days from then on').fill('14');
    await userEvent.tab();
    await expect
      .element(dialog)
      .toHaveTextContent('it is 09:00 every 3 months from Mon 4 Jan 2027 on, for each invoice in Sent');
    // A schedule over nothing would do nothing: the last status stays.
    await dialog.getByRole('checkbox', { name: 'Sent' }).click({ force: true });
    await expect.element(dialog.getByRole('checkbox', { name: 'Sent' })).toBeChecked();
    await addNow.click();
    await expect.poll(own).toMatchObject([
      {
        on: [
          {
            event: 'schedule',
            schedule: { every: 3, unit: 'month', from: '2027-01-04', time: '09:00' },
            statuses: ['sent']
          }
        ],
        then: [{ do: 'set-field', field: 'due-day', value: '14' }]
      }
    ]);
  });

  test('over the workshops themselves only moves them, and what does not fit is told and kept [W2]', async () => {
    const { own } = await open('training');
    await button('Add a rule').click();
    await dialog.getByLabelText('Name').fill('Mine');
    await dialog.getByLabelText('What happens').selectOptions('An invoice is overdue');
    await dialog.getByLabelText('What it does').selectOptions('Remind somebody, in the inbox');
    await dialog.getByLabelText('What it says').fill('Look');
    await userEvent.tab();
    await dialog.getByLabelText('What it acts on').selectOptions('The workshop itself');
    const event = dialog.getByLabelText('What happens');
    const effect = dialog.getByLabelText('What it does');
    await expect.element(event).toHaveAccessibleDescription(/This happens to invoices/);
    await expect.element(effect).toHaveAccessibleDescription(/only moves it/);
    await event.selectOptions('The workshop is over');
    await effect.selectOptions('Move to a status');
    expect([...(effect.element() as HTMLSelectElement).options].map(({ text }) => text)).toEqual(['Move to a status']);
    await dialog.getByLabelText('To which status').selectOptions('Confirmed');
    await expect.element(dialog).toHaveTextContent('then the workshop itself moves to Confirmed.');
    await addNow.click();
    await expect
      .poll(own)
      .toMatchObject([{ of: 'job', on: [{ event: 'job-over' }], then: [{ do: 'move', to: { status: 'confirmed' } }] }]);
  });
});

describe('the dialog of a rule', () => {
  test('changes what it waits for, what it asks and what it does, in their order', async () => {
    const { rules, before } = await open();
    const place = before.findIndex(({ id }) => id === 'job-cancelled');
    await button('Edit “Job cancelled”').click();
    await dialog.getByRole('button', { name: 'Or when something else happens' }).click();
    await expect.element(within('Occasion 2').getByLabelText('What happens')).toHaveFocus();
    await within('Occasion 2').getByLabelText('What happens').selectOptions('The job is moved to another day');
    await within('If').getByRole('button', { name: 'Add a condition' }).click();
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await within('Step 2').getByLabelText('What it does').selectOptions('Let its invoices follow');
    await within('Step 2').getByRole('button', { name: 'Only where' }).click();
    await dialog.getByRole('button', { name: 'Do step 2 earlier' }).click();
    await done.click();
    const total = { field: 'total', op: 'more-than', value: 0 };
    await expect
      .poll(async () => (await rules())[place])
      .toEqual({
        ...before[place],
        on: [{ event: 'job-cancelled' }, { event: 'job-rescheduled' }],
        if: { all: [total] },
        then: [{ do: 'recompute', if: total }, ...before[place]!.then]
      });
    await expect.element(button('Edit “Job cancelled”')).toHaveFocus();
  });

  test('keeps out of the draft what is no rule, and Done leads to what is missing', async () => {
    const { rules, before } = await open();
    await button('Edit “Job cancelled”').click();
    await dialog.getByLabelText('What it says').fill(' ');
    await done.click();
    await expect.element(dialog.getByLabelText('What it says')).toHaveFocus();
    await expect.element(dialog).toHaveTextContent('Not in the draft yet: mend what is marked first.');
    expect(await rules()).toEqual(before);
    await dialog.getByLabelText('What it says').fill('Decide');
    await done.click();
    await expect.poll(async () => (await rules()).at(-1)?.then).toEqual([{ do: 'remind', text: 'Decide' }]);
  });

  test('stepping through what it may do loses nothing that was typed', async () => {
    const { own } = await open('small-business', (workflow) => workflow);
    await button('Add a rule').click();
    await dialog.getByLabelText('Name').fill('Mine');
    await dialog.getByLabelText('What happens').selectOptions('An invoice is overdue');
    const effect = dialog.getByLabelText('What it does');
    await effect.selectOptions('Remind somebody, in the inbox');
    await dialog.getByLabelText('What it says').fill('Call them');
    await userEvent.tab();
    await effect.selectOptions('Put it into the archive');
    await effect.selectOptions('Add a note');
    await expect.element(dialog.getByLabelText('What it says')).toHaveValue('Call them');
    await addNow.click();
    await expect.poll(own).toMatchObject([{ then: [{ do: 'add-note', text: 'Call them' }] }]);
  });

  test('says what the proof finds beside what would be changed [BR2] [BR23]', async () => {
    await open('small-business', (workflow) =>
      changedRule(workflow, 'job-cancelled', {
        on: [{ event: 'overdue' }],
        then: [{ do: 'move', to: { status: 'ghost' }, by: 'direct', otherwise: 'blocked' }]
      })
    );
    await button('Edit “Job cancelled”').click();
    await expect
      .element(dialog.getByRole('region', { name: 'Then' }))
      .toHaveTextContent('The rule “Job cancelled” names a status that does not exist: “ghost”.');
    await dialog.getByLabelText('To which status').selectOptions('Paid');
    await expect.element(dialog.getByRole('region', { name: 'Then' })).not.toHaveTextContent('does not exist');
  });
});

describe('the list of rules', () => {
  test('runs in an order that is changed by keys and by a menu, and says where a rule runs now [BR23]', async () => {
    const { rules, before } = await open();
    const ids = async () => (await rules()).map(({ id }) => id);
    const [first, second, ...rest] = before.map(({ id }) => id);
    await expect.element(button('Edit “Items added”')).toBeVisible();
    (button('Edit “Items added”').element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(ids).toEqual([second, first, ...rest]);
    await expect.element(button('Edit “Items added”')).toHaveFocus();
    expect(toasts.shown).toMatchObject([{ text: `“Items added” runs as 2 of ${before.length}.` }]);
    await button('Actions for “Items added”').click();
    await page.getByRole('menuitem', { name: 'Run it earlier' }).click();
    await expect.poll(ids).toEqual([first, second, ...rest]);
  });

  test('has a copy of a rule that is off, right after it, opened to be changed', async () => {
    const { rules, before } = await open();
    await button('Actions for “Paid in full”').click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.element(dialog).toHaveTextContent('Edit “Paid in full (copy)”');
    await done.click();
    const at = before.findIndex(({ id }) => id === 'settled');
    await expect
      .poll(async () => (await rules())[at + 1])
      .toEqual({ ...before[at], id: 'paid-in-full-copy', label: 'Paid in full (copy)', enabled: false });
  });

  test('loses a rule without a question, and undo brings it back to its place', async () => {
    const { rules, before } = await open();
    await button('Edit “Items changed”').click();
    await dialog.getByRole('button', { name: 'Delete the rule' }).click();
    await expect.poll(rules).toEqual(before.filter(({ id }) => id !== 'items-changed'));
    await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Undo' }).click();
    await expect.element(button('Edit “Items changed”')).toBeVisible();
    expect(await rules()).toEqual(before);
  });

  test('says with one sentence and one button how to begin where there is none', async () => {
    await open('small-business', (workflow) => ({ ...workflow, rules: [] }));
    await expect.element(page.getByText('Nothing happens by itself.')).toBeVisible();
    await button('Add a rule').click();
    await expect.element(dialog).toHaveTextContent('New rule');
  });
});
