import type { Finding } from '#services/docket.ts';
import type { Subject } from '#domain/history/event.ts';
import type { Condition, Operator } from '#domain/condition/condition.ts';
import type { Schedule, Trigger } from '#domain/workflow/document.ts';
import { sentence } from '#ui/words/en/sentence.ts';
import type { ConditionNames, settings as en } from '#ui/words/en/settings.ts';

const problems: (typeof en)['business']['problems'] = {
  name: 'Geben Sie den Namen des Unternehmens ein. Er steht auf jeder Rechnung.',
  'terms-days': 'Geben Sie eine ganze Zahl von Tagen ein, höchstens 3650.',
  'tax-rate': 'Geben Sie den Steuersatz in Prozent ein, zum Beispiel 19.',
  invoice: 'Verwenden Sie # für die Ziffern des Zählers, alle an einer Stelle, zum Beispiel INV-{year}-####.',
  'credit-note': 'Verwenden Sie # für die Ziffern des Zählers, alle an einer Stelle, zum Beispiel CN-{year}-####.',
  'same-numbers': 'Rechnungen und Gutschriften brauchen unterschiedliche Nummern. Ändern Sie eine der beiden Angaben.'
};

const logoProblems: (typeof en)['business']['logoProblems'] = {
  'too-large': 'Dieses Bild ist größer als 1 MB. Verkleinern Sie es und wählen Sie es dann noch einmal aus.',
  svg: 'Eine SVG-Datei kann Programme enthalten und wird deshalb nicht angenommen. Speichern Sie das Logo als PNG und wählen Sie dieses aus.',
  'no-picture': 'Diese Datei ist kein Bild, das gedruckt werden kann. Wählen Sie PNG, JPEG oder WebP.',
  unreadable: 'Diese Datei konnte nicht gelesen werden. Wählen Sie sie noch einmal aus.'
};

const findings: { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { kind: Kind }>) => string } = {
  'commit-changed': ({ commit }) => `Schritt ${commit} des Verlaufs wurde nachträglich verändert.`,
  'commit-incomplete': ({ commit }) => `Ein Teil von Schritt ${commit} des Verlaufs fehlt.`,
  'chain-broken': ({ commit }) => `Schritt ${commit} des Verlaufs schließt nicht an den vorigen an.`,
  'chain-gap': ({ device, from, to }) =>
    from === to
      ? `Im Verlauf fehlt Schritt ${from} des Geräts ${device}.`
      : `Im Verlauf fehlen die Schritte ${from} bis ${to} des Geräts ${device}.`,
  'row-differs': ({ subject }) => `${record(subject)} stimmt nicht mit dem Verlauf überein.`,
  'row-missing': ({ subject }) => `${record(subject)} steht im Verlauf, fehlt aber hier.`,
  'row-unexplained': ({ subject }) => `${record(subject)} kommt in keinem Schritt des Verlaufs vor.`,
  'total-differs': ({ subject }) =>
    `Die Rechnung ${subject.id} ergibt einen anderen Gesamtbetrag als bei ihrem Abschluss.`,
  'blob-missing': ({ subject }) => `${fileOf(subject)} fehlt.`,
  'blob-changed': ({ subject }) => `${fileOf(subject)} ist beschädigt: Der Inhalt ist nicht mehr der gespeicherte.`
};

const records: Record<Subject['kind'], readonly [article: string, noun: string]> = {
  business: ['Das', 'Unternehmen'],
  person: ['Die', 'Person'],
  workflow: ['Der', 'Ablauf'],
  client: ['Der', 'Kunde'],
  job: ['Der', 'Auftrag'],
  invoice: ['Die', 'Rechnung'],
  series: ['Der', 'Nummernkreis']
};

function record({ kind, id }: Subject): string {
  return `${records[kind].join(' ')} ${id}`;
}

function fileOf(subject: Subject | null): string {
  if (subject === null) return 'Eine keiner Rechnung mehr zugeordnete Datei';
  return subject.kind === 'business'
    ? 'Das Logo des Unternehmens'
    : `Ein Anhang (${records[subject.kind][1]} ${subject.id})`;
}

/** What invoices come from here, so that it fits any gender: "„Workshop“". */
function called(source: string): string {
  return `„${sentence(source)}“`;
}

