import type { Finding, MeantColor, Named } from '#domain/workflow/proof/finding.ts';
import type { findings as enFindings, proofPath as enProofPath } from '#ui/words/en/findings.ts';
import { sentence } from '#ui/words/en/sentence.ts';

/** What is named, and that there is no such thing. */
const missing: Record<Named, (id: string) => string> = {
  status: (id) => `einen Status, den es nicht gibt: „${id}“`,
  role: (id) => `eine Rolle, die es nicht gibt: „${id}“`,
  type: (id) => `einen Typ, den es nicht gibt: „${id}“`,
  account: (id) => `eine Unternehmensart, die es nicht gibt: „${id}“`,
  stage: (id) => `eine Freigabestufe, die es nicht gibt: „${id}“`,
  person: (id) => `eine Person, die es nicht gibt: „${id}“`
};

const idle: Record<Extract<Finding, { why: 'rule-idle' }>['because'], string> = {
  trigger: 'Worauf sie wartet, geschieht nie.',
  condition: 'Ihre Bedingung trifft nie zu.',
  signature:
    'Unterschreiben kann durch sie nur, wer einen Auftrag freigibt: Lassen Sie die Regel darauf warten, oder nehmen Sie das Unterschreiben heraus.',
  effect: 'Kein Übergang, den Regeln auslösen dürfen, führt von dort, wo sie ausgelöst wird, zu ihrem Ziel.'
};

const colors: Record<MeantColor, string> = {
  blue: 'blau',
  green: 'grün',
  purple: 'violett',
  red: 'rot',
  grey: 'grau'
};

const meanings: Record<MeantColor, string> = {
  blue: 'dass etwas in Arbeit ist',
  green: 'dass etwas freigegeben oder abgeschlossen wurde',
  purple: 'dass etwas eingereicht oder bezahlt wurde',
  red: 'dass etwas abgelehnt wurde',
  grey: 'dass etwas storniert wurde'
};

