import type { Difference } from '#domain/workflow/compare.ts';
import type { MoveWay } from '#domain/workflow/document.ts';
import type { Origin } from '#domain/workflow/proof/start.ts';
import type { differences as en } from '#ui/words/en/differences.ts';

const parts: Record<Difference['part'], string> = {
  workflow: 'Der Ablauf',
  status: 'Status',
  stage: 'Freigabestufen',
  move: 'Übergänge',
  rule: 'Regeln',
  role: 'Rollen',
  type: 'Rechnungsarten',
  account: 'Unternehmensarten',
  jobs: 'Aufträge',
  scenario: 'Beispiele'
};

/** What is named, before its name. */
const kinds: Record<Parameters<(typeof en)['subject']>[0], string> = {
  rule: 'Die Regel',
  role: 'Die Rolle',
  type: 'Die Rechnungsart',
  account: 'Die Unternehmensart',
  scenario: 'Das Beispiel'
};

const effects: Record<MoveWay['effects'][number], readonly [now: string, noMore: string]> = {
  number: ['gibt der Rechnung jetzt ihre Nummer', 'vergibt keine Nummer mehr'],
  archive: ['archiviert die Rechnung jetzt', 'archiviert die Rechnung nicht mehr'],
  'withdraw-signatures': ['zieht die Unterschriften jetzt zurück', 'lässt die Unterschriften jetzt bestehen']
};

const origins: Record<Origin, string> = {
  hand: 'von Hand geschrieben',
  job: 'aus einem Auftrag',
  imported: 'erhalten und eingelesen'
};

const signatures = (count: number): string => (count === 1 ? 'eine Unterschrift' : `${count} Unterschriften`);

