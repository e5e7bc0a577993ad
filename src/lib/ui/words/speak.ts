import { useLanguage, type Language } from './language.ts';

/**
 * Loads the words of a language and puts them in the place of the English ones. To be called before any page is loaded,
 * since a page may keep what it has read. Fails where they cannot be loaded; the app then speaks English.
 */
export async function speak(spoken: Language): Promise<void> {
  if (spoken === 'en') return;
  const [{ useFirstWords }, { useWords }, said] = await Promise.all([
    import('./first.ts'),
    import('./words.ts'),
    wordsIn(spoken)
  ]);
  useFirstWords(said);
  useWords(said);
  useLanguage(spoken);
  document.documentElement.lang = spoken;
}

/** All words of a language: for what is written in another one than the app speaks, as a document for a client is. */
export async function wordsIn(spoken: Language) {
  return spoken === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}
