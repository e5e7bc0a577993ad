import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '#domain/shared/canonical.ts';
import { commitId } from '#domain/history/commit.ts';
import { newPerson } from '#domain/people/person.ts';
import { signedCount, type Counted } from '#domain/workflow/approval.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { startMs } from '#tests/builders/plays.ts';
import { ask, askDuty } from './ask.ts';
import type { SingleCommand } from './command.ts';
import { comparable, evolve } from './entities.ts';
import { MemoryLedger } from './memory.ts';

/** What devices say apart of who signs in whose place, and what comes of it. */

let minute = 0;

function tell(ledger: MemoryLedger, by: string, command: SingleCommand): ReturnType<MemoryLedger['execute']> {
  minute += 1;
  return ledger.execute(command, { by, wall: startMs + minute * 60_000, today: '2026-01-15' });
}

function must(ledger: MemoryLedger, by: string, command: SingleCommand): string {
  const result = tell(ledger, by, command);
  if (!result.ok || !result.value) throw new Error(JSON.stringify(result));
  return commitId(result.value);
}

/** An agency in which two sign one stage; its invoice waits for approval on two devices. */
function two(): { one: MemoryLedger; other: MemoryLedger } {
  const one = new MemoryLedger('one');
  const base = setUp('agency');
  const { invoice } = base.workflow.machines;
  const stages = invoice.stages.map((stage) => ({ ...stage, quorum: 2 }));
  must(one, owner, { ...base, workflow: { ...base.workflow, machines: { invoice: { ...invoice, stages } } } });
  for (const id of ['bob', 'eve', 'kim'])
    must(one, owner, {
      do: 'addPerson',
      id,
      fields: { name: id, roles: [id === 'kim' ? 'bookkeeper' : 'approver'], active: true }
    });
  must(one, owner, createInvoice('i', { lines: linesOf('100') }));
  must(one, owner, { do: 'changeStatus', invoice: 'i', to: 'awaiting-approval' });
  const other = new MemoryLedger('two');
  other.receive(one.commits());
  return { one, other };
}

function meet(one: MemoryLedger, other: MemoryLedger): void {
  const mine = one.commits();
  one.receive(other.commits());
  other.receive(mine);
  const state = (ledger: MemoryLedger): string => canonical(ledger.entities().map(comparable));
  expect(state(other)).toBe(state(one));
}

const lets = (id: string, to: string): SingleCommand => ({ do: 'delegateApproval', id, to, until: '2026-01-20' });
const signs = (inPlaceOf?: string): SingleCommand => ({
  do: 'approve',
  invoice: 'i',
  ...(inPlaceOf === undefined ? {} : { inPlaceOf })
});

function answersOf(ledger: MemoryLedger, by: string) {
  const invoice = ledger.get('invoice', 'i');
  if (!invoice) throw new Error('the invoice is gone');
  const context = { device: ledger.device, n: 0, at: 0, now: startMs, today: '2026-01-15', by };
  return { answers: ask(ledger, invoice, context), duty: askDuty(ledger, invoice, context) };
}

describe('two devices on which one person lets others sign', () => {
  it('hold both, whoever came first [B38]', () => {
    const { one, other } = two();
    must(one, 'bob', lets('a', 'kim'));
    must(other, 'bob', lets('b', owner));
    meet(one, other);
    expect(Object.values(one.get('person', 'bob')?.delegations ?? {}).map(({ to }) => to)).toEqual(['kim', owner]);
    expect(answersOf(one, 'kim').duty).toMatchObject({ inPlaceOf: 'bob', refusals: [] });
  });

  it('let one hand sign twice, and count it once [BR3]', () => {
    const { one, other } = two();
    must(one, 'bob', lets('a', 'eve'));
    other.receive(one.commits());
    must(one, 'eve', signs());
    must(other, 'eve', signs('bob'));
    meet(one, other);
    const [stage] = answersOf(one, 'bob').answers.stages;
    expect(stage).toMatchObject({ quorum: 2, signedCount: 1 });
    expect(stage?.signatures).toHaveLength(2);
  });

  it('keep a signature that was given where it was not known that this had ended', () => {
    const { one, other } = two();
    must(one, 'bob', lets('a', 'kim'));
    other.receive(one.commits());
    must(one, 'bob', { do: 'endDelegation', person: 'bob', delegation: 'a' });
    must(other, 'kim', signs('bob'));
    meet(one, other);
    expect(answersOf(one, owner).answers.stages[0]?.signatures).toMatchObject([
      { stage: 1, by: 'kim', inPlaceOf: 'bob' }
    ]);
    expect(answersOf(one, 'kim').answers.approval.refusals.map(({ why }) => why)).toContain('permission');
  });
});

