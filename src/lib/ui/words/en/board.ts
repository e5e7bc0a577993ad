/** The list of invoices as a board. */
export const board = {
  columns: 'Columns',
  empty: 'Nothing is here.',
  received: 'received',
  moveTo: (name: string): string => `Move ${name} to…`,
  /** On a move, where it leads. */
  offer: (label: string, to: string): string => (label === to ? label : `${label} · ${to}`),
  noMove: (from: string, to: string): string => `There is no move from ${from} to ${to}.`,
  gone: 'This invoice is not here any more.',
  keys: { move: 'Move the card to…' }
};
