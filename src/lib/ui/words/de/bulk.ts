import type { bulk as en } from '#ui/words/en/bulk.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

/** Work on many invoices at once. */
export const bulk: typeof en = {
  selected: (count) => `${inFigures(count)} ausgewählt`,
  /** Some of what is ticked is not in the list that is shown. */
  hidden: (count) => `${inFigures(count)} davon nicht in dieser Liste`,
  clear: 'Auswahl aufheben',
  bar: 'Ausgewählte Rechnungen',
  moveTo: 'Status setzen…',
  more: 'Weitere Aktionen',
  approve: 'Freigeben',
  pay: 'Zahlungen erfassen',
  archive: 'Archivieren',
  unarchive: 'Aus dem Archiv zurückholen',
  csv: {
    head: [
      'Nummer',
      'Kunde',
      'Richtung',
      'Belegart',
      'Typ',
      'Status',
      'Rechnungsdatum',
      'Fälligkeit',
      'Währung',
      'Gesamtbetrag',
      'Offener Betrag'
    ],
    directions: { issued: 'ausgestellt', received: 'erhalten' },
    done: (count: number): string => `${invoices(count)} als CSV-Datei ausgegeben.`
  },
  exportCsv: 'Als CSV ausgeben',
  titles: {
    move: (count, to) => `${invoices(count)} auf „${to}“ setzen`,
    approve: (count) => `${invoices(count)} freigeben`,
    pay: (count) => `Zahlungen für ${invoices(count)} erfassen`,
    archive: (count) => `${invoices(count)} archivieren`,
    unarchive: (count) => `${invoices(count)} aus dem Archiv zurückholen`
  },
  checking: (done, all) => `${inFigures(done)} von ${inFigures(all)} geprüft`,
  passing: {
    move: (count) => (count === 1 ? '1 Rechnung wechselt den Status.' : `${invoices(count)} wechseln den Status.`),
    approve: (count) => `Sie unterschreiben ${invoices(count)}.`,
    pay: (count) =>
      count === 1 ? '1 Rechnung wird vollständig bezahlt.' : `${invoices(count)} werden vollständig bezahlt.`,
    archive: (count) => (count === 1 ? '1 Rechnung wird archiviert.' : `${invoices(count)} werden archiviert.`),
    unarchive: (count) => (count === 1 ? '1 Rechnung wird zurückgeholt.' : `${invoices(count)} werden zurückgeholt.`)
  },
  received: (amount) => `${amount} an erhaltenen`,
  together: (sums) => `Zusammen ${sums}.`,
  stillOpen: (count) =>
    `${count === 1 ? '1 davon ist' : `${inFigures(count)} davon sind`} noch nicht bezahlt. Was im Archiv ist, steht nicht mehr auf der Startseite, und niemand wird daran erinnert.`,
  /** What the rules make of it. */
  endIn: (count, status) =>
    count === 1 ? `1 steht danach auf „${status}“.` : `${inFigures(count)} stehen danach auf „${status}“.`,
  idle: {
    move: (count) => (count === 1 ? '1 ist schon dort.' : `${inFigures(count)} sind schon dort.`),
    approve: (count) =>
      count === 1 ? '1 verlangt keine Unterschrift.' : `${inFigures(count)} verlangen keine Unterschrift.`,
    pay: (count) => (count === 1 ? '1 verlangt keine Zahlung.' : `${inFigures(count)} verlangen keine Zahlung.`),
    archive: (count) => (count === 1 ? '1 ist schon archiviert.' : `${inFigures(count)} sind schon archiviert.`),
    unarchive: (count) => (count === 1 ? '1 ist nicht archiviert.' : `${inFigures(count)} sind nicht archiviert.`)
  },
  refused: (count) => (count === 1 ? '1 Rechnung bleibt, wie sie ist:' : `${invoices(count)} bleiben, wie sie sind:`),
  none: 'So, wie es jetzt steht, geht das bei keiner davon.',
  ofMany: { 'money-received': 'Es wurde Geld bezahlt.', 'balance-outstanding': 'Es ist noch etwas offen.' },
  changed: 'Einige davon haben sich inzwischen geändert. Das würde jetzt geschehen.',
  reason: 'Begründung',
  reasonHint: 'Sie wird bei jeder davon vermerkt.',
  comment: 'Kommentar',
  allOrNone: 'Alles geschieht in einem Schritt, den „Rückgängig“ zurücknimmt.',
  done: {
    move: (count, to) => `${invoices(count)} auf „${to}“ gesetzt.`,
    approve: (count) => `${invoices(count)} freigegeben.`,
    pay: (count) => `Zahlungen für ${invoices(count)} erfasst.`,
    archive: (count) => `${invoices(count)} archiviert.`,
    unarchive: (count) => `${invoices(count)} aus dem Archiv zurückgeholt.`
  }
};
