import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  always,
  conditionSchema,
  evaluate,
  fieldsOf,
  operators,
  type Condition,
  type Facts,
  type FactValue,
  type Verdict
} from './condition.ts';

const facts: Facts = {
  client: 'Acme Ltd',
  total: 11900,
  'due-day': '2026-02-01',
  'issue-day': null,
  archived: false,
  tags: ['urgent', 'big'],
  note: ''
};

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const aField = fc.constantFrom('client', 'total', 'due-day', 'issue-day', 'tags', 'moon', '__proto__', 'constructor');
const aTest: fc.Arbitrary<Condition> = fc.record(
  {
    field: aField,
    op: fc.constantFrom(...operators),
    value: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
  },
  { requiredKeys: ['field', 'op'] }
);
const { condition: aCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    aTest,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') })
  )
}));
const someFacts = fc.dictionary(
  fc.oneof(aField, fc.string()),
  fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 }))
);

describe('a condition', () => {
  it('always comes to one of three verdicts, whatever it says and whatever is known', () => {
    fc.assert(
      fc.property(aCondition, someFacts, (condition, known) => {
        expect(['holds', 'fails', 'unknown']).toContain(evaluate(condition, known));
      })
    );
  });

  it('that is made ready once comes to what a plain walk through its tree comes to, for all that is known [BR17]', () => {
    fc.assert(
      fc.property(aCondition, fc.array(someFacts, { minLength: 1, maxLength: 5 }), (condition, all) => {
        for (const known of [...all, facts]) expect(evaluate(condition, known)).toBe(walked(condition, known));
      }),
      { numRuns: 1_000 }
    );
  });

  it('that is negated turns yes and no around, and leaves unknown unknown', () => {
    fc.assert(
      fc.property(aCondition, someFacts, (condition, known) => {
        const verdict = evaluate(condition, known);
        const negated = evaluate({ not: condition }, known);
        expect(negated).toBe({ holds: 'fails', fails: 'holds', unknown: 'unknown' }[verdict]);
      })
    );
  });

  it('obeys the laws of De Morgan, unknown included', () => {
    fc.assert(
      fc.property(fc.array(aCondition, { maxLength: 4 }), someFacts, (parts, known) => {
        const anyOf = evaluate({ any: parts }, known);
        const notAll = evaluate({ not: { all: parts.map((part) => ({ not: part })) } }, known);
        expect(anyOf).toBe(notAll);
      })
    );
  });

  it('never comes to a yes or no by learning less', () => {
    fc.assert(
      fc.property(aCondition, someFacts, aField, (condition, known, field) => {
        const { [field]: _forgotten, ...less } = known;
        const verdict = evaluate(condition, less);
        if (verdict !== 'unknown') expect(evaluate(condition, known)).toBe(verdict);
      })
    );
  });

  it('survives JSON and its schema unchanged', () => {
    fc.assert(
      fc.property(aCondition, (condition) => {
        const json: unknown = JSON.parse(JSON.stringify(condition));
        expect(conditionSchema.parse(json)).toEqual(json);
      })
    );
  });

  it('with a key too many is refused by its schema', () => {
    expect(conditionSchema.safeParse({ field: 'total', op: 'is', value: 1, valeu: 2 }).success).toBe(false);
    expect(conditionSchema.safeParse({ field: 'total', op: 'equals', value: 1 }).success).toBe(false);
  });

  it('names every field that it depends on', () => {
    const condition: Condition = {
      any: [{ field: 'a', op: 'present' }, { not: { all: [{ field: 'b', op: 'absent' }] } }]
    };
    expect(fieldsOf(condition)).toEqual(['a', 'b']);
  });
});

describe('an unknown field', () => {
  it.each(operators)('makes "%s" unknown, and so its negation', (op) => {
    expect(evaluate({ field: 'moon', op, value: 'full' }, facts)).toBe('unknown');
    expect(evaluate({ not: { field: 'moon', op, value: 'full' } }, facts)).toBe('unknown');
  });

  it('is not found on the prototype', () => {
    expect(evaluate({ field: 'constructor', op: 'present' }, facts)).toBe('unknown');
    expect(evaluate({ field: '__proto__', op: 'present' }, facts)).toBe('unknown');
  });

  it('does not matter where the rest decides', () => {
    const unknown: Condition = { field: 'moon', op: 'present' };
    expect(evaluate({ any: [unknown, always] }, facts)).toBe('holds');
    expect(evaluate({ all: [unknown, { not: always }] }, facts)).toBe('fails');
    expect(evaluate({ all: [unknown, always] }, facts)).toBe('unknown');
  });
});

