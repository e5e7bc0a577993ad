import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import { applyChanges, changeSchema, difference, valueAt } from './change.ts';

const aKey = fc.constantFrom('a', 'b', 'c', '0', '__proto__', 'constructor', 'toString', '');
const { object: anObject } = fc.letrec<{ object: JsonObject; value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom<Json>(null, true, 0, 1, '', 'x', [], [1, { a: 1 }]), tie('object')),
  object: fc
    .array(fc.tuple(aKey, tie('value')), { maxLength: 4 })
    .map((entries): JsonObject => Object.fromEntries(entries))
}));

describe('the difference of two values', () => {
  it('leads from one to the other', () => {
    fc.assert(
      fc.property(anObject, anObject, (before, after) => {
        expect(applyChanges(before, difference(before, after))).toEqual(after);
      })
    );
  });

  it('of a value and itself is nothing', () => {
    fc.assert(
      fc.property(anObject, (value) => {
        expect(difference(value, structuredClone(value))).toEqual([]);
      })
    );
  });

  it('turned around leads back', () => {
    fc.assert(
      fc.property(anObject, anObject, (before, after) => {
        const back = difference(before, after).map(({ path, old, new: next }) => ({ path, old: next, new: old }));
        expect(applyChanges(after, back)).toEqual(before);
      })
    );
  });

  it('survives JSON and its schema', () => {
    fc.assert(
      fc.property(anObject, anObject, (before, after) => {
        for (const change of difference(before, after)) {
          const json: unknown = JSON.parse(JSON.stringify(change));
          expect(json).toEqual(change);
          expect(changeSchema.safeParse(json).success).toBe(true);
        }
      })
    );
  });

  it('names the smallest fields that changed, with old and new', () => {
    const before = { lines: { a: { price: '1', text: 'x' }, b: { price: '2' } }, notes: '' };
    const after = { lines: { a: { price: '3', text: 'x' }, c: { price: '4' } }, notes: '' };
    expect(difference(before, after)).toEqual([
      { path: ['lines', 'a', 'price'], old: '1', new: '3' },
      { path: ['lines', 'b'], old: { price: '2' } },
      { path: ['lines', 'c'], new: { price: '4' } }
    ]);
  });
});

describe('changes', () => {
  it('of different fields may come in any order', () => {
    fc.assert(
      fc.property(anObject, anObject, (before, after) => {
        const changes = difference(before, after);
        expect(applyChanges(before, [...changes].reverse())).toEqual(after);
      })
    );
  });

  it('of what is gone do nothing, and never throw', () => {
    fc.assert(
      fc.property(anObject, fc.array(aKey, { minLength: 1, maxLength: 4 }), (value, path) => {
        const gone = ['gone', ...path];
        expect(applyChanges(value, [{ path: gone, new: 1 }])).toEqual(value);
        expect(() => applyChanges(value, [{ path, new: 1 }, { path }])).not.toThrow();
      })
    );
  });

  it('leave what they are applied to as it was', () => {
    fc.assert(
      fc.property(anObject, anObject, (before, after) => {
        const copy = structuredClone(before);
        applyChanges(before, difference(before, after));
        expect(before).toEqual(copy);
      })
    );
  });

  it('of a field called __proto__ reach no prototype', () => {
    const value = applyChanges<JsonObject>({}, [{ path: ['__proto__'], new: { polluted: true } }]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect((value as { polluted?: unknown }).polluted).toBeUndefined();
    applyChanges<JsonObject>({}, [{ path: ['__proto__', 'polluted'], new: true }]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(valueAt({}, ['constructor', 'name'])).toBeUndefined();
  });

  it('come to the same all at once as one after the other', () => {
    const aChange = fc.record({
      path: fc.array(aKey, { minLength: 1, maxLength: 3 }),
      new: fc.option(anObject, { nil: undefined })
    });
    fc.assert(
      fc.property(anObject, fc.array(aChange, { maxLength: 8 }), (value, changes) => {
        const oneByOne = changes.reduce((current, change) => applyChanges(current, [change]), value);
        expect(applyChanges(value, changes)).toEqual(oneByOne);
      }),
      { numRuns: 500 }
    );
  });

  it('of very many rows are made to one copy of them', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `row-${index}`);
    const before: JsonObject = { rows: Object.fromEntries(ids.map((id) => [id, { price: '80' }])) };
    const after = applyChanges(
      before,
      ids.map((id) => ({ path: ['rows', id, 'price'], old: '80', new: '90' }))
    );
    expect(Object.values(after.rows as JsonObject)).toEqual(ids.map(() => ({ price: '90' })));
  });
});
