import { addDays, isDay } from '#domain/calendar/day.ts';
import { evaluate, type Condition, type FactValue, type Facts, type Test } from '#domain/condition/condition.ts';
import { factTypes, type FactType } from '#domain/workflow/fact.ts';

/**
 * Whether a condition can hold at all. `met` comes with facts under which it does, `never` is certain, and `unsure` is
 * neither: whoever claims that there is no way counts it as possible, whoever claims that there is one does not.
 */
export type Answer =
  { readonly is: 'met'; readonly facts: Facts } | { readonly is: 'never' } | { readonly is: 'unsure' };

/** More branches than any condition that a person writes in a form has. */
const branchesMax = 2_000;

/**
 * Looks for facts under which a condition holds, where some are settled already. Each field is looked at by itself:
 * that *outstanding* follows from *total* and *received* is not known here, so facts that are met may be at odds with
 * each other unless whoever asks pins them, and *never* is said too rarely rather than too often.
 */
export function satisfy(condition: Condition, pinned: Facts, budget: Budget = { branchesLeft: Infinity }): Answer {
  const branchesLeft = Math.min(branchesMax, budget.branchesLeft);
  const search: Search = { pinned, branchesLeft, isUnsure: false };
  const literals = solve(search, [{ condition, wants: 'holds' }], new Map());
  budget.branchesLeft -= branchesLeft - search.branchesLeft;
  if (!literals) return search.isUnsure ? { is: 'unsure' } : { is: 'never' };
  const found = [...literals].map(([field, tests]) => [field, valueFor(field, tests, pinned)] as const);
  return { is: 'met', facts: Object.fromEntries(found.map(([field, value]) => [field, value?.fact ?? null])) };
}

/** What many searches may come to together: once it is spent, each of them is unsure. */
export interface Budget {
  branchesLeft: number;
}

/** A test, and whether it has to hold or to fail: unknown is neither, so that *not* makes no yes of it. */
export interface Literal {
  readonly test: Test;
  readonly wants: 'holds' | 'fails';
}

/** Every test of a condition, with what the condition wants of it. */
export function literalsOf(condition: Condition, wants: Literal['wants'] = 'holds'): Literal[] {
  if ('all' in condition) return condition.all.flatMap((part) => literalsOf(part, wants));
  if ('any' in condition) return condition.any.flatMap((part) => literalsOf(part, wants));
  if ('not' in condition) return literalsOf(condition.not, opposite(wants));
  return [{ test: condition, wants }];
}

/** Whether a condition is a clear yes or no for every invoice, and never unknown. */
export function isDecided(condition: Condition): boolean {
  return literalsOf(condition).every(({ test: { field, op, value } }) => {
    if (!Object.hasOwn(factTypes, field)) return false;
    if (op === 'present' || op === 'absent') return true;
    if (op === 'is' || op === 'is-not') return !Array.isArray(value);
    const isNumber = typeOf(field) === 'number' || typeOf(field) === 'money';
    return isNumber && typeof value === 'number' && op !== 'contains' && op !== 'in' && op !== 'not-in';
  });
}

/** Values of a field that tell apart what tests of it can tell apart; the plainest first. */
export function valuesOf(field: string, tests: readonly Test[]): readonly FactValue[] {
  const given = tests.flatMap(({ value }) => (Array.isArray(value) ? [...(value as readonly FactValue[])] : [value]));
  const closed = closedTexts[field];
  if (closed) return closed;
  switch (typeOf(field)) {
    case 'flag':
      // What is said of a source is neither yes nor no where there is no source.
      return field.startsWith('source.') ? [false, true, null] : [false, true];
    case 'number':
    case 'money': {
      const numbers = given.filter((value) => typeof value === 'number');
      const around = numbers.flatMap((value) => [Math.floor(value), Math.ceil(value)]);
      const values = [field === 'lines' ? 1 : 0, 0, 1, ...around, ...around.flatMap((value) => [value - 1, value + 1])];
      const possible = [...new Set(values)].filter((value) => !neverNegative.includes(field) || value >= 0);
      // Whoever was never reminded was not reminded so many days ago.
      return field === 'days-since-reminder' ? [null, ...possible] : possible;
    }
    case 'day': {
      const days = given.filter((value) => typeof value === 'string').filter(isDay);
      return [...new Set([plainDay, ...days.flatMap((day) => [day, addDays(day, 1), addDays(day, -1)])]), null];
    }
    default: {
      const texts = given.filter((value) => typeof value === 'string');
      const contained = tests.flatMap(({ op, value }) => (op === 'contains' && typeof value === 'string' ? value : []));
      // Nothing lies between a text and itself followed by the lowest character.
      return [...new Set([plainText, '', ...texts, contained.join(' '), ...texts.map((text) => `${text}\u0000`)])];
    }
  }
}

