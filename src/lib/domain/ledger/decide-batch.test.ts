import { describe, expect, it } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import type { Command, CommandOf } from './command.ts';
import { MemoryLedger } from './memory.ts';

const moment = { by: owner, wall: Date.UTC(2026, 0, 15), today: '2026-01-15' };

function make(rest: Partial<CommandOf<'makeBatch'>['fields']> = {}): CommandOf<'makeBatch'> {
  return {
    do: 'makeBatch',
    client: 'c',
    batch: 'b',
    fields: { name: '', note: '', invoiceIds: ['i1', 'i2'], ...rest }
  };
}

/** Clients c and d with invoices of theirs. */
function begun(): MemoryLedger {
  const ledger = new MemoryLedger('one');
  const lines = linesOf('10');
  must(ledger, setUp());
  for (const client of ['c', 'd']) must(ledger, createClient(client));
  for (const id of ['i1', 'i2']) must(ledger, createInvoice(id, { clientId: 'c', lines }));
  must(ledger, createInvoice('theirs', { clientId: 'd', lines }));
  must(ledger, createInvoice('nobodys', { lines }));
  must(ledger, createInvoice('received', { clientId: 'c', lines, direction: 'received' }));
  return ledger;
}

function must(ledger: MemoryLedger, command: Command, at = moment): string {
  const done = ledger.execute(command, at);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value ? commitId(done.value) : '';
}

function refusals(ledger: MemoryLedger, command: Command, by = owner): unknown[] {
  const done = ledger.execute(command, { ...moment, by });
  return done.ok ? [] : done.error.map((refusal) => ('problem' in refusal ? refusal.problem : refusal.why));
}

describe('a batch', () => {
  it('keeps invoices of its client together, with who made it and when [B93]', () => {
    const ledger = begun();
    must(ledger, make({ name: 'January', note: 'As agreed' }));
    expect(ledger.get('client', 'c')?.batches).toEqual({
      b: { name: 'January', note: 'As agreed', invoiceIds: ['i1', 'i2'], at: moment.wall, by: owner }
    });
    expect(ledger.get('client', 'd')?.batches).toEqual({});
  });

  it.each([
    ['of another client', ['i1', 'theirs'], ['other-client']],
    ['of no client', ['i1', 'nobodys'], ['other-client']],
    ['of both directions', ['i1', 'received'], ['both-directions']],
    ['named twice', ['i1', 'i1'], ['twice']],
    ['that are not there', ['i1', 'gone', 'lost'], ['not-found', 'not-found']]
  ])('takes no invoices %s', (_what, invoiceIds, why) => {
    const ledger = begun();
    expect(refusals(ledger, make({ invoiceIds }))).toEqual(why);
    must(ledger, make());
    const changes = [{ path: ['invoiceIds'], old: ['i1', 'i2'], new: invoiceIds }];
    expect(refusals(ledger, { do: 'changeBatch', client: 'c', batch: 'b', changes })).toEqual(why);
  });

  it('takes no invoice that was deleted, and stays what it was where one is deleted later', () => {
    const ledger = begun();
    must(ledger, make());
    must(ledger, { do: 'deleteInvoice', invoice: 'i2' });
    expect(refusals(ledger, { ...make(), batch: 'b2' })).toEqual(['not-found']);
    const changes = [{ path: ['note'], old: '', new: 'One of them was a mistake' }];
    must(ledger, { do: 'changeBatch', client: 'c', batch: 'b', changes });
    expect(ledger.get('client', 'c')?.batches.b).toMatchObject({ note: 'One of them was a mistake' });
  });

  it('holds at least one invoice and at most 500, and no field that it does not know', () => {
    const ledger = begun();
    must(ledger, make());
    const change = (path: string, next: string[] | string): unknown[] =>
      refusals(ledger, {
        do: 'changeBatch',
        client: 'c',
        batch: 'b',
        force: true,
        changes: [{ path: [path], new: next }]
      });
    expect(change('invoiceIds', [])).toEqual(['too_small']);
    expect(
      change(
        'invoiceIds',
        Array.from({ length: 501 }, (_, n) => `i${n}`)
      )
    ).toEqual(['too_big']);
    expect(change('by', 'somebody')).toEqual(['unrecognized_keys']);
  });

  it('says that its note was changed elsewhere', () => {
    const ledger = begun();
    must(ledger, make({ note: 'theirs' }));
    const changes = [{ path: ['note'], old: '', new: 'mine' }];
    expect(refusals(ledger, { do: 'changeBatch', client: 'c', batch: 'b', changes })).toEqual(['edited-elsewhere']);
  });

  it('is made, changed and removed by whoever may edit, and by nobody else [BR22]', () => {
    const ledger = begun();
    must(ledger, make());
    must(ledger, { do: 'addPerson', id: 'guest', fields: { name: 'Guest', roles: [], active: true } });
    const commands: Command[] = [
      { ...make(), batch: 'b2' },
      { do: 'changeBatch', client: 'c', batch: 'b', changes: [] },
      { do: 'removeBatch', client: 'c', batch: 'b' }
    ];
    for (const command of commands) expect(refusals(ledger, command, 'guest')).toEqual(['permission']);
  });

  it('is made once, of a client that is there', () => {
    const ledger = begun();
    must(ledger, make());
    expect(refusals(ledger, make())).toEqual(['taken']);
    expect(refusals(ledger, { ...make(), client: 'nobody' })).toEqual(['not-found']);
    expect(refusals(ledger, { do: 'removeBatch', client: 'c', batch: 'none' })).toEqual(['not-found']);
  });

  it('comes back by undo, as does what it said before [BR18]', () => {
    const ledger = begun();
    must(ledger, make({ note: 'first' }));
    const before = ledger.get('client', 'c')?.batches;
    const changes = [{ path: ['note'], old: 'first', new: 'second' }];
    const changed = must(ledger, { do: 'changeBatch', client: 'c', batch: 'b', changes });
    must(ledger, { do: 'undo', commit: changed });
    expect(ledger.get('client', 'c')?.batches).toEqual(before);
    const removed = must(ledger, { do: 'removeBatch', client: 'c', batch: 'b' });
    expect(ledger.get('client', 'c')?.batches).toEqual({});
    must(ledger, { do: 'undo', commit: removed });
    expect(ledger.get('client', 'c')?.batches).toEqual(before);
  });
});

