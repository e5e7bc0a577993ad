import type { editor as en } from '#ui/words/en/editor.ts';
import { counted } from './called.ts';
import { common } from './common.ts';

/** Where a workflow is made one's own. */
export const editor: typeof en = {
  parts: {
    statuses: 'Status',
    moves: 'Übergänge',
    approval: 'Freigabe',
    roles: 'Rollen',
    rules: 'Regeln und Typen',
    versions: 'Fassungen',
    guide: 'Erklärung'
  },
  partsLabel: 'Teile des Ablaufs',
  inForce: (label) => `„${label}“ gilt. Was Sie hier ändern, bleibt ein Entwurf, bis Sie es veröffentlichen.`,
  draft: 'Entwurf',
  changes: (count) => (count === 1 ? '1 Änderung' : `${count} Änderungen`),
  errors: (count) => `${count} Fehler`,
  hints: (count) => (count === 1 ? '1 Hinweis' : `${count} Hinweise`),
  noFindings: 'Kein Fehler gefunden',
  error: 'Fehler',
  hint: 'Hinweis',
  inGraph: 'Im Diagramm zeigen',
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
  nothingToRedo: 'Es gibt nichts zu wiederholen.',
  proof: 'Nachweis',
  proofLead:
    'Bei jeder Änderung wird der Ablauf geprüft: Was einer Rechnung auch begegnet, sie kommt weiter, und nichts kommt an der Freigabe vorbei.',
  examples: 'Beispiele',
  examplesPassed: (passed, count) => `${passed} von ${count} wie beschrieben`,
  examplesOtherwise: (count) => (count === 1 ? '1 Beispiel schlägt fehl' : `${count} Beispiele schlagen fehl`),
  exampleOutcomes: { passed: 'Wie beschrieben', failed: 'Anders als beschrieben', malformed: 'Nicht lesbar' },
  exampleFailure: (failure) =>
    [
      failure.step === null ? 'Am Ende' : `Schritt ${failure.step}`,
      failure.deed === '' ? '' : ` (${failure.deed})`,
      failure.path === '' ? '' : `, ${failure.path}`,
      `: ${failure.problem}`,
      failure.expected === undefined ? '' : ` Erwartet: ${JSON.stringify(failure.expected)}`,
      failure.actual === undefined ? '' : `, tatsächlich: ${JSON.stringify(failure.actual)}`
    ].join(''),
  exampleProblem: ({ path, problem }) => (path === '' ? problem : `${path}: ${problem}`),
  dryRun: 'Probelauf',
  publish: 'Veröffentlichen',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  keys: {
    section: 'Beim Bearbeiten des Ablaufs',
    undo: 'Im Entwurf rückgängig machen',
    redo: 'Im Entwurf wiederholen'
  },
  discard: 'Entwurf verwerfen',
  discarded: 'Entwurf verworfen.',
  /** `changed`: how many of each type changed their status. */
  published: (changed) => {
    const some = changed.filter(({ count }) => count > 0);
    if (some.length === 0) return 'Veröffentlicht. Keine Rechnung hat ihren Status geändert.';
    return `Veröffentlicht. Status geändert: ${common.and(some.map(({ count, called }) => counted(count, called)))}.`;
  },
  notPublished: (remedy) => `Das Veröffentlichen ist nicht gelungen. ${remedy}`,
  notKept: 'Der Entwurf geht verloren, wenn diese Seite vor dem Veröffentlichen geschlossen wird.',
  overtaken: 'Seit Sie diesen Entwurf begonnen haben, wurde eine andere Fassung veröffentlicht',
  overtakenSafe:
    'Ihr Entwurf ist noch da. Die Änderungen unten beziehen sich jetzt auf die Fassung, die inzwischen gilt.',
  goOn: 'Mit meinem Entwurf weitermachen',
  outrun: 'Dieser Entwurf wurde gleichzeitig in einem anderen Tab bearbeitet',
  outrunSafe: 'Sie sehen hier, was dort entstanden ist. „Rückgängig“ bringt Ihren Stand zurück.',
  unread: (count) =>
    count === 1
      ? 'Ein Entwurf auf diesem Gerät ist für diese Version der App nicht lesbar'
      : `${count} Entwürfe auf diesem Gerät sind für diese Version der App nicht lesbar`,
  unreadSafe:
    'Er bleibt, wie er ist, was immer Sie hier ändern. Eine andere Version der App kann ihn vielleicht lesen.',
  unreadSave: 'Als Datei speichern',
  unreadDiscard: 'Endgültig löschen',
  mendFirst: 'Beheben Sie zuerst die Fehler.',
  placeFirst: 'Geben Sie im Probelauf an, was an die Stelle der wegfallenden Status tritt.',

  slotTitle: (count) => (count === 1 ? 'Eine Zielstelle würde sich ändern' : 'Zielstellen würden sich ändern'),
  slotMoves: ({ slot, from, to }) =>
    to === null
      ? `„${slot}“ wäre von keinem Status mehr besetzt; bisher war es „${from}“.`
      : `„${slot}“ wäre „${to}“ statt „${from}“.`,
  slotMeans: {
    'first-active': 'Dort kommen Posten an, die zu einem Auftrag hinzugefügt werden.',
    'last-approval': 'Dorthin bringt ein freigegebener Auftrag seine Rechnungen.',
    'first-completed': 'Dorthin bringt ein abgeschlossener Auftrag seine Rechnungen.'
  },
  slotNeeded:
    'Eingeschaltete Regeln zielen darauf, sie kann also nicht leer bleiben. Schalten Sie diese Regeln zuerst aus, oder lassen Sie einen anderen Status die Zielstelle besetzen.',
  moveSlot: 'Ändern',
  leaveSlot: 'Lassen, wie es war',

  signs: {
    start: 'Anfang',
    stage: (n) => `Freigabestufe ${n}`,
    request: 'Anfrage',
    settled: 'Ausgeglichen'
  },

  add: 'Status hinzufügen',
  addTo: (group) => `Status in „${group}“ hinzufügen`,
  addTitle: 'Neuer Status',
  name: 'Name',
  nameHint: ({ many }) => `Kurz und klar: was auf ${many} zutrifft, die hier stehen.`,
  nameMissing: 'Geben Sie einen Namen an.',
  nameTaken: 'Diesen Namen gibt es schon.',
  nameTooLong: 'Höchstens 60 Zeichen.',
  nameNotPlain:
    'Der Name enthält unsichtbare Zeichen, die andere Wörter anders erscheinen lassen. Geben Sie ihn neu ein.',
  group: 'Gruppe',
  reachedFrom: 'Erreichbar von',
  reachedFromHint: 'Von jedem dieser Status führt ein Übergang hierher. Unter „Übergänge“ lässt er sich einschränken.',
  leadsTo: 'Führt weiter nach',
  leadsToNothing: 'Von einem stornierten Status führt nichts weiter.',
  addNow: 'Status hinzufügen',
  added: (label) => `„${label}“ hinzugefügt.`,

  edit: (label) => `„${label}“ bearbeiten`,
  description: 'Bedeutung',
  descriptionHint: 'Erscheint als Hilfe, wo immer der Status steht.',
  color: 'Farbe',
  colorHint:
    'Blau für in Arbeit, Grün für freigegeben oder abgeschlossen, Violett für eingereicht oder bezahlt, Rot für abgelehnt, Grau für storniert.',
  colorNames: { blue: 'Blau', amber: 'Bernstein', green: 'Grün', purple: 'Violett', red: 'Rot', grey: 'Grau' },
  ownColor: 'Andere Farbe',
  outcome: 'Ergebnis',
  outcomes: { neutral: 'Neutral', positive: 'Positiv', negative: 'Negativ' },
  editing: 'Was hier bearbeitet werden kann',
  stage: 'Freigabestufe',
  stageNone: 'Keine',
  stageOption: (n) => `Freigabestufe ${n}`,
  stageHint: 'Eine Rechnung kommt erst hierher, wenn alle Freigabestufen bis zu dieser unterschrieben sind.',
  recomputed: 'Wird neu berechnet',
  recomputedHint: 'Ändern sich Stunden, Teilnehmer oder Posten an der Quelle, folgt eine Rechnung, die hier steht.',
  settled: 'Ausgeglichen',
  settledHint: 'Hier ist nichts mehr offen: Eine Rechnung kommt erst hierher, wenn sie bezahlt ist.',
  request: 'Anfrage zur Freigabe',
  requestHint:
    'Unterschriften sind angefragt: Wer Beträge oder Beteiligte ändern will, zieht die Anfrage zuerst zurück.',
  starts: ({ many }) => `Hier beginnen neue ${many}`,
  startOfJob: 'Status',
  startOf: { hand: 'Von Hand geschrieben', job: 'Aus einem Auftrag', imported: 'Erhalten und eingelesen' },
  startByType: (type) => `Abweichend für „${type}“`,
  startAsAll: 'Wie oben',
  startsHint: 'Es muss ein aktiver Status sein.',
  done: 'Fertig',

  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moveTo: (group) => `Nach „${group}“ verschieben`,
  drag: (label) => `„${label}“ ziehen`,
  actionsOf: (label) => `Aktionen für „${label}“`,
  placed: (label, group, place, of) => `„${label}“ steht in „${group}“ auf Platz ${place} von ${of}.`,
  first: 'Steht schon an erster Stelle.',
  last: 'Steht schon an letzter Stelle.',
  isThere: 'Steht schon dort.',

  remove: 'Löschen',
  removeTitle: (label) => `„${label}“ löschen`,
  holdsSlot: (slot) =>
    `Dieser Status ist „${slot}“; dorthin bringt die Automatik Rechnungen. Lassen Sie zuerst einen anderen Status diese Zielstelle besetzen, indem Sie ihn vor diesen verschieben.`,
  removeUnused: ({ many }) => `Hier stehen keine ${many}. Die Übergänge von und nach hier entfallen mit.`,
  removeUsed: (count, called) =>
    `Hier ${count === 1 ? 'steht' : 'stehen'} ${counted(count, called)}. Beim Veröffentlichen geht alles in den Status über, der an die Stelle tritt. Auch Übergänge von und nach hier führen dann dorthin.`,
  historyKeeps: 'Der Verlauf behält den damaligen Namen.',
  successor: 'Was an die Stelle tritt',
  chooseSuccessor: 'Status wählen …',
  successorMissing: 'Wählen Sie den Status, der an die Stelle tritt.',
  standHere: 'Was hier steht',
  andMore: (count) => `und ${count} weitere`,
  removeNow: 'Status löschen',
  removed: (label) => `„${label}“ im Entwurf gelöscht.`,
  counted
};
