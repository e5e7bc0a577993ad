import type { common as en } from '#ui/words/en/common.ts';

/** What several pages, and the components themselves, say. */
export const common: typeof en = {
  optional: '(optional)',
  whyLocked: (field: string): string => `Warum ist „${field}“ gesperrt?`,
  close: 'Schließen',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  dismiss: 'Ausblenden',
  loading: 'Wird geladen',
  skipToContent: 'Zum Inhalt springen',
  mainNavigation: 'Hauptnavigation',
  back: 'Zurück',
  notices: 'Mitteilungen',
  more: 'Mehr',
  morePlaces: 'Weitere Bereiche',
  moreCount: (count: number): string => `${count} weitere`,
  none: 'Nichts',
  chooseDay: (label: string): string => `${label}: im Kalender auswählen`,
  typeDay: (label: string): string => `${label}: Tag eingeben`,
  suggestions: (label: string): string => `${label}: Vorschläge`,
  create: (text: string): string => `„${text}“ anlegen`,
  /** Somebody's own words within a sentence. */
  quoted: (text) => `„${text}“`,
  /** A name that somebody gave, in the middle of a sentence: nouns keep their capital letter. */
  within: (name) => name,
  and: (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1) ?? ''}`,
  or: (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} oder ${parts.at(-1) ?? ''}`,
  shortcuts: {
    title: 'Tastenkürzel',
    single: 'Tastenkürzel aus einer einzelnen Taste verwenden',
    singleHint:
      'Schalten Sie dies aus, wenn Tasten etwas auslösen, während Sie diktieren oder mit einer Hand schreiben.',
    everywhere: 'Überall',
    then: 'dann',
    show: 'Alle Tastenkürzel anzeigen'
  },
  /** Where one record was changed in two places. */
  elsewhere: {
    safe: 'Nichts wurde überschrieben. Ihre Eingaben sind noch hier.',
    nowSays: (field: string, value: string): string =>
      value === '' ? `„${field}“ ist jetzt leer` : `„${field}“ lautet jetzt „${value}“`,
    keepMine: 'Meine Eingaben speichern',
    takeTheirs: 'Andere Änderung übernehmen'
  },
  errors: {
    safe: 'Alles, was zuvor gespeichert wurde, ist auf diesem Gerät weiterhin sicher.',
    retry: 'Erneut versuchen'
  }
};