/** What the proof found, as a sentence and what mends it. */
export const findings: typeof enFindings = {
  unreachable: ({ status }, names) =>
    `„${names.status(status)}“ wird von keiner Rechnung je erreicht. Lassen Sie einen Übergang dorthin führen, oder löschen Sie den Status.`,
  'dead-end': ({ status }, names) =>
    `Eine Rechnung in „${names.status(status)}“ kann nie abgeschlossen werden. Lassen Sie einen Übergang von dort weiterführen.`,
  unsigned: ({ status, stages }, names) =>
    `Eine Rechnung kann nach „${names.status(status)}“ gelangen ohne die Unterschriften der ${
      stages.length === 1 ? `Freigabestufe ${stages[0] ?? ''}` : `Freigabestufen ${stages.join(', ')}`
    }.`,
  'slot-empty': ({ slot, because, rules }, names) =>
    `Kein Status ist „${names.slot(slot)}“${
      rules.length > 0
        ? `, aber ${rules.map((rule) => `„${names.rule(rule)}“`).join(', ')} ${
            rules.length === 1 ? 'bringt' : 'bringen'
          } Rechnungen dorthin`
        : ''
    }. ${
      because === 'not-positive'
        ? 'Geben Sie einem Status der Freigabe ein positives Ergebnis, oder schalten Sie die Regel aus.'
        : 'Fügen Sie dieser Gruppe einen Status hinzu, oder schalten Sie die Regel aus.'
    }`,
  'rule-idle': ({ rule, because }, names) =>
    `Die Regel „${names.rule(rule)}“ ist eingeschaltet und kann nie etwas bewirken. ${idle[because]}`,
  'rule-loop': ({ rules }, names) =>
    rules.length === 1
      ? `Die Regel „${names.rule(rules[0] ?? '')}“ löst sich immer wieder selbst aus. Grenzen Sie ein, worauf sie wartet.`
      : `Regeln lösen sich immer wieder gegenseitig aus: ${rules.map((rule) => `„${names.rule(rule)}“`).join(', ')}. Grenzen Sie ein, worauf eine von ihnen wartet, oder schalten Sie sie aus.`,
  'rules-unproved': ({ rules }, names) =>
    `Es lässt sich nicht sagen, ob diese Regeln zu einem Ende kommen, weil jede die anderen auf zu viele Arten auslösen kann: ${rules.map((rule) => `„${names.rule(rule)}“`).join(', ')}. Grenzen Sie ein, worauf einige von ihnen warten, oder schalten Sie sie aus.`,
  'same-label': ({ status, label }, names) =>
    `Zwei Übergänge von „${names.status(status)}“ heißen „${label}“ und tun Verschiedenes. Benennen Sie einen um.`,
  'start-not-active': ({ status }, names) =>
    `Rechnungen beginnen in „${names.status(status)}“, und das ist kein aktiver Status. Lassen Sie sie in einem aktiven Status beginnen.`,
  'stage-twice': ({ stage }) =>
    `Zwei Freigabestufen haben die Nummer ${stage}. Verschieben oder löschen Sie eine davon: Dann werden alle neu gezählt.`,
  dangling: ({ what, id, at }, names) => `${sentence(names.place(at))} nennt ${missing[what](id)}.`,
  'unknown-fact': ({ fact, at }, names) =>
    `${sentence(names.place(at))} prüft „${fact}“, worüber es keine Angabe gibt.`,
  'more-open': ({ from, to, move }, names) =>
    `„${names.move(move)}“ führt von „${names.status(from)}“ vor nach „${names.status(to)}“, wo mehr bearbeitet werden kann.`,
  'alike-colors': ({ statuses: [one, other] }, names) =>
    `Die Farben von „${names.status(one)}“ und „${names.status(other)}“ sind schwer zu unterscheiden.`,
  'unusual-color': ({ status, color }, names) =>
    `„${names.status(status)}“ ist ${colors[color]}; das bedeutet gewöhnlich, ${meanings[color]}.`,
  'stage-gap': ({ missing: gaps }) =>
    `Freigabestufen werden lückenlos gezählt: Es ${
      gaps.length === 1 ? 'fehlt Freigabestufe' : 'fehlen die Freigabestufen'
    } ${gaps.join(', ')}.`,
  'many-statuses': ({ count, max }) => `${count} Status sind viel zu lernen. Bis zu ${max} sind leichter zu bedienen.`,
  unused: ({ status }, names) => `„${names.status(status)}“ wird von nichts verwendet.`,
  'always-blocked': ({ rule, tried }, names) =>
    `Mit den heutigen Rechnungen würde die Regel „${names.rule(rule)}“ jedes Mal abgewiesen (${tried} ${
      tried === 1 ? 'Versuch' : 'Versuche'
    }).`
};

export const proofPath: typeof enProofPath = {
  ofJobs: (one, said) => `${one}: ${said}`,
  show: 'Weg zeigen',
  start: ({ status, amount }) => `Eine Rechnung über ${amount} beginnt in „${status}“.`,
  jobStart: ({ one, status }) => `Neu angelegt beginnt „${one}“ in „${status}“.`,
  move: ({ label, to, actor }) =>
    actor === 'platform' ? `Durch eine Regel geht es weiter nach „${to}“.` : `„${label}“ führt nach „${to}“.`,
  sign: ({ stage, to }) =>
    to === null
      ? `Freigabestufe ${stage} wird unterschrieben.`
      : `Freigabestufe ${stage} wird unterschrieben, und das führt nach „${to}“.`,
  edit: ({ amount }) => `Der Betrag wird auf ${amount} geändert, sodass keine Unterschrift mehr zählt.`,
  none: 'Die Suche hat keinen einzelnen Weg gefunden, der sich zeigen ließe.',
  places: {
    move: (label) => `der Übergang „${label}“`,
    rule: (label) => `die Regel „${label}“`,
    start: 'der Anfang neuer Rechnungen',
    status: (label) => `der Status „${label}“`,
    stage: (n) => `Freigabestufe ${n}`,
    type: (label) => `der Typ „${label}“`,
    account: (label) => `die Unternehmensart „${label}“`
  }
};
