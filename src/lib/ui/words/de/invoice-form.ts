import type { invoiceForm as en } from '#ui/words/en/invoice-form.ts';

const problems: (typeof en)['problems'] = {
  'text-missing': 'Geben Sie an, wofür diese Position steht.',
  'quantity-missing': 'Geben Sie eine Menge ein.',
  'price-missing': 'Geben Sie einen Preis ein, oder 0, wenn es kostenlos ist.',
  'rate-missing': 'Geben Sie einen Steuersatz ein, oder 0.',
  'amount-missing': 'Geben Sie einen Betrag ein, oder entfernen Sie diese Zeile.',
  'percent-missing': 'Geben Sie einen Prozentsatz ein, oder entfernen Sie diese Zeile.',
  'too-many-decimals': 'Das sind mehr Nachkommastellen, als die Währung hat. Geben Sie weniger ein.',
  'issue-day-missing': 'Wählen Sie das Rechnungsdatum.',
  'period-reversed': 'Der Zeitraum endet, bevor er beginnt. Ändern Sie einen der beiden Tage.',
  'amount-too-large':
    'Die Beträge sind zu groß, um genau damit zu rechnen. Verringern Sie einen Preis oder eine Menge, oder teilen Sie die Rechnung auf.'
};

const fileProblems: (typeof en)['files']['problems'] = {
  'too-large': (name, limit) =>
    `„${name}“ ist größer als ${limit} und wurde nicht angehängt. Verkleinern Sie die Datei, oder teilen Sie sie auf.`,
  empty: (name) => `„${name}“ ist leer und wurde nicht angehängt.`,
  unreadable: (name) => `„${name}“ konnte nicht gelesen werden. Wählen Sie die Datei noch einmal.`,
  twice: (name) => `„${name}“ ist schon angehängt.`
};

const decimals = (digits: number): string =>
  digits === 0 ? 'keine Nachkommastellen' : digits === 1 ? 'eine Nachkommastelle' : `${digits} Nachkommastellen`;

