import type { jobs as en } from '#ui/words/en/jobs.ts';
import { sentence } from '#ui/words/en/sentence.ts';
import { inFigures } from './in-figures.ts';

const problems: typeof en.form.problemsAt = {
  'title-missing': 'Geben Sie einen Titel ein. Er steht in der Liste und auf den Rechnungen für die Teilnahme.',
  'client-unknown': 'Das ist keiner Ihrer Kunden. Wählen Sie einen aus, legen Sie diesen an oder leeren Sie das Feld.',
  'day-missing': 'Zur Uhrzeit fehlt der Tag. Wählen Sie den Tag oder leeren Sie die Uhrzeit.',
  'end-before-start': 'Das liegt vor dem Beginn. Ändern Sie eines von beiden.',
  'name-missing': 'Geben Sie einen Namen ein oder entfernen Sie diese Zeile.',
  'text-missing': 'Geben Sie an, wofür das ist.',
  'quantity-missing': 'Geben Sie eine Menge ein.',
  'price-missing': 'Geben Sie einen Preis ein, oder 0, wenn es kostenlos ist.',
  'rate-missing': 'Geben Sie einen Steuersatz ein, oder 0.',
  'amount-too-large': 'Die Beträge sind zu groß, um genau damit zu rechnen. Verringern Sie einen Preis oder eine Menge.'
};

/** Fields of a job, as they stand before a colon. */
const fields: typeof en.fields = {
  title: 'Titel',
  description: 'Beschreibung',
  place: 'Ort',
  clientId: 'Kunde',
  startDay: 'Erster Tag',
  startTime: 'Beginn',
  endDay: 'Letzter Tag',
  endTime: 'Ende',
  zone: 'Zeitzone',
  trainerId: 'Trainer',
  hours: 'Stunden',
  participants: 'Teilnehmer',
  otherParticipants: 'Anzahl weiterer',
  priceRule: 'Preis',
  participationPrice: 'Preis der Teilnahme',
  items: 'Posten',
  currency: 'Währung',
  taxCategory: 'Steuerkategorie',
  taxRate: 'Steuersatz',
  notes: 'Notizen'
};

/** The same within a sentence: "Changed: hours and price". */
const fieldsInSentence: typeof en.history.fieldsInSentence = {
  title: 'Titel',
  description: 'Beschreibung',
  place: 'Ort',
  clientId: 'Kunde',
  startDay: 'Termin',
  startTime: 'Termin',
  endDay: 'Termin',
  endTime: 'Termin',
  zone: 'Zeitzone',
  trainerId: 'Trainer',
  hours: 'Stunden',
  participants: 'Teilnehmer',
  otherParticipants: 'Teilnehmer',
  priceRule: 'Preis',
  participationPrice: 'Preis der Teilnahme',
  items: 'Posten',
  currency: 'Währung',
  taxCategory: 'Umsatzsteuer',
  taxRate: 'Umsatzsteuer',
  notes: 'Notizen'
};

const rates: typeof en.form.rates = {
  fixed: 'Pauschal',
  hours: 'Pro Stunde',
  participants: 'Pro Teilnehmer',
  minimum: 'Mindestens'
};

const partFields: typeof en.history.partFields = {
  name: 'Name',
  email: 'E-Mail',
  price: 'Preis',
  code: 'Code',
  text: 'Text',
  description: 'Beschreibung',
  quantity: 'Menge',
  unit: 'Einheit',
  taxCategory: 'Umsatzsteuer',
  taxRate: 'Steuersatz',
  attachment: 'Anhang',
  clientId: 'Kunde',
  fixed: 'pauschal',
  perHour: 'pro Stunde',
  perParticipant: 'pro Teilnehmer',
  minimum: 'mindestens'
};

/** What happened, as a sentence of its own. */
const steps: typeof en.history.steps = {
  'job-created': ({ status }) => `Angelegt: ${status}`,
  'job-edited': (what) => `Geändert: ${what}`,
  'job-deleted': 'Gelöscht',
  'status-changed': ({ from, to }) => `Von „${from}“ auf „${to}“ gesetzt`,
  'status-overridden': ({ from, to }) => `Von Hand von „${from}“ auf „${to}“ gesetzt, am Ablauf vorbei`,
  'status-replaced': ({ from, to }) => `Der Ablauf hat sich geändert: „${to}“ ersetzt „${from}“`,
  'job-over': 'Vorbei: Das Ende ist erreicht',
  'conflict-settled': ({ to }) => `Zwischen zwei Geräten entschieden: „${to}“ gilt`,
  'end-settled': (takesPlace) =>
    takesPlace
      ? 'Zwischen zwei Geräten entschieden: Der neue Termin gilt'
      : 'Zwischen zwei Geräten entschieden: Es ist vorbei',
  undone: (what) => `Rückgängig gemacht: ${what}`
};