/** Fields that know few values: the document tells them as text. */
export const closedTexts: Readonly<Record<string, readonly string[]>> = {
  kind: ['invoice', 'credit-note'],
  direction: ['issued', 'received'],
  origin: ['hand', 'duplicate', 'job', 'repeat', 'import'],
  group: ['ACTIVE', 'APPROVAL', 'COMPLETED', 'CANCELLED']
};

const neverNegative: readonly string[] = ['lines', 'conflicts', 'outstanding', 'reminders', 'days-since-reminder'];
const plainDay = '2026-01-15';
const plainText = 'x';

interface Search {
  readonly pinned: Facts;
  branchesLeft: number;
  isUnsure: boolean;
}

interface Goal {
  readonly condition: Condition;
  readonly wants: Literal['wants'];
}

type Literals = ReadonlyMap<string, readonly Literal[]>;

/** Depth first over what has to hold; null: not under any choice that was tried. */
function solve(search: Search, goals: readonly Goal[], literals: Literals): Literals | null {
  const [goal, ...rest] = goals;
  if (!goal) return literals;
  if ((search.branchesLeft -= 1) < 0) {
    search.isUnsure = true;
    return null;
  }
  const { condition, wants } = goal;
  if ('not' in condition)
    return solve(search, [{ condition: condition.not, wants: opposite(wants) }, ...rest], literals);
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((part) => ({ condition: part, wants }));
    const isEvery = 'all' in condition === (wants === 'holds');
    if (isEvery) return solve(search, [...parts, ...rest], literals);
    for (const part of parts) {
      const found = solve(search, [part, ...rest], literals);
      if (found) return found;
    }
    return null;
  }
  const { field } = condition;
  const tests = [...(literals.get(field) ?? []), { test: condition, wants }];
  if (!valueFor(field, tests, search.pinned)) {
    if (!isSettled(field, tests, search.pinned)) search.isUnsure = true;
    return null;
  }
  return solve(search, rest, new Map([...literals, [field, tests]]));
}

function valueFor(field: string, literals: readonly Literal[], pinned: Facts): { readonly fact: FactValue } | null {
  const values = Object.hasOwn(pinned, field)
    ? [pinned[field] ?? null]
    : valuesOf(
        field,
        literals.map(({ test }) => test)
      );
  // A fact that nobody knows has no value: what tests it is unknown for ever.
  if (!Object.hasOwn(pinned, field) && !Object.hasOwn(factTypes, field)) return null;
  const fact = values.find((value) =>
    literals.every(({ test, wants }) => evaluate(test, { [field]: value }) === wants)
  );
  return fact === undefined ? null : { fact };
}

/** Whether the values that were tried stand for all that there are. */
function isSettled(field: string, literals: readonly Literal[], pinned: Facts): boolean {
  if (Object.hasOwn(pinned, field) || !Object.hasOwn(factTypes, field)) return true;
  const type = typeOf(field);
  const isPinnedDown = literals.some(({ test: { op }, wants }) => wants === 'holds' && (op === 'is' || op === 'in'));
  if (isPinnedDown || type === 'flag' || closedTexts[field]) return true;
  if (literals.some(({ test: { op } }) => op === 'contains')) return type === 'number' || type === 'money';
  // Texts that are no days lie between days in ways that are not worth telling apart.
  return type !== 'day' || literals.every(({ test: { value } }) => value === undefined || isDay(String(value)));
}

function typeOf(field: string): FactType {
  return Object.hasOwn(factTypes, field) ? factTypes[field as keyof typeof factTypes] : 'text';
}

function opposite(wants: Literal['wants']): Literal['wants'] {
  return wants === 'holds' ? 'fails' : 'holds';
}
