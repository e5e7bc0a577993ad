import type { Content } from '#domain/invoice/content.ts';
import type { Origin, Payment, ReminderWay, ShareChannel, TimeTrigger } from '#domain/invoice/invoice.ts';
import type { SetOff } from '#domain/ledger/set-off.ts';
import type { history as en } from '#ui/words/en/history.ts';
import { sentence } from '#ui/words/en/sentence.ts';
import { repetition } from './repetition.ts';

const created: Record<Exclude<Origin, 'job'>, string> = {
  hand: 'Angelegt',
  duplicate: 'Als Kopie angelegt',
  repeat: 'Von selbst neu geschrieben',
  import: 'Eingelesen'
};

const shared: Record<ShareChannel, string> = { print: 'Gedruckt', share: 'Geteilt', export: 'Ausgegeben' };

const reminded: Record<ReminderWay, string> = { mail: 'per E-Mail', share: 'durch Teilen', copy: 'von Hand' };

const noticed: Record<TimeTrigger, string> = {
  overdue: 'Überfälligkeit bemerkt',
  'in-status': 'Steht hier nun so lange, wie eine Regel wartet',
  schedule: 'Bemerkt, dass der Tag einer Regel gekommen ist'
};

/** What happened, in the three parts that change places after "weil". */
type Clause = readonly [subject: string, verb: string, rest: string];

/** What set a rule off; `source` is what invoices come from here: "Workshop". Nobody knows its gender. */
const because: Record<SetOff, (source: string) => Clause> = {
  retry: () => ['jemand', 'hat', 'es erneut versucht'],
  merge: (source) => [named(source), 'wurde', 'auf zwei Geräten geändert'],
  'payment-recorded': () => ['eine Zahlung', 'wurde', 'erfasst'],
  'payment-changed': () => ['eine Zahlung', 'wurde', 'berichtigt'],
  'payment-refunded': () => ['Geld', 'wurde', 'erstattet'],
  'payment-removed': () => ['eine Zahlung', 'wurde', 'entfernt'],
  'signature-given': () => ['jemand', 'hat', 'unterschrieben'],
  'status-entered': () => ['der Status', 'wurde', 'erreicht'],
  'approval-requested': () => ['um Freigabe', 'wurde', 'gebeten'],
  'approval-rejected': () => ['die Freigabe', 'wurde', 'abgelehnt'],
  overdue: () => ['die Rechnung', 'ist', 'überfällig'],
  'in-status': () => ['der Status', 'ist', 'seit einiger Zeit unverändert'],
  schedule: () => ['der Tag dafür', 'ist', 'gekommen'],
  'job-created': (source) => [named(source), 'wurde', 'angelegt'],
  'items-added': (source) => [`bei ${named(source)}`, 'wurden', 'Posten hinzugefügt'],
  'items-changed': (source) => [`bei ${named(source)}`, 'wurden', 'Posten geändert'],
  'items-archived': (source) => [`bei ${named(source)}`, 'wurden', 'Posten beiseitegelegt'],
  'hours-changed': (source) => [`bei ${named(source)}`, 'wurden', 'die Stunden geändert'],
  'participants-changed': (source) => [`bei ${named(source)}`, 'wurden', 'die Teilnehmer geändert'],
  'price-changed': (source) => [`bei ${named(source)}`, 'wurde', 'der Preis geändert'],
  'attendee-added': (source) => [`bei ${named(source)}`, 'wurde', 'ein Teilnehmer hinzugefügt'],
  'attendee-cancelled': (source) => [`bei ${named(source)}`, 'hat', 'ein Teilnehmer abgesagt'],
  'job-confirmed': (source) => [named(source), 'wurde', 'bestätigt'],
  'job-rescheduled': (source) => [named(source), 'wurde', 'auf einen anderen Tag verlegt'],
  'job-approved': (source) => [named(source), 'wurde', 'freigegeben'],
  'job-over': (source) => [named(source), 'ist', 'vorbei'],
  'job-completed': (source) => [named(source), 'wurde', 'abgeschlossen'],
  'job-cancelled': (source) => [named(source), 'wurde', 'storniert'],
  'job-reactivated': (source) => [named(source), 'wurde', 'wieder aufgenommen']
};

const withMethod = (method: string): string => (method === '' ? '' : `, ${method}`);

