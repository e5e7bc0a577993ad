import { zoneHere } from '#state/zone.ts';
import { formatInstant } from '#domain/calendar/format.ts';
import { language } from '#ui/words/language.ts';

/** "30 Nov 2026, 14:05", by the clocks of where the person is now. */
export function instantInWords(instantMs: number): string {
  return formatInstant(instantMs, language, zoneHere());
}
