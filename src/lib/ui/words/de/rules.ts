import type { RuleProblem } from '#domain/workflow/editing/rule-parts.ts';
import type { rules as en } from '#ui/words/en/rules.ts';
import { sentence } from '#ui/words/en/sentence.ts';

/** What invoices come from here, as a noun that fits any name: „Workshop“. */
const called = (source: string): string => `„${sentence(source)}“`;

/** What is wrong with a rule, and how to mend it; `source` is what invoices come from here: "workshop". */
const problems: Record<RuleProblem['why'], (source: string) => string> = {
  'trigger-missing': () => 'Legen Sie fest, wann die Regel wirkt: Wählen Sie, was sie auslöst.',
  'days-missing': () => 'Geben Sie ein, nach wie vielen Tagen die Regel wirkt.',
  'schedule-missing': () => 'Geben Sie an, wie oft, ab welchem Tag und um wie viel Uhr.',
  'statuses-missing': () =>
    'Wählen Sie mindestens einen Status: Die Regel sieht sich die Rechnungen an, die dort stehen.',
  'not-of-jobs': (source) =>
    `Das geschieht mit Rechnungen, die Regel wirkt aber auf ${called(source)} selbst. Wählen Sie etwas anderes, oder lassen Sie die Regel auf Rechnungen wirken.`,
  twice: () =>
    'Der Auslöser darüber deckt das schon ab. Wählen Sie andere Status, oder löschen Sie einen der beiden. Für eine andere Anzahl von Tagen fügen Sie eine weitere Regel hinzu.',
  'effect-missing': () => 'Legen Sie fest, was die Regel tut.',
  'text-missing': () => 'Geben Sie den Text ein.',
  'value-missing': () => 'Geben Sie ein, was dort stehen soll.',
  'days-wrong': () => 'Geben Sie eine ganze Zahl von Tagen ein, höchstens 9999.',
  'target-not-of-jobs': (source) => `Für ${called(source)} gibt es diesen Status nicht. Wählen Sie einen vorhandenen.`,
  'moves-only': (source) =>
    `Eine Regel, die auf ${called(source)} selbst wirkt, setzt nur den Status. Lassen Sie die Regel auf Rechnungen wirken, oder löschen Sie dies.`,
  'source-needed': (source) =>
    `Dafür muss der Auslöser ${called(source)} betreffen. Wählen Sie oben einen solchen, oder löschen Sie dies.`,
  'items-needed': () =>
    'Übernommen werden nur Posten, die hinzugekommen sind oder geändert wurden. Wählen Sie das oben aus, oder löschen Sie dies.',
  'attendee-needed': () =>
    'Ein Teilnehmer erhält eine Rechnung, wenn er hinzugefügt wird. Wählen Sie das oben aus, oder löschen Sie dies.',
  'approval-needed': (source) =>
    `Damit unterschreibt, wer ${called(source)} freigegeben hat. Deshalb darf nur diese Freigabe die Regel auslösen.`
};

