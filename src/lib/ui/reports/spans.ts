import { monthsUntil, stepEnds, type Step } from '#services/reports/months.ts';

/** How far a report over time goes back. */
export const spans = {
  'days-30': { step: 'day', count: 30 },
  'weeks-26': { step: 'week', count: 26 },
  'months-6': { step: 'month', count: 6 },
  'months-12': { step: 'month', count: 12 },
  'months-24': { step: 'month', count: 24 }
} as const satisfies Record<string, { step: Step; count: number }>;
export type Span = keyof typeof spans;

export const monthSpans: readonly Span[] = ['months-12', 'months-6', 'months-24'];
export const flowSpans: readonly Span[] = ['weeks-26', 'days-30', 'months-12', 'months-24'];

export function monthsOf(span: Span, today: string): string[] {
  return monthsUntil(today, spans[span].count);
}

export function daysOf(span: Span, today: string): string[] {
  return stepEnds(today, spans[span].step, spans[span].count);
}
