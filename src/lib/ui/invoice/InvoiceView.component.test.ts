import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { emptyClient } from '#domain/client/client.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { emptyParty } from '#domain/party/party.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import { createInvoice, linesOf, owner } from '#tests/builders/commands.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { createWorkshop, itemOf, participants } from '#tests/builders/workshops.ts';
import { shortcuts } from '#ui/shortcuts.ts';
import { chooseLocale } from '#ui/words/language.ts';
import InvoiceView from './InvoiceView.svelte';

chooseLocale('en-GB');

const links = {
  list: '/',
  edit: '/edit',
  print: '/print',
  guide: '/guide',
  duplicate: '/duplicate',
  creditNote: '/credit',
  creditOver: () => '/credit',
  invoice: (id: string) => `/invoices/${id}`,
  client: (id: string) => `/clients/${id}`,
  job: (id: string) => `/jobs/${id}`
};

/** Draws the page for somebody, over a dataset in memory, and waits for what stands further below: it is drawn in its turn. */
async function draw(
  desk: Desk,
  { by = owner, of = 'a', answer = desk.answer(by, of) }: { by?: string; of?: string; answer?: InvoiceAnswer } = {}
) {
  const props = (now: InvoiceAnswer) => ({
    answer: now,
    history: desk.history(of),
    undo: null,
    today: desk.today,
    links,
    newId: () => 'new-id',
    blob: () => Promise.resolve(null),
    perform: (command: SingleCommand) => {
      const done = desk.do(command, by);
      return Promise.resolve(done.ok ? [] : done.error);
    },
    goTo: vi.fn(),
    saveAudit: vi.fn()
  });
  const { rerender } = render(InvoiceView, props(answer));
  await screen.findByRole('region', { name: 'History' });
  return { again: () => rerender(props(desk.answer(by, of))) };
}

/** By keyboard: a second tap at one place is taken for one too many. */
async function press(button: HTMLElement): Promise<void> {
  button.focus();
  await userEvent.keyboard('{Enter}');
}

const region = (name: string) => within(screen.getByRole('region', { name }));

test('a rule that could not go on is told with its reasons, and the notice is closed [BR16]', async () => {
  const desk = new Desk('small-business');
  const answer = desk.answer();
  const item = {
    id: 'i',
    kind: 'blocked' as const,
    at: 0,
    rule: 'settled',
    label: 'Paid in full',
    target: 'paid',
    refusals: [{ why: 'no-line' as const, remedy: { do: 'add-line' as const } }, { why: 'source-state' as const }]
  };
  await draw(desk, { answer: { ...answer, invoice: { ...answer.invoice, inbox: { i: item } } } });
  const notice = region('Rule “Paid in full” could not move it to Paid');
  expect(notice.getAllByRole('listitem').map(({ textContent }) => textContent.trim())).toEqual([
    'There are no lines yet. Add a line. Add a line',
    'The job or workshop is not ready for this.'
  ]);
  expect(notice.getByRole('link', { name: 'Add a line' })).toHaveAttribute('href', '/edit');
  await press(notice.getByRole('button', { name: 'Close this notice' }));
  // The dataset knows no such item: why not stands on the page.
  expect(await screen.findByRole('alert')).toHaveTextContent('This was not done');
});

test('stages say who signed, and decisions that were withdrawn stay visible [BR10]', async () => {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.move('awaiting-approval');
  desk.must({ do: 'approve', invoice: 'a', comment: 'Fine' }, 'b');
  desk.move('proforma', 'One more hour');
  const { again } = await draw(desk);
  expect(region('Approval').getByText('0 of 1 stages signed')).toBeInTheDocument();
  expect(region('Approval').getByText('2 earlier decisions')).toBeInTheDocument();
  expect(region('Approval').getByText(/^Ada on .*: “Reopen”, to Proforma$/)).toBeInTheDocument();
  expect(region('Approval').getByText('“One more hour”')).toBeInTheDocument();
  expect(region('Approval').getByText(/^Bea signed stage 1 on/)).toBeInTheDocument();
  expect(region('Approval').getByText(/^withdrawn by Ada on .*: “Reopen”$/)).toBeInTheDocument();
  expect(region('Approval').getByText('“Fine”')).toBeInTheDocument();
  desk.move('awaiting-approval');
  desk.must({ do: 'approve', invoice: 'a' }, 'b');
  await again();
  expect(region('Approval').getByText('signed by Bea')).toBeInTheDocument();
});