/** Where rules and types are switched on and off, and made one's own. */
export const rules: typeof en = {
  edit: (label) => `„${label}“ bearbeiten`,
  name: 'Name',
  ruleNameHint: 'Der Verlauf nennt ihn, wo die Regel gewirkt hat.',
  typeNameHint: 'Er steht in Listen und im Formular einer neuen Rechnung.',
  description: 'Wofür das ist',
  typesLead: 'Eine ausgeschaltete Rechnungsart wird nirgends angeboten. Rechnungen, die sie schon haben, behalten sie.',
  issuedBy: 'Ausgestellt von',
  issuedByHint: 'Ist keine Unternehmensart ausgewählt, stellt jede sie aus. Andere erhalten sie.',
  issuedByAll: 'Jede Unternehmensart stellt sie aus.',
  done: 'Fertig',

  order: 'Die Regeln laufen in dieser Reihenfolge: Eine spätere sieht, was eine frühere getan hat.',
  add: 'Regel hinzufügen',
  newTitle: 'Neue Regel',
  addNow: 'Regel hinzufügen',
  ofMove: (from, to) => `${from} → ${to}`,
  added: (label) => `„${label}“ hinzugefügt.`,
  actionsOf: (label) => `Aktionen für „${label}“`,
  moveUp: 'Früher ausführen',
  moveDown: 'Später ausführen',
  first: 'Das ist schon die erste.',
  last: 'Das ist schon die letzte.',
  placed: (label, place, of) => `„${label}“ läuft an Stelle ${place} von ${of}.`,
  duplicate: 'Duplizieren',
  copyOf: (label, number) => (number === 1 ? `${label} (Kopie)` : `${label} (Kopie ${number})`),
  copied: (label) => `„${label}“ hinzugefügt. Die Regel ist aus, bis Sie sie einschalten.`,
  remove: 'Löschen',
  removeNow: 'Regel löschen',
  removed: (label) => `„${label}“ im Entwurf gelöscht.`,

  of: 'Worauf die Regel wirkt',
  ofInvoice: 'Rechnungen',
  ofJob: (source) => `${called(source)} selbst`,
  ofJobHint: (source) => `Die Regel setzt ${called(source)} auf einen anderen Status und tut sonst nichts.`,

  when: 'Wann',
  whenHint: 'Jeder dieser Auslöser genügt.',
  trigger: (number) => `Auslöser ${number}`,
  event: 'Was geschieht',
  /** As it stands in a list to choose from. */
  eventName: sentence,
  chooseEvent: 'Auswählen, was geschieht …',
  topics: {
    source: (source) => `Was mit ${called(source)} geschieht`,
    status: () => 'Status',
    time: () => 'Zeit',
    approval: () => 'Freigabe',
    money: () => 'Geld'
  },
  addTrigger: 'Oder wenn etwas anderes geschieht',
  removeTrigger: (name) => `${name} löschen`,
  statuses: 'In welchen Status',
  statusesHint: 'Ist keiner ausgewählt, in jedem.',
  lastStatus: 'Mindestens ein Status muss ausgewählt sein: Wählen Sie zuerst einen anderen.',
  gone: (id) => `„${id}“ (nicht vorhanden)`,
  kinds: 'Durch welche Übergänge',
  kindsHint: 'Ist keiner ausgewählt, durch jeden.',
  kindNames: {
    forward: 'Vor',
    back: 'Zurück',
    cancel: 'Stornieren',
    restore: 'Wiederherstellen',
    override: 'Ausnahme durch die Verwaltung'
  },
  days: 'Nach wie vielen Tagen',
  every: 'Alle',
  unit: 'Zeitraum',
  unitNames: (count) =>
    count === '1'
      ? { day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' }
      : { day: 'Tage', week: 'Wochen', month: 'Monate', year: 'Jahre' },
  from: 'Ab diesem Tag',
  time: 'Uhrzeit',
  timeHint: 'Nach der Uhr Ihres Unternehmens.',

  if: 'Wenn',
  ifHint: 'Die Regel wirkt nur, wenn das beim Auslösen zutrifft.',

  thenTitle: 'Dann',
  thenHint: 'Eins nach dem anderen. Was der Status nicht zulässt, wartet mit dem Grund im Eingang.',
  effect: (number) => `Schritt ${number}`,
  does: 'Was die Regel tut',
  chooseEffect: 'Auswählen, was die Regel tut …',
  effectNames: {
    move: 'Auf einen Status setzen',
    remind: 'Jemanden erinnern, im Eingang',
    'create-invoice': 'Rechnung beginnen',
    'bring-in': 'Posten in eine Rechnung übernehmen',
    recompute: 'Zugehörige Rechnungen anpassen',
    sign: 'Für die freigebende Person unterschreiben',
    'draft-credit-note': 'Gutschrift entwerfen',
    'set-field': 'Feld ausfüllen',
    'add-note': 'Notiz hinzufügen',
    archive: 'Archivieren'
  },
  effectHints: {
    'bring-in': (source) =>
      `Sie kommen in die älteste offene Rechnung zu ${called(source)}; gibt es keine, wird eine begonnen.`,
    recompute: (source) =>
      `Was ${called(source)} jetzt ergibt, steht dann auf den Rechnungen, solange deren Status das zulässt; sonst wird der Unterschied angezeigt.`,
    sign: () => 'Jede Stufe, die diese Person selbst unterschreiben darf, mit allen Regeln der Freigabe.',
    'draft-credit-note': () => 'Über den ganzen Betrag; jemand sieht sie durch und schließt sie ab.',
    archive: () => 'Alles bleibt, wie es ist, und erscheint nicht mehr in den Listen.'
  },
  greyedOut: (source) =>
    `Was nicht ausgewählt werden kann, braucht einen anderen Auslöser, zum Beispiel etwas, das mit ${called(source)} geschieht.`,
  addEffect: 'Schritt hinzufügen',
  removeEffect: (name) => `${name} löschen`,
  earlier: (name) => `${name} früher ausführen`,
  later: (name) => `${name} später ausführen`,
  firstStep: 'Das ist schon der erste.',
  lastStep: 'Das ist schon der letzte.',
  to: 'Auf welchen Status',
  toWherever: 'Je nach Rechnung oder Reihenfolge',
  toSettled: 'Der ausgeglichene Status, zu dem ein Übergang führt',
  toPrevious: 'Der vorige Status',
  toSlot: (slot) => `Status für „${slot}“`,
  by: 'Auf welchem Weg',
  ways: {
    direct: 'Mit einem Übergang',
    walk: 'Mit einem Übergang, sonst Schritt für Schritt'
  },
  waysHint: {
    direct: 'Führt vom jetzigen Status kein Übergang einer Regel dorthin, bleibt alles, wie es ist.',
    walk: 'Nur durch Übergänge vor, die alle offenstehen.'
  },
  otherwise: 'Wenn das nicht geht',
  otherwises: {
    blocked: 'Den Grund im Eingang nennen',
    silent: 'Nichts tun'
  },
  type: 'Rechnungsart',
  typeOff: 'Diese Rechnungsart ist ausgeschaltet: Bis sie eingeschaltet wird, wird keine Rechnung dieser Art begonnen.',
  whom: 'Für wen',
  whomJob: (source) => `${called(source)} insgesamt`,
  whomParticipant: 'Jeden betroffenen Teilnehmer',
  field: 'Welches Feld',
  fieldNames: {
    notes: 'Notizen',
    terms: 'Zahlungsziel',
    'due-day': 'Fälligkeit'
  },
  value: 'Was dort stehen soll',
  valueDays: 'In wie vielen Tagen von da an',
  text: 'Text',
  remindHint: 'Er steht im Eingang aller, die etwas tun können.',
  noteHint: 'Eine weitere Zeile in den Notizen der Rechnung.',
  addCondition: 'Nur wenn …',
  condition: (name) => `${name}: nur wenn`,
  conditionTitle: 'Nur wenn',
  removeCondition: 'Immer ausführen',

  trial: {
    title: 'Ausprobieren',
    lead: 'An allem, was hier bisher geschehen ist. Dabei wird nichts geändert.',
    run: 'Diese Regel ausprobieren',
    incomplete: 'Legen Sie zuerst fest, wann die Regel wirkt und was sie tut.',
    failed: 'Die Regel konnte nicht ausprobiert werden. Nichts wurde geändert.',
    nothingYet: 'Hier ist noch nichts geschehen.',
    never: (since) => `Seit ${since} hätte die Regel nichts getan.`,
    acted: (since, times) =>
      times === 1
        ? `Seit ${since} hätte die Regel einmal gewirkt.`
        : `Seit ${since} hätte die Regel ${times}-mal gewirkt.`,
    alone: 'Jedes Mal wird an dem ausprobiert, was damals galt; was daraus gefolgt wäre, ist nicht mitgerechnet.',
    elsewhere: (count) =>
      count === 1
        ? '1 Eintrag hätte jetzt einen anderen Status'
        : `${count} Einträge hätten jetzt einen anderen Status`,
    insteadOf: (to, status) => `„${to}“ statt „${status}“`,
    others: (count) =>
      count === 1
        ? 'Worauf die Regel außerdem gewirkt hätte'
        : `Alle ${count}, auf die die Regel außerdem gewirkt hätte`,
    last: (when, what) => `${when}: ${what}`,
    more: (count) => `… und ${count} weitere`
  },

  readBack: 'Sobald Sie festgelegt haben, wann die Regel wirkt und was sie tut, steht sie hier in Worten.',
  notTaken: 'Noch nicht im Entwurf: Beheben Sie zuerst, was markiert ist.',
  unnamed: 'diese Regel',
  problem: (why, source) => problems[why](source)
};
