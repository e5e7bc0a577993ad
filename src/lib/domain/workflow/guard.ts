import { canonical } from '#domain/shared/canonical.ts';
import type { Guard } from './document.ts';

/** What is asked so often that it has a name, with the condition that it stands for (BR17). */
export const standardGuards = {
  'client-missing': { why: 'client-missing', if: { field: 'client', op: 'present' } },
  'no-line': { why: 'no-line', if: { field: 'lines', op: 'at-least', value: 1 } },
  'balance-outstanding': { why: 'balance-outstanding', if: { field: 'outstanding', op: 'is', value: 0 } },
  'money-received': { why: 'money-received', if: { field: 'net-received', op: 'at-most', value: 0 } }
} as const satisfies Partial<Record<Guard['why'], Guard>>;

export type StandardGuard = keyof typeof standardGuards;

export const standardGuardNames = Object.keys(standardGuards) as StandardGuard[];

/** The name of a guard that asks just what its name says; null for one that asks something of its own. */
export function standardGuardOf(guard: Guard): StandardGuard | null {
  return standardGuardNames.find((name) => canonical(standardGuards[name]) === canonical(guard)) ?? null;
}
