import type { moves as en } from '#ui/words/en/moves.ts';

/** The moves of a workflow: their table, and the dialog in which one is made. */
export const moves: typeof en = {
  view: 'Darstellung der Übergänge',
  views: { matrix: 'Matrix', list: 'Liste', graph: 'Diagramm' },
  lead: ({ many }) => `Wer ${many} von wo nach wo verschieben darf, und was dafür verlangt wird.`,
  matrix: 'Übergänge von jedem Status (Zeilen) zu jedem Status (Spalten)',
  from: 'Von',
  to: 'nach',
  previous: 'Vorheriger Status',
  slot: (slot) => `Zielstelle „${slot}“`,
  cell: (from, to, labels) =>
    labels.length === 0
      ? `Von ${from} nach ${to}: Übergang hinzufügen`
      : `Von ${from} nach ${to}: ${labels.join('; ')}`,
  same: 'Derselbe Status',
  move: (label, kind, isPlatform) => `${label} (${kind}${isPlatform ? ', nur durch eine Regel' : ''})`,
  signs: 'Was die Zeichen bedeuten',
  byRuleOnly: 'Nur durch eine Regel',
  nowhere: 'Übergänge, die nirgendwohin führen',
  nowhereHint: 'Sie gehen von keinem Status aus, den es gibt, oder nur von dort, wo sie enden.',
  noMoves: 'Von hier führt kein Übergang weiter.',
  addFrom: (status) => `Übergang von „${status}“ hinzufügen`,
  addHere: 'Übergang von hier hinzufügen',

  titleBetween: (from, to) => `Von „${from}“ ${to}`,
  title: (label) => `Übergang „${label}“`,
  newTitleFrom: (from) => `Neuer Übergang von „${from}“`,
  severalLead: (count) =>
    `${count} Übergänge führen dorthin. Ausgeführt wird der erste, der möglich ist; sonst sagt der, dem am wenigsten fehlt, was noch fehlt.`,
  unnamed: 'Ohne Namen',
  edit: (label) => `„${label}“ bearbeiten`,
  earlier: (label) => `„${label}“ nach oben verschieben`,
  later: (label) => `„${label}“ nach unten verschieben`,
  first: 'Steht schon an erster Stelle.',
  last: 'Steht schon an letzter Stelle.',
  addAnother: 'Weiteren Weg dorthin hinzufügen',
  addNow: 'Übergang hinzufügen',
  added: (label) => `„${label}“ hinzugefügt.`,
  remove: 'Übergang löschen',
  removeHere: 'Nur von hier löschen',
  removeEverywhere: 'Überall löschen',
  removed: (label) => `„${label}“ gelöscht.`,
  removedFrom: (label, from) => `„${label}“ führt von „${from}“ nicht mehr weiter.`,
  also: (others) => `Geht auch aus von: ${others}. Was Sie hier ändern, gilt auch dort.`,
  split: 'Nur von hier ändern',
  wasSplit: (others) => `Nur von hier. Unverändert bleibt der Übergang von: ${others}.`,

  label: 'Name der Aktion',
  labelHint: 'Ein Verb, wie es auf der Schaltfläche steht: „Beim Kunden einreichen“.',
  labelMissing: 'Geben Sie der Aktion einen Namen: Er steht auf der Schaltfläche.',
  labelTooLong: 'Höchstens 60 Zeichen.',
  sameName: (from) =>
    `Ein anderer Übergang von „${from}“ heißt ebenso und führt woandershin. Niemand könnte die beiden Schaltflächen unterscheiden.`,
  fromWhere: 'Geht aus von',
  fromOne: (status) => `Nur „${status}“`,
  fromOptions: { statuses: 'Einigen Status', groups: 'Jedem Status einiger Gruppen', any: 'Jedem Status' },
  fromHints: {
    one: '',
    statuses: '',
    groups: 'Auch ein Status, der diesen Gruppen später hinzugefügt wird, ist gemeint.',
    any: 'Auch ein Status, der später hinzugefügt wird, ist gemeint.'
  },
  lastFrom: 'Ein Übergang geht von irgendwo aus: Wählen Sie zuerst einen anderen Status.',
  toWhere: 'Führt nach',
  toWherever: () => 'Hängt vom Einzelfall oder von der Reihenfolge ab',
  toHints: {
    previous: ({ many }) => `Wo ${many} standen, bevor sie in den Status kamen, den sie verlassen.`,
    slot: 'Der Status, der die Zielstelle besetzt, wenn der Übergang ausgeführt wird.'
  },
  gone: (id) => `„${id}“ (gibt es nicht)`,
  kind: 'Art',
  actor: 'Wer ihn ausführt',
  actors: {
    person: 'Nur eine Person',
    any: 'Eine Person oder eine Regel',
    platform: 'Nur eine Regel'
  },
  actorHints: {
    person: '',
    any: '',
    platform: 'Dafür gibt es keine Schaltfläche.'
  },
  closedToRules:
    'Von sich aus führt eine Regel nur Übergänge der Art „Vor“ aus, die das Recht zum Bearbeiten oder zum Bezahlen verlangen. Wählen Sie für andere „Nur eine Regel“.',
  permission: 'Recht',
  noPermission: 'Eine Regel braucht keines.',
  when: 'Nur vorhanden, wo',
  whenHint: 'Anderswo sieht ihn niemand.',
  guards: 'Was verlangt wird',
  guardsHint: 'Die Schaltfläche ist da und sagt, was fehlt.',
  guardNames: {
    'client-missing': 'Ein Kunde ist angegeben',
    'no-line': 'Es gibt mindestens eine Position',
    'balance-outstanding': 'Nichts ist offen',
    'money-received': 'Kein erhaltenes Geld ist übrig'
  },
  byItself: {
    settled: 'Nichts darf offen sein: Dieser Status gilt als ausgeglichen.',
    completed: 'Alle zutreffenden Freigabestufen müssen unterschrieben sein: Dieser Übergang schließt ab.',
    stage: (stage) => `Die Freigabestufen bis ${stage} müssen unterschrieben sein.`
  },
  byItselfTitle: 'Wird ohnehin verlangt',
  ownGuard: (name, number) => `${name} (${number})`,
  ownGuards: {
    condition: 'Weitere Bedingung',
    'source-state': 'Was der Auftrag dazu sagt',
    'client-missing': 'Zum Kunden',
    'no-line': 'Zu den Positionen',
    'balance-outstanding': 'Zum offenen Betrag',
    'money-received': 'Zu erhaltenem Geld'
  },
  addGuard: 'Weitere Bedingung hinzufügen',
  addFirstGuard: 'Bedingung hinzufügen',
  addJobGuard: 'Bedingung zum Auftrag hinzufügen',
  removeGuard: (name) => `„${name}“ löschen`,
  requires: 'Muss ausgefüllt sein',
  reason: 'Verlangt eine Begründung',
  reasonHint: 'Wer den Übergang ausführt, sagt warum; der Verlauf bewahrt es auf.',
  effects: 'Was er außerdem bewirkt',
  effectNames: {
    number: 'Vergibt eine Nummer, wenn es noch keine gibt',
    archive: 'Legt ins Archiv',
    'withdraw-signatures': 'Zieht die Unterschriften zurück'
  },
  warnings: 'Warnt vorher',
  warningNames: { 'source-open': 'Der Auftrag oder Workshop ist noch nicht vorbei' },
  warning: (name, when) => (when === '' ? `${name}.` : `${name} (Bedingung: ${when}).`),
  done: 'Fertig'
};
