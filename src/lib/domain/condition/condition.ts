import * as z from 'zod/mini';

/**
 * The one condition language: typed `field · op · value` trees. It serves guards, automation, approval bands and
 * saved filters. Being data, a condition can be proved, drawn, edited in a form and sent to another device.
 */

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);

export const operators = [
  'is',
  'is-not',
  'in',
  'not-in',
  'more-than',
  'at-least',
  'less-than',
  'at-most',
  'contains',
  'present',
  'absent'
] as const;
export type Operator = (typeof operators)[number];

export type Scalar = string | number | boolean;
export type FactValue = Scalar | null | readonly Scalar[];
/** What conditions test: plain values by name. A name that is not there is unknown, not false. */
export type Facts = Readonly<Record<string, FactValue>>;

export interface Test {
  readonly field: string;
  readonly op: Operator;
  readonly value?: Scalar | readonly Scalar[] | undefined;
}
export type Condition =
  { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition } | Test;

const testSchema = z.strictObject({
  field: z.string(),
  op: z.enum(operators),
  value: z.optional(z.union([scalarSchema, z.array(scalarSchema)]))
});
export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    testSchema
  ])
);

/** The condition that always holds. */
export const always: Condition = { all: [] };

export type Verdict = 'holds' | 'fails' | 'unknown';

/**
 * Total and three-valued: a field that nobody knows, or a comparison that makes no sense, is `unknown`, and
 * negation does not turn it into a yes. Whoever decides treats unknown as no (fail closed) and says so.
 */
export function evaluate(condition: Condition, facts: Facts): Verdict {
  if ('all' in condition) return conjunction(condition.all.map((part) => evaluate(part, facts)));
  if ('any' in condition) return negate(conjunction(condition.any.map((part) => negate(evaluate(part, facts)))));
  if ('not' in condition) return negate(evaluate(condition.not, facts));
  return test(condition, facts);
}

/** Every field that a condition names, for proofs and for messages about unknown ones. */
export function fieldsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}

function conjunction(parts: readonly Verdict[]): Verdict {
  if (parts.includes('fails')) return 'fails';
  return parts.includes('unknown') ? 'unknown' : 'holds';
}

function negate(verdict: Verdict): Verdict {
  if (verdict === 'unknown') return 'unknown';
  return verdict === 'holds' ? 'fails' : 'holds';
}

function test({ field, op, value }: Test, facts: Facts): Verdict {
  if (!Object.hasOwn(facts, field)) return 'unknown';
  const fact = facts[field] ?? null;
  switch (op) {
    case 'present':
      return verdict(isPresent(fact));
    case 'absent':
      return verdict(!isPresent(fact));
    case 'is':
      return isScalar(value) ? verdict(fact === value) : 'unknown';
    case 'is-not':
      return isScalar(value) ? verdict(fact !== value) : 'unknown';
    case 'in':
      return isList(value) && !isList(fact) ? verdict(value.some((one) => one === fact)) : 'unknown';
    case 'not-in':
      return isList(value) && !isList(fact) ? verdict(value.every((one) => one !== fact)) : 'unknown';
    case 'contains':
      if (isList(fact) && isScalar(value)) return verdict(fact.includes(value));
      if (typeof fact === 'string' && typeof value === 'string')
        return verdict(fact.toLowerCase().includes(value.toLowerCase()));
      return 'unknown';
    case 'more-than':
    case 'at-least':
    case 'less-than':
    case 'at-most':
      return compare(op, fact, value);
  }
}

/** Numbers compare with numbers, texts (days) with texts; anything else, an empty fact too, is unknown. */
function compare(
  op: 'more-than' | 'at-least' | 'less-than' | 'at-most',
  fact: FactValue,
  value: Test['value']
): Verdict {
  const comparable =
    (typeof fact === 'number' && typeof value === 'number') || (typeof fact === 'string' && typeof value === 'string');
  if (!comparable) return 'unknown';
  if (op === 'more-than') return verdict(fact > value);
  if (op === 'at-least') return verdict(fact >= value);
  if (op === 'less-than') return verdict(fact < value);
  return verdict(fact <= value);
}

function verdict(holds: boolean): Verdict {
  return holds ? 'holds' : 'fails';
}

function isPresent(fact: FactValue): boolean {
  return !(fact === null || fact === '' || fact === false || (isList(fact) && fact.length === 0));
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isList(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value);
}