/**
 * What sets rules off: as it stands in a list ("Zahlung erfasst"), and as the clause after "wenn", its verb at the end.
 */
const triggers: Record<Trigger, (source: string) => readonly [name: string, clause: string]> = {
  'payment-recorded': () => ['Zahlung erfasst', 'eine Zahlung erfasst wurde'],
  'payment-changed': () => ['Zahlung geändert', 'eine Zahlung geändert wurde'],
  'payment-refunded': () => ['Geld erstattet', 'Geld erstattet wurde'],
  'payment-removed': () => ['Zahlung gelöscht', 'eine Zahlung gelöscht wurde'],
  'signature-given': () => ['Unterschrift geleistet', 'jemand unterschrieben hat'],
  'status-entered': () => ['Status erreicht', 'eine Rechnung in einen Status gelangt ist'],
  'approval-requested': () => ['Freigabe angefragt', 'eine Freigabe angefragt wird'],
  'approval-rejected': () => ['Freigabe abgelehnt', 'jemand die Freigabe ablehnt'],
  overdue: () => ['Rechnung überfällig', 'eine Rechnung überfällig ist'],
  'in-status': () => ['Seit einigen Tagen in einem Status', 'eine Rechnung seit einigen Tagen in einem Status steht'],
  schedule: () => ['Wiederkehrender Tag', 'ein wiederkehrender Tag erreicht ist'],
  'job-created': (source) => [`${called(source)} angelegt`, `${called(source)} angelegt wird`],
  'items-added': (source) => [
    `Posten zu ${called(source)} hinzugefügt`,
    `zu ${called(source)} Posten hinzugefügt werden`
  ],
  'items-changed': (source) => [`Posten zu ${called(source)} geändert`, `Posten zu ${called(source)} geändert werden`],
  'items-archived': (source) => [
    `Posten zu ${called(source)} beiseitegelegt`,
    `Posten zu ${called(source)} beiseitegelegt werden`
  ],
  'hours-changed': (source) => [
    `Stunden zu ${called(source)} geändert`,
    `sich die Stunden zu ${called(source)} ändern`
  ],
  'participants-changed': (source) => [
    `Teilnehmer zu ${called(source)} geändert`,
    `sich die Teilnehmer zu ${called(source)} ändern`
  ],
  'price-changed': (source) => [`Preis zu ${called(source)} geändert`, `sich der Preis zu ${called(source)} ändert`],
  'attendee-added': (source) => [
    `Teilnehmer zu ${called(source)} hinzugefügt`,
    `zu ${called(source)} ein Teilnehmer hinzugefügt wird`
  ],
  'attendee-cancelled': (source) => [
    `Teilnehmer zu ${called(source)} abgesagt`,
    `ein Teilnehmer zu ${called(source)} absagt`
  ],
  'job-confirmed': (source) => [`${called(source)} bestätigt`, `${called(source)} bestätigt wird`],
  'job-rescheduled': (source) => [`${called(source)} verlegt`, `${called(source)} auf einen anderen Tag verlegt wird`],
  'job-approved': (source) => [`${called(source)} freigegeben`, `${called(source)} freigegeben wird`],
  'job-over': (source) => [`${called(source)} vorbei`, `${called(source)} vorbei ist`],
  'job-completed': (source) => [`${called(source)} abgeschlossen`, `${called(source)} abgeschlossen wird`],
  'job-cancelled': (source) => [`${called(source)} storniert`, `${called(source)} storniert wird`],
  'job-reactivated': (source) => [
    `${called(source)} nach Storno wieder aufgenommen`,
    `${called(source)} nach Storno wieder aufgenommen wird`
  ]
};

/** What sets a rule off with all its details, in the words of the workflow: the clause after "wenn". */
type SettingOff = Parameters<(typeof en)['workflow']['trigger']>[0];

