import type { Scalar } from '#domain/condition/condition.ts';

/** What was typed where nobody knows what belongs there: a number or yes and no as JSON writes them, else a text. */
export function readScalar(typed: string): Scalar {
  if (typed === 'true' || typed === 'false') return typed === 'true';
  return typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