/** How one workflow differs from another, in plain sentences. */
export const differences: typeof en = {
  none: 'Es gibt keine Unterschiede.',
  parts,
  /** A subject with what is different about it: "„Gesendet“: hat eine andere Farbe; gilt jetzt als ausgeglichen." */
  about: (subject, terms) => `${subject}: ${terms.join('; ')}.`,
  instead: (now, before) => `${now} statt ${before}`,
  same: 'ist anders geschrieben und bewirkt dasselbe',
  noStage: 'keine',
  goneType: 'nicht mehr vorhandene Rechnungsart',
  goneAccount: 'nicht mehr vorhandene Unternehmensart',
  otherPerson: 'einer hier unbekannten Person',

  anotherWorkflow: (now, before) => `„${now}“ tritt an die Stelle von „${before}“.`,
  anotherOrigin: 'Er stammt aus einem anderen Ablauf mit demselben Namen.',
  workflowRenamed: (now, before) => `Der Ablauf „${before}“ heißt jetzt „${now}“.`,
  workflowDescribed: 'Die Beschreibung des Ablaufs wurde geändert.',
  start: ({ origin, type, now, before }) =>
    `Neue Rechnungen${type === null ? '' : ` der Art „${type}“`} (${origins[origin]}): Anfangsstatus jetzt ${now} statt ${before}.`,
  startAsAll: 'wie bei allen anderen',
  startSame: 'Der Anfangsstatus neuer Rechnungen ist anders geschrieben und derselbe geblieben.',

  statusAdded: (label, group) => `„${label}“ ist neu, in der Gruppe „${group}“.`,
  statusRemoved: (label) => `„${label}“ ist entfallen.`,
  renamed: (before, now) => `„${before}“ heißt jetzt „${now}“.`,
  regrouped: (label, group) => `„${label}“ gehört jetzt zur Gruppe „${group}“.`,
  reordered: 'Die Reihenfolge der Status wurde geändert.',
  renumbered: 'Die Status sind neu gezählt, in derselben Reihenfolge.',
  status: (label) => `„${label}“`,
  described: 'hat eine andere Beschreibung',
  recolored: 'hat eine andere Farbe',
  outcome: (terms) => `Ergebnis jetzt ${terms}`,
  editing: (terms) => `Bearbeitung jetzt ${terms}`,
  stage: (terms) => `Freigabestufe jetzt ${terms}`,
  recomputed: ['folgt jetzt Änderungen an der Quelle', 'folgt Änderungen an der Quelle nicht mehr'],
  settled: ['gilt jetzt als ausgeglichen', 'gilt nicht mehr als ausgeglichen'],
  request: ['ist jetzt eine Bitte um Freigabe', 'ist keine Bitte um Freigabe mehr'],

  move: ({ label, from, to }) => `Übergang „${label}“, von ${from} zu ${to}`,
  anyStatus: 'jedem Status',
  statusBefore: 'dem Status davor',
  slot: (slot) => `dem Status, der dann „${slot}“ ist`,
  moveAdded: (move, terms) => `${move}, ist neu: ${terms.join('; ')}.`,
  moveRemoved: (move) => `${move}, ist entfallen.`,
  movesReordered: (first) => `${first}, wird gegenüber den Wegen daneben in anderer Reihenfolge versucht.`,
  rulesReordered: 'Die Reihenfolge der Regeln wurde geändert.',
  moveCalled: (now) => `heißt jetzt „${now}“`,
  moveKind: (terms) => `führt jetzt ${terms}`,
  moveKinds: { forward: 'nach vorn', back: 'zurück', cancel: 'zur Stornierung', restore: 'zur Wiederaufnahme' },
  actor: {
    any: 'darf von Personen und Regeln ausgeführt werden',
    person: 'darf nur von Personen ausgeführt werden',
    platform: 'darf nur von Regeln ausgeführt werden'
  },
  permission: (now, before) =>
    before === undefined ? `verlangt das Recht „${now}“` : `verlangt das Recht „${now}“ statt des Rechts „${before}“`,
  when: (condition) => (condition === '' ? 'ist immer vorhanden' : `ist nur vorhanden, wenn gilt: ${condition}`),
  whenInstead: (now, before) =>
    now === ''
      ? `ist jetzt immer vorhanden, nicht mehr nur, wenn gilt: ${before}`
      : before === ''
        ? `ist jetzt nur vorhanden, wenn gilt: ${now}`
        : `ist jetzt nur vorhanden, wenn gilt: ${now} (bisher: ${before})`,
  asks: (conditions) => `setzt voraus: ${conditions}`,
  asksNow: (conditions) => `setzt jetzt voraus: ${conditions}`,
  asksNoMore: (conditions) => `setzt nicht mehr voraus: ${conditions}`,
  refusesOtherwise: 'begründet mit anderen Worten, warum etwas fehlt',
  requires: (field) => `verlangt diese Angabe: ${field}`,
  requiresNoMore: (field) => `verlangt diese Angabe nicht mehr: ${field}`,
  wantsReason: 'verlangt eine Begründung',
  reason: ['verlangt jetzt eine Begründung', 'verlangt keine Begründung mehr'],
  effects,
  warns: 'warnt in anderen Fällen als bisher',

  stageSubject: (n) => `Stufe ${n}`,
  stageAdded: (stage) => `Neu: ${stage}.`,
  stageRemoved: (n) => `Stufe ${n} ist entfallen.`,
  quorum: (now, before) => `verlangt jetzt ${signatures(now)} (bisher ${signatures(before)})`,
  signedBy: (terms) => `unterschrieben von ${terms}`,
  always: 'immer',
  distinct: [
    'verlangt jemanden, der keine andere Stufe unterschrieben hat',
    'darf auch von jemandem unterschrieben werden, der schon eine andere Stufe unterschrieben hat'
  ],

  subject: (kind, label) => `${kinds[kind]} „${label}“`,
  added: (subject, what) => (what === '' ? `${subject} ist neu.` : `${subject} ist neu: ${what}.`),
  addedOn: (subject, isOn) => `${subject} ist neu und ${isOn ? 'eingeschaltet' : 'ausgeschaltet'}.`,
  removed: (subject) => `${subject} ist entfallen.`,
  called: (subject, now) => `${subject} heißt jetzt „${now}“.`,
  enabled: ['ist jetzt eingeschaltet', 'ist jetzt ausgeschaltet'],
  jobStart: (one, now, before) => `„${one}“: Anfangsstatus jetzt ${now} statt ${before}.`,
  jobsChanged: (many) => `„${many}“: Bezeichnung oder Abrechnung wurde geändert.`,
  ruleSays: (subject, sentences) => `${subject} besagt jetzt etwas anderes: ${sentences}`,
  mayNow: (permission, isOwn) =>
    isOwn ? `hat jetzt das Recht „${permission}“, aber nur für Eigenes` : `hat jetzt das Recht „${permission}“`,
  mayAll: (permission) => `hat das Recht „${permission}“ jetzt für alles, nicht nur für Eigenes`,
  mayOwn: (permission) => `hat das Recht „${permission}“ jetzt nur für Eigenes`,
  mayNoMore: (permission) => `hat das Recht „${permission}“ nicht mehr`,
  may: (permissions) => `darf ${permissions}`,
  mayNothing: 'darf nichts',
  permissionNames: (permission, isOwn) => (isOwn ? `„${permission}“ (nur Eigenes)` : `„${permission}“`),
  issuedBy: (terms) => `wird ausgestellt von ${terms}`,
  everyAccount: 'jeder Unternehmensart',
  enables: (terms) => `schaltet ${terms} ein`,
  nothing: 'nichts'
};