function settingOff({ event, source, kinds, statuses, days, schedule }: SettingOff): string {
  const where = inList(
    statuses.map((status) => `„${status}“`),
    'oder'
  );
  const [, clause] = triggers[event](source);
  switch (event) {
    case 'status-entered': {
      const ways = inList(
        kinds.map((kind) => kindNouns[kind]),
        'oder'
      );
      return ['eine Rechnung', ways, where === '' ? 'in einen Status' : `nach ${where}`, 'gelangt ist']
        .filter(Boolean)
        .join(' ');
    }
    case 'in-status':
      if (days === undefined) return clause;
      return `eine Rechnung seit ${days === 1 ? '1 Tag' : `${days} Tagen`} in ${where === '' ? 'einem Status' : where} steht`;
    case 'schedule':
      if (schedule === undefined) return clause;
      return [
        `ein wiederkehrender Tag erreicht ist (${everyInWords(schedule)} um ${schedule.time} Uhr`,
        `, erstmals ab ${schedule.from}`,
        where === '' ? '' : `, für jede Rechnung in ${where}`,
        ')'
      ].join('');
    default:
      return where === '' ? clause : `${clause} (in ${where})`;
  }
}

const units: Record<Schedule['unit'], readonly [one: string, many: string]> = {
  day: ['jeden Tag', 'Tage'],
  week: ['jede Woche', 'Wochen'],
  month: ['jeden Monat', 'Monate'],
  year: ['jedes Jahr', 'Jahre']
};

function everyInWords({ every, unit }: { readonly every: number; readonly unit: Schedule['unit'] }): string {
  const [one, many] = units[unit];
  return every === 1 ? one : `alle ${every} ${many}`;
}

const kindNouns: Record<SettingOff['kinds'][number], string> = {
  forward: 'vorwärts',
  back: 'rückwärts',
  cancel: 'durch Stornieren',
  restore: 'durch Wiederherstellen',
  override: 'durch eine Ausnahme'
};

/** As all conditions, sentences that stand after a colon. */
const guards: (typeof en)['workflow']['guards'] = {
  'client-missing': 'die Rechnung hat einen Kunden',
  'no-line': 'die Rechnung hat mindestens eine Position',
  'balance-outstanding': 'nichts ist mehr offen',
  'money-received': 'auf der Rechnung steht kein eingegangenes Geld mehr'
};

const effects: (typeof en)['workflow']['effectNames'] = {
  number: 'gibt der Rechnung ihre Nummer',
  archive: 'archiviert die Rechnung',
  'withdraw-signatures': 'zieht die Unterschriften zurück'
};

/** Facts that conditions test, as a sentence begins with them. */
const facts: Record<string, string> = {
  status: 'der Status',
  group: 'die Gruppe des Status',
  type: 'die Rechnungsart',
  kind: 'die Belegart',
  direction: 'die Richtung',
  origin: 'die Herkunft',
  currency: 'die Währung',
  client: 'der Kunde',
  number: 'die Nummer',
  lines: 'die Anzahl der Positionen',
  total: 'der Gesamtbetrag',
  received: 'das eingegangene Geld',
  credited: 'der gutgeschriebene Betrag',
  'net-received': 'das eingegangene Geld abzüglich Gutschriften',
  balance: 'der Saldo',
  outstanding: 'der offene Betrag',
  overdue: 'die Überfälligkeit',
  reminders: 'die Anzahl der Zahlungserinnerungen',
  'days-since-reminder': 'die Anzahl der Tage seit der letzten Zahlungserinnerung',
  archived: 'die Archivierung',
  conflicts: 'die Anzahl der Konflikte',
  'entered-rule': 'die Regel des letzten Übergangs',
  'source.participants': 'die Anzahl der Teilnehmer',
  'issue-day': 'das Rechnungsdatum',
  'due-day': 'das Fälligkeitsdatum',
  'removes-money': 'ein Geldabgang',
  trigger: 'der Auslöser'
};

/** Facts whose values are names, and stand in quotation marks. */
const named: ReadonlySet<string> = new Set([
  'status',
  'group',
  'type',
  'kind',
  'direction',
  'origin',
  'entered-rule',
  'trigger'
]);

