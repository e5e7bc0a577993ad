import { expect, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { emptyJob } from '#domain/job/job.ts';
import { refuse } from '#domain/shared/result.ts';
import type { Docket } from '#services/docket.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presets } from '#domain/workflow/presets.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { emptyParty } from '#domain/party/party.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import { createWorkshop, itemOf, participants } from '#tests/builders/workshops.ts';

import { chooseLocale } from '#ui/words/language.ts';
import HomePage from './HomePage.svelte';

chooseLocale('en-GB');

const plain = { withFiles: true, isZipped: false, passphrase: '' };
const goTo = vi.fn();
const links = {
  list: (query: string) => `/invoices${query}`,
  newInvoice: '/invoices/new',
  unfinished: (form: string) => `/invoices/new?unsaved=${form}`,
  importing: '/import',
  practice: '/reports/practice',
  storage: '/settings/storage',
  devices: '/settings/devices',
  invoice: (id: string) => `/invoices/${id}`,
  client: (id: string) => `/clients/${id}`,
  job: (id: string) => `/jobs/${id}`,
  edit: (id: string) => `/invoices/${id}/edit`,
  creditNote: (id: string) => `/invoices/new?credit=${id}`,
  creditOver: (id: string, item: string) => `/invoices/new?credit=${id}&over=${item}`
};

/** An invoice that another device has moved elsewhere. */
async function apart(): Promise<Docket> {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute({ do: 'addPerson', id: 'guest', fields: { name: 'Guest', roles: [], active: true } }));
  const there = await merged(await openTestDocket(), docket);
  value(await there.actAs('owner'));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'Too many hours' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'void', reason: 'Written twice' }));
  return merged(docket, there);
}

/** Takes in all that another device has done, and opens what comes of it, as the app does. */
async function merged(docket: Docket, from: Docket, nowMs?: () => number): Promise<Docket> {
  const { file, name } = await from.backups.make(plain);
  value(await docket.backups.restore(value(await docket.backups.open(file, name, '')), 'merge'));
  docket.close();
  return openTestDocket(docket.name, nowMs ? { nowMs } : {});
}