/** An agency in which two sign, and Bea and Dan may; the invoice waits for them. */
function twoSign(): Desk {
  const desk = new Desk('agency');
  desk.rewrite((workflow) => {
    const { invoice } = workflow.machines;
    const stages = invoice.stages.map((stage) => ({ ...stage, quorum: 2 }));
    return { ...workflow, machines: { invoice: { ...invoice, stages } } };
  });
  desk.addPerson('b', 'Bea', 'approver');
  desk.addPerson('d', 'Dan', 'approver');
  desk.addPerson('k', 'Kim', 'bookkeeper');
  desk.move('awaiting-approval');
  return desk;
}

test('an approver signs with a comment, and is told what the signature does [B67] [BR3]', async () => {
  const desk = twoSign();
  const { again } = await draw(desk, { by: 'b' });
  const panel = region('Your decision');
  expect(panel.getByText('0 of 2 signatures of this stage are there.')).toBeInTheDocument();
  expect(panel.getByText('It moves on once the others have signed.')).toBeInTheDocument();
  await userEvent.type(panel.getByRole('textbox', { name: /^Comment/ }), 'Hours agree');
  await press(panel.getByRole('button', { name: 'Approve' }));
  expect(Object.values(desk.invoice().signatures)).toMatchObject([{ by: 'b', comment: 'Hours agree' }]);
  await again();
  // Who has signed is not asked again, and sees who is.
  expect(screen.queryByRole('region', { name: 'Your decision' })).toBeNull();
  expect(screen.getByText('It waits for Dan.')).toBeInTheDocument();
  expect(region('Approval').getByText('1 of 2 signatures')).toBeInTheDocument();
});

test('the last signature says where it leads [BR3]', async () => {
  const desk = twoSign();
  desk.must({ do: 'approve', invoice: 'a' }, 'b');
  await draw(desk, { by: 'd' });
  const panel = region('Your decision');
  expect(panel.getByText(/^This moves it to/)).toHaveTextContent('Approved');
  expect(panel.getByText('1 of 2 signatures of this stage are there.')).toBeInTheDocument();
});

test('rejecting wants to know why, in the same field, and nothing that was typed is lost [B22]', async () => {
  const desk = twoSign();
  const { again } = await draw(desk, { by: 'b' });
  const panel = region('Your decision');
  const comment = panel.getByRole('textbox', { name: /^Comment/ });
  await press(panel.getByRole('button', { name: 'Reject' }));
  expect(comment).toHaveAttribute('aria-invalid', 'true');
  expect(comment).toHaveFocus();
  expect(panel.getByText('Say why. Without a reason this cannot be done.')).toBeInTheDocument();
  await userEvent.type(comment, 'Wrong rate');
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(desk.invoice()).toMatchObject({ status: 'rejected', entered: { by: 'b', reason: 'Wrong rate' } });
  await again();
  expect(region('Approval').getByText(/^Bea on .*: “Reject”, to Rejected$/)).toBeInTheDocument();
});

