import { describe, expect, it } from 'vitest';
import type { Change } from '#domain/history/change.ts';
import type { JobFields } from '#domain/job/job.ts';
import { setUp } from '#tests/builders/commands.ts';
import { createWorkshop, itemOf } from '#tests/builders/workshops.ts';
import type { Command } from './command.ts';
import { MemoryLedger } from './memory.ts';

const moment = { by: 'owner', wall: Date.UTC(2026, 0, 15), today: '2026-01-15' };
const rich = '999999999999999999';
const { a } = itemOf('a');

function begun(fields: Partial<JobFields> = {}): MemoryLedger {
  const ledger = new MemoryLedger('one');
  for (const command of [setUp('agency'), createWorkshop('j', { priceRule: null, items: itemOf('a'), ...fields })]) {
    const done = ledger.execute(command, moment);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  return ledger;
}

function edit(...changes: Change[]): Command {
  return { do: 'editJob', job: 'j', changes, force: true };
}

describe('what a job says', () => {
  it('names its items and participants by the ids that they are kept under, so that their lines are found again [BR6]', () => {
    const ledger = begun();
    const before = ledger.commits().length;
    expect(ledger.execute(edit({ path: ['items', 'other'], new: { ...a! } }), moment)).toEqual({
      ok: false,
      error: [{ why: 'invalid', path: ['items', 'other', 'id'], problem: 'differs' }]
    });
    expect(ledger.commits()).toHaveLength(before);
  });

  it('has its items and participants changed one by one, since rules hear of each [W2] [BR6]', () => {
    for (const rows of ['items', 'participants'])
      expect(begun().execute(edit({ path: [rows], new: {} }), moment)).toEqual({
        ok: false,
        error: [{ why: 'invalid', path: [rows], problem: 'rows' }]
      });
  });

  it('comes to no more than an invoice may say [W23]', () => {
    const priceRule = { fixed: '0', perHour: rich, perParticipant: '0', minimum: '0' };
    const ways: Change[][] = [
      [{ path: ['items', 'a', 'price'], new: rich }],
      [
        { path: ['priceRule'], new: priceRule },
        { path: ['hours'], new: rich }
      ],
      [
        { path: ['participationPrice'], new: rich },
        {
          path: ['participants', 'p'],
          new: { id: 'p', position: 1, name: 'P', email: '', clientId: null, price: null, cancelled: false }
        }
      ]
    ];
    for (const changes of ways)
      expect(begun().execute(edit(...changes), moment)).toEqual({ ok: false, error: [{ why: 'amount-too-large' }] });
  });
});
