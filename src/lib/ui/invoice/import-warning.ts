import type { ImportWarning } from '#domain/exchange/import-problem.ts';
import { words } from '#ui/words/words.ts';

/** One thing to look at in an imported document; `money` writes an amount of it. */
export function importWarningInWords(warning: ImportWarning, money: (amountMinor: number) => string): string {
  const table = words.invoice.imported.importWarnings as Record<string, unknown>;
  // What a newer version wrote down may have no words here.
  if (!Object.hasOwn(table, warning.why)) return warning.why;
  // The table has one entry for each `why`; that they belong together is beyond the type checker.
  const say = table[warning.why] as (warning: ImportWarning, money: (amountMinor: number) => string) => string;
  return say(warning, money);
}
