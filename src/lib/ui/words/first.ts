import { firstEn, type FirstWords } from './en/first.ts';

/** What is said until the list can be used: nothing that stands there waits for the words of all other pages. */
export let words: FirstWords = firstEn;

/** Only `speakGerman` changes them, before anything is drawn. */
export function useFirstWords(said: FirstWords): void {
  words = said;
}
