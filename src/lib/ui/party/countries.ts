import { isoCountries } from '#domain/exchange/code-lists.ts';
import { language } from '#ui/words/language.ts';

/** And Kosovo, as payments and most invoices write it. */
const codes: readonly string[] = [...isoCountries, 'XK'];

/** "Germany"; a code that nobody knows stays as it is. */
export function countryName(code: string, tag = language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  let names = namesByLanguage.get(tag);
  if (names === undefined) {
    names = new Intl.DisplayNames(tag, { type: 'region' });
    namesByLanguage.set(tag, names);
  }
  return names.of(code) ?? code;
}

/** All countries by name, for a select. `present` stays among them, whatever a file once brought. */
export function countryOptions(present: string): { readonly value: string; readonly label: string }[] {
  const all = present === '' || codes.includes(present) ? codes : [...codes, present];
  const collator = new Intl.Collator(language);
  return all
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((left, right) => collator.compare(left.label, right.label));
}

/** They stand among words, so they speak the words' language. */
const namesByLanguage = new Map<string, Intl.DisplayNames>();
