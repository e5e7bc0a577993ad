import type { BalanceState } from '#domain/invoice/balance.ts';
import type { Origin } from '#domain/invoice/invoice.ts';
import type { FilterField, ListShape } from '#state/filters.ts';
import type { list as en } from '#ui/words/en/list.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

const fields: Record<FilterField, string> = {
  direction: 'Ausgestellt oder erhalten',
  type: 'Typ',
  kind: 'Belegart',
  'client-id': 'Kunde',
  jobs: 'Auftrag',
  stage: 'Freigabestufe',
  awaiting: 'Freigabe',
  'balance-state': 'Zahlung',
  'issue-day': 'Rechnungsdatum',
  'due-day': 'Fälligkeit',
  total: 'Gesamtbetrag',
  outstanding: 'Offener Betrag',
  currency: 'Währung',
  'days-in-status': 'Tage im Status',
  'created-by': 'Angelegt von',
  origin: 'Herkunft',
  numbered: 'Nummer',
  'completed-day': 'Abgeschlossen am',
  'settled-day': 'Erledigt am',
  visited: 'War im Status',
  moves: 'Übergang',
  'paid-months': 'Zahlungen im Monat',
  'outstanding-months': 'Offen am Ende des Monats',
  taxes: 'Umsatzsteuer',
  stood: 'Stand im Status',
  'override-months': 'Von Hand gesetzt im'
};

const balanceStates: Record<BalanceState, string> = {
  unpaid: 'Unbezahlt',
  'part-paid': 'Teilweise bezahlt',
  paid: 'Vollständig bezahlt',
  overpaid: 'Überzahlt',
  'to-refund': 'Zu erstatten',
  settled: 'Ausgeglichene Gutschrift'
};

const origins: Record<Origin, string> = {
  hand: 'Von Hand erfasst',
  duplicate: 'Kopie',
  job: 'Auftrag',
  repeat: 'Wiederholung',
  import: 'Import'
};

