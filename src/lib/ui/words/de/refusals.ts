import { formatAmount } from '#domain/money/format.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { refusals as en, remedies as enRemedies } from '#ui/words/en/refusals.ts';
import { sentence } from '#ui/words/en/sentence.ts';

type Of<Why extends Refusal['why']> = Extract<Refusal, { why: Why }>;

/** After "darf": what somebody may, and may not. */
const may: Record<Permission, readonly [may: string, mayNot: string]> = {
  look: ['das ansehen', 'das nicht ansehen'],
  edit: ['das bearbeiten', 'das nicht bearbeiten'],
  approve: ['freigeben', 'nicht freigeben'],
  pay: ['Zahlungen erfassen', 'keine Zahlungen erfassen'],
  admin: ['verwalten', 'nicht tun, was das Recht zur Verwaltung verlangt']
};

/** Fields of an invoice or of the business and facts that conditions test, as they stand in quotes or after a colon. */
const fieldNames: Record<string, string> = {
  lines: 'Positionen',
  adjustments: 'Nachlässe und Zuschläge',
  attachments: 'Anhänge',
  currency: 'Währung',
  prepaidMinor: 'Vorauszahlung',
  roundingMinor: 'Rundung',
  seller: 'Verkäufer',
  client: 'Kunde',
  clientId: 'Kunde',
  kind: 'Belegart',
  type: 'Rechnungsart',
  direction: 'Ausgestellt oder erhalten',
  logo: 'Logo',
  name: 'Name',
  roles: 'Rollen',
  active: 'Person aktiv',
  supplierNumber: 'Nummer des Lieferanten',
  issueDay: 'Rechnungsdatum',
  dueDay: 'Fälligkeit',
  periodStart: 'Beginn des Zeitraums',
  periodEnd: 'Ende des Zeitraums',
  terms: 'Zahlungsziel',
  references: 'Referenzen',
  notes: 'Notizen',
  from: 'Erster Tag',
  until: 'Letzter Tag',
  title: 'Titel',
  description: 'Beschreibung',
  place: 'Ort',
  startDay: 'Erster Tag',
  invoiceIds: 'Auswahl der Rechnungen',
  batches: 'Weitere Sammlung',
  startTime: 'Beginn (Uhrzeit)',
  endDay: 'Letzter Tag',
  endTime: 'Ende (Uhrzeit)',
  zone: 'Zeitzone',
  trainerId: 'Trainer',
  hours: 'Stunden',
  participants: 'Teilnehmer',
  otherParticipants: 'Anzahl weiterer Teilnehmer',
  priceRule: 'Preis',
  participationPrice: 'Teilnahmepreis',
  items: 'Posten',
  status: 'Status',
  group: 'Gruppe des Status',
  origin: 'Herkunft',
  number: 'Nummer',
  total: 'Gesamtbetrag',
  received: 'Erhaltenes Geld',
  credited: 'Gutgeschriebener Betrag',
  'net-received': 'Erhaltenes Geld',
  balance: 'Saldo',
  outstanding: 'Offener Betrag',
  overdue: 'Überfällig',
  reminders: 'Anzahl der Zahlungserinnerungen',
  'days-since-reminder': 'Tage seit der letzten Zahlungserinnerung',
  archived: 'Archiviert',
  conflicts: 'Offene Konflikte',
  'entered-rule': 'Regel, die hierher verschoben hat',
  'issue-day': 'Rechnungsdatum',
  'due-day': 'Fälligkeit',
  'source.confirmed': 'Auftrag oder Workshop bestätigt',
  'source.approved': 'Auftrag oder Workshop freigegeben',
  'source.over': 'Auftrag oder Workshop vorbei',
  'source.free': 'Auftrag oder Workshop kostenlos',
  'source.completed': 'Auftrag oder Workshop abgeschlossen',
  'source.cancelled': 'Auftrag oder Workshop storniert',
  'source.reactivated': 'Auftrag oder Workshop wieder aufgenommen',
  'source.participants': 'Teilnehmer von Auftrag oder Workshop'
};

const kindNames: Record<string, string> = {
  invoice: 'Diese Rechnung',
  job: 'Dieser Auftrag',
  client: 'Dieser Kunde',
  person: 'Diese Person',
  workflow: 'Dieser Ablauf',
  line: 'Diese Position',
  payment: 'Diese Zahlung',
  attachment: 'Dieser Anhang',
  batch: 'Diese Sammlung',
  delegation: 'Diese Vertretung'
};