describe('a batch of a client that was merged', () => {
  it('stays with it, and is changed without bringing that client back [BR19]', () => {
    const ledger = begun();
    must(ledger, make());
    must(ledger, { do: 'mergeClients', from: 'c', into: 'd' });
    const changes = [{ path: ['invoiceIds'], old: ['i1', 'i2'], new: ['i1', 'theirs'] }];
    must(ledger, { do: 'changeBatch', client: 'c', batch: 'b', changes });
    expect(ledger.get('client', 'c')).toMatchObject({
      mergedInto: 'd',
      disputed: null,
      batches: { b: { invoiceIds: ['i1', 'theirs'] } }
    });
    must(ledger, { do: 'removeBatch', client: 'c', batch: 'b' });
    expect(ledger.get('client', 'c')).toMatchObject({ mergedInto: 'd', batches: {} });
  });

  it('is made for the other one from then on, of the invoices of both [BR19]', () => {
    const ledger = begun();
    must(ledger, { do: 'mergeClients', from: 'c', into: 'd' });
    expect(refusals(ledger, make())).toEqual(['not-found']);
    must(ledger, { ...make({ invoiceIds: ['i1', 'theirs'] }), client: 'd' });
  });

  it('lets the client live that somebody worked with elsewhere, without knowing that it was merged', () => {
    const one = begun();
    must(one, make());
    const other = new MemoryLedger('two');
    other.receive(one.commits());
    must(one, { do: 'mergeClients', from: 'c', into: 'd' });
    const later = { ...moment, wall: moment.wall + 60_000 };
    must(other, { do: 'removeBatch', client: 'c', batch: 'b' }, later);
    one.receive(other.commits());
    other.receive(one.commits());
    for (const ledger of [one, other])
      expect(ledger.get('client', 'c')).toMatchObject({ deleted: null, disputed: { by: owner }, batches: {} });
  });
});
