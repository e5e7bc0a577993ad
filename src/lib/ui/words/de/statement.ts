import type { Age } from '#domain/report/age.ts';
import type { statement as en } from '#ui/words/en/statement.ts';
import { inFigures } from './in-figures.ts';

const ages: Record<Age | 'credit', string> = {
  'not-due': 'Nicht fällig',
  'to-30': '1–30 Tage',
  'to-60': '31–60 Tage',
  'to-90': '61–90 Tage',
  'over-90': 'Über 90 Tage',
  undated: 'Ohne Fälligkeit',
  credit: 'Guthaben'
};

/** What a client is told of several invoices at once, on paper. */
export const statement: typeof en = {
  title: 'Kontoauszug',
  name: (client) => `Kontoauszug für ${client}`,
  batchName: (batch, client) => `${batch}, ${client}`,
  backToClient: 'Zurück zum Kunden',
  backToBatch: 'Zurück zur Sammlung',
  keys: 'Kontoauszug',
  failed: 'Der Kontoauszug konnte nicht erstellt werden.',
  toClients: 'Zu den Kunden',
  shareSummary: (name, day) => `${name}, ${day}`,

  kind: 'Was er zeigt',
  kinds: { outstanding: 'Was offen ist', period: 'Einen Zeitraum' },
  from: 'Von',
  until: 'Bis',
  wrongPeriod: 'Der Zeitraum endet, bevor er beginnt.',
  leftOut: (count) =>
    count === 1
      ? '1 Rechnung der Sammlung ist ein Entwurf, storniert oder gelöscht und steht nicht hier.'
      : `${inFigures(count)} Rechnungen der Sammlung sind Entwürfe, storniert oder gelöscht und stehen nicht hier.`,

  date: 'Datum',
  batch: 'Sammlung',
  period: 'Zeitraum',
  span: (from, until) => `${from} – ${until}`,
  note: 'Notiz',
  nothingOpen: 'Es ist nichts offen.',
  nothingHere: 'Keine dieser Rechnungen ist bisher hinausgegangen.',
  nothingHappened: 'In diesem Zeitraum wurde nichts berechnet oder bezahlt, und vorher war nichts offen.',

  heads: {
    issued: (currency) => `Rechnungen in ${currency}`,
    received: (currency) => `Erhaltene Rechnungen in ${currency}`
  },
  number: 'Nummer',
  issued: 'Datum',
  due: 'Fällig',
  total: 'Gesamt',
  settled: 'Bezahlt oder gutgeschrieben',
  open: 'Offen',
  sum: 'Zusammen',
  unnumbered: { invoice: 'Rechnung', 'credit-note': 'Gutschrift' },
  creditNote: 'Gutschrift',
  ageing: (day) => `Offen am ${day}, nach Tagen der Überfälligkeit`,
  ages,

  account: {
    issued: (currency) => `Konto in ${currency}`,
    received: (currency) => `Konto der erhaltenen Rechnungen in ${currency}`
  },
  what: 'Vorgang',
  invoiced: 'Berechnet',
  paid: 'Bezahlt',
  balance: 'Saldo',
  opening: (day) => `Anfangssaldo am ${day}`,
  closing: (day) => `Endsaldo am ${day}`,
  documents: {
    invoice: (name) => `Rechnung ${name}`,
    'credit-note': (name) => `Gutschrift ${name}`
  },
  payment: (name) => `Zahlung, ${name}`,
  refund: (name) => `Erstattung, ${name}`
};
