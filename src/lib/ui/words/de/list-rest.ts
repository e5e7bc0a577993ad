import type { emptyList as en, filterSheet as enFilterSheet, viewName as enViewName } from '#ui/words/en/list-rest.ts';
import type { SortKey } from '#services/columns/orders.ts';
import type { SectionKey } from '#services/columns/sections.ts';
import { list } from './list.ts';

/** What stands where a list has nothing to show. */
export const emptyList: typeof en = {
  first: 'Noch keine Rechnungen. Schreiben Sie die erste oder lesen Sie vorhandene ein.',
  sample: 'Beispieldaten ansehen',
  noText: (text: string): string => `Zu „${text}“ wurde nichts gefunden.`,
  noMatch: 'Keine Rechnung entspricht diesen Filtern.',
  noOverdue: 'Nichts ist überfällig. Alles Fällige ist bezahlt.',
  noGroup: {
    ACTIVE: 'Nichts ist in Bearbeitung.',
    APPROVAL: 'Nichts wartet auf Freigabe.',
    COMPLETED: 'Noch nichts ist abgeschlossen.',
    CANCELLED: 'Nichts wurde storniert.'
  },
  allArchived: 'Alles erledigt: Alle Rechnungen sind archiviert.',
  showArchived: 'Archivierte Rechnungen anzeigen',
  showAll: 'Alle Rechnungen anzeigen'
};

/** Where a view gets its name. */
export const viewName: typeof enViewName = {
  keepTitle: 'Diese Ansicht speichern',
  renameTitle: 'Ansicht umbenennen',
  name: 'Name',
  nameMissing: 'Geben Sie der Ansicht einen Namen.',
  nameTaken: 'So heißt schon eine Ansicht. Geben Sie dieser einen anderen Namen.',
  shared: 'Die Ansicht merkt sich Filter und Reihenfolge. Alle, die mit diesen Daten arbeiten, können sie sehen.',
  save: 'Speichern'
};

const sorts: Record<SortKey, string> = {
  issue: 'Rechnungsdatum',
  due: 'Fälligkeit',
  number: 'Nummer',
  party: 'Kunde',
  total: 'Gesamtbetrag',
  outstanding: 'Offener Betrag',
  status: 'Status',
  entered: 'Zeit im Status',
  created: 'Erfassungsdatum'
};

const sections: Record<SectionKey, string> = { status: 'Status', client: 'Kunde', month: 'Monat' };

/** The sheet of all filters. */
export const filterSheet: typeof enFilterSheet = {
  moreFilters: 'Weitere Filter',
  sectionBy: 'Gruppieren nach',
  noSections: 'Ohne Gruppierung',
  order: 'Reihenfolge',
  ascending: 'Aufsteigend',
  descending: 'Absteigend',
  chooseColumns: 'Spalten',
  columnsHint: 'Spalten, für die hier kein Platz ist, erscheinen auf einem breiteren Bildschirm.',
  showInvoices: (count: number): string => `${list.invoices(count)} anzeigen`,
  archivedOptions: { hidden: 'Ausgeblendet', all: 'Eingeblendet', only: 'Nur diese' },
  sort: 'Sortieren nach',
  sorts,
  sections
};
