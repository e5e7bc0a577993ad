import { describe, expect, it } from 'vitest';
import { owner } from '#tests/builders/commands.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import type { SingleCommand } from './command.ts';

type Edit = Extract<SingleCommand, { do: 'editBusiness' | 'editPerson' | 'changePayment' }>;

/** One field as two forms change it that were opened on the same value, and how to see what it is. */
const fields: Record<Edit['do'], { edit: (next: string) => Edit; old: string; now: (desk: Desk) => unknown }> = {
  editBusiness: {
    edit: (next) => ({ do: 'editBusiness', changes: [{ path: ['footer'], old: '', new: next }] }),
    old: '',
    now: ({ ledger }) => ledger.get('business', 'business')?.fields.footer
  },
  editPerson: {
    edit: (next) => ({ do: 'editPerson', person: owner, changes: [{ path: ['name'], old: 'Ada', new: next }] }),
    old: 'Ada',
    now: ({ ledger }) => ledger.get('person', owner)?.fields.name
  },
  changePayment: {
    edit: (next) => ({
      do: 'changePayment',
      invoice: 'a',
      payment: 'p',
      changes: [{ path: ['note'], old: '', new: next }]
    }),
    old: '',
    now: (desk) => desk.invoice().payments.p?.note
  }
};

describe.each(Object.entries(fields))('%s', (_do, { edit, old, now }) => {
  function deskWithEdit(next: string): Desk {
    const desk = new Desk('small-business');
    desk.pay(40_000, 'p');
    desk.must(edit(next));
    return desk;
  }

  it('asks before it overwrites what was edited elsewhere since the form was opened', () => {
    const desk = deskWithEdit('theirs');
    const { path } = edit('mine').changes[0]!;
    expect(desk.do(edit('mine'))).toEqual({
      ok: false,
      error: [{ why: 'edited-elsewhere', path, theirs: 'theirs', yours: 'mine' }]
    });
    expect(now(desk)).toBe('theirs');
  });

  it('overwrites it once that was said', () => {
    const desk = deskWithEdit('theirs');
    desk.must({ ...edit('mine'), force: true });
    expect(now(desk)).toBe('mine');
  });

  it('has nothing to ask where both say the same, or where nobody else edited the field', () => {
    const desk = deskWithEdit('same');
    expect(desk.do(edit('same')).ok).toBe(true);
    desk.must({ ...edit(old), changes: [{ ...edit(old).changes[0]!, old: 'same' }] });
    expect(now(desk)).toBe(old);
  });
});