/** The list of invoices. */
export const list: typeof en = {
  title: 'Rechnungen',
  newInvoice: 'Neue Rechnung',
  import: 'Einlesen',
  importInvoices: 'Rechnungen einlesen',
  detail: 'Rechnung',
  invoices,

  search: 'Rechnungen suchen',
  searchHint: 'Nummer, Kunde oder Referenz',
  clearSearch: 'Suche leeren',

  all: 'Alle',
  overdue: 'Überfällig',
  byGroup: 'Nach Gruppe',
  byStatus: 'Nach Status',
  unknownStatus: (id: string): string => `${id} (unbekannt)`,
  goneStatus: (label: string): string => `${label} (entfallen)`,
  statusNow: (label: string, now: string): string => `${label} (jetzt ${now})`,

  shape: 'Anzeigen als',
  shapes: { list: 'Liste', board: 'Tafel nach Status', 'board-groups': 'Tafel nach Gruppe' } satisfies Record<
    ListShape,
    string
  >,
  shownAs: (shape: string): string => `Anzeigen als: ${shape}`,
  filters: 'Filter',
  filtersOn: (count: number): string => (count === 1 ? 'Filter, 1 aktiv' : `Filter, ${count} aktiv`),
  clearFilters: 'Filter zurücksetzen',
  status: 'Status',
  fields,
  kinds: { invoice: 'Rechnung', 'credit-note': 'Gutschrift' },
  stage: (number: number): string => `Freigabestufe ${number}`,
  balanceStates,
  awaiting: 'Wartet auf Freigabe',
  notAwaiting: 'Wartet nicht auf Freigabe',
  origins,
  numbered: 'Mit Nummer',
  notNumbered: 'Ohne Nummer',
  visited: (labels: readonly string[]): string => `War im Status ${labels.map((label) => `„${label}“`).join(' oder ')}`,
  moved: (from: string, to: string): string => `Von „${from}“ nach „${to}“ verschoben`,
  paidIn: (month: string): string => `Zahlungen im ${month}`,
  outstandingAfter: (month: string): string => `Offen Ende ${month}`,
  stood: (status: string, day: string): string => `Am Ende des ${day} in „${status}“`,
  overriddenIn: (month: string): string => `Von Hand gesetzt im ${month}`,
  taxed: (rate: string): string => `Mit ${rate} % USt.`,
  any: 'Beliebig',
  from: 'Von',
  until: 'Bis',
  atLeastDays: 'Mindestens, in Tagen',
  atMostDays: 'Höchstens, in Tagen',
  today: 'heute',
  daysFromToday: (days: number): string => {
    if (days === 1) return 'morgen';
    if (days === -1) return 'gestern';
    return days > 0 ? `in ${inFigures(days)} Tagen` : `vor ${inFigures(-days)} Tagen`;
  },
  /** "Gesamtbetrag: 100,00 bis 200,00"; either may be open. */
  range: (name: string, from: string | null, until: string | null): string => {
    if (from === null) return until === null ? name : `${name}: bis ${until}`;
    return until === null ? `${name}: ab ${from}` : `${name}: ${from} bis ${until}`;
  },
  without: (name: string): string => `${name}: ohne Angabe`,
  /** The labels say enough of what is known by them; several are counted. */
  chosen: (name: string, labels: readonly string[]): string =>
    labels.length <= 2 ? labels.join(' oder ') : `${name}: ${inFigures(labels.length)} ausgewählt`,
  periods: {
    'this-month': 'Dieser Monat',
    'last-month': 'Letzter Monat',
    'this-year': 'Dieses Jahr',
    'last-30': 'Letzte 30 Tage',
    'next-7': 'Nächste 7 Tage',
    past: 'Vor heute'
  },
  unknownClient: 'Ein Kunde, der nicht auf diesem Gerät ist',
  archived: 'Archiviert',
  archivedChips: { all: 'Mit archivierten', only: 'Archiviert' },

  columns: {
    number: 'Nummer',
    client: 'Kunde',
    issued: 'Datum',
    due: 'Fällig',
    status: 'Status',
    days: 'Tage im Status',
    type: 'Typ',
    total: 'Gesamt',
    balance: 'Offen'
  },
  moveFrom: (status: string): string => `${status}: Status ändern`,
  views: {
    title: 'Gespeicherte Ansichten',
    keep: 'Diese Ansicht speichern',
    rename: 'Umbenennen',
    remove: 'Diese Ansicht löschen',
    actions: (name: string): string => `Ansicht „${name}“ ändern`,
    saved: (name: string): string => `Ansicht „${name}“ gespeichert.`,
    removed: (name: string): string => `Ansicht „${name}“ gelöscht.`
  },
  noMonth: 'Ohne Rechnungsdatum',
  noNumber: 'Noch ohne Nummer',
  draftCreditNote: 'Gutschrift, noch ohne Nummer',
  creditNote: 'Gutschrift',
  received: 'Erhalten',
  toPay: 'Erhalten, zu zahlen',
  noClient: 'Noch kein Kunde',
  archivedMark: 'Archiviert',
  due: (relative: string): string => `fällig ${relative}`,
  overdueBy: (days: number): string => (days === 1 ? '1 Tag überfällig' : `${inFigures(days)} Tage überfällig`),
  noDueDate: 'ohne Fälligkeit',

  noneChosen: 'Gehen Sie zuerst mit J oder K zu einer Rechnung.',
  sums: {
    outstandingMinor: { issued: 'noch nicht bezahlt', received: 'zu zahlen' },
    totalMinor: { issued: 'insgesamt', received: 'insgesamt erhalten' }
  },
  lessSums: 'Weniger',
  inexact: 'Die Summe ist für eine genaue Angabe zu groß.',

  unfinished: (count: number): string =>
    count === 1
      ? '1 Rechnung ist noch nicht gespeichert.'
      : `${inFigures(count)} Rechnungen sind noch nicht gespeichert.`,
  goOn: 'Fortsetzen',

  select: 'Auswählen',
  selectOne: 'Auswählen:',
  selectAll: (count: number): string => (count === 1 ? 'Die Rechnung auswählen' : `Alle ${inFigures(count)} auswählen`),
  keys: {
    section: 'In der Liste',
    search: 'Suchen',
    next: 'Nächste Rechnung',
    previous: 'Vorherige Rechnung',
    toggle: 'Auswählen oder Auswahl aufheben',
    move: 'Auswahl verschieben'
  }
};
