import fc from 'fast-check';
import { operators, type Condition, type Scalar, type Test } from '#domain/condition/condition.ts';
import { factTypes } from '#domain/workflow/fact.ts';

/**
 * Conditions as any file may hold them: known fields and others, every operator, values of the wrong type, lists where one
 * value is meant, and groups within groups, empty ones too.
 */
export function anyCondition(): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      aTest,
      fc.array(tie('condition'), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie('condition').map((not): Condition => ({ not }))
    )
  }));
  return condition;
}

const aScalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom('paid', 'gone', '', 'EUR', 'invoice', '2026-02-28', 'payment-recorded', 'x y'),
  fc.constantFrom(0, 1, -5, 12_345, 1.5, 1e21),
  fc.boolean()
);

const aTest: fc.Arbitrary<Test> = fc
  .record({
    field: fc.constantFrom(...Object.keys(factTypes), 'colour', ''),
    op: fc.constantFrom(...operators),
    value: fc.option(fc.oneof(aScalar, fc.array(aScalar, { maxLength: 3 })), { nil: undefined })
  })
  .map(({ value, ...test }) => (value === undefined ? test : { ...test, value }));
