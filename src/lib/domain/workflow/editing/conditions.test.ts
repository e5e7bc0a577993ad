import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCondition } from '#tests/builders/conditions.ts';
import { conditionSchema, evaluate, operators, type Operator, type Test } from '#domain/condition/condition.ts';
import { presets } from '#domain/workflow/presets.ts';
import { factTypes } from '#domain/workflow/fact.ts';
import {
  conditionFields,
  fits,
  knownValues,
  negated,
  operatorsFor,
  plainTest,
  withField,
  withOperator,
  withPart
} from './conditions.ts';

const fields = conditionFields();

const workflow = presets.agency;
const today = '2026-03-01';
const surroundings = { workflow, today };

/** A value of the type of the field, as an invoice would have it. */
function factFor(field: string): string | number | boolean {
  const [known] = knownValues(workflow, field) ?? [];
  if (known !== undefined) return known;
  const type = factTypes[field as keyof typeof factTypes];
  return { flag: true, money: 100, number: 1, day: '2026-01-31', text: 'x', status: 'paid' }[type];
}

describe('a test in the condition editor', () => {
  test.each(fields)('%s has operators and a value to begin with, and tells yes from no', (field) => {
    expect(operatorsFor(workflow, field).length).toBeGreaterThan(0);
    const begun = plainTest(workflow, field, today);
    for (const op of operatorsFor(workflow, field))
      expect(evaluate(withOperator(begun, op, surroundings), { [field]: factFor(field) })).not.toBe('unknown');
  });

  test('is never compared in a way that means nothing for what it looks at', () => {
    const meaningless: readonly [string, Operator][] = [
      ['status', 'more-than'],
      ['overdue', 'contains'],
      ['total', 'contains'],
      ['due-day', 'contains']
    ];
    for (const [field, op] of meaningless) expect(operatorsFor(workflow, field)).not.toContain(op);
    expect(operatorsFor(workflow, 'colour')).toEqual(operators);
  });

  test('keeps operator and value where they mean something for another field', () => {
    const given: Test = { field: 'total', op: 'at-least', value: 100 };
    expect(withField(given, 'balance', surroundings)).toEqual({ ...given, field: 'balance' });
    expect(withField(given, 'status', surroundings)).toEqual({ field: 'status', op: 'is', value: 'proforma' });
    expect(withField(given, 'due-day', surroundings)).toEqual({ field: 'due-day', op: 'at-least', value: today });
  });

  test('turns one value into a list and back, and keeps it', () => {
    const one: Test = { field: 'status', op: 'is', value: 'paid' };
    const list = withOperator(one, 'in', surroundings);
    expect(list).toEqual({ field: 'status', op: 'in', value: ['paid'] });
    expect(withOperator(list, 'is', surroundings)).toEqual(one);
  });

  test('always has a value that fits what it looks at', () => {
    const aField = fc.constantFrom(...fields);
    const anOperator = fc.constantFrom(...operators);
    fc.assert(
      fc.property(aField, aField, anOperator, (first, second, op) => {
        const begun = withOperator(plainTest(workflow, first, today), op, surroundings);
        const { value, ...rest } = withField(begun, second, surroundings);
        expect(operatorsFor(workflow, second)).toContain(rest.op);
        const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
        expect(values.every((one) => fits(second, one))).toBe(true);
      })
    );
  });
});

describe('a tree of conditions in the editor', () => {
  test('stays as it is beside what is added to it, and means both', () => {
    const added = plainTest(workflow, 'client', today);
    fc.assert(
      fc.property(anyCondition(), (condition) => {
        const both = withPart(condition, added);
        expect(conditionSchema.parse(both)).toEqual(both);
        const facts = { client: 'Acme', status: 'paid', total: 100, 'due-day': null, overdue: false };
        expect(evaluate(both, facts)).toBe(evaluate(condition, facts));
        expect(evaluate(both, { ...facts, client: '' })).not.toBe('holds');
      })
    );
  });

  test('is as it was where the opposite of the opposite is asked for', () => {
    fc.assert(
      fc.property(anyCondition(), (condition) => {
        if (!('not' in condition)) expect(negated(negated(condition))).toEqual(condition);
      })
    );
  });
});
