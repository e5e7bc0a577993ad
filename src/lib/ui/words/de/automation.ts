import type { automation as en } from '#ui/words/en/automation.ts';

const outcomes: typeof en.outcomes = {
  moved: ({ to }) => `auf „${to}“ gesetzt`,
  blocked: (_, target) => (target === '' ? 'nicht weitergekommen' : `konnte nicht auf „${target}“ gesetzt werden`),
  changed: () => 'geändert',
  created: () => 'angelegt',
  suppressed: () => 'unverändert gelassen, obwohl sich die Quelle geändert hat',
  asked: () => 'jemanden gebeten, nachzusehen'
};

/** What rules did, over everything. */
export const automation: typeof en = {
  title: 'Protokoll der Automatik',
  lead: 'Was Regeln mit Ihren Rechnungen getan haben, das Neueste zuerst. Der Verlauf jeder Rechnung zeigt dasselbe.',
  filter: 'Regel',
  all: 'Alle Regeln',
  empty: 'Noch hat keine Regel etwas getan.',
  emptyFor: 'Diese Regel hat noch nichts getan.',
  showAll: 'Alle Regeln anzeigen',
  more: 'Frühere anzeigen',
  failed: 'Das Protokoll konnte nicht gelesen werden',
  columns: { when: 'Wann', rule: 'Regel', subject: 'Woran', outcome: 'Ergebnis' },
  outcomes,
  gone: 'Nicht mehr vorhanden',
  workflow: 'Regeln ansehen und schalten'
};
