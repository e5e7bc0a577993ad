/** Choices for a select, each by its own name: who does not read the present language finds their own. */
export function languageOptions(tags: readonly string[]): { readonly value: string; readonly label: string }[] {
  return tags.map((value) => ({
    value,
    label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value
  }));
}