const steps: (typeof en)['steps'] = {
  'invoice-created': ({ status, origin, isCreditNote, source }) =>
    `${isCreditNote ? 'Als Gutschrift angelegt' : origin === 'job' ? `Für ${named(source)} angelegt` : created[origin]}: ${status}`,
  'invoice-imported': ({ status, file }) => `Aus „${file}“ eingelesen: ${status}`,
  'invoice-edited': (fields) => `Geändert: ${fields}`,
  'invoice-deleted': 'Gelöscht',
  'status-changed': ({ from, to }) => `Von „${from}“ auf „${to}“ gesetzt`,
  'status-overridden': ({ from, to }) => `Von Hand von „${from}“ auf „${to}“ gesetzt, am Ablauf vorbei`,
  'status-replaced': ({ from, to }) => `Der Ablauf wurde geändert: „${to}“ trat an die Stelle von „${from}“`,
  'conflict-settled': ({ to }) => `Zwischen zwei Geräten geklärt: Es gilt „${to}“`,
  'number-settled': (number) => `Zwischen zwei Geräten geklärt: Es gilt ${number}`,
  'number-replaced': (number) => `Erhielt die Nummer ${number} anstelle einer, die zwei Rechnungen trugen`,
  'signature-settled': 'Zwischen zwei Geräten geklärt: Die Freigabe wurde zurückgezogen',
  kept: 'Behalten, trotz Löschung auf einem anderen Gerät',
  'number-assigned': (number) => `Erhielt die Nummer ${number}`,
  'payment-recorded': ({ amount, day, method }) => `Zahlung über ${amount} zum ${day} erfasst${withMethod(method)}`,
  'payment-refunded': ({ amount, day, method }) => `Erstattung über ${amount} zum ${day} erfasst${withMethod(method)}`,
  'payment-changed': (amount) => `Zahlung über ${amount} berichtigt`,
  'payment-removed': (amount) => `Zahlung über ${amount} entfernt`,
  'payment-reminded': ({ label, way }) => `Zahlungserinnerung ${reminded[way]} gesendet: ${label}`,
  'signature-given': ({ stage, amount }) => `Freigabestufe ${stage} unterschrieben, bei ${amount}`,
  'signatures-withdrawn': 'Freigaben zurückgezogen',
  'invoice-archived': 'Archiviert',
  'invoice-unarchived': 'Aus dem Archiv geholt',
  'document-shared': (channel) => shared[channel],
  'credit-note-linked': 'Gutschrift geschrieben',
  'move-blocked': ({ target }) => `Konnte nicht auf „${target}“ gesetzt werden`,
  'time-noticed': (what) => noticed[what],
  'update-suppressed': (what) => `Unverändert gelassen: ${what}`,
  'task-left': (text) => `Zu erledigen: ${text}`,
  'repetition-set': (rhythm) => (rhythm === null ? repetition.history.stopped : repetition.history.set(rhythm)),
  'invoice-repeated': (day) => repetition.history.repeated(day),
  'repetition-ended': (because) => repetition.history.ended(because),
  'item-closed': 'Hinweis geschlossen',
  undone: (what) => `Rückgängig gemacht: ${what}`
};

/** Fields of an invoice, as they stand before a colon. */
const fields: Record<keyof Content, string> = {
  kind: 'Belegart',
  direction: 'Ausgestellt oder erhalten',
  type: 'Rechnungsart',
  currency: 'Währung',
  supplierNumber: 'Nummer des Lieferanten',
  clientId: 'Kundeneintrag',
  seller: 'Verkäufer',
  client: 'Kunde',
  lines: 'Positionen',
  adjustments: 'Nachlässe und Zuschläge',
  attachments: 'Anhänge',
  issueDay: 'Rechnungsdatum',
  dueDay: 'Fälligkeit',
  periodStart: 'Beginn des Zeitraums',
  periodEnd: 'Ende des Zeitraums',
  terms: 'Zahlungsziel',
  references: 'Referenzen',
  notes: 'Notizen',
  prepaidMinor: 'Vorauszahlung',
  roundingMinor: 'Rundung'
};

/** The same within a sentence: "Geändert: Fälligkeit und Notizen". */
const fieldsInSentence: Record<keyof Content, string> = {
  ...fields,
  direction: 'ausgestellt oder erhalten',
  clientId: 'Kunde',
  periodStart: 'Zeitraum',
  periodEnd: 'Zeitraum'
};

