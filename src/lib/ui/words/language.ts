/** A language that the app speaks, with the BCP 47 tag that its words are written by. */
export const languages = { en: 'en-GB', de: 'de-DE' } as const;

export type Language = keyof typeof languages;

/**
 * BCP 47 tag of the words. Month names and "in 8 days" follow it, so that a sentence stays in one language. Another one is
 * chosen before anything is drawn, by `speakGerman`, and never after.
 */
export let language: string = languages.en;

/** To be called by whoever changes the words, together with them. */
export function useLanguage(spoken: Language): void {
  language = languages[spoken];
}

/**
 * What is made for the language of the app, such as a format: when it is first asked for, since a page may be loaded before
 * it is known which language that is.
 */
export function inLanguage<T extends object>(make: (language: string) => T): () => T {
  let made: { readonly value: T; readonly language: string } | undefined;
  return () => {
    if (made?.language !== language) made = { value: make(language), language };
    return made.value;
  };
}

/** What was chosen, or else the first that somebody's browser asks for and that the app speaks. */
export function languageFor(chosen: string, asked: readonly string[]): Language {
  const wanted = [chosen, ...asked].map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return wanted.find(isLanguage) ?? 'en';
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

/**
 * BCP 47 tag by which numbers are read and written: the browser's, unless one was chosen. It is not the language:
 * somebody in Berlin may read English words and still write 1.234,50.
 */
export function locale(): string {
  chosenLocale ??= typeof navigator === 'undefined' ? language : navigator.language;
  return chosenLocale;
}

/** To be called before anything is drawn. */
export function chooseLocale(tag: string): void {
  chosenLocale = tag;
}

let chosenLocale: string | undefined;
