import { en, type Words } from './en.ts';

/** All that the app says, in the current language. Another language is another object of the same type. */
export let words: Words = en;

/** Only `speakGerman` changes them, before anything is drawn. */
export function useWords(said: Words): void {
  words = said;
}
