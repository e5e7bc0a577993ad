import { expect, test } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { renamedStatus } from '#tests/builders/workflows.ts';
import { pastDecisions, type PastDecision } from './past-decisions.ts';

/** An agency in which Ada writes and Bea approves; the invoice was asked about. */
function asked(): Desk {
  const desk = new Desk('agency');
  desk.addPerson('b', 'Bea', 'approver');
  desk.addPerson('k', 'Kim', 'bookkeeper');
  desk.move('awaiting-approval');
  return desk;
}

const decisionsOf = (desk: Desk): PastDecision[] =>
  pastDecisions(desk.history(), { counting: desk.answer().answers.counting });

const priced = (price: string): SingleCommand => ({
  do: 'editInvoice',
  invoice: 'a',
  force: true,
  changes: [{ path: ['lines', 'line-0', 'price'], old: '1000', new: price }]
});

test('what counts is no earlier decision', () => {
  const desk = asked();
  expect(decisionsOf(desk)).toEqual([]);
  desk.must({ do: 'approve', invoice: 'a' }, 'b');
  expect(decisionsOf(desk)).toEqual([]);
});

test('a rejection stays with its reason, and with who said it in whose place [B22] [BR10]', () => {
  const desk = asked();
  desk.must({ do: 'delegateApproval', id: 'd', to: 'k', until: '2026-03-02' }, 'b');
  desk.must({ do: 'changeStatus', invoice: 'a', to: 'rejected', reason: 'Wrong rate', inPlaceOf: 'b' }, 'k');
  expect(decisionsOf(desk)).toMatchObject([
    { is: 'sent-back', by: 'k', inPlaceOf: 'b', label: 'Reject', to: { label: 'Rejected' }, reason: 'Wrong rate' }
  ]);
  // To correct what was rejected, and to ask again, is no decision.
  desk.move('proforma');
  expect(decisionsOf(desk)).toHaveLength(1);
});

test('a rejection stays where the status that it came from is deleted [B22] [B44]', () => {
  const desk = asked();
  desk.must({ do: 'changeStatus', invoice: 'a', to: 'rejected', reason: 'Wrong rate' }, 'b');
  desk.rewrite((workflow) => renamedStatus(workflow, 'awaiting-approval', 'asked'));
  expect(decisionsOf(desk)).toMatchObject([{ is: 'sent-back', by: 'b', reason: 'Wrong rate' }]);
});

test('a signature that was withdrawn says by whom and by what, the latest first [BR10]', () => {
  const desk = asked();
  desk.must({ do: 'approve', invoice: 'a', comment: 'Fine' }, 'b');
  desk.move('proforma', 'One more hour');
  expect(decisionsOf(desk)).toMatchObject([
    { is: 'sent-back', by: 'owner', label: 'Reopen', reason: 'One more hour' },
    { is: 'signed', by: 'b', stage: 1, comment: 'Fine', withdrawn: { by: 'owner', move: 'Reopen' }, changes: [] }
  ]);
});

test('what changed since a signature is told field by field, as far as it was signed [BR10]', () => {
  const desk = asked();
  desk.must({ do: 'approve', invoice: 'a' }, 'b');
  desk.move('proforma', 'One more hour');
  desk.must(priced('1200'));
  desk.must({ do: 'editInvoice', invoice: 'a', force: true, changes: [{ path: ['notes'], old: '', new: 'x' }] });
  const signed = (): PastDecision | undefined => decisionsOf(desk).find(({ is }) => is === 'signed');
  expect(signed()).toMatchObject({ changes: [{ path: ['lines', 'line-0', 'price'], old: '1000', new: '1200' }] });
  // Back where it was, nothing differs.
  desk.must(priced('1000'));
  expect(signed()).toMatchObject({ changes: [] });
});

test('what was undone is as if it had never been [BR18]', () => {
  const desk = asked();
  const rejected = desk.must({ do: 'changeStatus', invoice: 'a', to: 'rejected', reason: 'Wrong rate' }, 'b');
  expect(decisionsOf(desk)).toHaveLength(1);
  desk.must({ do: 'undo', commit: commitId(rejected) }, 'b');
  expect(decisionsOf(desk)).toEqual([]);
});

test('a move of another make is told by nobody', () => {
  const desk = asked();
  const entries = desk.history();
  const strange = entries.map((entry) =>
    entry.event.type === 'status-changed' ? { ...entry, event: { ...entry.event, data: { kind: 'back' } } } : entry
  );
  expect(pastDecisions(strange, { counting: [] })).toEqual([]);
});
