import type { Batch } from '#domain/client/batch.ts';
import { dayAt } from '#domain/calendar/day.ts';
import { shortDay } from '#domain/calendar/format.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** What a batch is called: what somebody called it, or the day that it was made on. */
export function batchName({ name, at }: Pick<Batch, 'name' | 'at'>, zone: string): string {
  return name.trim() === '' ? words.batches.nameless(shortDay(dayAt(at, zone), language)) : name;
}
