import type { board as en } from '#ui/words/en/board.ts';

/** The list of invoices as a board. */
export const board: typeof en = {
  columns: 'Spalten',
  empty: 'Hier ist nichts.',
  received: 'erhalten',
  moveTo: (name: string): string => `„${name}“ verschieben nach\u00a0…`,
  /** On a move, where it leads. */
  offer: (label: string, to: string): string => (label === to ? label : `${label} · ${to}`),
  noMove: (from: string, to: string): string => `Von „${from}“ nach „${to}“ gibt es keinen Übergang.`,
  gone: 'Diese Rechnung ist nicht mehr hier.',
  keys: { move: 'Karte verschieben nach\u00a0…' }
};
