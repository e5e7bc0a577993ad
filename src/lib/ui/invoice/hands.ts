import type { Hand } from '#domain/ledger/decide-approval.ts';
import { words } from '#ui/words/words.ts';

/** "Ben", "Kim in place of Dora" */
export function handInWords({ by, inPlaceOf }: Hand, nameOf: (person: string) => string): string {
  if (inPlaceOf === null) return nameOf(by);
  return words.invoice.approval.inPlaceOf({ who: nameOf(by), place: nameOf(inPlaceOf) });
}