it('what ends a delegation that is not known here changes nothing, whatever else comes', () => {
  const event = { key: 'k', subject: { kind: 'person' as const, id: 'bob' }, at: 1 };
  const recorded = (type: string, data: object) => ({
    event: { ...event, type, data: data as Record<string, never> },
    by: 'bob',
    at: 1,
    device: 'one',
    n: 1
  });
  const before = newPerson('bob');
  const ended = evolve('person', before, recorded('delegation-ended', { delegation: 'x' }));
  expect(ended).toEqual({ ...before, rev: 1 });
  const edited = evolve('person', ended, recorded('person-edited', { changes: [{ path: ['name'], new: 'Bob' }] }));
  expect(edited).toMatchObject({ fields: { name: 'Bob' }, delegations: {} });
});

it('a delegation that was undone is as if it had never been, and so is its end [BR18]', () => {
  const { one } = two();
  const begun = must(one, 'bob', lets('a', 'kim'));
  const ended = must(one, 'kim', { do: 'endDelegation', person: 'bob', delegation: 'a' });
  must(one, 'kim', { do: 'undo', commit: ended });
  expect(one.get('person', 'bob')?.delegations.a?.ended).toBeNull();
  const again = tell(one, 'bob', { do: 'undo', commit: begun });
  // Somebody else did something since, even if they took it back: that is theirs to say.
  expect(again.ok ? [] : again.error).toMatchObject([{ why: 'not-undoable', because: 'changed-since' }]);
});

it('what is in the archive, or deleted, waits for nobody’s signature', () => {
  const { one } = two();
  expect(answersOf(one, 'bob').duty).toMatchObject({ stage: 1, to: null, inPlaceOf: null });
  must(one, owner, { do: 'archiveInvoice', invoice: 'i' });
  expect(answersOf(one, 'bob').duty).toBeNull();
});

it('a signature says what it moves: nothing, as long as others are missing [BR3]', () => {
  const { one } = two();
  expect(answersOf(one, 'bob').answers.approval.to).toBeNull();
  must(one, 'bob', signs());
  expect(answersOf(one, 'eve').answers.approval.to?.id).toBe('approved');
  expect(answersOf(one, 'bob').answers.approval.to).toBeNull();
});

it('a request that no stage applies to waits for whoever may approve; what is past it, for nobody [BR3]', () => {
  const one = new MemoryLedger('one');
  const base = setUp('agency');
  const { invoice } = base.workflow.machines;
  const stages = invoice.stages.map((stage) => ({ ...stage, fromMinor: { EUR: 1_000_000 } }));
  must(one, owner, { ...base, workflow: { ...base.workflow, machines: { invoice: { ...invoice, stages } } } });
  must(one, owner, createInvoice('i', { lines: linesOf('100') }));
  expect(answersOf(one, owner).duty).toBeNull();
  must(one, owner, { do: 'changeStatus', invoice: 'i', to: 'awaiting-approval' });
  expect(answersOf(one, owner).duty).toMatchObject({ stage: null, to: { id: 'approved' } });
  must(one, owner, signs());
  expect(answersOf(one, owner).duty).toBeNull();
});

it('a stage has as many signatures as hands and places allow, and one more never takes one away [BR3]', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd');
  const signature = fc.record({ stage: fc.constantFrom(1, 2), by: person, inPlaceOf: fc.option(person) });
  fc.assert(
    fc.property(fc.array(signature, { maxLength: 8 }), signature, (given: Counted[], more) => {
      const count = signedCount({ n: 1 }, given);
      const own = given.filter(({ stage }) => stage === 1);
      expect(count).toBeLessThanOrEqual(new Set(own.map(({ by }) => by)).size);
      expect(count).toBeLessThanOrEqual(new Set(own.map(({ by, inPlaceOf }) => inPlaceOf ?? by)).size);
      expect(signedCount({ n: 1 }, [...given, more])).toBeGreaterThanOrEqual(count);
      const plain = own.map((one) => ({ ...one, inPlaceOf: null }));
      expect(signedCount({ n: 1 }, plain)).toBe(new Set(plain.map(({ by }) => by)).size);
    })
  );
});