/** What is wrong with a value, where a person can bring it about. */
const invalids: Readonly<Record<string, string>> = {
  payments:
    'In der bisherigen Währung wurden Zahlungen erfasst. Entfernen Sie zuerst die Zahlungen, oder schreiben Sie eine neue Rechnung',
  numbered: 'Der Beleg hat bereits eine Nummer. Schreiben Sie stattdessen einen neuen',
  differs: 'Eine Gutschrift muss darin mit der Rechnung übereinstimmen, die sie berichtigt',
  'credit-note': 'Nur eine Rechnung lässt sich berichtigen, und nur durch eine Gutschrift',
  number: 'Mit dieser Zahl lässt sich nicht rechnen',
  blank: 'Die Angabe ist leer',
  'no-day': 'Es bleibt kein Tag übrig, denn das Ende liegt vor dem Beginn',
  zone: 'Dieses Gerät kennt diese Zeitzone nicht',
  'before-start': 'Das liegt vor dem Beginn',
  'other-client': 'Alle müssen zum selben Kunden gehören',
  'both-directions': 'Ausgestellte und erhaltene Rechnungen gehören nicht in dieselbe Sammlung',
  'too-many-batches':
    'Für diesen Kunden sind bereits so viele vorhanden, wie sich aufbewahren lassen. Entfernen Sie zuerst eine',
  twice: 'Ein Eintrag kommt doppelt vor'
};

const undeletable: Record<Of<'not-deletable'>['because'], string> = {
  number: 'Diese Rechnung hat eine Nummer und bleibt deshalb erhalten.',
  payment: 'Zu dieser Rechnung wurden Zahlungen erfasst, deshalb bleibt sie erhalten.',
  signature: 'Diese Rechnung wurde unterschrieben und bleibt deshalb erhalten.',
  'credit-note':
    'Eine Gutschrift berichtigt diese Rechnung, deshalb bleibt sie erhalten. Stornieren Sie sie stattdessen.',
  invoices: 'Zu diesem Kunden gibt es Rechnungen, deshalb bleibt er erhalten.'
};

const notUndoable: Record<Of<'not-undoable'>['because'], string> = {
  'not-yours': 'Das hat jemand anders getan. Nur diese Person kann es rückgängig machen.',
  'changed-since': 'Seitdem wurde etwas geändert. Machen Sie zuerst die spätere Änderung rückgängig.',
  'workflow-changed':
    'Der Ablauf wurde seitdem geändert, und die Rechnung darf nicht mehr dort stehen, wo sie stand. Setzen Sie sie stattdessen auf den passenden Status.',
  number: 'Eine vergebene Nummer bleibt vergeben.',
  'shared-since':
    'Die Rechnung wurde seitdem geteilt, gedruckt oder ausgegeben. Berichtigen Sie das mit einem neuen Schritt.',
  unknown: 'Dieser Schritt ist auf diesem Gerät nicht bekannt.'
};

const notRemindable: Record<Of<'not-remindable'>['because'], string> = {
  received: 'Das ist eine erhaltene Rechnung: Erinnert wird hier nur an eigene.',
  cancelled: 'Die Rechnung ist storniert, niemand wartet auf das Geld.',
  'not-completed': 'Die Rechnung ist noch nicht hinausgegangen.',
  'nothing-outstanding': 'Es ist nichts offen.',
  'not-overdue': 'Die Rechnung ist noch nicht überfällig.'
};

const notRepeatable: Record<Of<'not-repeatable'>['because'], string> = {
  received: 'Das ist eine erhaltene Rechnung. Wiederholt wird nur, was Sie selbst ausstellen.',
  'credit-note': 'Eine Gutschrift berichtigt eine bestimmte Rechnung und wird nicht wiederholt.',
  cancelled: 'Die Rechnung ist storniert. Duplizieren Sie sie, und wiederholen Sie das Duplikat.',
  'type-off': 'Rechnungen dieser Art werden nicht mehr ausgestellt.'
};

/** Why somebody cannot be let sign in one's place, or that cannot be ended. */
const notDelegable: Record<Of<'not-delegable'>['because'], (name: string) => string> = {
  oneself: () => 'Für sich selbst unterschreiben Sie ohnehin. Wählen Sie jemand anders.',
  inactive: (name) => `${name} ist hier nicht mehr tätig. Wählen Sie jemand anders.`,
  'day-past': () => 'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag.',
  already: (name) =>
    `${name} vertritt Sie bereits. Beenden Sie zuerst diese Vertretung, um einen anderen Tag zu wählen.`,
  'not-yours': (name) => `Nur ${name} und die vertretende Person können diese Vertretung beenden.`
};

