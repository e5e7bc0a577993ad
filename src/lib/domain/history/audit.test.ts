import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { createInvoice, owner, setUp } from '#tests/builders/commands.ts';
import { audited, auditFindings, type AuditedCommit } from './audit.ts';
import { sealCommit, type Commit } from './commit.ts';

function commits(): Commit[] {
  const ledger = new MemoryLedger('one');
  const moment = { by: owner, wall: Date.UTC(2026, 0, 15), today: '2026-01-15' };
  const done = [setUp(), createInvoice('a'), createInvoice('b')].map((command) => ledger.execute(command, moment));
  return done.flatMap((one) => (one.ok && one.value ? [one.value] : []));
}

const all = commits();
const shown = (): AuditedCommit[] => all.map((commit, index) => audited(commit, index !== 1));
const whys = (changed: readonly AuditedCommit[]): string[] =>
  auditFindings(changed).map(({ commit, why }) => `${commit} ${why}`);

test('a history as it was sealed has no finding, in any order, with and without its events', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(shown(), { minLength: all.length }), (some) => {
      expect(auditFindings(some)).toEqual([]);
    })
  );
});

test('whatever letter is changed, a commit is named', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('a', '0', 'Z'), (place, letter) => {
      const text = JSON.stringify(shown());
      const at = place % text.length;
      fc.pre(/[\w]/.test(text[at]!) && text[at] !== letter);
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      let read: AuditedCommit[];
      try {
        read = JSON.parse(changed) as AuditedCommit[];
      } catch {
        return; // What is no longer JSON is told before anything is checked.
      }
      // A name of a field that is another one leaves the field out.
      if (read.every((one) => typeof one.head === 'object' && typeof one.body === 'string' && 'events' in one))
        expect(auditFindings(read)).not.toEqual([]);
    }),
    { numRuns: 500 }
  );
});

test('it says what was done: events, head, a gap, one put in between', () => {
  const [first, second, third] = shown() as [AuditedCommit, AuditedCommit, AuditedCommit];
  expect(whys([first, second, { ...third, events: [] }])).toEqual([`one:3 events-changed`]);
  expect(whys([first, { ...second, head: { ...second.head, by: 'x' } }, third])).toEqual(['one:2 head-changed']);
  expect(whys([first, third])).toEqual(['one:3 gap']);
  expect(whys([second, third])).toEqual(['one:2 gap']);
  const forged = sealCommit({ ...second.head, by: 'x' }, all[1]!.events);
  expect(whys([first, audited(forged, true), third])).toEqual(['one:3 chain-broken']);
});
