import type { CountedPart, Misfit } from '#domain/workflow/workflow-file.ts';
import type { versions as en } from '#ui/words/en/versions.ts';
import { counted as countedOf } from './called.ts';
import { inFigures } from './in-figures.ts';

/** Where each entry of a list of the document stands: "Übergang 4". */
const listed: Record<string, string> = {
  accounts: 'Unternehmensart',
  types: 'Rechnungsart',
  roles: 'Rolle',
  grants: 'Recht',
  statuses: 'Status',
  moves: 'Übergang',
  stages: 'Freigabestufe',
  rules: 'Regel',
  guards: 'Bedingung',
  warnings: 'Warnung',
  on: 'Anlass',
  then: 'Schritt',
  all: 'Teil',
  any: 'Teil'
};

/** What a document has in a place, in the words of the editor. */
const fields: Record<string, string> = {
  ...{ v: 'die Version des Formats', id: 'die Kennung', label: 'der Name', description: 'die Beschreibung' },
  ...{ accounts: 'die Unternehmensarten', types: 'die Rechnungsarten', roles: 'die Rollen', rules: 'die Regeln' },
  ...{
    machines: 'die Status und Übergänge',
    invoice: 'die Status und Übergänge der Rechnungen',
    start: 'wo Rechnungen beginnen'
  },
  ...{ statuses: 'die Status', moves: 'die Übergänge', stages: 'die Freigabestufen', groups: 'die Gruppen' },
  ...{ group: 'die Gruppe', order: 'der Platz in der Reihenfolge', outcome: 'das Ergebnis', color: 'die Farbe' },
  ...{ editing: 'was bearbeitet werden kann', recomputed: 'ob neu berechnet wird', settled: 'ob ausgeglichen' },
  ...{
    request: 'ob eine Anfrage zur Freigabe',
    approvalStage: 'die Freigabestufe',
    slot: 'die Zielstelle',
    status: 'der Status'
  },
  ...{
    hand: 'die von Hand geschriebenen',
    job: 'die aus einem Auftrag',
    imported: 'die eingelesenen',
    byType: 'die eines Typs'
  },
  ...{
    from: 'woher der Übergang führt',
    to: 'wohin der Übergang führt',
    kind: 'die Art',
    actor: 'wer es auslöst',
    why: 'der Ablehnungsgrund'
  },
  ...{ permission: 'das Recht', scope: 'der Geltungsbereich', when: 'wann es gilt', guards: 'die Bedingungen' },
  ...{ requires: 'die Pflichtfelder', reason: 'ob eine Begründung verlangt wird', effects: 'die Wirkungen' },
  ...{
    warnings: 'die Warnungen',
    if: 'die Bedingung',
    all: 'die Bedingung',
    any: 'die Bedingung',
    not: 'die Bedingung'
  },
  ...{ field: 'das Feld', op: 'der Vergleich', value: 'der Wert', n: 'die Nummer', approvers: 'wer unterschreibt' },
  ...{
    people: 'die Personen',
    quorum: 'wie viele unterschreiben',
    fromMinor: 'ab welchem Betrag',
    distinct: 'wer noch einmal unterschreiben darf'
  },
  ...{
    enabled: 'ob eingeschaltet',
    on: 'die Anlässe',
    then: 'die Schritte',
    event: 'das Ereignis',
    kinds: 'die Arten'
  },
  ...{
    do: 'der Schritt',
    by: 'auf welchem Weg',
    otherwise: 'was sonst geschieht',
    issuedBy: 'wer sie ausstellt'
  },
  ...{ enables: 'die Typen, die damit eingeschaltet werden', grants: 'die Rechte' }
};

const kinds: Record<CountedPart, string> = {
  statuses: 'Status',
  ways: 'Übergänge, gezählt für jeden Status, von dem sie ausgehen',
  tests: 'Prüfungen in seinen Bedingungen',
  stages: 'Freigabestufen',
  rules: 'Regeln',
  roles: 'Rollen'
};

const misfits: Record<Misfit['is'], (where: string) => string> = {
  missing: (where) => `Fehlt: ${where}.`,
  unknown: (where) => `Kommt in keinem Ablauf vor: ${where}.`,
  wrong: (where) => `Nicht wie in einem Ablauf: ${where}.`
};