/** What is missing, precisely. What would help is the remedy's to say. */
export const refusals: typeof en = {
  'unknown-status': ({ status }, names) => `Im Ablauf gibt es keinen Status „${names.status(status)}“.`,
  'already-there': ({ status }, names) => `Der Status ist bereits „${names.status(status)}“.`,
  'no-such-move': ({ from, to }, names) =>
    to === null
      ? `Von „${names.status(from)}“ führt kein Übergang weiter.`
      : `Von „${names.status(from)}“ führt kein Übergang zu „${names.status(to)}“.`,
  actor: ({ needs }) =>
    needs === 'person'
      ? 'Diesen Übergang kann nur eine Person ausführen.'
      : 'Diesen Übergang führt nur eine Regel des Ablaufs aus.',
  permission: ({ needs, person }, names) =>
    person === undefined ? `Ihre Rolle darf ${may[needs][1]}.` : `Auch ${names.person(person)} darf ${may[needs][1]}.`,
  'client-missing': () => 'Es gibt noch keinen Kunden.',
  'no-line': () => 'Es gibt noch keine Positionen.',
  'stage-open': ({ stages }) =>
    stages.length === 1
      ? `Freigabestufe ${stages[0] ?? ''} ist noch nicht unterschrieben.`
      : `Die Freigabestufen ${inList(stages.map(String))} sind noch nicht unterschrieben.`,
  'not-delegated': ({ person }, names) =>
    `Sie dürfen ${names.person(person)} nicht oder nicht mehr vertreten. Nur ${names.person(person)} kann Ihnen die Vertretung bis zu einem bestimmten Tag erlauben.`,
  'not-approver': ({ stage, person }, names) =>
    `${person === undefined ? 'Sie gehören' : `${names.person(person)} gehört`} nicht zu denen, die Freigabestufe ${stage} unterschreiben. Jemand aus diesem Kreis kann unterschreiben.`,
  'not-as-shown': ({ because }) =>
    because === 'content'
      ? 'Beträge oder Beteiligte wurden geändert, während Sie die Rechnung angesehen haben. Sehen Sie sie noch einmal an, bevor Sie sie freigeben.'
      : 'Inzwischen ist eine andere Stufe offen als die, die Ihnen gezeigt wurde. Sehen Sie die Rechnung noch einmal an, bevor Sie sie freigeben.',
  'self-signed': ({ stage, person }, names) =>
    `${person === undefined ? 'Sie haben' : `${names.person(person)} hat`} Beträge oder Beteiligte zuletzt geändert, deshalb unterschreibt jemand anders Freigabestufe ${stage}.`,
  'already-signed': ({ stage, person }, names) =>
    `${person === undefined ? 'Sie haben' : `${names.person(person)} hat`} bereits unterschrieben. Freigabestufe ${stage} unterschreibt jemand anders.`,
  'balance-outstanding': ({ outstandingMinor, currency }, { locale }) =>
    `Es sind noch ${formatAmount(outstandingMinor, currency, locale)} offen.`,
  'money-received': ({ receivedMinor, currency }, { locale }) =>
    `Es sind ${formatAmount(receivedMinor, currency, locale)} eingegangen.`,
  'source-state': () => 'Der Auftrag oder Workshop ist dafür noch nicht so weit.',
  condition: ({ fields }) =>
    `Eine Bedingung des Ablaufs ist nicht erfüllt. Sie prüft: ${inList(fields.map(fieldName))}.`,
  'field-missing': ({ field }) => `${quoted(field)} fehlt.`,
  'field-locked': ({ fields, status }, names) =>
    `„${names.status(status)}“ sperrt ${fields.length === 0 ? 'alle Felder' : inList(fields.map(quoted))}.`,
  'look-only': () => 'Sie sehen sich nur eine Sicherung an. Kehren Sie zu Ihren Daten zurück, um etwas zu ändern.',
  'conflict-open': () => 'Zwei Geräte widersprechen sich bei dieser Rechnung. Klären Sie das zuerst.',
  'reason-missing': () => 'Dafür ist eine Begründung nötig.',
  dangling: ({ what }) => `Der Ablauf nennt „${what}“, das es dort nicht gibt. Berichtigen Sie zuerst den Ablauf.`,
  loop: ({ rule }, names) => `Die Regel „${names.rule(rule)}“ hat sich selbst erneut ausgelöst und wurde angehalten.`,
  'not-found': ({ kind }) =>
    `${kindNames[kind] ?? 'Dieser Datensatz'} ist auf diesem Gerät nicht vorhanden und wurde vielleicht gelöscht.`,
  'read-only': () =>
    'Ein Teil davon stammt aus einer neueren Version der App. Aktualisieren Sie die App, um etwas zu ändern.',
  invalid: ({ path, problem }) =>
    `${quoted(path[0] ?? '')} lässt sich so nicht speichern: ${Object.hasOwn(invalids, problem) ? invalids[problem] : problem}.`,
  'edited-elsewhere': ({ path }) =>
    `${quoted(path[0] ?? '')} wurde anderswo geändert, während Sie geschrieben haben. Wählen Sie, was bleiben soll.`,
  'not-deletable': ({ because }) => undeletable[because],
  'not-remindable': ({ because }) => notRemindable[because],
  'not-repeatable': ({ because }) => notRepeatable[because],
  'type-off': ({ type }, names) =>
    `Die Rechnungsart „${names.type(type)}“ ist ausgeschaltet. Schalten Sie sie in den Einstellungen ein.`,
  'type-not-issued': ({ type, account }, names) =>
    `Als „${names.account(account)}“ stellen Sie „${names.type(type)}“ nicht aus. Erhalten können Sie solche Rechnungen.`,
  'already-imported': ({ fileName, invoice }, names) =>
    `Die Datei „${fileName}“ wurde schon einmal eingelesen (${names.invoice(invoice)}).`,
  'number-taken': ({ number, invoice }, names) =>
    `Die Nummer ${number} ist bereits vergeben (${names.invoice(invoice)}). Wählen Sie eine andere.`,
  'amount-too-large': () => 'Die Beträge sind zu groß, um genau damit zu rechnen. Teilen Sie die Rechnung auf.',
  'not-undoable': ({ because }) => notUndoable[because],
  'not-delegable': ({ because, person }, names) => notDelegable[because](names.person(person)),
  'already-set-up': () => 'Dieses Gerät ist bereits eingerichtet.',
  'last-admin': () => 'Es bliebe keine aktive Person mit dem Recht zur Verwaltung übrig.',
  'acting-person': () => 'Sie handeln gerade als diese Person.',
  'workflow-overtaken': () =>
    'Seit Beginn dieses Entwurfs wurde eine andere Fassung veröffentlicht. Sehen Sie sich die Unterschiede an, und führen Sie den Entwurf dann fort, oder verwerfen Sie ihn.',
  'workflows-apart': () =>
    'Zwei Geräte haben unabhängig voneinander einen Ablauf veröffentlicht. Wählen Sie im Eingang, welcher gilt, und veröffentlichen Sie dann.',
  'workflow-faulty': ({ faults }) =>
    faults.length === 1
      ? 'Der Ablauf enthält einen Fehler. Beheben Sie ihn, bevor Sie veröffentlichen.'
      : `Der Ablauf enthält ${faults.length} Fehler. Beheben Sie sie, bevor Sie veröffentlichen.`,
  'status-in-use': ({ of, label, count }) => {
    const [one, many] = of === 'job' ? ['Ein Auftrag', 'Aufträge'] : ['Eine Rechnung', 'Rechnungen'];
    return `${count === 1 ? `${one} steht` : `${count} ${many} stehen`} in „${label}“. Wählen Sie den Status, der an die Stelle tritt.`;
  },
  'not-replaceable': ({ from, to, ...which }, names) => {
    const one = sentence('job' in which ? names.job(which.job) : names.invoice(which.invoice));
    return from === to
      ? `${one} kann nicht in „${to}“ bleiben, so wie dieser Status künftig aussieht.`
      : `${one} kann nicht von „${from}“ zu „${to}“ wechseln.`;
  }
};