/** The form of an invoice: a new one, a copy, a credit note, an edit. */
export const invoiceForm: typeof en = {
  titles: {
    new: { invoice: 'Neue Rechnung', 'credit-note': 'Neue Gutschrift' },
    duplicate: (name: string): string => `Kopie von „${name}“`,
    creditNote: (name: string): string => `Gutschrift zu „${name}“`,
    edit: (name: string): string => `„${name}“ bearbeiten`
  },
  missing: {
    title: 'Diese Rechnung gibt es nicht',
    text: 'Sie ist nicht auf diesem Gerät. Vielleicht wurde sie gelöscht, oder die Adresse enthält einen Tippfehler.',
    back: 'Zurück zu allen Rechnungen'
  },

  save: 'Speichern',
  saveChanges: 'Änderungen speichern',
  withdrawAndSave: 'Anfrage zurückziehen und speichern',
  saveAnd: (move: string): string => `Speichern und „${move}“`,
  discard: 'Verwerfen',
  cancel: 'Abbrechen',
  back: { list: 'Rechnungen', invoice: (name: string): string => name },
  savedAs: { invoice: 'Rechnung gespeichert.', 'credit-note': 'Gutschrift gespeichert.' },
  savedAndMoved: (name: string, status: string): string => `${name} ist gespeichert und steht jetzt auf „${status}“.`,
  names: { invoice: 'Die Rechnung', 'credit-note': 'Die Gutschrift' },
  edited: (name: string): string => `${name} ist geändert.`,
  unchanged: 'Es gab nichts zu speichern.',
  empty:
    'Es gibt noch nichts zu speichern. Wählen Sie einen Kunden, oder geben Sie an, wofür die erste Position steht.',
  discarded: 'Ihre Eingaben wurden verworfen.',
  clientCreated: (name: string): string => `Kunde „${name}“ angelegt.`,

  notes: {
    restored: 'Daran haben Sie schon geschrieben. Alles ist so, wie Sie es verlassen haben.',
    startAnew: 'Behalten und neu beginnen',
    others: (count: number): string =>
      count === 1
        ? 'Eine weitere Rechnung ist noch nicht gespeichert:'
        : `${count} weitere Rechnungen sind noch nicht gespeichert:`,
    unnamed: 'ohne Kunden',
    keepFailed:
      'Ihre Eingaben können nicht laufend aufbewahrt werden. Speichern Sie bald, und lassen Sie diese Seite geöffnet.',
    creditOf: (name: string, total: string): string =>
      `Sie berichtigt „${name}“ über ${total}. Verringern oder entfernen Sie, was nicht gutgeschrieben wird.`,
    creditOfDifference: (name: string, total: string): string =>
      `Sie berichtigt „${name}“ über ${total} um den Betrag, um den sich die Herkunft verringert hat.`,
    copyOf: (name: string): string =>
      `Kopiert von „${name}“: Positionen, Zahlungsziel und Notizen. Nummer, Daten, Zahlungen und Anhänge sind eigene.`,
    problems: 'Noch nicht gespeichert: Einige Felder müssen Sie noch ansehen.',
    refused: 'Nicht gespeichert',
    mayNotWrite: 'Ihre Rolle darf nicht bearbeiten: Was Sie hier schreiben, können Sie nicht speichern.',
    gone: 'Diese Rechnung wurde inzwischen gelöscht.',
    sealed: (status: string): string => `„${status}“ sperrt alle Felder. Hier lässt sich nichts ändern.`,
    locked: (status: string): string => `„${status}“ lässt nur einige Felder offen. Die anderen zeigen, warum.`,
    request: {
      title: 'Die Freigabe wurde angefragt',
      text: 'Notizen, Daten und Referenzen lassen sich ohne Weiteres ändern. Wenn Sie Beträge oder Beteiligte ändern, wird die Anfrage beim Speichern zurückgezogen und muss neu gestellt werden.',
      unlock: 'Zurückziehen und bearbeiten',
      unlocked:
        'Beim Speichern wird die Anfrage zurückgezogen, falls sich Beträge oder Beteiligte ändern. Vorher geschieht nichts.'
    }
  },

  elsewhere: {
    title: 'Diese Rechnung wurde anderswo geändert, während Sie geschrieben haben',
    theirs: (fields: string): string => `Dort geändert: ${fields}.`,
    takeOver: 'Änderungen übernehmen',
    none: 'Ihre Eingaben sind davon nicht betroffen.',
    choose: 'Diese Felder wurden hier und dort geändert. Wählen Sie, was gilt:',
    mine: 'Ihre Eingabe',
    theirValue: 'Die andere',
    removed: 'entfernt',
    empty: 'leer',
    apply: 'Auswahl übernehmen',
    missing: 'Wählen Sie zuerst für jedes Feld.'
  },
  differences: 'Was sich ändert',

  document: {
    title: 'Beleg',
    direction: 'Richtung',
    kind: 'Art des Belegs',
    type: 'Typ',
    unavailable: (label: string): string => `${label} (nicht verfügbar)`
  },

  party: {
    client: 'Kunde',
    supplier: 'Lieferant',
    hint: 'Wählen Sie aus, oder geben Sie einen Namen ein.',
    edit: 'Für diese Rechnung ändern',
    editOf: (name: string): string => `Angaben zu „${name}“ für diese Rechnung ändern`,
    editTitle: 'Angaben auf dieser Rechnung',
    editHint: 'Nur diese Rechnung ändert sich. Die Kundendaten selbst bleiben, wie sie sind.',
    ownHint: 'Nur diese Rechnung ändert sich. Ihre Firmendaten bleiben, wie sie sind.',
    refresh: 'Aus den Kundendaten übernehmen',
    outdated: 'In den Kundendaten steht etwas anderes.',
    own: { seller: 'Von', client: 'An' },
    ownOutdated: 'In Ihren Firmendaten steht jetzt etwas anderes.',
    refreshOwn: 'Aus Ihren Firmendaten übernehmen',
    unnamed: 'Ihre Firma hat noch keinen Namen, daher sagt die Rechnung nicht, von wem sie kommt.',
    nameIt: 'In den Einstellungen benennen',
    supplierNumber: 'Nummer des Lieferanten',
    between: ' · ',
    noAddress: 'Noch keine Anschrift',
    done: 'Fertig',
    otherCurrency: (name: string, currency: string): string => `„${name}“ zahlt sonst in ${currency}.`,
    useCurrency: (currency: string): string => `Zu ${currency} wechseln`
  },

  newClient: {
    title: 'Neuer Kunde',
    create: 'Kunden anlegen',
    nameMissing: 'Geben Sie einen Namen ein.'
  },

  dates: {
    title: 'Daten',
    issue: 'Rechnungsdatum',
    due: 'Fälligkeit',
    termsDays: 'Zahlungsziel in Tagen',
    dueBeforeIssue: 'Das ist vor dem Rechnungsdatum.',
    start: 'Zeitraum von',
    end: 'Zeitraum bis'
  },

  currency: 'Währung',
  currencyDecimals: (code: string, digits: number): string => `Beträge in ${code} haben ${decimals(digits)}.`,
  currencyChanged: 'Die Preise behalten ihre Zahlen. Sehen Sie sie durch.',

  lines: {
    title: 'Positionen',
    one: (position: number): string => `Position ${position}`,
    text: 'Beschreibung',
    quantity: 'Menge',
    unit: 'Einheit',
    price: 'Preis',
    per: (quantity: string): string => `je ${quantity}`,
    tax: 'USt.',
    net: 'Betrag',
    details: 'Weiterer Text',
    code: 'Artikelnummer',
    add: 'Position hinzufügen',
    menu: (position: number): string => `Mehr zu Position ${position}`,
    up: 'Nach oben',
    down: 'Nach unten',
    first: 'Das ist die erste Position.',
    last: 'Das ist die letzte Position.',
    addDetails: 'Weiteren Text hinzufügen',
    addCode: 'Artikelnummer hinzufügen',
    addDiscount: 'Nachlass hinzufügen',
    addSurcharge: 'Zuschlag hinzufügen',
    remove: 'Position entfernen',
    removed: (text: string): string => (text === '' ? 'Position entfernt.' : `Position „${text}“ entfernt.`),
    declared: 'Der Betrag ist der im Originalbeleg angegebene.'
  },

  tax: {
    category: 'Steuerkategorie',
    rate: 'Steuersatz',
    other: 'Anderer Steuersatz…',
    rated: (rate: string): string => `${rate} %`,
    named: (label: string, rate: string): string => `${label}, ${rate} %`
  },

  adjustments: {
    title: 'Nachlässe und Zuschläge',
    hint: 'Auf den ganzen Beleg. Die einer einzelnen Position stehen in deren Menü.',
    kinds: { discount: 'Nachlass', surcharge: 'Zuschlag' },
    lineKinds: { discount: 'Nachlass der Position', surcharge: 'Zuschlag der Position' },
    addDiscount: 'Nachlass hinzufügen',
    addSurcharge: 'Zuschlag hinzufügen',
    taxed: (tax: string): string => `USt.: ${tax}`,
    mode: (kind: string): string => `${kind} als`,
    percent: 'Prozent',
    amount: 'Betrag',
    reason: 'Grund',
    remove: (kind: string): string => `${kind} entfernen`,
    removed: (kind: string): string => `${kind} entfernt.`
  },

  rounding: 'Rundung',
  roundingHint:
    'Was hinzukommt oder abgezogen wird, um auf eine runde Summe zu kommen. Mit einem Minus wird es abgezogen.',
  addRounding: 'Rundung hinzufügen',

  totals: {
    title: 'Summen',
    total: 'Gesamtbetrag',
    tax: 'Umsatzsteuer'
  },

  text: {
    title: 'Zahlungsziel und Notizen',
    terms: 'Zahlungsziel als Text',
    notes: 'Notizen'
  },
  references: {
    title: 'Zeitraum und Referenzen',
    filled: (count: number): string => `${count} ausgefüllt`,
    buyer: 'Referenz des Kunden',
    purchaseOrder: 'Bestellung',
    salesOrder: 'Auftragsbestätigung',
    contract: 'Vertrag',
    project: 'Projekt',
    preceding: 'Frühere Rechnung'
  },

  files: {
    title: 'Anhänge',
    attach: 'Dateien anhängen',
    camera: 'Foto aufnehmen',
    remove: (name: string): string => `„${name}“ entfernen`,
    removed: (name: string): string => `„${name}“ entfernt.`,
    open: (name: string): string => `„${name}“ öffnen`,
    hint: (limit: string): string => `Je bis zu ${limit}. Sie bleiben bei der Rechnung und sind in jeder Sicherung.`,
    problems: fileProblems,
    missing: 'Diese Datei ist nicht auf diesem Gerät.'
  },

  problems,
  keys: { section: 'In einem Formular', save: 'Speichern' }
};