describe('a test', () => {
  it.each<[string, Condition, string]>([
    ['is', { field: 'client', op: 'is', value: 'Acme Ltd' }, 'holds'],
    ['is, by type too', { field: 'total', op: 'is', value: '11900' }, 'fails'],
    ['is-not', { field: 'total', op: 'is-not', value: 1 }, 'holds'],
    ['is without a value', { field: 'total', op: 'is' }, 'unknown'],
    ['in', { field: 'total', op: 'in', value: [1, 11900] }, 'holds'],
    ['in nothing', { field: 'total', op: 'in', value: [] }, 'fails'],
    ['not-in', { field: 'total', op: 'not-in', value: [1] }, 'holds'],
    ['a list in a list', { field: 'tags', op: 'in', value: ['urgent'] }, 'unknown'],
    ['more-than its own value', { field: 'total', op: 'more-than', value: 11900 }, 'fails'],
    ['at-least its own value', { field: 'total', op: 'at-least', value: 11900 }, 'holds'],
    ['less-than as days', { field: 'due-day', op: 'less-than', value: '2026-02-02' }, 'holds'],
    ['at-most as days', { field: 'due-day', op: 'at-most', value: '2026-01-31' }, 'fails'],
    ['a number against a text', { field: 'total', op: 'more-than', value: '5' }, 'unknown'],
    ['an empty day', { field: 'issue-day', op: 'less-than', value: '2026-02-02' }, 'unknown'],
    ['contains, whatever the case', { field: 'client', op: 'contains', value: 'acme' }, 'holds'],
    ['contains in a list', { field: 'tags', op: 'contains', value: 'big' }, 'holds'],
    ['present', { field: 'client', op: 'present' }, 'holds'],
    ['present but empty', { field: 'note', op: 'present' }, 'fails'],
    ['present but false', { field: 'archived', op: 'present' }, 'fails'],
    ['absent', { field: 'issue-day', op: 'absent' }, 'holds']
  ])('%s', (_rule, condition, verdict) => {
    expect(evaluate(condition, facts)).toBe(verdict);
  });
});

it('an empty "all" holds and an empty "any" does not', () => {
  expect(evaluate({ all: [] }, {})).toBe('holds');
  expect(evaluate({ any: [] }, {})).toBe('fails');
});

/** The meaning of a condition, as short as it can be said: nothing is remembered, nothing is cut short. */
function walked(condition: Condition, known: Facts): Verdict {
  if ('all' in condition) return least(condition.all.map((part) => walked(part, known)));
  if ('any' in condition) return not(least(condition.any.map((part) => not(walked(part, known)))));
  if ('not' in condition) return not(walked(condition.not, known));
  const { field, op, value } = condition;
  const fact = new Map(Object.entries(known)).get(field);
  if (fact === undefined) return 'unknown';
  const isText = typeof fact === 'string' && typeof value === 'string';
  const isComparable = isText || (typeof fact === 'number' && typeof value === 'number');
  const says: Record<typeof op, boolean | null> = {
    present: !isEmpty(fact),
    absent: isEmpty(fact),
    is: isOne(value) ? fact === value : null,
    'is-not': isOne(value) ? fact !== value : null,
    in: Array.isArray(value) && !Array.isArray(fact) ? value.some((one) => one === fact) : null,
    'not-in': Array.isArray(value) && !Array.isArray(fact) ? value.every((one) => one !== fact) : null,
    contains:
      Array.isArray(fact) && isOne(value)
        ? fact.some((one) => one === value)
        : isText
          ? fact.toLowerCase().includes(value.toLowerCase())
          : null,
    'more-than': isComparable ? fact > value : null,
    'at-least': isComparable ? fact >= value : null,
    'less-than': isComparable ? fact < value : null,
    'at-most': isComparable ? fact <= value : null
  };
  const said = says[op];
  return said === null ? 'unknown' : said ? 'holds' : 'fails';
}

function least(parts: readonly Verdict[]): Verdict {
  return (['fails', 'unknown'] as const).find((verdict) => parts.includes(verdict)) ?? 'holds';
}

function not(verdict: Verdict): Verdict {
  return ({ holds: 'fails', fails: 'holds', unknown: 'unknown' } as const)[verdict];
}

function isOne(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isEmpty(fact: FactValue): boolean {
  return fact === null || fact === '' || fact === false || (Array.isArray(fact) && fact.length === 0);
}