/** What would help, as the next sentence. */
export const remedies: typeof enRemedies = {
  /** “Do what only an admin may” is read once, not twice. */
  ask: ({ permission }) =>
    permission === 'admin'
      ? 'Wenden Sie sich an eine Person mit diesem Recht.'
      : `Wenden Sie sich an eine Person, die ${may[permission][0]} darf.`,
  'choose-client': () => 'Wählen Sie einen Kunden.',
  'add-line': () => 'Fügen Sie eine Position hinzu.',
  approve: () => 'Bitten Sie um Freigabe.',
  'record-payment': () => 'Erfassen Sie eine Zahlung.',
  'return-money': () => 'Erfassen Sie zuerst eine Erstattung, oder schreiben Sie eine Gutschrift.',
  'give-reason': () => 'Geben Sie einen Grund an.',
  'withdraw-and-edit': () => 'Ziehen Sie die Rechnung zurück, und bearbeiten Sie sie dann.',
  'credit-note': () => 'Schreiben Sie eine Gutschrift.',
  void: () => 'Stornieren Sie die Rechnung stattdessen.',
  'give-admin': () => 'Geben Sie zuerst einer anderen aktiven Person das Recht zur Verwaltung.',
  'act-as-another': () => 'Handeln Sie zuerst als jemand anders.'
};

function fieldName(field: string): string {
  return fieldNames[field] ?? (field === '' ? 'diese Angabe' : `„${field}“`);
}

/** As the subject or the object of a sentence, which fits any name. */
function quoted(field: string): string {
  return field === '' ? 'Diese Angabe' : `„${fieldNames[field] ?? field}“`;
}

function inList(parts: readonly string[]): string {
  const unique = [...new Set(parts)];
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} und ${unique.at(-1) ?? ''}`;
}
