/** The workflow as a drawing. */
export const graph = {
  drawing: (workflow: string): string => `Statuses and moves of ${workflow}`,
  tools: 'Tools of the drawing',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  zoomed: (percent: number): string => `${percent} %`,
  print: 'Print',
  printed: (day: string): string => `As of ${day}`,
  spread: 'Show moves from everywhere',

  all: 'Every status',
  allOther: 'Every other status',
  inGroups: (groups: readonly string[]): string => `All in ${groups.join(', ')}`,
  some: (count: number): string => `${count} statuses`,

  statusNamed: (status: { label: string; group: string; notes: readonly string[] }): string =>
    [status.label, status.group, ...status.notes].join(', '),
  moveNamed: (move: { labels: string; from: string; to: string; kind: string; isPlatformOnly: boolean }): string =>
    `${move.labels}: from ${move.from} to ${move.to}. ${move.kind}${move.isPlatformOnly ? ', by a rule only' : ''}.`,
  before: 'the status before',
  listed: (labels: readonly string[]): string => labels.join(', '),
  signTo: (labels: string, to: string): string => `${labels} → ${to}`,
  movesOf: (status: string): string => `Moves from ${status}`,
  step: (places: readonly number[]): string =>
    places.length === 1 ? `Step ${places[0] ?? ''}` : `Steps ${places.join(', ')}`,

  legend: 'What the signs mean',
  platform: 'By a rule only',
  sign: 'Leads back: to the status before, or to the one that is named',
  many: 'From many statuses at once',
  undrawn: 'Not drawn',
  undrawnHint: 'These moves lead from no status, or to none.',

  addMove: 'Add a move',
  addFrom: 'Choose the status that the move leads from.',
  addTo: (from: string): string => `The move leads from ${from}. Choose the status that it leads to.`,
  addSame: (from: string): string => `It leads from ${from} already: choose another status.`,
  cancelAdding: 'Cancel',
  addingCancelled: 'No move was added.',
  keys: 'Enter opens, A adds a move from the status in focus, plus and minus zoom, 0 fits.',

  path: 'Step by step',
  showAll: 'Show all'
};