test('whoever stands in for somebody signs and rejects in their place, and the page says so [B38]', async () => {
  const desk = twoSign();
  desk.must({ do: 'delegateApproval', id: 'x', to: 'k', until: '2026-03-02' }, 'b');
  const { again } = await draw(desk, { by: 'k' });
  expect(region('Your decision').getByText('You sign in place of Bea.')).toBeInTheDocument();
  expect(region('Your decision').getByRole('button', { name: 'Reject' })).not.toHaveAttribute('aria-disabled');
  region('Your decision').getByRole('button', { name: 'Approve' }).focus();
  await userEvent.keyboard('{Enter}');
  await again();
  expect(region('Approval').getByText('signed by Kim (in place of Bea)')).toBeInTheDocument();
  expect(region('History').getByText(/^Signed approval stage 1, at .*, in place of Bea$/)).toBeInTheDocument();
});

test('whoever asked sees who is waited for, and takes the request back by one button [BR10] [BR11]', async () => {
  const desk = twoSign();
  desk.must({ do: 'delegateApproval', id: 'x', to: 'k', until: '2026-03-02' }, 'b');
  const { again } = await draw(desk);
  expect(screen.getByText('It waits for Bea, Dan or Kim (in place of Bea).')).toBeInTheDocument();
  await press(screen.getByRole('button', { name: 'Withdraw the request' }));
  expect(desk.invoice().status).toBe('proforma');
  await again();
  expect(screen.queryByText(/^It waits for/)).toBeNull();
});

test('where nobody could sign it is said, and why', async () => {
  const desk = new Desk('agency');
  desk.addPerson('k', 'Kim', 'bookkeeper');
  desk.move('awaiting-approval');
  await draw(desk);
  expect(screen.getByText(/^Nobody could sign this now/)).toBeInTheDocument();
});

test('what changed since it was signed stands open before whoever signs again [BR10]', async () => {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.move('awaiting-approval');
  desk.must({ do: 'approve', invoice: 'a' }, 'b');
  desk.move('proforma', 'One more hour');
  desk.must({
    do: 'editInvoice',
    invoice: 'a',
    changes: [{ path: ['lines', 'line-0', 'price'], old: '1000', new: '1200' }]
  });
  desk.move('awaiting-approval');
  await draw(desk, { by: 'b' });
  const changes = region('Approval').getByText('Line “Work”: price').closest('dl');
  expect(changes).toHaveTextContent(/1,000.*1,200/);
  expect(changes).toBeVisible();
});

test('who may not do something reads why, and who could [B67] [B68] [B69]', async () => {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.move('awaiting-approval');
  await draw(desk, { by: 'b' });
  expect(screen.getByRole('button', { name: 'Approve' })).not.toHaveAttribute('aria-disabled');
  const edit = screen.getByRole('link', { name: 'Edit' });
  expect(edit).toHaveAttribute('aria-disabled', 'true');
  expect(edit).toHaveAccessibleDescription('Your role may not edit. Ask somebody who may edit.');
  expect(region('Payments').queryByRole('button', { name: 'Record a payment' })).toBeNull();
  expect(
    region('Payments').getByText('Your role may not record money. Ask somebody who may record money.')
  ).toBeVisible();
});

test('who made the last change cannot sign it, and reads so [BR11]', async () => {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.move('awaiting-approval');
  await draw(desk);
  const approve = screen.getByRole('button', { name: 'Approve' });
  expect(approve).toHaveAttribute('aria-disabled', 'true');
  expect(approve).toHaveAccessibleDescription(/somebody else signs stage 1/);
});

test('what a newer version wrote can be read, and says that it cannot be changed', async () => {
  const desk = new Desk('small-business');
  const answer = desk.answer();
  await draw(desk, { answer: { ...answer, invoice: { ...answer.invoice, unreadable: ['invoice-teleported'] } } });
  expect(screen.getByText(/A newer version of the app wrote part of this invoice/)).toBeVisible();
});

test('overdue is said beside the status, since when', () => {
  const desk = new Desk('small-business');
  desk.move('sent');
  const late = { ...desk.answer(), answers: { ...desk.answer().answers, overdue: true } };
  render(InvoiceView, {
    answer: late,
    history: null,
    undo: null,
    today: '2026-04-10',
    links,
    newId: () => '',
    blob: () => Promise.resolve(null),
    perform: () => Promise.resolve([]),
    goTo: vi.fn(),
    saveAudit: vi.fn()
  });
  expect(screen.getByText('Overdue: was due 10 days ago')).toBeVisible();
});

