import { de } from './de.ts';
import { useFirstWords } from './first.ts';
import { useLanguage } from './language.ts';
import { useWords } from './words.ts';

/**
 * Puts German words in the place of the English ones. To be called before any page is loaded, since a page may keep what
 * it has read.
 */
export function speakGerman(): void {
  useFirstWords(de);
  useWords(de);
  useLanguage('de');
  document.documentElement.lang = 'de';
}