/** Facts that are true or not, as whole sentences. */
const flags: Record<string, (source: string) => readonly [holds: string, fails: string]> = {
  overdue: () => ['die Rechnung ist überfällig', 'die Rechnung ist nicht überfällig'],
  archived: () => ['die Rechnung ist archiviert', 'die Rechnung ist nicht archiviert'],
  'removes-money': () => ['dadurch geht Geld ab', 'dadurch geht kein Geld ab'],
  'source.confirmed': (source) => [`${called(source)} ist bestätigt`, `${called(source)} ist nicht bestätigt`],
  'source.approved': (source) => [`${called(source)} ist freigegeben`, `${called(source)} ist nicht freigegeben`],
  'source.over': (source) => [`${called(source)} ist vorbei`, `${called(source)} ist noch nicht vorbei`],
  'source.free': (source) => [`${called(source)} ist kostenlos`, `${called(source)} wird berechnet`],
  'source.completed': (source) => [`${called(source)} ist abgeschlossen`, `${called(source)} ist nicht abgeschlossen`],
  'source.cancelled': (source) => [`${called(source)} ist storniert`, `${called(source)} ist nicht storniert`],
  'source.reactivated': (source) => [
    `${called(source)} wurde wieder aufgenommen`,
    `${called(source)} wurde nicht wieder aufgenommen`
  ]
};

const presence: Record<string, readonly [holds: string, fails: string]> = {
  number: ['eine Nummer ist vergeben', 'keine Nummer ist vergeben'],
  client: ['ein Kunde ist angegeben', 'kein Kunde ist angegeben']
};

/** As they stand in a list to choose from. */
const operators: Record<Operator, string> = {
  is: 'ist',
  'is-not': 'ist nicht',
  in: 'ist eines von',
  'not-in': 'ist keines von',
  'more-than': 'ist größer als',
  'at-least': 'ist mindestens',
  'less-than': 'ist kleiner als',
  'at-most': 'ist höchstens',
  contains: 'enthält',
  present: 'ist angegeben',
  absent: 'ist nicht angegeben'
};

/** As one says them of a day. */
const dayOperators: Partial<Record<Operator, string>> = {
  is: 'liegt am',
  'is-not': 'liegt nicht am',
  'more-than': 'liegt nach dem',
  'at-least': 'liegt am oder nach dem',
  'less-than': 'liegt vor dem',
  'at-most': 'liegt am oder vor dem'
};

function operatorFor(field: string, op: Operator): string {
  return (field.endsWith('-day') ? dayOperators[op] : undefined) ?? operators[op];
}

/** How a sentence goes on after its subject. */
function predicate(field: string, op: Operator, values: readonly string[]): string {
  if (op === 'in') return `ist ${inList(values, 'oder')}`;
  if (op === 'not-in') return values.length < 2 ? `ist nicht ${values.join('')}` : `ist weder ${values.join(' noch ')}`;
  if (op === 'present' || op === 'absent') return operatorFor(field, op);
  return `${operatorFor(field, op)} ${inList(values, 'oder')}`;
}

