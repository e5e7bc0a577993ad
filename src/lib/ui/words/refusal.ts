import type { Refusal, Remedy } from '#domain/workflow/refusal.ts';
import type { Names } from './en/refusals.ts';
import { locale } from './language.ts';
import { words } from './words.ts';

export type { Names } from './en/refusals.ts';

/** "There are no lines yet. Add a line." */
export function refusalInWords(refusal: Refusal, names: Partial<Names> = {}): string {
  // What a newer version wrote down may have no words here.
  if (!Object.hasOwn(words.refusals, refusal.why)) return refusal.why;
  // The table has one entry for each `why`; that they belong together is beyond the type checker.
  const say = words.refusals[refusal.why] as (refusal: Refusal, names: Names) => string;
  const sentence = say(refusal, { ...plainNames, locale: locale(), ...names });
  if (refusal.why === 'not-replaceable')
    return `${sentence} ${refusalsInWords(refusal.refusals, names) ?? ''}`.trimEnd();
  return 'remedy' in refusal ? `${sentence} ${remedyInWords(refusal.remedy)}`.trimEnd() : sentence;
}

/** All reasons one after the other, for the `refusal` of a button; undefined where there are none. */
export function refusalsInWords(refusals: readonly Refusal[], names: Partial<Names> = {}): string | undefined {
  if (refusals.length === 0) return undefined;
  return [...new Set(refusals.map((refusal) => refusalInWords(refusal, names)))].join(' ');
}

export function remedyInWords(remedy: Remedy): string {
  if (!Object.hasOwn(words.remedies, remedy.do)) return '';
  const say = words.remedies[remedy.do] as (remedy: Remedy) => string;
  return say(remedy);
}

const itself = (id: string): string => id;

const plainNames: Omit<Names, 'locale'> = {
  status: itself,
  rule: itself,
  type: itself,
  account: itself,
  invoice: () => words.history.anotherInvoice,
  job: () => words.history.anotherJob,
  person: () => words.history.somebody
};