test('a workshop that ended on one device and was given other dates on another is decided in one place [WR2]', async () => {
  const at = (day: string) => () => Date.parse(`${day}T12:00:00Z`);
  const docket = await openTestDocket(undefined, { nowMs: at('2026-05-20') });
  const begun = setUp('training');
  value(await docket.execute({ ...begun, business: { ...begun.business, account: 'certification-body' } }));
  value(await docket.execute(createWorkshop('ws')));
  value(await docket.execute({ do: 'changeJobStatus', job: 'ws', to: 'confirmed' }));
  const there = await merged(await openTestDocket(undefined, { nowMs: at('2026-06-10') }), docket, at('2026-06-10'));
  await there.catchUp();
  expect((await there.job('ws'))?.job.status).toBe('completed');
  const dates = ['startDay', 'endDay'].map((field) => ({ path: [field], old: '2026-06-01', new: '2026-07-01' }));
  value(await docket.execute({ do: 'editJob', job: 'ws', changes: dates }));
  const both = await merged(docket, there, at('2026-06-11'));
  expect(await both.waitingCount()).toBe(2);
  await renderOver(both, HomePage, { links, goTo });
  await expect.element(page.getByRole('link', { name: 'Retrospectives' }).first()).toHaveAttribute('href', '/jobs/ws');
  await expect.element(page.getByText(/^Wed 1 Jul 2026/)).toBeVisible();
  await page.getByRole('button', { name: 'Go by the new dates' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  expect((await both.job('ws'))?.job.status).toBe('confirmed');
});

test('whoever may not settle is told so at the buttons, and whoever may can', async () => {
  const docket = await apart();
  value(await docket.actAs('guest'));
  await renderOver(docket, HomePage, { links, goTo });
  const keep = page.getByRole('button', { name: 'Take Void' });
  await expect.element(keep).toHaveAttribute('aria-disabled', 'true');
  await expect.element(keep).toHaveAccessibleDescription(/^Your role may not/);
  value(await docket.actAs('owner'));
  await expect.element(keep).not.toHaveAttribute('aria-disabled');
  await keep.click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

test('a version that does not know a status in use is taken once it is said what takes its place [B54]', async () => {
  const docket = await openBegunDocket();
  const there = await merged(await openTestDocket(), docket);
  value(await there.actAs('owner'));
  const checked = changedWorkflow(presets['small-business'], {
    statuses: [{ id: 'checked', label: 'Checked', group: 'ACTIVE', order: 9 }],
    moves: [
      { from: 'draft', to: 'checked', label: 'Check' },
      { from: 'checked', to: 'sent', label: 'Send it' }
    ]
  });
  value(await docket.execute({ do: 'publishWorkflow', document: { ...presets['small-business'], label: 'Mine' } }));
  value(await there.execute({ do: 'publishWorkflow', document: { ...checked, label: 'Theirs' } }));
  value(await there.execute({ do: 'changeStatus', invoice: 'a', to: 'checked' }));
  const met = await merged(docket, there);
  await renderOver(met, HomePage, { links, goTo });
  await page.getByRole('button', { name: 'Keep “Mine”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Keep “Mine”' }).click();
  await expect.element(dialog.getByText('Choose the status that takes its place.')).toBeVisible();
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Checked/ }), 'Draft');
  await dialog.getByRole('button', { name: 'Keep “Mine”' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

/** An agency whose owner asks for approval of two invoices; Bea may give it, and Kim keeps the books. */
async function asked(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  value(await docket.execute(createClient('c')));
  for (const [id, name, role] of [
    ['b', 'Bea', 'approver'],
    ['k', 'Kim', 'bookkeeper']
  ] as const)
    value(await docket.execute({ do: 'addPerson', id, fields: { name, roles: [role], active: true } }));
  for (const id of ['one', 'two']) {
    value(await docket.execute(createInvoice(id, { lines: linesOf('100') })));
    value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'awaiting-approval' }));
  }
  return docket;
}

const toApprove = page.getByRole('region', { name: 'To approve' });
const approving = () => page.getByRole('button', { name: /^Approve/ });

/** By keyboard: a second tap at one place is taken for one too many. */
async function press(button: Locator): Promise<void> {
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

test('an approver signs what waits for them from the list, one after the other, until nothing waits [B2] [B67]', async () => {
  const docket = await asked();
  await docket.actAs('b');
  await renderOver(docket, HomePage, { links, goTo });
  await expect.element(toApprove.getByText('2 invoices')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Lovelace Ltd' }).first())
    .toHaveAttribute('href', '/invoices/one');
  await expect.element(page.getByText('Ada asked').first()).toBeVisible();
  await approving().first().click();
  await expect.element(toApprove.getByText('1 invoice')).toBeVisible();
  await press(approving());
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  const signed = await docket.invoices(['one', 'two']);
  expect(signed.map(({ status }) => status)).toEqual(['approved', 'approved']);
});

test('what somebody else has signed meanwhile is refused on its line, and nothing else happens', async () => {
  const docket = await asked();
  await docket.actAs('b');
  await renderOver(docket, HomePage, { links, goTo });
  await expect.element(approving().first()).toBeVisible();
  // It may not be approved any more, and the page does not know yet.
  vi.spyOn(docket, 'execute').mockResolvedValueOnce(refuse([{ why: 'already-signed', stage: 1 }]));
  await press(approving().first());
  await expect.element(page.getByRole('alert')).toHaveTextContent('Somebody else signs stage 1');
  await expect.element(toApprove.getByText('2 invoices')).toBeVisible();
});

test('an approver lets somebody sign until a day, both see it, and either ends it [B38]', async () => {
  const docket = await asked();
  await docket.actAs('k');
  await renderOver(docket, HomePage, { links, goTo });
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'While you are away' })).not.toBeInTheDocument();

  await docket.actAs('b');
  await page.getByRole('button', { name: 'Let somebody sign for me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let somebody sign in your place' });
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(dialog.getByText('Choose who signs in your place.')).toBeVisible();
  await expect.element(dialog.getByRole('combobox', { name: 'Who' })).toHaveFocus();
  await dialog.getByRole('combobox', { name: 'Who' }).selectOptions('Kim');
  const day = dialog.getByRole('textbox', { name: 'Last day', exact: true });
  await day.fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(dialog.getByText('That day is over. Choose today or a later day.')).toBeVisible();
  await day.fill('+30');
  await dialog.getByRole('button', { name: 'Let them sign' }).click();
  await expect.element(page.getByText(/^Kim signs in your place until/)).toBeVisible();

  await docket.actAs('k');
  await expect.element(page.getByText(/^You sign in place of Bea until/)).toBeVisible();
  await expect.element(page.getByText('in place of Bea', { exact: true }).first()).toBeVisible();
  await approving().first().click();
  await expect.element(toApprove.getByText('1 invoice')).toBeVisible();
  const [signed] = await docket.invoices(['one']);
  expect(Object.values(signed?.signatures ?? {})).toMatchObject([{ by: 'k', inPlaceOf: 'b' }]);
  await page.getByRole('button', { name: 'End it: Bea' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

test('who is alone approves their own, and is offered nobody to stand in [BR11]', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  value(await docket.execute(createInvoice('one', { lines: linesOf('100') })));
  value(await docket.execute({ do: 'changeStatus', invoice: 'one', to: 'awaiting-approval' }));
  await renderOver(docket, HomePage, { links, goTo });
  await expect.element(page.getByRole('button', { name: 'Let somebody sign for me' })).not.toBeInTheDocument();
  await expect.element(approving()).toBeVisible();
  await press(approving());
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

/** A training business with an amount and a move that were left, something to do, and something to review. */
async function waiting(): Promise<Docket> {
  const docket = await openTestDocket();
  const begun = setUp('training');
  const rules = begun.workflow.rules;
  value(
    await docket.execute({
      ...begun,
      business: { ...begun.business, account: 'certification-body' },
      workflow: {
        ...begun.workflow,
        rules: [
          ...rules,
          {
            id: 'look',
            label: 'Look at it',
            description: '',
            enabled: true,
            on: [{ event: 'status-entered', statuses: ['final'] }],
            if: { field: 'total', op: 'more-than', value: 60_000 },
            then: [{ do: 'remind', text: 'Call them about it.' }]
          }
        ]
      }
    })
  );
  const invoiceOf = async (job: string): Promise<string> =>
    (await docket.job(job))?.invoices.map(({ invoice }) => invoice.id)[0] ?? '';
  for (const [name, seats] of [
    ['drift', 5],
    ['stays', 7],
    ['review', 1]
  ] as const) {
    const isOver = name === 'review';
    const day = isOver ? '2020-01-01' : '2999-01-01';
    value(
      await docket.execute(createWorkshop(name, { title: name, otherParticipants: seats, startDay: day, endDay: day }))
    );
    const invoice = await invoiceOf(name);
    if (!isOver) value(await docket.execute({ do: 'changeStatus', invoice, to: 'final' }));
  }
  value(await docket.execute(participants('drift', 5, 4)));
  value(await docket.execute({ do: 'changeJobStatus', job: 'stays', to: 'cancelled' }));
  value(await docket.execute({ do: 'changeJobStatus', job: 'review', to: 'confirmed' }));
  return docket;
}

const group = (name: string) => page.getByRole('region', { name, exact: true });

test('what rules left, and what is to be reviewed, stands in groups, each counted and done in place [WR3] [BR16] [W24]', async () => {
  const docket = await waiting();
  expect(await docket.waitingCount()).toBe(4);
  await renderOver(docket, HomePage, { links, goTo });
  const drift = group('Differs from where it came from');
  await expect.element(drift.getByText('2 things')).toBeVisible();
  await expect.element(drift.getByText('The workshop now comes to €400.00, this invoice says €500.00')).toBeVisible();
  await expect.element(drift.getByText('The workshop was cancelled; this invoice is Final and stays')).toBeVisible();
  await expect.element(drift.getByRole('link', { name: 'stays' })).toHaveAttribute('href', '/jobs/stays');
  await expect
    .element(drift.getByRole('link', { name: 'Write a credit note over the difference' }))
    .toHaveAttribute('href', expect.stringMatching(/^\/invoices\/new\?credit=.+&over=/));
  await expect.element(group('To do').getByText('Call them about it.')).toBeVisible();
  await expect.element(group('To review').getByText('1 thing')).toBeVisible();

  await press(group('To do').getByRole('button', { name: 'Done' }));
  await expect.element(group('To do')).not.toBeInTheDocument();
  await press(drift.getByRole('button', { name: 'Leave it so' }).first());
  await expect.element(drift.getByText('1 thing')).toBeVisible();
  await press(drift.getByRole('button', { name: 'Leave it so' }));
  await expect.element(drift).not.toBeInTheDocument();
  expect(await docket.waitingCount()).toBe(1);
});

test('what is overdue is paid from the list, and leaves it [BR13]', async () => {
  const docket = await openBegunDocket();
  value(
    await docket.execute({
      do: 'editInvoice',
      invoice: 'a',
      changes: [{ path: ['dueDay'], old: null, new: '2020-01-31' }]
    })
  );
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  await renderOver(docket, HomePage, { links, goTo });
  await expect.element(group('Overdue').getByText('1 thing')).toBeVisible();
  await group('Overdue')
    .getByRole('button', { name: /^Record a payment/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Record a payment' });
  await expect.element(dialog.getByRole('textbox', { name: 'Amount' })).toHaveValue('100');
  await dialog.getByRole('button', { name: 'Record the payment' }).click();
  await expect.element(page.getByText('Nothing waits for you.')).toBeVisible();
});

test('a rule that could not go on is tried again from the list, and says what is still in its way [BR16]', async () => {
  const docket = await asked();
  value(
    await docket.execute({
      do: 'createJob',
      id: 'j',
      fields: { ...emptyJob, title: 'Site', clientId: 'c', items: itemOf('i') }
    })
  );
  value(await docket.execute({ do: 'changeJobStatus', job: 'j', to: 'completed' }));
  await renderOver(docket, HomePage, { links, goTo });
  const blocked = group('Could not go on');
  await expect.element(blocked.getByText('Rule “Job completed” could not move it to Submitted')).toBeVisible();
  await press(blocked.getByRole('button', { name: 'Try again' }));
  await expect.element(blocked.getByRole('alert')).toHaveTextContent('This was not done');
  await press(blocked.getByRole('button', { name: 'Close this notice' }));
  await expect.element(blocked).not.toBeInTheDocument();
});

test('of what is overdue, those come first that nobody was reminded of, and a reminder is sent from there [B71]', async () => {
  const docket = await openBegunDocket();
  for (const [id, name, dueDay] of [
    ['older', 'Older Ltd', '2026-02-01'],
    ['newer', 'Newer Ltd', '2026-03-01']
  ] as const) {
    const client = { ...emptyParty, name };
    value(await docket.execute(createInvoice(id, { client, lines: linesOf('100'), dueDay })));
    value(await docket.execute({ do: 'changeStatus', invoice: id, to: 'sent' }));
  }
  await renderOver(docket, HomePage, { links, goTo });
  const overdue = page.getByRole('region', { name: 'Overdue' });
  await expect.element(overdue.getByRole('link', { name: 'Older Ltd' })).toBeVisible();
  await expect.element(overdue.getByRole('listitem').first()).toHaveTextContent('Older Ltd');
  await expect.element(overdue.getByRole('listitem').first()).toHaveTextContent('Not reminded yet');
  await overdue
    .getByRole('button', { name: /^Remind/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as sent' }).click();
  await expect.element(overdue.getByRole('listitem').first()).toHaveTextContent('Newer Ltd');
  await expect.element(overdue.getByRole('listitem').nth(1)).toHaveTextContent('Reminded today: Friendly reminder');
  const commit = (await docket.history({ kind: 'invoice', id: 'older' })).at(-1)?.commit ?? '';
  value(await docket.execute({ do: 'undo', commit }));
  await expect.element(overdue.getByRole('listitem').first()).toHaveTextContent('Older Ltd');
});
