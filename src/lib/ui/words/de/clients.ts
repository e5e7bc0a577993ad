import type { clients as en } from '#ui/words/en/clients.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

const termsDays = (days: number): string =>
  days === 0 ? 'Sofort fällig' : days === 1 ? '1 Tag' : `${inFigures(days)} Tage`;

/** The list of clients, one client, and the form. */
export const clients: typeof en = {
  title: 'Kunden',
  detail: 'Kunde',
  newClient: 'Neuer Kunde',
  choose: 'Wählen Sie einen Kunden, um ihn hier zu sehen.',
  count: (count) => (count === 1 ? '1 Kunde' : `${inFigures(count)} Kunden`),
  invoices,
  noInvoices: 'Keine Rechnungen',
  overdue: (count) => (count === 1 ? '1 überfällig' : `${inFigures(count)} überfällig`),

  search: 'Kunden suchen',
  searchHint: 'Name oder Ort',
  sort: 'Sortieren nach',
  sorts: { name: 'Name', outstanding: 'Offener Betrag', invoices: 'Anzahl der Rechnungen' },
  empty: {
    first:
      'Noch keine Kunden. Legen Sie hier einen an, oder schreiben Sie eine Rechnung und legen Sie den Kunden dabei an.',
    noMatch: 'Kein Kunde entspricht dieser Suche.',
    clear: 'Suche zurücksetzen'
  },

  balance: 'Saldo',
  outstanding: 'Offen',
  toPay: 'Zu zahlen',
  ofItOverdue: 'davon überfällig',
  invoiced: 'Berechnet',
  received: 'Vom Kunden erhalten',
  allPaid: 'Es ist nichts offen.',
  balanceNote: 'Abgeschlossene Rechnungen zählen, Entwürfe und stornierte nicht.',
  inexact: 'Die Summe ist zu groß, um genau zu sein.',

  invoiceList: 'Rechnungen',
  newInvoice: 'Neue Rechnung',
  noInvoicesYet: 'Noch keine Rechnung.',
  showAll: (count) => `Alle ${inFigures(count)} in der Liste anzeigen`,

  payment: 'Zahlung',
  currency: 'Währung',
  ownCurrency: (code) => `Wie Ihr Unternehmen (${code})`,
  documentLanguage: 'Sprache der Dokumente',
  documentLanguageHint: 'Für alles, was gedruckt und geteilt wird: Rechnungen und Kontoauszüge.',
  ownLanguage: 'Wie die App',
  terms: 'Zahlungsziel',
  termsDays,
  ownTerms: (days) => `Wie Ihr Unternehmen (${termsDays(days)})`,
  address: 'Adresse',
  notes: 'Notizen',
  notesHint: 'Nur für Sie. Sie werden nirgends gedruckt.',
  noDetails: 'Bisher ist nur der Name bekannt.',

  edit: 'Bearbeiten',
  editClient: 'Kunden bearbeiten',
  more: 'Mehr',
  statement: 'Kontoauszug',
  delete: 'Löschen',
  merge: 'Mit einem anderen Kunden zusammenführen…',

  gone: {
    missing:
      'Dieser Kunde ist nicht auf diesem Gerät. Vielleicht wurde er gelöscht, oder die Adresse enthält einen Tippfehler.',
    deleted: (name) => `„${name}“ wurde gelöscht.`,
    merged: (name, into) => `„${name}“ wurde mit „${into}“ zusammengeführt.`,
    open: (name) => `„${name}“ öffnen`,
    toList: 'Zu den Kunden'
  },

  form: {
    create: 'Neuer Kunde',
    edit: (name) => `„${name}“ bearbeiten`,
    save: 'Kunden speichern',
    add: 'Kunden hinzufügen',
    discard: 'Änderungen verwerfen',
    nameMissing: 'Geben Sie einen Namen ein. An ihn werden die Rechnungen gerichtet.',
    problems: 'Es fehlt noch etwas',
    termsHint: (days) => `Tage bis zur Zahlung. Leer: wie Ihr Unternehmen (${termsDays(days)}).`,
    termsProblem: 'Geben Sie eine ganze Zahl von Tagen ein, höchstens 3650.',
    restored: 'Das haben Sie eingegeben und noch nicht gespeichert.',
    discardDraft: 'Neu beginnen',
    discarded: 'Die Eingaben wurden verworfen.',
    notKept: 'Ihre Eingaben können während des Tippens nicht gesichert werden. Speichern Sie bald.',
    elsewhere: 'Dieser Kunde wurde an anderer Stelle geändert, während Sie getippt haben',
    refused: 'Der Kunde konnte nicht gespeichert werden',
    failed: 'Der Kunde konnte nicht gespeichert werden',
    failedSafe: 'Ihre Eingaben sind noch hier.',
    /** Leads on in a sentence: which field it is about. */
    fields: { currency: 'Währung', termsDays: 'Zahlungsziel', notes: 'Notizen', language: 'Sprache' }
  },

  mergeDialog: {
    title: 'Zwei Kunden zusammenführen',
    intro: (name) => `Welcher Kunde ist derselbe wie „${name}“?`,
    other: 'Der andere Kunde',
    otherMissing: 'Wählen Sie einen Ihrer Kunden.',
    stays: 'Welcher bleibt?',
    willBeListed: (count, kept) =>
      count === 1
        ? `1 Rechnung wird künftig unter „${kept}“ geführt.`
        : `${inFigures(count)} Rechnungen werden künftig unter „${kept}“ geführt.`,
    noneListed: (gone) => `„${gone}“ hat keine Rechnungen.`,
    keepNames: 'Jede Rechnung behält den Namen, mit dem sie geschrieben wurde.',
    details: (kept, gone) =>
      `Die Angaben zu „${kept}“ bleiben, wie sie sind. „${gone}“ verschwindet mit allen Angaben aus der Kundenliste.`,
    confirm: 'Kunden zusammenführen',
    none: 'Es gibt keinen anderen Kunden zum Zusammenführen.'
  },

  receipts: {
    created: (name) => `„${name}“ hinzugefügt.`,
    edited: (name) => `„${name}“ gespeichert.`,
    unchanged: 'Es wurde nichts geändert.',
    deleted: (name) => `„${name}“ gelöscht.`,
    merged: (gone, kept) => `„${gone}“ mit „${kept}“ zusammengeführt.`
  },

  keys: {
    section: 'Kunden',
    search: 'Suchen',
    next: 'Nächster Kunde',
    previous: 'Vorheriger Kunde',
    edit: 'Kunden bearbeiten',
    newClient: 'Neuer Kunde'
  }
};
