import type { DocumentWords } from './document.ts';
import { language, languages, locale } from './language.ts';
import { words } from './words.ts';

/** How something is said to whoever gets it: in which words, and by which BCP 47 tags days and numbers are written. */
export interface Speech {
  readonly words: DocumentWords;
  readonly language: string;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

interface DocumentLanguage {
  readonly tag: string;
  readonly dir?: 'rtl';
  readonly words: () => Promise<DocumentWords>;
}

/** The languages of documents: those that the app speaks, and more. */
const documentLanguages: Readonly<Record<string, DocumentLanguage>> = {
  en: { tag: languages.en, words: async () => (await import('./en.ts')).en },
  de: { tag: languages.de, words: async () => (await import('./de.ts')).de },
  fr: { tag: 'fr-FR', words: async () => (await import('./documents/fr.ts')).fr },
  es: { tag: 'es-ES', words: async () => (await import('./documents/es.ts')).es },
  it: { tag: 'it-IT', words: async () => (await import('./documents/it.ts')).it },
  nl: { tag: 'nl-NL', words: async () => (await import('./documents/nl.ts')).nl },
  // With the digits that bank details and numbers of invoices are written in.
  ar: { tag: 'ar-u-nu-latn', dir: 'rtl', words: async () => (await import('./documents/ar.ts')).ar }
};

export const spokenInDocuments: readonly string[] = Object.keys(documentLanguages);

/** As the app speaks on this device. */
export function ownSpeech(): Speech {
  return { words, language, locale: locale(), dir: 'ltr' };
}

/** In the language of whoever reads it, where documents speak that; else, and for an empty tag, as the app speaks. */
export async function speechFor(chosen: string): Promise<Speech> {
  const known = Object.hasOwn(documentLanguages, chosen) ? documentLanguages[chosen] : undefined;
  if (!known || known.tag === language) return ownSpeech();
  const { tag, dir = 'ltr' } = known;
  return { words: await known.words(), language: tag, locale: tag, dir };
}
