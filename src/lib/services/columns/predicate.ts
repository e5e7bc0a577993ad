import {
  verdictOn,
  type Condition,
  type FactValue,
  type Scalar,
  type Test,
  type Verdict
} from '#domain/condition/condition.ts';

/** How the columns tell a fact of a row. */
export type FactReader = (
  | /** By a code of which there are few: each is judged once. */
    { readonly by: 'code'; readonly codes: ArrayLike<number>; readonly facts: readonly FactValue[] }
    /** A number; `absent` stands for none. */
  | { readonly by: 'number'; readonly values: ArrayLike<number>; readonly absent?: number }
  | { readonly by: 'row'; readonly fact: (row: number) => FactValue }
  /** Of which there is no end: it is told as far as it is asked for. */
  | { readonly by: 'asked'; readonly factFor: (asked: string) => (row: number) => FactValue }
) & {
  /** What a test says, as the columns keep it: a day as a number, a client as the one that it was merged into. */
  readonly lift?: (value: Scalar) => Scalar;
};

/** Says of each row whether a condition holds of it: what is unknown does not. */
export function predicateOf(
  condition: Condition,
  readerOf: (field: string) => FactReader | null
): (row: number) => boolean {
  // What holds together, or any of it, is asked a hundred thousand times: what is unknown need not be told from what fails.
  if ('all' in condition) return every(condition.all.map((part) => predicateOf(part, readerOf)));
  if ('any' in condition) {
    const parts = condition.any.map((part) => predicateOf(part, readerOf));
    return (row) => parts.some((part) => part(row));
  }
  if ('field' in condition) {
    const plain = plainTest(condition, readerOf(condition.field));
    if (plain) return plain;
  }
  const judge = compile(condition, readerOf);
  return (row) => judge(row) === 'holds';
}

/** Whether all of some tests are passed. */
export function every(tests: readonly ((row: number) => boolean)[]): (row: number) => boolean {
  const [first, second, ...others] = tests;
  if (!first) return () => true;
  if (!second) return first;
  const rest = others.length === 0 ? null : every(others);
  return rest ? (row) => first(row) && second(row) && rest(row) : (row) => first(row) && second(row);
}

/** A test that looks at nothing but one number of a row; null where it is none. */
function plainTest(test: Test, reader: FactReader | null): ((row: number) => boolean) | null {
  if (!reader) return null;
  const asked = reader.lift ? lifted(test, reader.lift) : test;
  if (reader.by === 'code') {
    const { codes, facts } = reader;
    const judge = verdictOn(asked);
    const passes = Uint8Array.from(facts, (fact) => Number(judge(fact) === 'holds'));
    return (row) => passes[codes[row] ?? 0] === 1;
  }
  const { op, value: bound } = asked;
  if (reader.by !== 'number' || typeof bound !== 'number') return null;
  const { values, absent } = reader;
  if (op === 'at-least') return (row) => (values[row] ?? 0) >= bound && values[row] !== absent;
  if (op === 'at-most') return (row) => (values[row] ?? 0) <= bound && values[row] !== absent;
  return null;
}

type Judge = (row: number) => Verdict;

function compile(condition: Condition, readerOf: (field: string) => FactReader | null): Judge {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compile(part, readerOf));
    const [only] = parts;
    return parts.length === 1 && only ? only : joined(parts, { decides: 'fails', else: 'holds' });
  }
  if ('any' in condition)
    return joined(
      condition.any.map((part) => compile(part, readerOf)),
      { decides: 'holds', else: 'fails' }
    );
  if ('not' in condition) {
    const inner = compile(condition.not, readerOf);
    return (row) => negated[inner(row)];
  }
  return compileTest(condition, readerOf(condition.field));
}

const negated = { holds: 'fails', fails: 'holds', unknown: 'unknown' } as const satisfies Record<Verdict, Verdict>;

/** One part that decides, decides, whatever is unknown beside it. */
function joined(parts: readonly Judge[], verdict: { readonly decides: Verdict; readonly else: Verdict }): Judge {
  return (row) => {
    let together = verdict.else;
    for (const part of parts) {
      const one = part(row);
      if (one === verdict.decides) return one;
      if (one === 'unknown') together = one;
    }
    return together;
  };
}

function compileTest(test: Test, reader: FactReader | null): Judge {
  if (!reader) return () => 'unknown';
  const asked = reader.lift ? lifted(test, reader.lift) : test;
  const judge = verdictOn(asked);
  switch (reader.by) {
    case 'code': {
      const { codes, facts } = reader;
      const verdicts = facts.map(judge);
      return (row) => verdicts[codes[row] ?? 0] ?? 'unknown';
    }
    case 'number': {
      const { values, absent } = reader;
      return (row) => {
        const value = values[row] ?? 0;
        return judge(value === absent ? null : value);
      };
    }
    case 'row':
      return (row) => judge(reader.fact(row));
    case 'asked': {
      const fact = reader.factFor(String(test.value));
      return (row) => judge(fact(row));
    }
  }
}

function lifted(test: Test, lift: (value: Scalar) => Scalar): Test {
  const { value } = test;
  if (value === undefined) return test;
  return { ...test, value: typeof value === 'object' ? value.map(lift) : lift(value) };
}
