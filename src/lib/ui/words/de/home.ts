import type { home as en } from '#ui/words/en/home.ts';
import { inFigures } from './in-figures.ts';

/** The first page of a working day. */
export const home: typeof en = {
  title: 'Start',
  numbers: 'In Zahlen',
  outstanding: 'Offen',
  overdue: 'Überfällig',
  approval: 'Wartet auf Freigabe',
  invoices: (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`),
  received: 'Von erhaltenen Rechnungen:',
  figuresOfReceived: { outstanding: 'zu zahlen', overdue: 'überfällig', approval: 'wartet auf Freigabe' },
  inexact: 'Die Summe ist für eine genaue Angabe zu groß.',
  paid: {
    title: 'Kürzlich bezahlt',
    aside: 'In den letzten 14 Tagen',
    out: 'von Ihnen bezahlt'
  },
  backup: {
    title: 'Sicherung',
    backUp: 'Jetzt sichern'
  },
  keys: {
    section: 'Auf der Startseite'
  }
};
