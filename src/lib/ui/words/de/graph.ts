import type { graph as en } from '#ui/words/en/graph.ts';

/** The workflow as a drawing. */
export const graph: typeof en = {
  drawing: (workflow) => `Status und Übergänge von „${workflow}“`,
  tools: 'Werkzeuge des Diagramms',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Einpassen',
  zoomed: (percent) => `${percent} %`,
  print: 'Drucken',
  printed: (day) => `Stand: ${day}`,
  spread: 'Übergänge von überall zeigen',

  all: 'Jeder Status',
  allOther: 'Jeder andere Status',
  inGroups: (groups) => `Alle in ${groups.map((group) => `„${group}“`).join(', ')}`,
  some: (count) => `${count} Status`,

  statusNamed: (status) => [status.label, status.group, ...status.notes].join(', '),
  moveNamed: (move) =>
    `${move.labels}: von ${move.from} zu ${move.to}. ${move.kind}${move.isPlatformOnly ? ', nur durch eine Regel' : ''}.`,
  before: 'dem vorherigen Status',
  listed: (labels) => labels.join(', '),
  signTo: (labels, to) => `${labels} → ${to}`,
  movesOf: (status) => `Übergänge von „${status}“`,
  step: (places) => (places.length === 1 ? `Schritt ${places[0] ?? ''}` : `Schritte ${places.join(', ')}`),

  legend: 'Was die Zeichen bedeuten',
  platform: 'Nur durch eine Regel',
  sign: 'Führt zurück: zum vorherigen Status oder zum genannten',
  many: 'Von vielen Status zugleich',
  undrawn: 'Nicht gezeichnet',
  undrawnHint: 'Diese Übergänge gehen von keinem Status aus oder führen zu keinem.',

  addMove: 'Übergang hinzufügen',
  addFrom: 'Wählen Sie den Status, von dem der Übergang ausgeht.',
  addTo: (from) => `Der Übergang geht von „${from}“ aus. Wählen Sie den Status, zu dem er führt.`,
  addSame: (from) => `Er geht schon von „${from}“ aus: Wählen Sie einen anderen Status.`,
  cancelAdding: 'Abbrechen',
  addingCancelled: 'Es wurde kein Übergang hinzugefügt.',
  keys: 'Eingabe öffnet, A fügt einen Übergang vom markierten Status hinzu, Plus und Minus ändern die Größe, 0 passt ein.',

  path: 'Schritt für Schritt',
  showAll: 'Alles zeigen'
};
