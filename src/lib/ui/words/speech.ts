import type { Words } from './en.ts';
import { isLanguage, language, languages, locale, type Language } from './language.ts';
import { words } from './words.ts';

/** How something is said: in which words, and by which BCP 47 tags days and numbers are written. */
export interface Speech {
  readonly words: Words;
  readonly language: string;
  readonly locale: string;
}

/** As the app speaks on this device. */
export function ownSpeech(): Speech {
  return { words, language, locale: locale() };
}

/** In the language of whoever reads it, where the app speaks that; else, and for an empty tag, as the app speaks. */
export async function speechFor(tag: string): Promise<Speech> {
  if (!isLanguage(tag) || languages[tag] === language) return ownSpeech();
  const tagOfLanguage = languages[tag];
  return { words: await wordsIn(tag), language: tagOfLanguage, locale: tagOfLanguage };
}

async function wordsIn(spoken: Language): Promise<Words> {
  return spoken === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}
