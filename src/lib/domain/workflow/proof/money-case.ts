import type { Condition } from '#domain/condition/condition.ts';
import type { Status } from '#domain/workflow/document.ts';
import { literalsOf } from './satisfy.ts';

/** The facts about money of one invoice, as they follow from each other (BR13). */
export type MoneyCase = Record<
  'total' | 'received' | 'credited' | 'net-received' | 'balance' | 'outstanding',
  number
> & { readonly overdue: boolean };

const movable = ['received', 'credited', 'net-received', 'balance', 'outstanding', 'overdue'];
/** Facts that hang on the amount and its currency. */
export const moneyFields: readonly string[] = ['currency', 'total', ...movable];

/** How much of an amount may have been received and credited, as far as a condition could tell; the plainest first. */
export function* moneyCases(
  totalMinor: number,
  condition: Condition,
  { group, settled }: Status
): Generator<MoneyCase, void> {
  const plain = caseOf(totalMinor, 0, 0);
  yield plain;
  const literals = literalsOf(condition).filter(({ test: { field } }) => movable.includes(field));
  if (literals.length === 0) return;
  const isLate = group === 'COMPLETED' && !settled;
  const given = literals.map(({ test: { value } }) => value).filter((value) => typeof value === 'number');
  const near = given.flatMap((value) => [Math.floor(value), Math.ceil(value), value - 1, value + 1]).map(Math.round);
  const parts = [0, totalMinor, Math.ceil(totalMinor / 2), 2 * totalMinor];
  const amounts = [...new Set([...parts, ...near, ...near.map((value) => totalMinor - value)])];
  for (const credited of amounts.filter((value) => value >= 0))
    for (const received of amounts) {
      const money = caseOf(totalMinor, received, credited);
      yield money;
      if (isLate && money.balance > 0) yield { ...money, overdue: true };
    }
}

function caseOf(total: number, received: number, credited: number): MoneyCase {
  const balance = total - received - credited;
  return {
    total,
    received,
    credited,
    'net-received': received - credited,
    balance,
    outstanding: Math.max(0, balance),
    overdue: false
  };
}