/** Versions, presets and files of workflows. */
export const versions: typeof en = {
  title: 'Veröffentlichte Fassungen',
  lead: 'Jede Fassung, die einmal galt, bleibt hier erhalten. Wenn Sie zu einer zurückkehren, wird sie zu Ihrem Entwurf; sie gilt erst, wenn Sie veröffentlichen.',
  inForce: 'Gilt',
  publishedBy: ({ when, who }) => (who === '' ? when : `${when}, von ${who}`),
  first: 'Erste Fassung',
  differences: (count) => (count === 1 ? '1 Unterschied zur vorigen' : `${count} Unterschiede zur vorigen`),
  compare: 'Vergleichen',
  compareOf: (version) => `${version} vergleichen`,
  goBack: 'Zu dieser zurückkehren',
  goBackTo: (version) => `Zurückkehren zu ${version}`,
  version: ({ label, when }) => `„${label}“ vom ${when}`,
  compareTitle: 'Fassungen vergleichen',
  earlier: 'Vorher',
  later: 'Nachher',
  option: ({ label, when }) => `${label}, ${when}`,
  inForceOption: ({ label, when }) => `${label}, ${when} (gilt)`,
  draft: 'Ihr Entwurf',
  failed: 'Die Fassungen konnten nicht gelesen werden',

  presets: 'Andere Vorlage',
  presetsLead: 'Beginnen Sie neu mit einer der Arbeitsweisen, die Docket mitbringt.',
  choosePreset: 'Vorlage wählen',
  presetTitle: 'Zu einer anderen Vorlage wechseln',
  goOn: 'Weiter',

  file: 'Als Datei',
  fileLead:
    'Der ganze Ablauf als eine JSON-Datei: zum Aufbewahren, zum Weitergeben oder zum Einlesen auf einem anderen Gerät. Sie enthält keine Rechnungen.',
  chooseFile: 'Ablauf aus einer Datei einlesen',
  copyLink: 'Link kopieren',
  linkCopied: 'Link kopiert. Wer ihn in Docket öffnet, sieht, was sich ändern würde, und übernimmt es oder nicht.',
  linkTooLong: 'Dieser Ablauf ist zu groß für einen Link. Geben Sie ihn stattdessen als Datei aus.',
  linkRefused: 'Der Browser hat das Kopieren des Links nicht zugelassen. Geben Sie stattdessen eine Datei aus.',
  linkName: 'Der Ablauf aus dem Link',
  linkBroken: 'Der Link wurde unterwegs abgeschnitten oder verändert. Lassen Sie ihn sich noch einmal schicken.',
  fileHere: 'Sie können die Datei auch hier ablegen.',
  fileProblems: (name) => `„${name}“ wurde nicht übernommen`,
  unchanged: 'Es wurde nichts geändert.',
  tooLarge: (megabytes) => `Die Datei ist größer als ${inFigures(megabytes)} MB; so groß ist kein Ablauf.`,
  notJson: 'Das ist keine JSON-Datei. Wählen Sie eine, die als Ablauf ausgegeben wurde.',
  tooDeep:
    'Die Datei ist viel tiefer verschachtelt als jeder Ablauf. Wählen Sie eine, die als Ablauf ausgegeben wurde.',
  tooMany: (of, max) =>
    `Zulässig sind höchstens ${inFigures(max)} ${kinds[of]}; dieser Ablauf hat mehr. Niemand könnte ihn sich merken, und das Bearbeiten käme zum Stillstand.`,
  notAWorkflow: (count) =>
    count === 1 ? 'Eine Stelle ist nicht wie in einem Ablauf:' : `${count} Stellen sind nicht wie in einem Ablauf:`,
  incomplete: (count) =>
    count === 1
      ? 'Der Ablauf nennt etwas, das er nicht enthält:'
      : `Der Ablauf nennt ${count} Dinge, die er nicht enthält:`,
  unreadable: 'Die Datei konnte nicht gelesen werden. Wählen Sie sie noch einmal.',
  laterFormat:
    'Der Ablauf wurde mit einer neueren Version von Docket geschrieben. Aktualisieren Sie die App, und lesen Sie ihn dann noch einmal ein.',
  whole: 'die Datei als Ganzes',
  misfits,
  listed: (list, place) => `${listed[list] ?? `„${list}“`} ${place}`,
  field: (name) => fields[name] ?? `„${name}“`,
  andMore: (count) => `und ${count} weitere`,

  takeTitle: {
    version: 'Zu dieser Fassung zurückkehren',
    preset: 'Vorlage wechseln',
    file: 'Ablauf aus der Datei übernehmen',
    link: 'Ablauf aus dem Link übernehmen'
  },
  takeLead: (label, differences) =>
    differences === 0
      ? `„${label}“ entspricht dem geltenden Ablauf.`
      : `„${label}“ wird Ihr Entwurf, mit ${differences === 1 ? 'einem Unterschied' : `${differences} Unterschieden`} zum geltenden Ablauf.`,
  replacesDraft: 'Das ersetzt den Entwurf, den Sie begonnen haben. „Rückgängig“ bringt ihn zurück.',
  mapping: 'Was an die Stelle wegfallender Status tritt',
  mappingLead: 'Was in ihnen steht, geht beim Veröffentlichen mit. Der Verlauf behält die damaligen Namen.',
  mappingOf: (label, count, called) => `„${label}“, ${countedOf(count, called)}`,
  unused: (labels) =>
    `In ${labels} steht nichts. Sollte beim Zusammenführen etwas dorthin kommen, wird es in den ähnlichsten Status weitergeleitet.`,
  none: (label) =>
    `Nichts darin darf an die Stelle von „${label}“ treten: Was dort steht, würde abgeschlossen, wieder geöffnet oder storniert.`,
  roles: 'Rollen, die darin fehlen',
  keepRole: (role) => `Rolle „${role}“ behalten`,
  heldBy: (people) => `Inhaber: ${people}`,
  withoutRole: (people, count) =>
    count === 1 ? `${people} hätte keine Rolle mehr.` : `${people} hätten keine Rolle mehr.`,
  noAdmin:
    'Sie hätten kein Verwaltungsrecht mehr, und niemand könnte das für Sie rückgängig machen. Behalten Sie eine Ihrer Rollen, die es enthält.',
  types: 'Rechnungsarten, die in Gebrauch sind und darin fehlen',
  keepType: (type) => `Typ „${type}“ behalten`,
  strangers: 'Personen, die es hier nicht gibt',
  stranger: (stage, count) =>
    count === 1
      ? `Freigabestufe ${stage} nennt eine Person, die es auf diesem Gerät nicht gibt. Wählen Sie unter „Freigabe“, wer stattdessen unterschreibt.`
      : `Freigabestufe ${stage} nennt ${count} Personen, die es auf diesem Gerät nicht gibt. Wählen Sie unter „Freigabe“, wer stattdessen unterschreibt.`,
  take: 'Als Entwurf übernehmen',
  taken: (label) => `„${label}“ ist jetzt Ihr Entwurf.`,
  preview: 'Alle Unterschiede'
};
