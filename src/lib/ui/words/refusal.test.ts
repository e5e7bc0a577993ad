import { describe, expect, test } from 'vitest';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { refusalInWords, refusalsInWords, remedyInWords } from './refusal.ts';
import { words } from './words.ts';

const names = { locale: 'de-DE', status: (id: string) => ({ paid: 'Paid', draft: 'Draft' })[id] ?? id };

/** One of each, so that every sentence is read once. */
const samples: { [Why in Refusal['why']]: Extract<Refusal, { why: Why }> } = {
  'unknown-status': { why: 'unknown-status', status: 'gone' },
  'already-there': { why: 'already-there', status: 'paid' },
  'no-such-move': { why: 'no-such-move', from: 'draft', to: 'paid' },
  actor: { why: 'actor', needs: 'person' },
  permission: { why: 'permission', needs: 'pay', remedy: { do: 'ask', permission: 'pay' } },
  'client-missing': { why: 'client-missing', remedy: { do: 'choose-client' } },
  'no-line': { why: 'no-line', remedy: { do: 'add-line' } },
  'stage-open': { why: 'stage-open', stages: [1, 2], remedy: { do: 'approve' } },
  'not-delegated': { why: 'not-delegated', person: 'dora' },
  'not-delegable': { why: 'not-delegable', because: 'already', person: 'dora' },
  'not-approver': { why: 'not-approver', stage: 2 },
  'not-as-shown': { why: 'not-as-shown', because: 'content' },
  'self-signed': { why: 'self-signed', stage: 1 },
  'already-signed': { why: 'already-signed', stage: 2 },
  'balance-outstanding': {
    why: 'balance-outstanding',
    outstandingMinor: 123_450,
    currency: 'EUR',
    remedy: { do: 'record-payment' }
  },
  'money-received': { why: 'money-received', receivedMinor: 500, currency: 'EUR', remedy: { do: 'return-money' } },
  'source-state': { why: 'source-state' },
  condition: { why: 'condition', fields: ['total', 'client'] },
  'field-missing': { why: 'field-missing', field: 'due-day' },
  'field-locked': { why: 'field-locked', fields: ['lines', 'currency'], status: 'paid', remedy: { do: 'credit-note' } },
  'look-only': { why: 'look-only' },
  'conflict-open': { why: 'conflict-open' },
  'not-remindable': { why: 'not-remindable', because: 'not-overdue' },
  'not-repeatable': { why: 'not-repeatable', because: 'cancelled' },
  'reason-missing': { why: 'reason-missing', remedy: { do: 'give-reason' } },
  dangling: { why: 'dangling', what: 'shoe-size' },
  loop: { why: 'loop', rule: 'charges-added' },
  'not-found': { why: 'not-found', kind: 'invoice', id: 'x' },
  'read-only': { why: 'read-only', eventTypes: ['future'] },
  invalid: { why: 'invalid', path: ['dueDay'], problem: 'it is no day' },
  'edited-elsewhere': { why: 'edited-elsewhere', path: ['notes'], theirs: 'a', yours: 'b' },
  'not-deletable': { why: 'not-deletable', because: 'number', remedy: { do: 'void' } },
  'type-off': { why: 'type-off', type: 'licence' },
  'type-not-issued': { why: 'type-not-issued', type: 'licence', account: 'trainer' },
  'already-imported': { why: 'already-imported', invoice: 'x', fileName: 'a.xml' },
  'number-taken': { why: 'number-taken', number: 'INV-1', invoice: 'x' },
  'amount-too-large': { why: 'amount-too-large' },
  'not-undoable': { why: 'not-undoable', because: 'shared-since' },
  'already-set-up': { why: 'already-set-up' },
  'last-admin': { why: 'last-admin', remedy: { do: 'give-admin' } },
  'acting-person': { why: 'acting-person', remedy: { do: 'act-as-another' } },
  'workflow-overtaken': { why: 'workflow-overtaken' },
  'workflows-apart': { why: 'workflows-apart' },
  'workflow-faulty': { why: 'workflow-faulty', faults: [{ why: 'unreachable', status: 'paid' }] },
  'status-in-use': { why: 'status-in-use', status: 'gone', label: 'Gone', count: 3 },
  'not-replaceable': {
    why: 'not-replaceable',
    invoice: 'x',
    from: 'Sent',
    to: 'Paid',
    refusals: [{ why: 'source-state' }]
  }
};

describe('every refusal', () => {
  test.each(Object.values(samples))('$why is said in whole sentences, without jargon', (refusal) => {
    const text = refusalInWords(refusal, names);
    expect(text).toMatch(/^[A-Z“\d].*\.$/);
    expect(text).not.toMatch(/undefined|\[object|Minor|-day|charges-added-/);
  });
});

test.each([
  ['no-line', 'There are no lines yet. Add a line.'],
  ['balance-outstanding', '1.234,50\u00a0€ is still outstanding. Record a payment.'],
  ['stage-open', 'Approval stages 1 and 2 are not signed yet. Ask for approval.'],
  ['field-locked', 'Paid locks the lines and the currency. Write a credit note.'],
  ['no-such-move', 'No move leads from Draft to Paid.'],
  ['permission', 'Your role may not record money. Ask somebody who may record money.']
] as const)('%s: %s', (why, text) => {
  expect(refusalInWords(samples[why], names)).toBe(text);
});

test('several refusals follow each other, each said once; none are nothing', () => {
  expect(refusalsInWords([samples['no-line'], samples['client-missing'], samples['no-line']])).toBe(
    'There are no lines yet. Add a line. There is no client yet. Choose a client.'
  );
  expect(refusalsInWords([])).toBeUndefined();
});

test('a remedy can stand alone, on a button', () => {
  expect(remedyInWords({ do: 'choose-client' })).toBe('Choose a client.');
});

test('codes are listed once each, and a foreign unit stays as it came', () => {
  const { taxCategories, units, paymentMethods, unitShort } = words.codes;
  for (const list of [taxCategories, units, paymentMethods])
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  expect(taxCategories.map(({ code }) => code)).toEqual(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']);
  expect(unitShort('HUR')).toBe('h');
  expect(unitShort('ZZ')).toBe('ZZ');
});

test('a reason and a remedy of a newer version are named as they are, or left out', () => {
  const newer = [{ why: 'toString' }, { why: 'no-line', remedy: { do: 'constructor' } }] as unknown as Refusal[];
  expect(newer.map((refusal) => refusalInWords(refusal))).toEqual(['toString', 'There are no lines yet.']);
});
