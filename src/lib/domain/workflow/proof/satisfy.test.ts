import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, operators, type Condition } from '#domain/condition/condition.ts';
import { contentSchema } from '#domain/invoice/content.ts';
import { closedTexts, satisfy } from './satisfy.ts';

const outstanding = (op: 'is' | 'at-least' | 'less-than', value: number): Condition => ({
  field: 'outstanding',
  op,
  value
});
const numbered: Condition = { field: 'number', op: 'present' };

describe('a condition', () => {
  it.each<[string, Condition]>([
    ['a thing and its opposite', { all: [numbered, { not: numbered }] }],
    ['present and absent', { all: [numbered, { field: 'number', op: 'absent' }] }],
    ['two values of one field', { all: [outstanding('is', 1), outstanding('is', 2)] }],
    ['an empty range', { all: [outstanding('at-least', 5), outstanding('less-than', 5)] }],
    ['less than nothing', outstanding('less-than', 0)],
    ['one of none', { any: [] }],
    ['each choice by itself', { any: [outstanding('is', -1), { all: [numbered, { not: numbered }] }] }],
    ['what nobody knows', { not: { field: 'ghost', op: 'present' } }],
    ['a number that is a text', { field: 'lines', op: 'is', value: '1' }],
    ['a kind that there is not', { field: 'kind', op: 'is', value: 'receipt' }]
  ])('never holds: %s', (_name, condition) => {
    expect(satisfy(condition, {})).toEqual({ is: 'never' });
  });

  it('holds or not by what is settled already', () => {
    const isDraft: Condition = { field: 'status', op: 'is', value: 'draft' };
    expect(satisfy(isDraft, { status: 'sent' })).toEqual({ is: 'never' });
    expect(satisfy(isDraft, { status: 'draft' }).is).toBe('met');
  });

  it('is left open where telling would take guessing', () => {
    const riddle: Condition = {
      all: [{ field: 'client', op: 'contains', value: 'a' }, { not: { field: 'client', op: 'contains', value: 'A' } }]
    };
    expect(satisfy(riddle, {})).toEqual({ is: 'unsure' });
  });

  it('is never said to be impossible, and is met by the facts that are told', () => {
    const told = { met: 0, never: 0 };
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const answer = satisfy(condition, {});
        if (evaluate(condition, facts) === 'holds') expect(answer.is).not.toBe('never');
        if (answer.is === 'met') expect(evaluate(condition, answer.facts)).toBe('holds');
        if (answer.is !== 'unsure') told[answer.is] += 1;
      }),
      { numRuns: 5_000 }
    );
    expect(Math.min(told.met, told.never)).toBeGreaterThan(300);
  });
});

it('knows the texts that an invoice may say', () => {
  expect(closedTexts.kind).toEqual(Object.keys(contentSchema.shape.kind.def.entries));
  expect(closedTexts.direction).toEqual(Object.keys(contentSchema.shape.direction.def.entries));
});

const days = ['2026-01-14', '2026-01-15', '2026-01-16'];
const anyFacts = fc.record({
  outstanding: fc.integer({ min: 0, max: 6 }),
  total: fc.integer({ min: -3, max: 6 }),
  client: fc.constantFrom('', 'a', 'ab', 'b', 'B'),
  'due-day': fc.constantFrom(null, ...days),
  'source.over': fc.constantFrom(true, false, null),
  archived: fc.boolean(),
  direction: fc.constantFrom('issued', 'received')
});
const anyTest: fc.Arbitrary<Condition> = fc.record({
  field: fc.constantFrom('outstanding', 'total', 'client', 'due-day', 'source.over', 'archived', 'direction', 'ghost'),
  op: fc.constantFrom(...operators),
  value: fc.constantFrom<(string | number | boolean | (string | number)[])[]>(
    0,
    1,
    2.5,
    5,
    -2,
    'a',
    'B',
    'issued',
    true,
    false,
    ['a', 'b'],
    [1, 2],
    ...days
  )
});
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    anyTest,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') })
  )
}));
