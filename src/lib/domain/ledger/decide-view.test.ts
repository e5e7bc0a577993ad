import { describe, expect, it } from 'vitest';
import { businessId } from '#domain/business/business.ts';
import { viewsMax, type View } from '#domain/business/view.ts';
import { commitId } from '#domain/history/commit.ts';
import { owner, setUp } from '#tests/builders/commands.ts';
import { commandSchema, type Command } from './command.ts';
import { MemoryLedger } from './memory.ts';

const moment = { by: owner, wall: Date.UTC(2026, 0, 15), today: '2026-01-15' };
const late: View = { name: 'Late', query: '?overdue=1' };

function begun(): MemoryLedger {
  const ledger = new MemoryLedger('one');
  must(ledger, setUp());
  return ledger;
}

function must(ledger: MemoryLedger, command: Command, by = owner): string {
  const done = ledger.execute(command, { ...moment, by });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value ? commitId(done.value) : '';
}

function refusals(ledger: MemoryLedger, command: Command, by = owner): unknown[] {
  const done = ledger.execute(command, { ...moment, by });
  return done.ok ? [] : done.error.map((refusal) => ('problem' in refusal ? refusal.problem : refusal.why));
}

const save = (id: string, view = late): Command => ({ do: 'saveView', id, view });
const views = (ledger: MemoryLedger): unknown => ledger.get('business', businessId)?.views;

describe('a saved view', () => {
  it('is kept by its id: saved again, it bears its new name and asks its new question', () => {
    const ledger = begun();
    must(ledger, save('v'));
    must(ledger, save('w', { name: 'Drafts', query: '?status=draft' }));
    must(ledger, save('v', { name: 'Overdue', query: '?overdue=1&sort=due' }));
    expect(views(ledger)).toEqual({
      v: { name: 'Overdue', query: '?overdue=1&sort=due' },
      w: { name: 'Drafts', query: '?status=draft' }
    });
  });

  it('is gone once it is removed, and cannot be removed twice', () => {
    const ledger = begun();
    must(ledger, save('v'));
    must(ledger, { do: 'removeView', id: 'v' });
    expect(views(ledger)).toEqual({});
    expect(refusals(ledger, { do: 'removeView', id: 'v' })).toEqual(['not-found']);
  });

  it('is not found by a name that every object answers to', () => {
    const ledger = begun();
    expect(refusals(ledger, { do: 'removeView', id: 'toString' })).toEqual(['not-found']);
  });

  it.each([
    ['no name', { name: '   ', query: '' }],
    ['a name of more than 100 letters', { name: 'a'.repeat(101), query: '' }],
    ['a question of more than 4,000 letters', { name: 'Long', query: `?q=${'a'.repeat(4_000)}` }]
  ])('with %s does not pass the gate', (_what, view) => {
    expect(commandSchema.safeParse(save('v')).success).toBe(true);
    expect(commandSchema.safeParse(save('v', view)).success).toBe(false);
  });

  it(`is one of ${viewsMax} at most, of which each may still be changed`, () => {
    const ledger = begun();
    for (let number = 0; number < viewsMax; number += 1) must(ledger, save(`v${number}`));
    expect(refusals(ledger, save('more'))).toEqual(['too_big']);
    expect(refusals(ledger, save('v0', { name: 'Very late', query: '' }))).toEqual([]);
    must(ledger, { do: 'removeView', id: 'v1' });
    expect(refusals(ledger, save('more'))).toEqual([]);
  });

  it('is saved by whoever works here, whatever the role, and by nobody who has left [BR22]', () => {
    const ledger = begun();
    const fields = { name: 'Guest', roles: [], active: true };
    must(ledger, { do: 'addPerson', id: 'guest', fields });
    must(ledger, save('v'), 'guest');
    must(ledger, { do: 'editPerson', person: 'guest', changes: [{ path: ['active'], old: true, new: false }] });
    expect(refusals(ledger, save('w'), 'guest')).toEqual(['permission']);
    expect(refusals(ledger, { do: 'removeView', id: 'v' }, 'guest')).toEqual(['permission']);
    expect(refusals(ledger, save('w'), 'stranger')).toEqual(['permission']);
  });

  it('asks for a business that it is saved with', () => {
    const ledger = new MemoryLedger('one');
    expect(refusals(ledger, save('v'))).toContain('not-found');
  });

  it('is taken back by undo, and so are a new name and a removal [BR18]', () => {
    const ledger = begun();
    const saved = must(ledger, save('v'));
    must(ledger, { do: 'undo', commit: saved });
    expect(views(ledger)).toEqual({});

    must(ledger, save('v'));
    const renamed = must(ledger, save('v', { ...late, name: 'Overdue' }));
    must(ledger, { do: 'undo', commit: renamed });
    expect(views(ledger)).toEqual({ v: late });

    const removed = must(ledger, { do: 'removeView', id: 'v' });
    must(ledger, { do: 'undo', commit: removed });
    expect(views(ledger)).toEqual({ v: late });
  });
});