test('what is cancelled says neither when it is due nor what is outstanding', async () => {
  const desk = new Desk('small-business');
  const { again } = await draw(desk);
  expect(screen.getByText('Due Tue 31 Mar 2026, in 30 days')).toBeVisible();
  expect(screen.getByText('€1,000.00 outstanding')).toBeVisible();
  desk.move('void', 'Twice');
  await again();
  expect(screen.queryByText(/^(Was d|D)ue \w/)).toBeNull();
  expect(screen.queryByText(/outstanding/i)).toBeNull();
});

test('what was received is to be paid, and not with a client', async () => {
  const desk = new Desk('small-business');
  const { type } = desk.invoice().content;
  desk.must(createInvoice('r', { type, direction: 'received', supplierNumber: '7', lines: linesOf('100') }));
  desk.must({ do: 'changeStatus', invoice: 'r', to: 'sent' });
  await draw(desk, { answer: desk.answer(owner, 'r') });
  expect(screen.getByText('€100.00 to pay')).toBeVisible();
  expect(screen.getByText('It was received, and is to be paid.')).toBeInTheDocument();
  expect(region('Payments').getByText('To pay')).toBeVisible();
  expect(screen.queryByText(/outstanding|With the client/i)).toBeNull();
});

test('what is sealed offers no form, and its key leads nowhere', async () => {
  const desk = new Desk('small-business');
  const { again } = await draw(desk);
  const edit = () => screen.queryByRole('link', { name: 'Edit' });
  const refusal = () =>
    shortcuts
      .list()
      .find(({ keys }) => keys === 'e')
      ?.refusal?.();
  expect(edit()).toBeInTheDocument();
  expect(refusal()).toBeUndefined();
  desk.move('void', 'Twice');
  await again();
  expect(edit()).toBeNull();
  expect(refusal()).toBe('Void closes every field.');
});

test('why it stands where it stands names every way on, and says once what may be edited', async () => {
  const desk = new Desk('agency');
  desk.move('awaiting-approval');
  const { again } = await draw(desk);
  const why = () => within(screen.getByText(/^Why is it/).closest('details') ?? document.body);
  expect(
    why().getByText(
      'Approval was asked for: everything but amounts and parties can be edited. To change those, withdraw the request first.'
    )
  ).toBeInTheDocument();
  expect(why().queryByText('Everything can be edited.')).toBeNull();
  expect(why().getByText(/^Locked: /)).toHaveTextContent('Locked: Client, Lines and Discounts and surcharges.');

  desk.move('rejected', 'Wrong rate');
  await again();
  expect(screen.getByRole('button', { name: 'Resubmit' })).toBeInTheDocument();
  expect(why().getByText('“Resubmit” moves it to Awaiting Approval.')).toBeInTheDocument();
  expect(why().queryByText('Nothing moves it on from here.')).toBeNull();
});

/** A workshop of 500.00, and its invoice; it is a Monday long before that. */
function workshop(): { desk: Desk; of: string } {
  const desk = new Desk('training');
  desk.must(createWorkshop('w'));
  const [of = ''] = desk.ledger.invoicesOfJob('w');
  return { desk, of };
}

