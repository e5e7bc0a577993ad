import type { palette as en } from '#ui/words/en/palette.ts';

/** Finds and does anything from anywhere. */
export const palette: typeof en = {
  title: 'Suche und Befehle',
  hint: 'Eine Rechnung, ein Kunde, ein Status oder was Sie tun möchten',
  found: 'Gefunden',
  nothing: (text: string): string => `Zu „${text}“ wurde nichts gefunden.`,
  groups: {
    invoices: 'Rechnungen',
    clients: 'Kunden',
    lists: 'Listen',
    pages: 'Seiten',
    actions: 'Was Sie hier tun können'
  },
  view: 'Gespeicherte Ansicht',
  status: 'Status',
  open: 'Suche und Befehle'
};
