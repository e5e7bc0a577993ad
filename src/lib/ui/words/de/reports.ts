import type { Age } from '#domain/report/age.ts';
import type { reports as en } from '#ui/words/en/reports.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

const ages: Record<Age, string> = {
  'not-due': 'Nicht fällig',
  'to-30': '1–30 Tage',
  'to-60': '31–60 Tage',
  'to-90': '61–90 Tage',
  'over-90': 'Über 90 Tage',
  undated: 'Ohne Fälligkeit'
};

/** What is said of invoices as a whole. Each report has a definition of one sentence. */
export const reports: typeof en = {
  back: 'Berichte',
  intro: 'Was die Rechnungen auf diesem Gerät zusammen ergeben und wo im Ablauf sie stehen.',
  empty: 'Es gibt noch keine Rechnungen. Sobald welche da sind, entstehen daraus alle Berichte.',
  emptyFiltered: 'Keine Rechnung entspricht diesen Filtern.',
  nothingYet: 'Dergleichen ist noch nicht vorgekommen.',
  toInvoices: 'Zu den Rechnungen',
  sections: { statuses: 'Status', time: 'Zeit', money: 'Geld', control: 'Kontrolle' },

  names: {
    distribution: 'Rechnungen nach Status',
    flow: 'Status im Zeitverlauf',
    moves: 'Übergänge und Nacharbeit',
    'time-in-status': 'Verweildauer im Status',
    bottlenecks: 'Wo Rechnungen warten',
    throughput: 'Abgeschlossene Rechnungen',
    finance: 'Ausgestellt, erhalten und bezahlt',
    ageing: 'Offene Beträge nach Alter',
    taxes: 'Umsatzsteuer nach Steuersatz',
    overrides: 'Von Hand gesetzte Status',
    automation: 'Protokoll der Automatik',
    practice: 'Praxis'
  },
  definitions: {
    distribution:
      'Wie viele Rechnungen jetzt in jedem Status stehen und welchen Betrag sie ergeben, einschließlich der Entwürfe und der archivierten.',
    flow: 'Wie viele Rechnungen am Ende jedes Tages, jeder Woche oder jedes Monats in jedem Status standen.',
    moves:
      'Wie oft Rechnungen von einem Status in einen anderen gewechselt sind, wie viele in einen früheren zurückgekehrt sind und welcher Anteil der entschiedenen Freigaben abgelehnt wurde.',
    'time-in-status':
      'Wie lange Rechnungen in einem Status bleiben: die Hälfte höchstens so lange wie der Median, neun von zehn höchstens so lange wie der 90-%-Wert.',
    bottlenecks:
      'Wo die Zeit der Rechnungen bleibt, bis sie ausgeglichen oder storniert sind: jeder Status mit seinem Anteil an der gesamten Wartezeit und worauf er wartet.',
    throughput:
      'Wie viele Rechnungen in jedem Monat abgeschlossen wurden und wie lange es vom ersten Status bis zum Abschluss und bis zum Ausgleich gedauert hat.',
    finance:
      'Wie hoch die nummerierten, nicht stornierten Rechnungen jedes Monats abzüglich der Gutschriften waren, was bezahlt wurde, wofür auch immer, und was am Monatsende offen war.',
    ageing:
      'Was aus abgeschlossenen Rechnungen heute noch offen ist, nach Schuldner und danach, wie lange es überfällig ist.',
    taxes:
      'Umsatzsteuer der nummerierten, nicht stornierten Rechnungen nach Steuersatz und Monat des Rechnungsdatums, abzüglich der Gutschriften.',
    overrides:
      'Jeder Fall, in dem jemand eine Rechnung an den Übergängen des Ablaufs vorbei in einen Status gesetzt hat, mit der Begründung.',
    automation: 'Was Regeln getan haben, wann, woran und warum.',
    practice: 'Was an der Nutzung der Status auffällt und was sie einfacher machen würde.'
  },

  filters: 'Filter',
  filtersOn: (count) => (count === 1 ? 'Filter, 1 aktiv' : `Filter, ${count} aktiv`),
  clearFilters: 'Filter zurücksetzen',
  show: 'Bericht anzeigen',
  csv: 'Als CSV speichern',
  print: 'Drucken',
  saved: (name) => `Gespeichert als „${name}“.`,
  span: 'Zeitraum',
  spans: {
    'days-30': 'Letzte 30 Tage',
    'weeks-26': 'Letzte 26 Wochen',
    'months-6': 'Letzte 6 Monate',
    'months-12': 'Letzte 12 Monate',
    'months-24': 'Letzte 24 Monate'
  },
  part: 'Teil',
  asOf: (day) => `Stand: ${day}`,
  inTable: 'Die Tabelle zeigt dasselbe in Zahlen.',
  invoices,

  purse: (purse) => `${purse.direction === 'issued' ? 'Ausgestellt' : 'Erhalten'}, ${purse.currency}`,
  unknownStatuses: 'Nicht im Ablauf',
  total: 'Gesamt',

  columns: {
    status: 'Status',
    group: 'Gruppe',
    invoices: 'Rechnungen',
    share: 'Anteil',
    naiveMedian: 'Median, nur beendete',
    naiveP90: '90 %, nur beendete',
    median: 'Median, alle',
    p90: '90 %, alle',
    left: 'Weitergegangen',
    stillThere: 'Noch dort',
    waited: 'Wartezeit gesamt',
    waitsFor: 'Wartet auf',
    month: 'Monat',
    day: 'Bis',
    from: 'Von',
    to: 'Nach',
    times: 'Anzahl',
    before: 'Median davor',
    back: 'Zurückgekehrt',
    completed: 'Abgeschlossen',
    completedMedian: 'Bis zum Abschluss, Median',
    completedP90: 'Bis zum Abschluss, 90 %',
    settled: 'Ausgeglichen',
    settledMedian: 'Bis zum Ausgleich, Median',
    settledP90: 'Bis zum Ausgleich, 90 %',
    issued: 'Ausgestellt',
    received: 'Erhalten',
    paidToUs: 'An uns bezahlt',
    paidByUs: 'Von uns bezahlt',
    outstanding: 'Offen an uns',
    owed: 'Offen von uns',
    client: 'Kunde',
    supplier: 'Lieferant',
    rate: 'Steuersatz',
    net: 'Netto',
    tax: 'Umsatzsteuer',
    when: 'Wann',
    who: 'Wer',
    invoice: 'Rechnung',
    reason: 'Begründung',
    rule: 'Regel',
    on: 'Woran',
    what: 'Was sie getan hat',
    because: 'Warum',
    measure: 'Kennzahl',
    value: 'Wert'
  },
  inDays: (label) => `${label} (Tage)`,
  inFraction: (label) => `${label} (1 ist alles)`,

  byStatus: 'Nach Status',
  byGroup: 'Nach Gruppe',
  medianBars: ['Median, nur beendete', 'Median, alle'],
  timeNote:
    '„Nur beendete“ zählt Aufenthalte, die zu Ende sind, also die kürzeren. „Alle“ zählt auch die noch andauernden mit ihrer bisherigen Dauer, nach dem Verfahren von Kaplan und Meier; ein Strich bedeutet, dass noch zu viele andauern, um etwas sagen zu können.',
  waitShare: 'Anteil an der gesamten Wartezeit',

  waitsFor: {
    approval: (who) => `Freigabe durch ${who}`,
    anyApprover: 'Freigabe',
    clientPayment: 'Zahlung des Kunden',
    ourPayment: 'Unsere Zahlung',
    payment: 'Eine Zahlung, vom Kunden oder von uns',
    people: (who) => `Bearbeitung durch ${who}`,
    anybody: 'Bearbeitung durch jemanden',
    platform: 'Auftrag, Workshop oder Regel',
    nobody: 'Niemanden: Von hier führt kein Übergang weiter'
  },

  financeTitle: (currency) => `In ${currency}`,
  allTogether: (currency) => `Alle Währungen, ungefähr in ${currency}`,
  undated: (count) => `${invoices(count)} ohne Rechnungsdatum: in keinem Monat.`,
  rates: 'Wechselkurse',
  ratesHint:
    'Sie bleiben nur auf diesem Gerät. Mit einem Kurs für jede Währung wird auch eine ungefähre Summe aller Währungen angezeigt.',
  rate: (currency) => `1 ${currency} entspricht`,
  ages,
  ageingNote: 'Guthaben, die zu erstatten sind, sind keine Forderungen und hier nicht enthalten.',
  taxRate: (rate, category) => `${rate} % (${category})`,
  flowLabel: 'Rechnungen in jedem Status',
  movesMatrix: 'Übergänge von jedem Status (Zeilen) in jeden anderen (Spalten)',
  movesList: 'Alle Übergänge',
  movesShort: 'Übergänge',
  approvals: 'Freigaben und Nacharbeit',
  approvalRows: {
    approved: 'Erteilte Freigaben',
    rejected: 'Abgelehnte Freigaben',
    withdrawn: 'Zurückgezogene Anfragen',
    open: 'Noch nicht entschiedene Anfragen',
    rate: 'Ablehnungsquote, bezogen auf die entschiedenen',
    rework: 'Rechnungen, die in einen Status zurückgekehrt sind',
    reworkShare: 'Anteil der zurückgekehrten Rechnungen'
  },
  cycleNote: 'Ein Monat zählt, was in ihm zum ersten Mal abgeschlossen wurde.',
  overridesByMonth: 'Von Hand gesetzte Status nach Monat',
  firingsByMonth: 'Was Regeln getan haben, nach Monat',
  firingsLatest: (count: number): string => `Betrachtet wurden die letzten ${inFigures(count)}.`,
  overrideMissing: 'Eine Rechnung, die nicht hier ist'
};