function inList(parts: readonly string[], joint: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${joint} ${parts.at(-1) ?? ''}`;
}

/** In quotation marks; those within become single ones. */
function quoted(text: string): string {
  return `„${text.replaceAll('„', '‚').replaceAll('“', '‘')}“`;
}

/**
 * A condition as a sentence that stands after a colon: "der offene Betrag ist 0 und eine Nummer ist vergeben". Empty
 * where it always holds.
 */
function condition(given: Condition, names: ConditionNames, isInner = false): string {
  const framed = (text: string, parts: readonly string[]): string => (isInner && parts.length > 1 ? `(${text})` : text);
  if ('all' in given || 'any' in given) {
    const isAll = 'all' in given;
    const all = (isAll ? given.all : given.any).map((part) => condition(part, names, true));
    // What always holds adds nothing to what else has to hold, and leaves nothing to ask where one of them is enough.
    const parts = isAll ? all.filter((part) => part !== '') : all.map((part) => (part === '' ? always : part));
    if (!isAll && parts.length === 0) return never;
    return framed(inList(parts, isAll ? 'und' : 'oder'), parts);
  }
  if ('not' in given) return negated(given.not, names);
  const { field, op, value } = given;
  const flag = flags[field]?.(names.source);
  if (flag && typeof value === 'boolean' && (op === 'is' || op === 'is-not'))
    return flag[(op === 'is') === value ? 0 : 1];
  const known = presence[field];
  if (known && (op === 'present' || op === 'absent')) return known[op === 'present' ? 0 : 1];
  const subject = facts[field] ?? `„${field}“`;
  const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const said = values.map((one) => {
    const name = names.valueOf(field, one);
    return named.has(field) ? quoted(name) : name;
  });
  return `${subject} ${predicate(field, op, said.length === 0 ? ['…'] : said)}`;
}

const always = 'dies gilt immer';
const never = 'dies gilt nie';

function negated(inner: Condition, names: ConditionNames): string {
  if ('op' in inner) {
    if (inner.op === 'present') return condition({ ...inner, op: 'absent' }, names);
    if (inner.op === 'is') return condition({ ...inner, op: 'is-not' }, names);
  }
  const said = condition(inner, names);
  return said === '' ? never : `es gilt nicht (${said})`;
}

/** All pages of the settings. */
export const settings: typeof en = {
  title: 'Einstellungen',
  back: 'Zurück zu den Einstellungen',
  pages: {
    business: {
      label: 'Unternehmen',
      hint: 'Name, Anschrift, Bank, Logo, Vorgaben für neue Rechnungen, Nummern'
    },
    reminders: { label: 'Erinnerungen', hint: 'Was säumige Kunden bekommen und in welcher Reihenfolge' },
    workflow: { label: 'Ablauf', hint: 'Status, Übergänge und Regeln, und was sie jeweils bedeuten' },
    automation: { label: 'Protokoll der Automatik', hint: 'Was Regeln getan haben, wann, und was sie ausgelöst hat' },
    storage: { label: 'Ihre Daten', hint: 'Wo sie liegen, ob sie unversehrt sind, und eine Kopie davon' },
    devices: {
      label: 'Geräte',
      hint: 'Mehrere Geräte mit einem gemeinsamen Verlauf: über einen Ordner oder von Hand'
    },
    app: {
      label: 'App',
      hint: 'Installation, neue Versionen, Benachrichtigungen, Zahlen- und Datumsformat, Tasten'
    },
    people: { label: 'Personen', hint: 'Wer hier arbeitet, was jede Person darf und wer auf diesem Gerät handelt' }
  },
  lead: 'Was für dieses Gerät und die Rechnungen darauf gilt.',

  business: {
    logo: 'Logo',
    logoHint: 'PNG, JPEG oder WebP, höchstens 1 MB. Es wird oben auf Ihre Rechnungen gedruckt.',
    logoOf: (name: string): string => (name === '' ? 'Logo des Unternehmens' : `Logo von „${name}“`),
    noLogo: 'Noch kein Logo.',
    chooseLogo: 'Bild auswählen',
    replaceLogo: 'Anderes Bild auswählen',
    removeLogo: 'Logo entfernen',
    logoSaved: 'Logo gespeichert.',
    logoRemoved: 'Logo entfernt.',
    logoProblems,
    defaults: 'Vorgaben für neue Rechnungen',
    currency: 'Währung',
    termsDays: 'Zahlungsziel in Tagen',
    termsHint: 'Vom Rechnungsdatum bis zur Fälligkeit. Ein Kunde kann ein eigenes Zahlungsziel haben.',
    taxCategory: 'Steuerart',
    taxRate: 'Steuersatz',
    account: 'Ihre Tätigkeit',
    accountHint: 'Davon hängt ab, welche Rechnungsarten Sie ausstellen und welche Sie erhalten.',
    noAccount: 'Keine Angabe',
    widens: (types: string): string => `Mit dem Speichern wird auch die Rechnungsart „${types}“ eingeschaltet.`,
    numbers: 'Nummern',
    numbersHint:
      'Eine Rechnung erhält ihre Nummer, wenn sie versendet oder endgültig wird, nie vorher. # steht für die Ziffern des Zählers, {year} für das Jahr des Rechnungsdatums; mit {year} beginnt der Zähler jedes Jahr von vorn. Bereits vergebene Nummern bleiben, wie sie sind.',
    invoiceNumbers: 'Nummern von Rechnungen',
    creditNoteNumbers: 'Nummern von Gutschriften',
    next: (number: string): string => `Die nächste ist ${number}`,
    footer: 'Text am Fuß von Rechnungen',
    footerHint: 'Zum Beispiel wie zu zahlen ist oder welche Angaben das Gesetz verlangt.',
    save: 'Unternehmen speichern',
    saved: 'Unternehmen gespeichert.',
    nothingChanged: 'Es wurde nichts geändert.',
    restored: 'Ihre Eingaben sind noch da. Sie sind noch nicht gespeichert.',
    discard: 'Eingaben verwerfen',
    notKept: 'Ihre Eingaben gehen verloren, wenn diese Seite vor dem Speichern geschlossen wird.',
    mend: (count: number): string =>
      count === 1 ? 'Ein Feld muss berichtigt werden.' : `${count} Felder müssen berichtigt werden.`,
    refused: 'Das konnte nicht gespeichert werden',
    elsewhere: 'Ihr Unternehmen wurde während Ihrer Eingabe an anderer Stelle geändert',
    problems
  },

  workflow: {
    export: 'Ablauf als JSON ausgeben',
    exported: 'Ablauf als Datei übergeben.',
    movesOn: 'Übergänge von hier',
    noMoves: 'Von hier führt kein Übergang weiter.',
    moveTo: (target: string): string => `nach „${target}“`,
    toPrevious: 'zum vorigen Status',
    goneStatus: 'nicht mehr vorhandener Status',
    goneRule: 'nicht mehr vorhandene Regel',
    toSlot: (slot: string): string => `zum Ziel „${slot}“`,
    byPerson: (permission: string): string => `Durch eine Person mit dem Recht „${permission}“`,
    byPlatform: 'Nur durch eine Regel',
    byAny: (permission: string): string => `Durch eine Person mit dem Recht „${permission}“ oder durch eine Regel`,
    onlyWhen: (text: string): string => `nur vorhanden, wenn gilt: ${text}`,
    if: (text: string): string => `sofern gilt: ${text}`,
    needsReason: 'mit Begründung',
    requires: (fields: string): string => `ausgefüllt sein muss: ${fields}`,
    effects: (text: string): string => `der Übergang ${text}`,
    effectNames: effects,
    guards,
    stages: 'Freigabestufen',
    stageLine: (n: number, quorum: number, who: string): string =>
      `Stufe ${n}: ${quorum === 1 ? 'eine Unterschrift' : `${quorum} Unterschriften`} (${who})`,
    anyApprover: 'Personen mit Freigaberecht',
    fromAmount: (amounts: string): string => `ab ${amounts}, in anderen Währungen immer`,
    distinct: 'nicht von jemandem, der schon eine andere Stufe unterschrieben hat',
    types: 'Rechnungsarten',
    issuedBy: (accounts: string): string => `Aussteller: ${accounts}.`,
    rules: 'Was von selbst geschieht',
    rulesLead: 'Regeln handeln von selbst, und der Verlauf nennt die jeweilige Regel.',
    noRules: 'Nichts geschieht von selbst.',
    when: (text: string): string => `Wenn ${text}`,
    then: (text: string): string => `dann wird die Rechnung ${text} verschoben`,
    ruleInWords: (when: string, then: readonly string[]): string => `${[when, ...then].join(', ')}.`,
    thenJob: (source: string, text: string): string => `dann wird ${called(source)} selbst ${text} verschoben`,
    does: {
      'create-invoice': (type: string, whom: 'job' | 'participant'): string =>
        whom === 'job'
          ? `dann wird eine Rechnung der Art „${type}“ begonnen`
          : `dann wird für jeden dieser Teilnehmer eine Rechnung der Art „${type}“ begonnen`,
      'bring-in': 'dann kommen die Posten in die zugehörige Rechnung, oder es wird eine damit begonnen',
      recompute: 'dann folgen die zugehörigen Rechnungen, soweit ihr Status es zulässt',
      sign: 'dann unterschreibt die freigebende Person die zugehörigen Rechnungen, soweit sie das darf',
      'set-field': (field: string, value: string): string => `dann wird für ${field} der Wert „${value}“ eingetragen`,
      'add-note': (text: string): string => `dann kommt eine Zeile zu den Notizen: „${text}“`,
      archive: 'dann wird die Rechnung archiviert',
      'draft-credit-note': 'dann wird eine Gutschrift über den ganzen Betrag begonnen',
      remind: (text: string): string => `dann wird jemand gebeten nachzusehen: „${text}“`
    },
    toSettled: 'in den Status ohne offenen Betrag',
    walks: 'Schritt für Schritt, wo kein einzelner Übergang dorthin führt',
    otherwise: {
      blocked: 'Wird das abgelehnt, steht der Grund im Eingang.',
      silent: 'Führt kein Übergang dorthin, geschieht nichts.'
    },
    trigger: settingOff,
    triggerName: (event: Trigger, source: string): string => triggers[event](source)[0],
    or: (parts: readonly string[]): string => inList(parts, 'oder'),
    and: (parts: readonly string[]): string => inList(parts, 'und'),
    operatorName: operatorFor,
    factName: (field: string): string => facts[field] ?? `„${field}“`,
    condition
  },

  storage: {
    where: 'Wo Ihre Daten liegen',
    whereText:
      'In diesem Browser, auf diesem Gerät, und sonst nirgends. Niemand kann sie für Sie wiederherstellen: Bewahren Sie eine Kopie an einem anderen Ort auf.',
    persisted: 'Der Browser behält sie, bis Sie sie löschen.',
    notPersisted: 'Der Browser darf sie löschen, wenn der Platz auf dem Gerät knapp wird.',
    checking: 'Der Browser wird gefragt …',
    ask: 'Den Browser bitten, sie zu behalten',
    granted: 'Der Browser behält die Daten von jetzt an.',
    declined:
      'Der Browser hat nicht zugestimmt. Oft hilft es, die App zu installieren oder sie regelmäßig zu benutzen.',
    safari:
      'Safari und jeder Browser auf einem iPhone oder iPad darf die Daten einer Website entfernen, die sieben Tage lang nicht benutzt wurde. Bei einer App auf dem Home-Bildschirm geschieht das nicht: Fügen Sie Docket dort hinzu.',
    safariInstalled:
      'Als App auf dem Home-Bildschirm werden die Daten nicht wie bei Websites nach sieben Tagen ohne Benutzung entfernt.',
    clearing: 'Wenn Sie die Website-Daten des Browsers löschen, werden auch sie gelöscht.',
    used: 'Belegter Platz',
    room: 'Platz, den der Browser zulässt',
    unknown: 'Der Browser gibt keine Auskunft',

    export: 'Für andere Programme',
    exportText:
      'Der heutige Stand als eine JSON-Datei: Kunden, Rechnungen mit Gesamtbeträgen und Zahlungen, der Ablauf. Das ist keine Sicherung: Daraus wird nichts wiederhergestellt.',
    exportButton: 'Als JSON ausgeben',
    exporting: 'Die Datei wird geschrieben …',
    handedOver: (name: string, size: string): string =>
      `„${name}“ (${size}) wurde dem Browser übergeben. Prüfen Sie, ob die Datei angekommen ist, und bewahren Sie sie an einem sicheren Ort auf.`,
    exportFailed: 'Die Datei konnte nicht geschrieben werden',

    check: 'Ist alles unversehrt?',
    checkText:
      'Baut alles aus dem Verlauf neu auf und vergleicht, und prüft, ob jede Datei noch so ist, wie sie gespeichert wurde. Es wird nichts geändert, und Sie können weiterarbeiten.',
    checkButton: 'Unversehrtheit prüfen',
    checkStop: 'Prüfung anhalten',
    checkProgress: 'Fortschritt der Prüfung',
    checkPassed: (commits: string, subjects: string): string =>
      `Unversehrt: Schritte des Verlaufs (${commits}) und Datensätze (${subjects}) stimmen überein.`,
    checkFound: (count: number): string =>
      count === 1 ? 'Eine Sache ist nicht, wie sie sein sollte' : `${count} Dinge sind nicht, wie sie sein sollten`,
    repair: 'Aus dem Verlauf reparieren',
    repairText: 'Alles wird aus dem Verlauf neu erstellt. Der Verlauf selbst bleibt unberührt.',
    repaired: 'Repariert: Alles wurde aus dem Verlauf neu erstellt.',
    checkRemedy:
      'Erstellen Sie jetzt zuerst eine Sicherung und bewahren Sie die Datei auf. Arbeiten Sie dann vorsichtig weiter.',
    checkMore: (count: number): string => `… und ${count} weitere`,
    finding: (finding: Finding): string => {
      // The table has one entry for each kind; that they belong together is beyond the type checker.
      const say = findings[finding.kind] as (finding: Finding) => string;
      return say(finding);
    },

    sample: 'Beispieldaten',
    sampleText: 'Ein halbes Jahr erfundener Arbeit zum Ausprobieren, getrennt von Ihren eigenen Daten.',
    openSample: 'In Beispieldaten umsehen',
    inSample:
      'Das sind Beispieldaten. Ihre eigenen Daten sind unberührt und wieder da, sobald Sie die Beispieldaten verlassen.',
    leave: 'Beispieldaten verlassen',

    delete: 'Alles löschen',
    deleteText:
      'Löscht alle Rechnungen, Kunden, Anhänge und den Verlauf von diesem Gerät, auch die Beispieldaten. Das lässt sich nicht rückgängig machen.',
    deleteButton: 'Alles löschen …',
    deleteTitle: 'Alles auf diesem Gerät löschen?',
    exportFirst: 'Erstellen Sie zuerst eine Sicherung. Ohne Sicherung ist alles endgültig verloren.',
    backUpFirst: 'Jetzt sichern',
    withoutCopy: 'Ich brauche keine Sicherung',
    deleteWord: 'löschen',
    typeWord: (word: string): string => `Zur Bestätigung „${word}“ eingeben`,
    deleteNow: 'Jetzt alles löschen',
    notYet: 'Erstellen Sie eine Sicherung oder bestätigen Sie, dass Sie keine brauchen.',
    wrongWord: (word: string): string => `Geben Sie zuerst das Wort „${word}“ ein.`,
    deleted: 'Alles wurde gelöscht.'
  },

  app: {
    install: 'Installation',
    installText:
      'Als App lässt sich Docket vom Home-Bildschirm öffnen, auch ohne Netz, und Browser löschen ihre Daten nicht so schnell.',
    installed: 'Docket läuft als installierte App.',
    installUnavailable:
      'Dieser Browser bietet die Installation gerade nicht an. Vielleicht tut es sein Menü: Suchen Sie nach „Installieren“ oder „Zum Home-Bildschirm hinzufügen“.',
    update: 'Version',
    version: 'Version',
    ready: 'Auf diesem Gerät gespeichert: Docket öffnet sich auch ohne Netz.',
    installing: 'Wird auf diesem Gerät für die Benutzung ohne Netz gespeichert …',
    unsupported:
      'Unter dieser Adresse oder in diesem Browser lässt sich die App nicht für die Benutzung ohne Netz speichern. Dazu ist https nötig.',
    failed: (reason: string): string =>
      `Die App konnte nicht für die Benutzung ohne Netz gespeichert werden: ${reason}`,
    waiting: 'Eine neuere Version ist bereit.',
    check: 'Nach neuer Version suchen',
    checking: 'Wird gesucht …',
    upToDate: 'Bisher wurde nichts Neueres gefunden.',
    offline: 'Der Server war nicht erreichbar. Versuchen Sie es noch einmal, wenn Sie Netz haben.',
    notices: 'Benachrichtigungen',
    notice: 'Benachrichtigen, wenn etwas Neues auf mich wartet',
    noticeHint:
      'Solange Docket im Hintergrund geöffnet ist. Ist es geschlossen, kann nichts bemerkt werden, und an dieses Gerät wird nie etwas gesendet.',
    noticeDenied:
      'Dieser Browser hält Benachrichtigungen dieser Website zurück. Erlauben Sie sie in seinen Einstellungen für die Website und versuchen Sie es dann noch einmal.',
    noticeUnsupported:
      'Dieser Browser zeigt keine Benachrichtigungen von Websites. Wenn Docket als App installiert ist, tut er es vielleicht.',
    keys: 'Tastatur',
    languageTitle: 'Sprache',
    languageText:
      'Für alles, was diese App auf diesem Gerät sagt. Was Sie selbst geschrieben haben, etwa die Namen von Status, bleibt, wie es ist.',
    language: 'Sprache der App',
    languageBrowser: 'Wie der Browser',
    format: 'Zahlen und Datum',
    formatText: 'Für alles, was Sie auf diesem Gerät eingeben und lesen. Die Sprache bleibt, wie sie ist.',
    locale: 'Format',
    localeBrowser: (example: string): string => `Wie der Browser · ${example}`,
    localeOption: (name: string, example: string): string => `${name} · ${example}`,
    amount: 'Ein Betrag',
    day: 'Ein Tag'
  }
};
