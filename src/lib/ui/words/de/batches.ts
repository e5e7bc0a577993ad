import type { batches as en } from '#ui/words/en/batches.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

/** Invoices of one client that are looked at together. */
export const batches: typeof en = {
  title: 'Sammlungen',
  one: 'Sammlung',
  add: 'Sammlung anlegen…',
  newBatch: 'Neue Sammlung',
  none: 'Noch keine Sammlung. Eine Sammlung hält einige der Rechnungen zusammen, mit einer Notiz und einem Kontoauszug für alle.',
  invoices,
  nameless: (day) => `Sammlung vom ${day}`,
  madeBy: (name, day) => `Angelegt von ${name}, ${day}`,
  outstanding: 'offen',
  nothingOpen: 'Nichts offen',

  statement: 'Kontoauszug',
  edit: 'Bearbeiten',
  remove: 'Sammlung entfernen',
  more: 'Mehr',
  note: 'Notiz',
  noNote: 'Keine Notiz.',
  list: 'Rechnungen',
  sums: 'Summen',
  total: 'Gesamt',
  open: 'Offen',
  notCounted: (count) =>
    count === 1
      ? '1 Rechnung ist ein Entwurf, storniert oder gelöscht und wird nicht mitgezählt.'
      : `${inFigures(count)} Rechnungen sind Entwürfe, storniert oder gelöscht und werden nicht mitgezählt.`,
  notHere: (count) =>
    count === 1 ? '1 Rechnung daraus wurde gelöscht.' : `${inFigures(count)} Rechnungen daraus wurden gelöscht.`,
  gone: 'Diese Sammlung ist nicht auf diesem Gerät. Vielleicht wurde sie entfernt, oder die Adresse enthält einen Tippfehler.',
  toClient: 'Zum Kunden',

  dialog: {
    create: (count) => `Sammlung aus ${invoices(count)} anlegen`,
    createEmpty: 'Neue Sammlung',
    edit: 'Sammlung bearbeiten',
    make: 'Sammlung anlegen',
    save: 'Sammlung speichern',
    of: (client) => `Für „${client}“`,
    name: 'Name',
    nameHint: 'Leer: der Tag, an dem sie angelegt wurde.',
    note: 'Notiz',
    noteHint: 'Sie steht auf dem Kontoauszug.',
    direction: 'Welche Rechnungen',
    directions: { issued: 'Ausgestellt', received: 'Erhalten' },
    choose: 'Rechnungen',
    chosen: (count) => `${inFigures(count)} ausgewählt`,
    onlyNewest: (count) =>
      count === 1 ? 'Nur die neueste ist aufgeführt.' : `Die neuesten ${inFigures(count)} sind aufgeführt.`,
    chooseAll: 'Alle auswählen',
    chooseNone: 'Keine auswählen',
    empty: 'Es gibt keine Rechnung zur Auswahl.',
    nothingChosen: 'Wählen Sie mindestens eine Rechnung.'
  },

  refusals: {
    clients: (count) =>
      `Diese Rechnungen gehören zu ${inFigures(count)} Kunden. Eine Sammlung gehört zu einem einzigen.`,
    noClient: 'Einige dieser Rechnungen gehören zu niemandem aus Ihrer Kundenliste.',
    directions: 'Eine Sammlung enthält entweder ausgestellte oder erhaltene Rechnungen.',
    tooMany: (max) => `Eine Sammlung fasst höchstens ${invoices(max)}.`
  },

  receipts: {
    made: (count) => `Sammlung aus ${invoices(count)} angelegt.`,
    changed: 'Sammlung gespeichert.',
    removed: 'Sammlung entfernt.'
  }
};