const invoices: typeof en.invoices = (count) => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);

/** The list of jobs or workshops, one of them, and the form. */
export const jobs: typeof en = {
  newOne: ({ one }) => `${one} anlegen`,
  choose: ({ many }) => `Was Sie unter „${many}“ auswählen, erscheint hier.`,
  count: (count, { one, many }) => `${inFigures(count)} ${count === 1 ? one : many}`,
  search: ({ many }) => `${many} durchsuchen`,
  searchHint: 'Titel, Kunde oder Ort',
  status: 'Status',
  allStatuses: 'Jeder Status',
  noClient: 'Kein Kunde',
  noDates: 'Noch kein Termin',
  invoices,
  noInvoices: 'Keine Rechnung',
  empty: {
    first: ({ many }) =>
      `Unter „${many}“ steht noch nichts. Nach dem ersten Eintrag entstehen die Rechnungen von selbst.`,
    noMatch: ({ many }) => `Unter „${many}“ passt nichts dazu.`,
    clear: 'Alle anzeigen'
  },

  /** "09:00–17:00" */
  times: (start, end) => `${start}–${end}`,
  span: (start, end) => `${start} – ${end}`,
  until: (end) => `bis ${end}`,
  at: (day, time) => `${day}, ${time}`,
  inZone: (dates, place) => `${dates} (Ortszeit ${place})`,

  edit: 'Bearbeiten',
  more: 'Mehr',
  delete: 'Löschen',
  undeletable: 'Daraus sind Rechnungen entstanden, deshalb bleibt es erhalten. Stornieren Sie es stattdessen.',
  /** Of a move that has the name of the status set by hand. */
  override: {
    title: 'Status von Hand setzen …',
    explain: 'Das übergeht alle Bedingungen des Ablaufs, und der Verlauf hält es fest.',
    status: 'Status',
    choose: 'Status auswählen',
    notChosen: 'Wählen Sie den Status aus.',
    confirm: 'Status setzen'
  },
  leadsTo: 'Das führt zu',
  reason: 'Begründung',
  reasonHint: 'Sie bleibt im Verlauf.',
  reasonMissing: 'Geben Sie eine Begründung an.',
  notYet: 'Zurzeit nicht möglich',
  unknownStatus: (label) => `Unbekannter Status „${label}“`,
  refused: 'Das wurde nicht ausgeführt',

  about: () => 'Angaben',
  when: 'Wann',
  client: 'Kunde',
  contact: 'E-Mail',
  amount: {
    title: 'Was zusammenkommt',
    none: 'Noch wird nichts berechnet.',
    noPrice: 'Noch ist kein Preis angegeben.',
    free: 'Kostenlos.',
    participation: (count, sum) =>
      count === 1
        ? `Dazu ${sum} für die Teilnahme, auf einer eigenen Rechnung.`
        : `Dazu ${sum} für die Teilnahme von ${inFigures(count)} Teilnehmern, jeweils auf einer eigenen Rechnung.`,
    net: 'Netto',
    tax: 'Umsatzsteuer',
    total: 'Brutto'
  },
  participants: {
    title: 'Teilnehmer',
    count: (count) => (count === 1 ? '1 nimmt teil' : `${inFigures(count)} nehmen teil`),
    none: 'Noch steht niemand auf der Liste.',
    others: (count) =>
      count === 1
        ? 'Dazu kommt ein weiterer Teilnehmer ohne Namen.'
        : `Dazu kommen ${inFigures(count)} weitere Teilnehmer ohne Namen.`,
    cancelled: 'Abgesagt',
    cancels: 'Absage eintragen',
    cancelsName: (name) => `Absage eintragen: ${name}`,
    comes: 'Absage zurücknehmen',
    comesName: (name) => `Absage zurücknehmen: ${name}`,
    name: 'Name',
    add: 'Teilnehmer hinzufügen',
    nameMissing: 'Geben Sie den Namen ein.'
  },
  items: {
    title: 'Posten',
    none: 'Noch keine Posten.',
    setAside: 'Zurückstellen',
    takeBack: 'Wieder berechnen',
    setAsideName: (text) => `„${text}“ zurückstellen`,
    takeBackName: (text) => `„${text}“ wieder berechnen`,
    open: (name) => `${name} öffnen`,
    missing: 'Diese Datei ist nicht auf diesem Gerät.',
    text: 'Wofür',
    quantity: 'Menge',
    unit: 'Einheit',
    price: 'Preis',
    tax: 'Umsatzsteuer',
    net: 'Betrag',
    add: 'Posten hinzufügen'
  },
  invoiceList: 'Rechnungen',
  differs: (source) =>
    `Der Betrag weicht von dem ab, was „${sentence(source)}“ jetzt ergibt. Öffnen Sie die Rechnung, um zu sehen, was sich tun lässt.`,
  stays: (source) =>
    `Diese Rechnung blieb unverändert, während sich „${sentence(source)}“ geändert hat. Öffnen Sie sie, um zu sehen, was sich tun lässt.`,
  noInvoicesYet: 'Noch ist keine Rechnung daraus entstanden.',
  newInvoice: 'Neue Rechnung hierzu',
  newInvoiceNote: 'Der Kunde ist schon eingetragen; die Positionen schreiben Sie selbst.',

  gone: {
    missing:
      'Das ist auf diesem Gerät nicht vorhanden. Vielleicht wurde es gelöscht, oder die Adresse enthält einen Tippfehler.',
    deleted: (title) => `„${title}“ wurde gelöscht.`,
    toList: ({ many }) => `Zur Liste „${many}“`
  },
  failed: 'Das konnte nicht gelesen werden',

  form: {
    create: ({ one }) => `${one} anlegen`,
    edit: (title) => `„${title}“ bearbeiten`,
    add: ({ one }) => `${one} anlegen`,
    save: ({ one }) => `${one} speichern`,
    discard: 'Änderungen verwerfen',
    discardDraft: 'Neu beginnen',
    discarded: 'Die Eingaben sind verworfen.',
    restored: 'Das haben Sie eingegeben und noch nicht gespeichert.',
    notKept: 'Ihre Eingaben können während des Tippens nicht gesichert werden. Speichern Sie bald.',
    problems: 'Noch nicht gespeichert: Einige Felder brauchen einen Blick.',
    elsewhere: 'Während Ihrer Eingabe wurde das an anderer Stelle geändert',
    refused: 'Das konnte nicht gespeichert werden',
    failedSafe: 'Ihre Eingaben sind noch da.',
    sections: { what: 'Was und für wen', when: 'Wann und wo', price: 'Preis', notes: 'Notizen' },
    clientHint: 'Wählen Sie einen aus, oder geben Sie einen Namen ein, um ihn anzulegen.',
    noTrainer: 'Noch niemand',
    zones: { own: 'Ihre', others: 'Andere' },
    zoneHint: 'Tage und Uhrzeiten gelten in dieser Zeitzone.',
    otherParticipantsHint: 'Sie zählen mit und brauchen hier keinen Namen.',
    rates,
    ratesHint: 'Die Teile werden addiert. Alle leer: noch kein Preis. 0: kostenlos.',
    participationHint: 'Was jeder Teilnehmer auf einer eigenen Rechnung bezahlt. Leer: nichts.',
    ownPrice: 'Eigener Preis',
    ownPriceHint: 'Leer: wie für alle',
    addParticipant: 'Teilnehmer hinzufügen',
    addItem: 'Posten hinzufügen',
    code: 'Code',
    isCancelled: 'Hat abgesagt',
    isArchived: 'Zurückgestellt: wird nicht mehr berechnet',
    participant: (position) => `Teilnehmer ${position}`,
    item: (position) => `Posten ${position}`,
    remove: (what) => `${what} entfernen`,
    removed: (what) => `${what} entfernt.`,
    attach: 'Datei anhängen',
    camera: 'Foto aufnehmen',
    removeFile: (name) => `${name} entfernen`,
    description: 'Weiterer Text',
    notesHint: 'Für Sie. Sie werden nirgends gedruckt.',
    problemsAt: problems
  },

  receipts: {
    created: (title) => `„${title}“ angelegt.`,
    edited: (title) => `„${title}“ gespeichert.`,
    deleted: (title) => `„${title}“ gelöscht.`,
    moved: (title, status) => `„${title}“ steht jetzt auf „${status}“.`,
    cancels: (name) => `${name} nimmt nicht mehr teil.`,
    comes: (name) => `${name} nimmt teil.`,
    itemAdded: (text) => `„${text}“ hinzugefügt.`,
    setAside: (text) => `„${text}“ zurückgestellt.`,
    takenBack: (text) => `„${text}“ wird wieder berechnet.`
  },

  history: {
    steps,
    fieldsInSentence,
    partFields,
    priceRule: (part) => `Preis (${part})`,
    participant: (name) => (name === '' ? 'Teilnehmer' : `Teilnehmer „${name}“`),
    item: (text) => (text === '' ? 'Posten' : `Posten „${text}“`),
    within: (whole, part) => `${whole}: ${part}`,
    takesPart: { yes: 'nimmt teil', no: 'hat abgesagt' },
    charged: { yes: 'wird berechnet', no: 'zurückgestellt' },
    file: 'Anhang'
  },
  fields,

  keys: {
    next: ({ many }) => `${many}: nächster Eintrag`,
    previous: ({ many }) => `${many}: voriger Eintrag`,
    edit: 'Bearbeiten'
  }
};
