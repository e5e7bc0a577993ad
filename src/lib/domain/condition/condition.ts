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
  return compiled(condition)(facts);
}

type Compiled = (facts: Facts) => Verdict;

/** What is read off a condition once: documents are asked over and over, and nobody changes them in place. */
const compiledByCondition = new WeakMap<Condition, Compiled>();

function compiled(condition: Condition): Compiled {
  const known = compiledByCondition.get(condition);
  if (known) return known;
  const made = compile(condition);
  compiledByCondition.set(condition, made);
  return made;
}

function compile(condition: Condition): Compiled {
  if ('all' in condition) return all(condition.all.map(compiled));
  if ('any' in condition) return any(condition.any.map(compiled));
  if ('not' in condition) {
    const inner = compiled(condition.not);
    return (facts) => negate(inner(facts));
  }
  const { field } = condition;
  const ofFact = verdictOn(condition);
  // What every object has is no fact. Asked once here: asking each object of facts takes longer than the test itself.
  if (field in Object.prototype)
    return (facts) => (Object.hasOwn(facts, field) ? ofFact(facts[field] ?? null) : 'unknown');
  return (facts) => {
    const fact = facts[field];
    return fact === undefined ? 'unknown' : ofFact(fact);
  };
}

/** Every field that a condition names, for proofs and for messages about unknown ones. */
export function fieldsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}

/** One part that fails decides, whatever is unknown beside it. */
function all(parts: readonly Compiled[]): Compiled {
  return (facts) => {
    let verdict: Verdict = 'holds';
    for (const part of parts) {
      const one = part(facts);
      if (one === 'fails') return 'fails';
      if (one === 'unknown') verdict = 'unknown';
    }
    return verdict;
  };
}

/** One part that holds decides, whatever is unknown beside it. */
function any(parts: readonly Compiled[]): Compiled {
  return (facts) => {
    let verdict: Verdict = 'fails';
    for (const part of parts) {
      const one = part(facts);
      if (one === 'holds') return 'holds';
      if (one === 'unknown') verdict = 'unknown';
    }
    return verdict;
  };
}

function negate(verdict: Verdict): Verdict {
  if (verdict === 'unknown') return 'unknown';
  return verdict === 'holds' ? 'fails' : 'holds';
}

const unknown = (): Verdict => 'unknown';

/** What a test says of a fact that is there: made ready once for many. */
export function verdictOn({ op, value }: Test): (fact: FactValue) => Verdict {
  switch (op) {
    case 'present':
      return (fact) => verdict(isPresent(fact));
    case 'absent':
      return (fact) => verdict(!isPresent(fact));
    case 'is':
      return isScalar(value) ? (fact) => verdict(fact === value) : unknown;
    case 'is-not':
      return isScalar(value) ? (fact) => verdict(fact !== value) : unknown;
    case 'in':
      return isList(value) ? (fact) => (isList(fact) ? 'unknown' : verdict(isAmong(fact, value))) : unknown;
    case 'not-in':
      return isList(value) ? (fact) => (isList(fact) ? 'unknown' : verdict(!isAmong(fact, value))) : unknown;
    case 'contains':
      return isScalar(value) ? contains(value) : unknown;
    case 'more-than':
    case 'at-least':
    case 'less-than':
    case 'at-most':
      return (fact) => compare(op, fact, value);
  }
}

function isAmong(fact: Exclude<FactValue, readonly Scalar[]>, list: readonly Scalar[]): boolean {
  return fact !== null && list.includes(fact);
}

/** In a list the very value; in a text any part of it, whatever the case. */
function contains(value: Scalar): (fact: FactValue) => Verdict {
  const part = typeof value === 'string' ? value.toLowerCase() : null;
  return (fact) => {
    if (isList(fact)) return verdict(fact.includes(value));
    return typeof fact === 'string' && part !== null ? verdict(fact.toLowerCase().includes(part)) : 'unknown';
  };
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
