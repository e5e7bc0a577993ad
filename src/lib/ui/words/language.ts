/** BCP 47 tag of the words. Month names and "in 8 days" follow it, so that a sentence stays in one language. */
export const language = 'en-GB';

/**
 * BCP 47 tag by which numbers are read and written: the browser's, unless one was chosen. It is not the language:
 * somebody in Berlin may read English words and still write 1.234,50.
 */
export function locale(): string {
  chosen ??= typeof navigator === 'undefined' ? language : navigator.language;
  return chosen;
}

/** To be called before anything is drawn. */
export function chooseLocale(tag: string): void {
  chosen = tag;
}

let chosen: string | undefined;
