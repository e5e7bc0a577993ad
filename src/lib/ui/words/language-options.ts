import { languages } from './language.ts';

/** Choices for a select, each by its own name: who does not read the present language finds their own. */
export function languageOptions(): { readonly value: string; readonly label: string }[] {
  return Object.keys(languages).map((value) => ({
    value,
    label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value
  }));
}
