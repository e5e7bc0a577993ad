import { describe, expect, test } from 'vitest';
import { owner } from '#tests/builders/commands.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { commandOf, isDirect } from './move-command.ts';
import { moveOffers, nextBest, type MoveOffer } from './moves.ts';

const offersOn = (desk: Desk, by = owner): MoveOffer[] => moveOffers(desk.answer(by));
const bestOn = (desk: Desk, by = owner): string | undefined => {
  const answer = desk.answer(by);
  return nextBest(moveOffers(answer), answer.answers.status)?.label;
};
const whysOf = (offer: MoveOffer | undefined): string[] | undefined => offer?.refusals.map(({ why }) => why);

describe('the one best next move', () => {
  test('leads through the agency from Proforma to Paid', () => {
    const desk = new Desk('agency');
    expect(bestOn(desk)).toBe('Request approval');
    desk.move('awaiting-approval');
    expect(bestOn(desk)).toBe('Approve');
    desk.must({ do: 'approve', invoice: 'a' });
    expect(bestOn(desk)).toBe('Submit to client');
    desk.move('submitted');
    expect(bestOn(desk)).toBe('Mark as paid');
    desk.pay(100_000);
    expect(desk.invoice().status).toBe('paid');
    expect(bestOn(desk)).toBeUndefined();
  });

  test.each<[PresetId, string[]]>([
    ['small-business', ['Mark as sent', 'Mark as paid']],
    ['training', ['Ask for review', 'Finalise', 'Mark as paid']]
  ])('leads through %s', (preset, labels) => {
    const desk = new Desk(preset);
    for (const label of labels) {
      const answer = desk.answer();
      const best = nextBest(moveOffers(answer), answer.answers.status);
      expect(best?.label).toBe(label);
      const payment = best?.does === 'pay' ? { id: 'p', day: desk.today, method: '', note: '' } : null;
      if (best) desk.must(commandOf(best, { invoice: 'a', reason: '', payment }));
    }
    expect(desk.invoice().status).toBe('paid');
    expect(bestOn(desk)).toBeUndefined();
  });

  test('resubmits what was rejected, rather than starting anew [B23] [B24]', () => {
    const desk = new Desk('agency');
    desk.move('awaiting-approval');
    desk.move('rejected', 'Wrong rate');
    expect(bestOn(desk)).toBe('Resubmit');
  });

  test('is shown with what is missing where nothing leads on', () => {
    const desk = new Desk('small-business');
    desk.must({
      do: 'editInvoice',
      invoice: 'a',
      changes: [{ path: ['lines', 'line-0'], old: desk.invoice().content.lines['line-0'] }]
    });
    const answer = desk.answer();
    const best = nextBest(moveOffers(answer), answer.answers.status);
    expect(best?.label).toBe('Mark as sent');
    expect(whysOf(best ?? undefined)).toEqual(['no-line']);
  });

  test('of what is void is none: restoring it is no step on', () => {
    const desk = new Desk('agency');
    desk.move('voided', 'Twice');
    expect(bestOn(desk)).toBeUndefined();
    expect(offersOn(desk).map(({ label }) => label)).toEqual(['Restore']);
  });
});

describe('every move that the workflow knows from here is listed [B81] [B82] [B83] [B84]', () => {
  test('what may be made first, the refused ones after it with all their reasons', () => {
    const desk = new Desk('agency');
    desk.move('awaiting-approval');
    desk.must({ do: 'approve', invoice: 'a' });
    desk.move('submitted');
    desk.addPerson('b', 'Bea', 'account-manager');
    desk.pay(40_000);
    const offers = offersOn(desk, 'b');
    expect(offers.map(({ label, refusals }) => [label, refusals.length === 0])).toEqual([
      ['Mark as paid', true],
      ['Recall', false],
      ['Void', false]
    ]);
    expect(whysOf(offers.find(({ label }) => label === 'Void'))).toEqual(['permission', 'money-received']);
  });

  test('a move that only the platform makes says so', () => {
    const desk = new Desk('training');
    const offer = offersOn(desk).find(({ to }) => to?.id === 'paid');
    expect(whysOf(offer)).toEqual(['actor', 'balance-outstanding', 'source-state']);
  });
});

describe('approving', () => {
  test('stands where the bare move would stand, and signs', () => {
    const desk = new Desk('agency');
    desk.move('awaiting-approval');
    const offers = offersOn(desk);
    expect(offers.filter(({ to }) => to?.id === 'approved')).toHaveLength(1);
    const [approve] = offers;
    expect(approve).toMatchObject({ does: 'approve', label: 'Approve', refusals: [] });
    if (approve)
      expect(commandOf(approve, { invoice: 'a', reason: '', payment: null })).toEqual({ do: 'approve', invoice: 'a' });
  });

  test('is refused with the reasons of the signature [BR11]', () => {
    const desk = new Desk('agency');
    desk.addPerson('b', 'Bea', 'account-manager');
    desk.move('awaiting-approval');
    const approve = offersOn(desk).find(({ does }) => does === 'approve');
    expect(whysOf(approve)).toEqual(['self-signed']);
    expect(whysOf(offersOn(desk, 'b').find(({ does }) => does === 'approve'))).toEqual(['permission']);
  });

  test('says which stage it signs where there are several', () => {
    const desk = new Desk('agency');
    desk.rewrite((workflow) => {
      const { invoice } = workflow.machines;
      const second = { ...invoice.stages[0]!, n: 2 };
      return { ...workflow, machines: { invoice: { ...invoice, stages: [...invoice.stages, second] } } };
    });
    desk.move('awaiting-approval');
    expect(offersOn(desk)[0]?.label).toBe('Approve (stage 1 of 2)');
  });
});

describe('paid with money outstanding is one command [WR10]', () => {
  test('it records the balance and moves', () => {
    const desk = new Desk('small-business');
    desk.move('sent');
    const paid = offersOn(desk).find(({ to }) => to?.id === 'paid');
    expect(paid).toMatchObject({ does: 'pay', refusals: [] });
    expect(paid && isDirect(paid)).toBe(false);
  });

  test('not for who may not record money, and not on a linked credit note', () => {
    const desk = new Desk('agency');
    desk.addPerson('b', 'Bea', 'approver');
    desk.move('awaiting-approval');
    desk.must({ do: 'approve', invoice: 'a' }, 'b');
    desk.move('submitted');
    const paid = offersOn(desk, 'b').find(({ to }) => to?.id === 'paid');
    expect(paid?.does).toBe('move');
    expect(whysOf(paid)).toEqual(['permission', 'balance-outstanding']);
  });
});