test('an invoice says which workshop it is from, and which of its lines that wrote [WR9]', async () => {
  const { desk, of } = workshop();
  const [line] = Object.values(linesOf('50'));
  desk.must({
    do: 'editInvoice',
    invoice: of,
    changes: [{ path: ['lines', 'mine'], new: { ...line, id: 'mine', text: 'Catering' } }]
  });
  await draw(desk, { of });
  expect(screen.getByText(/^From the workshop/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Retrospectives' })).toHaveAttribute('href', '/jobs/w');
  const lines = within(screen.getByRole('table', { name: 'Lines' }));
  expect(lines.getByText('Computed from the workshop').closest('tr')).toHaveTextContent('Participants');
  expect(lines.getByText('Added by hand').closest('tr')).toHaveTextContent('Catering');
});

test('where no line is from a workshop, none is told apart', async () => {
  await draw(new Desk('training'));
  expect(screen.queryByText('Added by hand')).toBeNull();
  expect(screen.queryByText(/^From the/)).toBeNull();
});

test('an amount that was left shows both figures, by which rule, and what can be done [WR3] [W28]', async () => {
  const { desk, of } = workshop();
  desk.must({ do: 'changeStatus', invoice: of, to: 'final' });
  desk.must(participants('w', 5, 4));
  const { again } = await draw(desk, { of });
  const note = region('The workshop now comes to €400.00, this invoice says €500.00');
  expect(note.getByText('Final keeps its amounts, so nothing was changed.')).toBeInTheDocument();
  expect(note.getByText('A credit note over €100.00 brings the two together.')).toBeInTheDocument();
  expect(note.getByText(/^Rule “Workshop changed”, 1 Mar 2026/)).toBeInTheDocument();
  expect(note.getByText(/^under the workflow “Training” of 1 Mar 2026/)).toBeInTheDocument();
  expect(note.getByRole('link', { name: 'Write a credit note over the difference' })).toHaveAttribute(
    'href',
    '/credit'
  );
  // Nothing leads back from Final but cancelling.
  expect(note.queryByRole('button', { name: /back to/ })).toBeNull();
  expect(region('History').getByText(/^Left as it is: The workshop now comes to €400\.00/)).toBeInTheDocument();
  expect(region('History').getByText('because the participants of the workshop were changed')).toBeInTheDocument();
  await press(note.getByRole('button', { name: 'Leave it so' }));
  await again();
  expect(screen.queryByRole('region', { name: /now comes to/ })).toBeNull();
});

test('a credit note over a part of it says what is still missing [WR3]', async () => {
  const { desk, of } = workshop();
  desk.must({ do: 'changeStatus', invoice: of, to: 'final' });
  desk.must(participants('w', 5, 3));
  const { type } = desk.invoice(of).content;
  desk.must(createInvoice('cn', { type, kind: 'credit-note', lines: linesOf('150') }, { creditOf: of }));
  desk.must({ do: 'changeStatus', invoice: 'cn', to: 'final' });
  await draw(desk, { of });
  expect(
    region('The workshop now comes to €300.00, this invoice says €500.00').getByText(
      'A credit note over €50.00 brings the two together.'
    )
  ).toBeInTheDocument();
});

test('what was only credited is not called part paid [WR3]', async () => {
  const { desk, of } = workshop();
  desk.must({ do: 'changeStatus', invoice: of, to: 'final' });
  const { type } = desk.invoice(of).content;
  desk.must(createInvoice('cn', { type, kind: 'credit-note', lines: linesOf('150') }, { creditOf: of }));
  desk.must({ do: 'changeStatus', invoice: 'cn', to: 'final' });
  await draw(desk, { of });
  expect(screen.getByText(/partly credited, €350\.00 outstanding/)).toBeInTheDocument();
});

test('what was reopened follows its job again once that is said, and not before [WR3]', async () => {
  const desk = new Desk('agency');
  desk.rewrite((workflow) => ({
    ...workflow,
    source: {
      one: 'Workshop',
      many: 'Workshops',
      priced: 'rule',
      lines: { fixed: '', hours: '', participants: 'Seats', minimum: '' }
    },
    rules: workflow.rules.map((rule) =>
      rule.id === 'items-changed'
        ? { ...rule, on: [...rule.on, { event: 'participants-changed' as const }] }
        : rule.id === 'items-added'
          ? {
              ...rule,
              on: [{ event: 'job-created' as const }],
              then: [{ do: 'create-invoice' as const, type: 'invoice', for: 'job' as const }]
            }
          : rule
    )
  }));
  desk.must({ do: 'createClient', id: 'c', fields: { ...emptyClient, party: { ...emptyParty, name: 'Acme' } } });
  desk.must(createWorkshop('w', { clientId: 'c' }));
  const [of = ''] = desk.ledger.invoicesOfJob('w');
  desk.must({ do: 'changeStatus', invoice: of, to: 'awaiting-approval' });
  desk.must({ do: 'approve', invoice: of });
  desk.must(participants('w', 5, 6));
  const { again } = await draw(desk, { of });
  const note = () => region('The workshop now comes to €600.00, this invoice says €500.00');
  expect(note().getByText('€100.00 is not charged yet.')).toBeInTheDocument();
  expect(note().queryByRole('link', { name: /credit note/ })).toBeNull();
  expect(note().getByRole('button', { name: 'Reopen: back to Proforma' })).not.toHaveAttribute('aria-disabled');
  desk.must({ do: 'changeStatus', invoice: of, to: 'proforma', reason: 'One more came' });
  await again();
  expect(note().getByText(/^In Proforma it may follow again/)).toBeInTheDocument();
  await press(note().getByRole('button', { name: 'Take over what it comes to' }));
  await again();
  expect(screen.queryByRole('region', { name: /now comes to/ })).toBeNull();
  expect(desk.answer(owner, of).answers.balance.totalMinor).toBe(60_000);
});

test('a move that was left says what happened and that it stays, and is put away [BR16] [W31]', async () => {
  const { desk, of } = workshop();
  desk.must({ do: 'changeStatus', invoice: of, to: 'final' });
  desk.must({ do: 'changeJobStatus', job: 'w', to: 'cancelled' });
  const { again } = await draw(desk, { of });
  const note = region('The workshop was cancelled; this invoice is Final and stays');
  expect(note.getByRole('link', { name: 'Write a credit note' })).toHaveAttribute('href', '/credit');
  expect(note.getByText('It would have gone to Cancelled.')).toBeInTheDocument();
  await press(note.getByRole('button', { name: 'Leave it so' }));
  await again();
  expect(screen.queryByRole('region', { name: /and stays$/ })).toBeNull();
});

test('a blocked rule is tried again once what stood in its way is gone [BR16] [B85]', async () => {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.must({ do: 'createClient', id: 'c', fields: { ...emptyClient, party: { ...emptyParty, name: 'Acme' } } });
  desk.must(createWorkshop('w', { clientId: 'c', otherParticipants: 0, priceRule: null, items: itemOf('w-item') }));
  const [of = ''] = desk.ledger.invoicesOfJob('w');
  desk.must({ do: 'changeJobStatus', job: 'w', to: 'completed' });
  const { again } = await draw(desk, { of });
  const note = () => region('Rule “Job completed” could not move it to Submitted');
  expect(note().getAllByRole('listitem').length).toBeGreaterThan(0);
  await press(note().getByRole('button', { name: 'Try again' }));
  expect(note().getByRole('alert')).toHaveTextContent('This was not done');
  desk.must({ do: 'changeStatus', invoice: of, to: 'awaiting-approval' });
  desk.must({ do: 'approve', invoice: of }, 'b');
  await again();
  await press(note().getByRole('button', { name: 'Try again' }));
  await again();
  expect(desk.invoice(of).status).toBe('submitted');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(region('History').getByText(/^Rule “Job completed” moved it from/)).toBeInTheDocument();
  expect(region('History').getByText('because somebody tried it again')).toBeInTheDocument();
});

test('what a rule asks for is done by one button, and why it stands here names what set the rule off [B85] [B86]', async () => {
  const { desk, of } = workshop();
  desk.must({ do: 'changeJobStatus', job: 'w', to: 'cancelled' });
  const { again } = await draw(desk, { of });
  const why = within(screen.getByText('Why is it Cancelled?').closest('details') ?? document.body);
  expect(why.getByText(/^Rule “.*” moved it here on .*, because the workshop was cancelled\.$/)).toBeInTheDocument();
  expect(why.getByText(/^The workflow “Training” of 1 Mar 2026.* was in force\.$/)).toBeInTheDocument();

  const task = { id: 't', kind: 'task' as const, at: 0, rule: 'r', label: 'Late', text: 'Call the client.' };
  const answer = desk.answer(owner, of);
  const done = vi.fn(() => Promise.resolve([]));
  render(InvoiceView, {
    answer: { ...answer, invoice: { ...answer.invoice, inbox: { t: task } } },
    history: null,
    undo: null,
    today: desk.today,
    links,
    newId: () => '',
    blob: () => Promise.resolve(null),
    perform: done,
    goTo: vi.fn(),
    saveAudit: vi.fn()
  });
  const note = within(await screen.findByRole('region', { name: 'Call the client.' }));
  await press(note.getByRole('button', { name: 'Done' }));
  expect(done).toHaveBeenCalledWith({ do: 'closeItem', invoice: of, item: 't' });
  await again();
});

test('what is overdue offers to remind of it, and says when somebody was last reminded [B71]', async () => {
  const desk = new Desk('small-business');
  const { again } = await draw(desk);
  expect(screen.queryByRole('button', { name: 'Send a reminder' })).toBeNull();
  desk.must({ do: 'editInvoice', invoice: 'a', changes: [{ path: ['dueDay'], old: '2026-03-31', new: '2026-02-24' }] });
  desk.move('sent');
  await again();
  expect(screen.getByRole('button', { name: 'Send a reminder' })).toBeVisible();
  const reminder = {
    id: 'r',
    level: 2,
    label: 'Second reminder',
    way: 'mail',
    subject: '',
    text: 'Please pay.'
  } as const;
  desk.must({ do: 'remindOfPayment', invoice: 'a', reminder });
  await again();
  expect(screen.getByText('Reminded today: Second reminder')).toBeVisible();
  expect(region('History').getByText('Reminder sent by e-mail: Second reminder')).toBeVisible();
});

test('what is repeated lists what was written, and that says what it repeats and waits to be looked over [W2] [WR6]', async () => {
  const desk = new Desk('small-business');
  const plan = { every: 1, unit: 'week', from: '2026-03-01', until: null } as const;
  desk.must({ do: 'repeatInvoice', invoice: 'a', plan });
  const { again } = await draw(desk);
  const section = region('Repetition');
  expect(section.getByText(/It is repeated every week from 1 Mar 2026\.\s+Next on Sun 8 Mar 2026\./)).toBeVisible();
  const [id = ''] = Object.values(desk.invoice().repeated);
  expect(section.getByRole('link')).toHaveAttribute('href', `/invoices/${id}`);
  expect(region('History').getByText('To be repeated every week from 1 Mar 2026')).toBeVisible();
  await press(section.getByRole('button', { name: 'Stop repeating' }));
  await again();
  expect(section.queryByRole('button', { name: 'Stop repeating' })).toBeNull();
  expect(desk.invoice().repetition).toBeNull();
});

test('what was written by itself names what it repeats, and is looked over with one press [W2]', async () => {
  const desk = new Desk('small-business');
  const plan = { every: 1, unit: 'week', from: '2026-03-01', until: null } as const;
  desk.must({ do: 'repeatInvoice', invoice: 'a', plan });
  const [id = ''] = Object.values(desk.invoice().repeated);
  const { again } = await draw(desk, { of: id });
  expect(screen.getByText(/Repeated from/)).toHaveTextContent('for 1 Mar 2026');
  const note = region('Written for 1 Mar 2026: look it over before it goes out');
  expect(note.getByText(/^Written by itself/)).toBeVisible();
  await press(note.getByRole('button', { name: 'Done' }));
  await again();
  expect(screen.queryByRole('region', { name: 'Written for 1 Mar 2026: look it over before it goes out' })).toBeNull();
});
