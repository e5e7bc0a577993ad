/** A text that keeps its own order among others, whichever way they run; with a direction, what is made of several. */
export function isolated(text: string, dir: 'ltr' | 'rtl' | 'auto' = 'auto'): string {
  return `${marks[dir]}${text}\u2069`;
}

/** Of Unicode, by UAX 9. */
const marks = { ltr: '\u2066', rtl: '\u2067', auto: '\u2068' } as const;
