import { describe, expect, test } from 'vitest';
import { difference } from '#domain/history/change.ts';
import { commitId } from '#domain/history/commit.ts';
import type { Content } from '#domain/invoice/content.ts';
import type { Json } from '#domain/shared/json.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { owner } from '#tests/builders/commands.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { createWorkshop, participants } from '#tests/builders/workshops.ts';
import { chooseLocale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { timeline, type Moment } from './timeline.ts';

chooseLocale('en-GB');

const perParticipant = { fixed: '0', perHour: '0', perParticipant: '100', minimum: '0' };
const names = { status: (id: string) => id, type: (id: string) => id, person: (id: string) => id, source: 'workshop' };
const momentsOf = (desk: Desk): Moment[] => timeline(desk.history(), names);
/** The texts of the latest command. */
const latest = (desk: Desk): string[] => momentsOf(desk)[0]?.steps.map(({ text }) => text) ?? [];

function edit(desk: Desk, change: (content: Content) => Content): void {
  const { content } = desk.invoice();
  const changes = difference(content, change(content));
  desk.must({ do: 'editInvoice', invoice: 'a', changes });
}

describe('a history tells', () => {
  test('who, when, from, to and why, the latest first', () => {
    const desk = new Desk('agency');
    desk.addPerson('b', 'Bea', 'account-manager');
    desk.move('awaiting-approval', '', 'b');
    desk.move('rejected', 'The rate is last year’s');
    const [rejected, requested, created] = momentsOf(desk);
    expect(rejected).toMatchObject({
      who: 'Ada',
      atMs: Date.UTC(2026, 2, 1, 9, 5),
      steps: [{ text: 'Moved from Awaiting Approval to Rejected', reason: 'The rate is last year’s' }]
    });
    expect(requested).toMatchObject({ who: 'Bea', steps: [{ text: 'Moved from Proforma to Awaiting Approval' }] });
    expect(created).toMatchObject({ who: 'Ada', steps: [{ text: 'Created: Proforma' }] });
  });

  test('which rule caused it, and what it was caused by', () => {
    const desk = new Desk('small-business');
    desk.move('sent');
    desk.pay(100_000);
    expect(latest(desk)).toEqual([
      'Payment of €1,000.00 recorded for 2 Mar 2026, Bank transfer',
      'Rule “Paid in full” moved it from Sent to Paid'
    ]);
  });

  test('what set a rule off, in the words of what invoices come from here [B86] [B87]', () => {
    const desk = new Desk('training');
    desk.must(createWorkshop('w', { startDay: '2999-01-01', endDay: '2999-01-01' }));
    const [of = ''] = desk.ledger.invoicesOfJob('w');
    const steps = (): (readonly [string, string])[] =>
      timeline(desk.history(of), names)[0]?.steps.map(({ text, because }) => [text, because] as const) ?? [];
    expect(steps()).toEqual([['Created for the workshop: Draft', 'because the workshop was created']]);
    desk.must({ do: 'changeStatus', invoice: of, to: 'final' });
    desk.must(participants('w', 5, 4));
    expect(steps()).toEqual([
      [
        'Left as it is: The workshop now comes to €400.00, this invoice says €500.00',
        'because the participants of the workshop were changed'
      ]
    ]);
    desk.must({ do: 'changeJobStatus', job: 'w', to: 'cancelled' });
    expect(steps()).toEqual([
      [
        'Left as it is: The workshop was cancelled; this invoice is final and stays',
        'because the workshop was cancelled'
      ]
    ]);
  });

  test('that an invoice follows what was changed on two devices [WR9]', () => {
    const desk = new Desk('training');
    desk.must(createWorkshop('w', { startDay: '2999-01-01', endDay: '2999-01-01' }));
    const [of = ''] = desk.ledger.invoicesOfJob('w');
    const priceRule = { fixed: '0', perHour: '100', perParticipant: '100', minimum: '800' };
    desk.must({ do: 'editJob', job: 'w', changes: difference({ priceRule: perParticipant }, { priceRule }) });
    const other = new MemoryLedger('other', desk.ledger.dataset);
    other.receive(desk.ledger.commits());
    desk.must(participants('w', 5, 6));
    const moment = { by: owner, wall: Date.UTC(2026, 2, 2), today: '2026-03-02' };
    other.execute({ do: 'editJob', job: 'w', changes: [{ path: ['hours'], old: '0', new: '1' }] }, moment);
    desk.ledger.receive(other.commits());
    desk.ledger.catchUp(moment);
    expect(timeline(desk.history(of), names)[0]?.steps[0]?.because).toBe(
      'because the workshop was changed on two devices'
    );
  });

  test('what set off a rule that moved it because of the time [B86] [WR1]', () => {
    const desk = new Desk('training');
    desk.must(createWorkshop('w', { startDay: '2026-02-01', endDay: '2026-02-01' }));
    desk.must({ do: 'changeJobStatus', job: 'w', to: 'confirmed' });
    const [of = ''] = desk.ledger.invoicesOfJob('w');
    const moved = timeline(desk.history(of), names).flatMap(({ steps }) => steps);
    expect(moved.find(({ text }) => text.includes('moved it from Draft'))?.because).toMatch(
      /^because the workshop (is over|was confirmed)$/
    );
  });

  test('the number that it got with the move', () => {
    const desk = new Desk('small-business');
    desk.move('sent');
    expect(latest(desk)).toEqual(['Moved from Draft to Sent', 'Got the number INV-2026-0001']);
  });

  test('signatures with stage and amount, and their withdrawal', () => {
    const desk = new Desk('agency');
    desk.move('awaiting-approval');
    desk.must({ do: 'approve', invoice: 'a', comment: 'Fine by me' });
    expect(momentsOf(desk)[0]?.steps[0]).toMatchObject({
      text: 'Signed approval stage 1, at €1,000.00',
      reason: 'Fine by me'
    });
    desk.move('proforma', 'One more hour');
    expect(latest(desk)).toEqual(['Moved from Approved to Proforma', 'Approvals withdrawn']);
  });

  test('an override as what it is', () => {
    const desk = new Desk('agency');
    desk.must({ do: 'changeStatus', invoice: 'a', to: 'paid', reason: 'Settled in kind', override: true });
    const [step] = momentsOf(desk)[0]?.steps ?? [];
    expect(step).toMatchObject({ isOverride: true, reason: 'Settled in kind' });
    expect(step?.text).toContain('from Proforma to Paid');
  });

  test('what was undone, and that it was', () => {
    const desk = new Desk('small-business');
    const sent = desk.move('sent');
    const undone = desk.must({ do: 'undo', commit: commitId(sent) });
    expect(momentsOf(desk).map(({ isUndone, steps }) => [isUndone, steps[0]?.text])).toEqual([
      [false, 'Undone: Moved from Draft to Sent'],
      [true, 'Moved from Draft to Sent'],
      [false, 'Created: Draft']
    ]);
    desk.must({ do: 'undo', commit: commitId(undone) });
    expect(momentsOf(desk).map(({ isUndone }) => isUndone)).toEqual([false, true, false, false]);
  });

  test('on which device, as soon as there are several', () => {
    const desk = new Desk('small-business');
    expect(momentsOf(desk)[0]?.device).toBeNull();
    const entries = desk.history();
    const [first] = entries;
    const elsewhere = {
      ...first!,
      event: { ...first!.event, key: 'x', type: 'invoice-archived', data: {} },
      commit: 'phone:1',
      device: { id: 'phone', isThis: false }
    };
    const moments = timeline([...entries, elsewhere], names);
    expect(moments.map(({ device }) => device)).toEqual(['on another device (1)', 'on this device']);
  });

  test('something that a newer version wrote, without failing', () => {
    const desk = new Desk('small-business');
    const [first] = desk.history();
    const unknown = {
      ...first!,
      event: { ...first!.event, key: 'x', type: 'invoice-teleported' },
      commit: 'device-1:99'
    };
    expect(timeline([first!, unknown], names)[0]?.steps[0]?.text).toMatch(/does not know/);
  });

  test.each<[type: string, data: Record<string, Json>]>([
    ['invoice-edited', { changes: 5 }],
    ['invoice-edited', { changes: [null] }],
    ['number-settled', { item: 'x' }],
    ['status-changed', {}],
    ['status-changed', { from: { id: 'a', label: 'A' }, to: { id: 'b', label: 'B' }, reason: {} }],
    ['payment-recorded', { payment: { id: 'p', kind: 'payment', amountMinor: 0.5, day: 'soon' } }],
    ['move-blocked', { item: { id: 'x', kind: 'blocked', at: 0, rule: 'r', label: 'R', target: 't' } }],
    ['signature-given', { stage: 1, totalMinor: 'much' }]
  ])('an event of another make as something unknown, without failing: %s %j', (type, data) => {
    const desk = new Desk('small-business');
    const [first] = desk.history();
    const strange = { ...first!, event: { ...first!.event, key: 'x', type, data }, commit: 'device-1:99' };
    expect(timeline([first!, strange], names)[0]?.steps[0]).toMatchObject({
      text: words.history.unknownStep,
      reason: ''
    });
  });

  test('that a rule was stopped, and by what', () => {
    const desk = new Desk('small-business');
    const item = {
      id: 'i',
      kind: 'blocked',
      at: 0,
      rule: 'settled',
      label: 'Paid in full',
      target: 'paid',
      refusals: [{ why: 'no-line', remedy: { do: 'add-line' } }]
    };
    const [first] = desk.history();
    const blocked = {
      ...first!,
      event: { ...first!.event, key: 'x', type: 'move-blocked', data: { item } },
      rule: 'Paid in full'
    };
    expect(timeline([first!, { ...blocked, commit: 'device-1:99' }], names)[0]?.steps[0]).toMatchObject({
      text: 'Rule “Paid in full” could not move it to paid',
      rule: null,
      refusals: ['There are no lines yet. Add a line.']
    });
  });
});

describe('what changed is told field by field, old and new', () => {
  const changesOf = (desk: Desk) =>
    momentsOf(desk)[0]?.steps[0]?.changes.map((change) => [change.field, change.old, change.new]);

  test('days, money and decimals as people write them', () => {
    const desk = new Desk('small-business');
    edit(desk, (content) => {
      const line = content.lines['line-0']!;
      return {
        ...content,
        dueDay: '2026-04-15',
        roundingMinor: 2,
        lines: { 'line-0': { ...line, price: '1234.5', unit: 'HUR', taxRate: '19', taxCategory: 'S' } }
      };
    });
    expect(latest(desk)).toEqual(['Changed the due date, the lines and the rounding']);
    expect(changesOf(desk)).toEqual([
      ['Due date', '31 Mar 2026', '15 Apr 2026'],
      ['Line “Work”: price', '1,000', '1,234.5'],
      ['Line “Work”: tax', 'Zero rate', 'Standard or reduced rate'],
      ['Line “Work”: tax rate', '0 %', '19 %'],
      ['Line “Work”: unit', 'Piece', 'Hour'],
      ['Rounding', '€0.00', '€0.02']
    ]);
  });

  test('a line that came, and a line that went', () => {
    const desk = new Desk('small-business');
    edit(desk, (content) => ({
      ...content,
      lines: { 'line-1': { ...content.lines['line-0']!, id: 'line-1', text: 'Design', quantity: '2' } }
    }));
    expect(changesOf(desk)).toEqual([
      ['Line “Work”', '1 pc × 1,000', null],
      ['Line “Design”', null, '2 pc × 1,000']
    ]);
  });

  test('another client is told by what it is, not by its id', () => {
    const desk = new Desk('small-business');
    edit(desk, (content) => ({ ...content, clientId: 'c', client: { ...content.client, name: 'Acme', town: 'Bonn' } }));
    expect(latest(desk)).toEqual(['Changed the client']);
    expect(changesOf(desk)).toEqual([
      ['Client: Name', 'Lovelace Ltd', 'Acme'],
      ['Client: Town', null, 'Bonn']
    ]);
  });

  test('a discount of the whole document', () => {
    const desk = new Desk('small-business');
    const discount = {
      id: 'd',
      position: 0,
      kind: 'discount' as const,
      reason: 'Loyalty',
      amountMinor: null,
      percent: '5',
      baseMinor: null,
      taxCategory: 'Z',
      taxRate: '0'
    };
    edit(desk, (content) => ({ ...content, adjustments: { d: discount } }));
    expect(changesOf(desk)).toEqual([['Discount “Loyalty”', null, 'Discount 5 %']]);
  });

  test('a payment that was corrected', () => {
    const desk = new Desk('small-business');
    desk.move('sent');
    desk.pay(40_000, 'p');
    desk.must(
      {
        do: 'changePayment',
        invoice: 'a',
        payment: 'p',
        changes: [
          { path: ['amountMinor'], old: 40_000, new: 45_000 },
          { path: ['method'], old: '30', new: '10' }
        ]
      },
      owner
    );
    expect(latest(desk)).toEqual(['Payment of €400.00 corrected']);
    expect(changesOf(desk)).toEqual([
      ['Amount', '€400.00', '€450.00'],
      ['Method', 'Bank transfer', 'Cash']
    ]);
  });
});
