import type { Outcome } from '#domain/ledger/outcome.ts';
import { words } from '#ui/words/words.ts';

/** What a rule did, as the end of a sentence: "moved it to Paid". */
export function outcomeInWords(outcome: Outcome, status: (id: string) => string): string {
  // The table has one entry for each kind; that they belong together is beyond the type checker.
  const say = words.automation.outcomes[outcome.is] as (outcome: Outcome, target: string) => string;
  return say(outcome, outcome.is === 'blocked' ? status(outcome.target) : '');
}