const lineFields: Record<string, string> = {
  position: 'Reihenfolge',
  text: 'Text',
  description: 'Beschreibung',
  code: 'Code',
  quantity: 'Menge',
  unit: 'Einheit',
  price: 'Preis',
  baseQuantity: 'Preis je',
  adjustments: 'Nachlass',
  taxCategory: 'Umsatzsteuer',
  taxRate: 'Steuersatz',
  declaredNetMinor: 'angegebener Betrag'
};

const adjustmentFields: Record<string, string> = {
  position: 'Reihenfolge',
  kind: 'Art',
  reason: 'Grund',
  amountMinor: 'Betrag',
  percent: 'Prozent',
  baseMinor: 'Grundbetrag',
  taxCategory: 'Umsatzsteuer',
  taxRate: 'Steuersatz'
};

const referenceFields: Record<string, string> = {
  buyer: 'Referenz des Käufers',
  purchaseOrder: 'Bestellung',
  salesOrder: 'Auftragsbestätigung',
  contract: 'Vertrag',
  project: 'Projekt',
  preceding: 'Frühere Rechnung'
};

const paymentFields: Record<keyof Payment, string> = {
  id: 'Eintrag',
  kind: 'Art',
  amountMinor: 'Betrag',
  day: 'Tag',
  method: 'Zahlungsart',
  note: 'Notiz'
};

/** "„Workshop“", whatever its gender, and with the capital letter of a noun. */
function named(source: string): string {
  return `„${sentence(source)}“`;
}

/** Who, when, what, why. */
export const history: typeof en = {
  title: 'Verlauf',
  count: (count) => (count === 1 ? '1 Schritt' : `${count} Schritte`),
  more: (count) => (count === 1 ? '1 früheren Schritt anzeigen' : `${count} frühere Schritte anzeigen`),
  steps,
  /** For what a newer version of the app wrote. */
  unknownStep: 'Etwas, das diese Version der App nicht kennt. Aktualisieren Sie die App, um es zu lesen.',
  byRule: (rule) => `Regel „${rule}“`,
  movedByRule: (step) => `Regel „${step.rule}“ setzte den Status von „${step.from}“ auf „${step.to}“`,
  blockedRule: (step) => `Regel „${step.rule}“ konnte den Status nicht auf „${step.target}“ setzen`,
  /** A rule that wanted no move could not go on. */
  blockedPlain: (rule) => `Regel „${rule}“ kam nicht weiter`,
  because: (setOff, source) => {
    const [subject, verb, rest] = because[setOff](source);
    return `weil ${subject} ${rest} ${verb}`;
  },
  /** The same as a sentence of its own, as far as it goes: "„Workshop“ wurde storniert". */
  happened: (setOff, source) => {
    const [subject, verb, rest] = because[setOff](source);
    return sentence(`${subject} ${verb} ${rest}`);
  },
  inPlaceOf: (step) => `${step.text}, in Vertretung von ${step.person}`,
  override: 'Ausnahme',
  undone: 'Rückgängig gemacht',
  thisDevice: 'auf diesem Gerät',
  otherDevice: (number) => `auf einem anderen Gerät (${number})`,
  anotherInvoice: 'eine andere Rechnung',
  anotherJob: 'ein anderer Auftrag',
  somebody: 'Jemand',
  platform: 'Docket',
  changes: 'Was geändert wurde',
  old: 'vorher',
  now: 'nachher',
  empty: 'nichts',
  added: 'hinzugefügt',
  removed: 'entfernt',
  changed: 'geändert',
  fields,
  fieldsInSentence,
  lineFields,
  adjustmentFields,
  referenceFields,
  paymentFields,
  line: (text) => (text === '' ? 'Position' : `Position „${text}“`),
  adjustments: { discount: 'Nachlass', surcharge: 'Zuschlag' },
  adjustment: (kind, reason) => (reason === '' ? kind : `${kind} „${reason}“`),
  attachment: 'Anhang',
  within: (whole, part) => `${whole}: ${part}`,
  per: (amount, quantity) => `${amount} je ${quantity}`,
  times: (quantity, price) => `${quantity} × ${price}`,
  percent: (number) => `${number} %`
};
