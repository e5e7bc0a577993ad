import { shortDay } from '#domain/calendar/format.ts';
import type { RepetitionPlan } from '#domain/invoice/repetition.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** "every 2 weeks from 1 Mar 2026". */
export function rhythmInWords({ every, unit, from, until }: RepetitionPlan): string {
  const day = (one: string): string => shortDay(one, language);
  return words.repetition.rhythm({ every, unit, from: day(from), until: until && day(until) });
}
