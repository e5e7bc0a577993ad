import type { ImportProblem } from '#domain/exchange/import-problem.ts';
import { sizeInWords } from '#ui/size.ts';
import { words } from '#ui/words/words.ts';

/** Why a file cannot be imported, as a sentence. */
export function importProblemInWords(problem: ImportProblem): string {
  // The table has one entry for each `why`; that they belong together is beyond the type checker.
  const say = words.importing.problems[problem.why] as (
    problem: ImportProblem,
    size: (sizeBytes: number) => string
  ) => string;
  return say(problem, sizeInWords);
}
