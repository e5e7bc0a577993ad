import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isKnownKind, subjectKinds, type Recorded, type SubjectKind } from '#domain/history/event.ts';
import { recordedIn } from '#domain/history/commit.ts';
import { anyPlayed, played } from '#tests/builders/plays.ts';
import { comparable, evolve, fold, type AnyEntity } from './entities.ts';

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const types = [
  'invoice-created',
  'invoice-imported',
  'invoice-edited',
  'invoice-deleted',
  'status-changed',
  'status-overridden',
  'number-assigned',
  'payment-recorded',
  'payment-refunded',
  'payment-changed',
  'payment-removed',
  'signature-given',
  'signatures-withdrawn',
  'invoice-archived',
  'invoice-unarchived',
  'document-shared',
  'credit-note-linked',
  'move-blocked',
  'item-closed',
  'client-created',
  'client-edited',
  'client-merged',
  'batch-made',
  'batch-changed',
  'batch-removed',
  'workflow-published',
  'letter-claimed',
  'counter-advanced',
  'undone',
  'made-by-a-newer-version'
];

const anyRecorded: fc.Arbitrary<Recorded> = fc
  .record({
    type: fc.constantFrom(...types),
    key: fc.string(),
    data: fc.dictionary(
      fc.constantFrom(
        'content',
        'changes',
        'payment',
        'item',
        'from',
        'to',
        'status',
        'document',
        'fields',
        'letter',
        'batch'
      ),
      fc.jsonValue()
    ),
    at: fc.nat(),
    device: fc.constantFrom('one', 'two'),
    n: fc.nat()
  })
  .map(({ type, key, data, at, device, n }) => ({
    event: { key, subject: { kind: 'invoice', id: 'a' }, type, at, data: data as Recorded['event']['data'] },
    by: 'ann',
    at,
    device,
    n
  }));

describe('evolving', () => {
  it('never throws, whatever an event says and whichever came before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...subjectKinds), fc.array(anyRecorded, { maxLength: 12 }), (kind, events) => {
        const entity = fold(kind, events);
        expect(entity?.rev ?? 0).toBe(new Set(events.map(({ event }) => event.key)).size);
      }),
      { numRuns: 500 }
    );
  });

  it('never throws over true events in an order that no history had', () => {
    fc.assert(
      fc.property(anyPlayed(20), fc.infiniteStream(fc.nat()), ({ preset, play }, chance) => {
        const events = played(preset, play).commits().flatMap(recordedIn);
        const rows = new Map<string, AnyEntity>();
        while (events.length > 0) {
          const { value } = chance.next() as IteratorYieldResult<number>;
          const recorded = events.splice(value % events.length, 1)[0]!;
          const { kind, id } = recorded.event.subject;
          rows.set(id, evolve(kind, rows.get(id) as never, recorded));
        }
        expect([...rows.values()].flatMap(({ unreadable }) => unreadable)).toEqual([]);
      }),
      { numRuns: 25 }
    );
  });

  it('makes a subject read-only where it meets a type that it does not know, and keeps it readable otherwise', () => {
    const event = (type: string, data: object, n: number): Recorded => ({
      event: { key: `one:${n}:0`, subject: { kind: 'client', id: 'c' }, type, at: n, data: data as never },
      by: 'ann',
      at: n,
      device: 'one',
      n
    });
    const fields = { notes: 'x' };
    const known = fold('client', [event('client-created', { fields }, 1), event('client-painted', {}, 2)]);
    expect(known).toMatchObject({ fields, unreadable: ['client-painted'], rev: 2 });
    const broken = fold('client', [event('client-created', { fields }, 1), event('client-edited', { changes: 5 }, 2)]);
    expect(broken).toMatchObject({ fields, unreadable: ['client-edited'], rev: 2 });
  });
});

describe('kinds', () => {
  it('that this version does not know are told apart', () => {
    expect(subjectKinds.every((kind: SubjectKind) => isKnownKind(kind))).toBe(true);
    expect(isKnownKind('rocket')).toBe(false);
    expect(isKnownKind('constructor')).toBe(false);
  });

  it('compare by all but their local arrival numbers', () => {
    const entity = fold('client', [])!;
    expect(entity).toBeUndefined();
    const made = {
      ...evolve('client', undefined, {
        event: { key: 'k', subject: { kind: 'client', id: 'c' }, type: 'client-deleted', at: 1, data: {} },
        by: 'ann',
        at: 1,
        device: 'one',
        n: 1
      }),
      touched: [7]
    };
    expect(comparable(made)).not.toHaveProperty('touched');
  });
});
