import type { invoice as en } from '#ui/words/en/invoice.ts';
import { sentence } from '#ui/words/en/sentence.ts';

const totals = {
  sumOfLines: 'Summe der Positionen',
  withoutTax: 'Gesamtbetrag netto',
  withTax: 'Gesamtbetrag brutto',
  prepaid: 'Vorauszahlung',
  rounding: 'Rundung',
  payable: 'Zahlbetrag',
  credit: 'Gutschriftbetrag'
};

const comparedTotals: (typeof en)['imported']['compared'] = {
  sumOfLinesMinor: totals.sumOfLines,
  discountMinor: 'Nachlässe',
  surchargeMinor: 'Zuschläge',
  totalWithoutTaxMinor: totals.withoutTax,
  taxMinor: 'Umsatzsteuer',
  totalWithTaxMinor: totals.withTax,
  payableMinor: totals.payable
};

/** What a person should look at in an imported document. `money` writes an amount of it. */
const importWarnings: (typeof en)['imported']['importWarnings'] = {
  'currency-assumed': ({ currency }) => `Der Beleg nennt keine Währung. Seine Beträge gelten als ${currency}.`,
  'currency-differs': ({ text, currency }) =>
    `„${text}“ steht nicht in ${currency} wie der Rest. Es wurde als ${currency} eingelesen.`,
  'amount-rounded': ({ text, amountMinor }, money) =>
    `„${text}“ hat zu viele Nachkommastellen. Eingelesen wurde ${money(amountMinor)}.`,
  'number-shortened': ({ text, used }) => `„${text}“ ist als Zahl zu lang. Verwendet wird ${used}.`,
  'text-shortened': ({ limit }) =>
    `Ein Text ist länger als ${limit} Zeichen und wurde gekürzt. In der Originaldatei steht er ganz.`,
  'rest-left-out': ({ limit }) =>
    `Von dem, was hier keinen Platz hat, sind die ersten ${limit} Angaben aufgeführt. In der Originaldatei steht alles.`,
  'kind-from-code': ({ code, kind }) =>
    `Nach seinem Code ${code} wurde der Beleg als ${kind === 'invoice' ? 'Rechnung' : 'Gutschrift'} eingelesen.`,
  'no-line': () => 'Der Beleg hat keine Positionen.',
  'quantity-missing': () => 'Eine Position hat keine Menge. Sie wurde als 1 eingelesen.',
  'price-missing': () => 'Eine Position hat keinen Preis. Er ergibt sich aus dem Betrag der Position.',
  'net-missing': () => 'Eine Position hat keinen Betrag. Er wurde berechnet.',
  'base-quantity-ignored': ({ text }) =>
    `Mit einem Preis je „${text}“ lässt sich nicht rechnen. Er wurde als Preis je 1 eingelesen.`,
  'unit-differs': ({ unit, baseUnit }) => `Eine Position zählt in ${unit}, ihr Preis gilt aber je ${baseUnit}.`,
  'tax-category-missing': () => 'Eine Position oder ein Zuschlag hat keine Steuerkategorie.',
  'tax-rate-missing': ({ taxCategory }) =>
    `Die Steuerkategorie ${taxCategory} hat keinen Steuersatz. Er wurde als 0 % eingelesen.`,
  'percent-differs': ({ text, amountMinor, baseMinor }, money) =>
    `${text} % von ${money(baseMinor)} sind nicht ${money(amountMinor)}. Es gilt der Betrag.`,
  'payment-not-counted': ({ amountMinor }, money) =>
    `Der Beleg erwähnt eine Zahlung von ${money(amountMinor)}, zählt sie aber nicht zu den Summen. Erfassen Sie die Zahlung, falls sie geleistet wurde.`,
  'day-left-out': ({ text }) => `„${text}“ ist kein Datum. Es bleibt neben der Rechnung erhalten.`,
  'paid-differs': ({ paidMinor, balanceMinor, totalMinor, prepaidMinor }, money) =>
    `Laut Liste sind ${money(paidMinor)} bezahlt und ${money(balanceMinor)} offen, was nicht die Summe von ${money(totalMinor)} ergibt. ${money(prepaidMinor)} gelten als beglichen.`,
  'attachment-broken': ({ name }) =>
    `Der Anhang „${name}“ ist beschädigt. In der Originaldatei liegt er so, wie er ankam.`,
  'line-differs': ({ position, declaredMinor, computedMinor }, money) =>
    `Position ${position}: Der Beleg nennt ${money(declaredMinor)}, berechnet ergibt sich ${money(computedMinor)}.`,
  'total-differs': ({ total, declaredMinor, computedMinor }, money) =>
    `${comparedTotals[total]}: Der Beleg nennt ${money(declaredMinor)}, berechnet ergibt sich ${money(computedMinor)}.`,
  'tax-differs': ({ taxRate, taxCategory, declared, computed }, money) =>
    `Umsatzsteuer zu ${taxRate} % (${taxCategory}): Der Beleg nennt ${declared ? money(declared.taxMinor) : 'keine'}, berechnet ergibt sich ${computed ? money(computed.taxMinor) : 'keine'}.`
};

const entered: (typeof en)['why']['entered'] = {
  start: 'Hier angelegt',
  import: 'Hier eingelesen',
  forward: 'Hierher gesetzt',
  back: 'Hierher zurückgesetzt',
  cancel: 'Storniert',
  restore: 'Wiederhergestellt',
  override: 'Am Ablauf vorbei von Hand gesetzt',
  settled: 'Im Abgleich zweier Geräte hier festgelegt',
  replaced: 'Durch eine Änderung des Ablaufs hierher gesetzt'
};

/** How an invoice stands; `part-credited` is what is part paid by credit notes alone, without any money. */
const balances: (typeof en)['balance']['issued'] = {
  unpaid: (amount) => `${amount} offen`,
  'part-paid': (amount) => `teilweise bezahlt, ${amount} offen`,
  'part-credited': (amount) => `teilweise gutgeschrieben, ${amount} offen`,
  paid: () => 'bezahlt',
  overpaid: (amount) => `um ${amount} überzahlt`,
  'to-refund': (amount) => `${amount} zu erstatten`,
  settled: () => 'ausgeglichen'
};

/** Of what one receives: it is one's own to pay. */
const receivedBalances: typeof balances = {
  ...balances,
  unpaid: (amount) => `${amount} zu zahlen`,
  'part-paid': (amount) => `teilweise bezahlt, ${amount} zu zahlen`,
  'part-credited': (amount) => `teilweise gutgeschrieben, ${amount} zu zahlen`
};

/** The page of one invoice. */
export const invoice: typeof en = {
  /** What it is called where it has no number yet. */
  unnumbered: { invoice: 'Rechnung ohne Nummer', 'credit-note': 'Gutschrift ohne Nummer' },
  kinds: { invoice: 'Rechnung', 'credit-note': 'Gutschrift' },
  it: { invoice: 'Die Rechnung', 'credit-note': 'Die Gutschrift' },
  alsoIssuedAs: (numbers: string): string => `Auch ausgestellt als ${numbers}`,
  noClient: 'Noch kein Kunde',
  noSeller: 'Kein Lieferant genannt',
  backToList: 'Rechnungen',
  /** For ears; the eye sees its shape and colour. */
  status: 'Status:',
  detail: 'Rechnung',
  notFound: {
    title: 'Diese Rechnung gibt es nicht',
    text: 'Sie ist nicht auf diesem Gerät. Vielleicht liegt sie in einem anderen Datenbestand, oder die Adresse enthält einen Tippfehler.',
    back: 'Zurück zu allen Rechnungen'
  },
  deleted: {
    title: 'Diese Rechnung wurde gelöscht',
    by: (step: { who: string; when: string }): string => `Gelöscht von ${step.who} am ${step.when}.`,
    restore: 'Zurückholen'
  },
  unreadable:
    'Eine neuere Version der App hat einen Teil dieser Rechnung geschrieben. Sie lässt sich hier lesen und nach einer Aktualisierung ändern.',
  unknownStatus: {
    label: (id: string): string => `Unbekannter Status „${id}“`,
    title: (id: string): string => `Der Ablauf kennt den Status „${id}“ nicht mehr`,
    text: 'Von hier geht nichts von selbst weiter. Wer die Verwaltung hat, kann von Hand einen anderen Status setzen.',
    successor: (label: string): string =>
      `Was dort stand, steht jetzt auf „${label}“. Von hier geht nichts von selbst weiter: Wer die Verwaltung hat, kann diesen Status von Hand setzen.`
  },
  failed: 'Diese Rechnung konnte nicht gelesen werden',
  notDone: 'Das wurde nicht ausgeführt',

  due: (day: string, relative: string): string => `Fällig am ${day}, ${relative}`,
  dueOn: (day: string): string => `War am ${day} fällig`,
  noDueDay: 'Keine Fälligkeit',
  overdue: (relative: string): string => `Überfällig: war ${relative} fällig`,
  balance: { issued: balances, received: receivedBalances },
  archived: 'Archiviert',
  received: 'Erhalten',
  creditNote: 'Gutschrift',

  moves: {
    more: 'Weitere Übergänge',
    all: 'Übergänge',
    title: (name: string): string => `„${name}“ verschieben`,
    leadsTo: 'Führt zu',
    later: 'Jetzt nicht möglich',
    none: 'Von hier führt kein Übergang weiter.',
    approve: 'Freigeben',
    approveStage: (label: string, step: { n: number; of: number }): string =>
      `${label} (Stufe ${step.n} von ${step.of})`,
    back: 'Alle Übergänge',
    reason: 'Begründung',
    reasonHint: 'Sie bleibt im Verlauf stehen.',
    warnings: {
      'source-open': 'Der Auftrag oder Workshop, aus dem dies stammt, ist noch nicht vorbei.'
    },
    pays: (amount: string): string => `Erfasst eine Zahlung von ${amount} und verschiebt in einem Schritt.`,
    refunds: (amount: string): string => `Erfasst eine Erstattung von ${amount} und verschiebt in einem Schritt.`
  },
  override: {
    title: 'Status von Hand setzen',
    explain:
      'Für alles, was der Ablauf nicht vorsieht. Dabei werden alle Bedingungen und Freigaben übergangen und weder Zahlung noch Unterschrift erfasst; im Verlauf steht es als Ausnahme.',
    status: 'Status',
    choose: 'Status wählen',
    notChosen: 'Wählen Sie einen Status.'
  },
  reasonMissing: 'Nennen Sie den Grund. Ohne Begründung geht es nicht.',

  actions: {
    more: 'Mehr',
    edit: 'Bearbeiten',
    duplicate: 'Duplizieren',
    creditNote: 'Gutschrift schreiben',
    print: 'Drucken oder teilen',
    archive: 'Archivieren',
    unarchive: 'Aus dem Archiv holen',
    remove: 'Löschen',
    undo: 'Letzten Schritt rückgängig machen',
    moves: 'Verschieben…',
    back: 'Zurück zur Liste'
  },
  refusals: {
    sealed: (status: string): string => `„${status}“ sperrt alle Felder.`,
    creditNoteOfCreditNote: 'Eine Gutschrift berichtigt eine Rechnung. Dies ist selbst eine Gutschrift.'
  },
  remedies: {
    'choose-client': 'Kunden wählen',
    'add-line': 'Position hinzufügen',
    approve: 'Freigeben',
    'record-payment': 'Zahlung erfassen',
    'return-money': 'Erstattung erfassen',
    'credit-note': 'Gutschrift schreiben',
    'withdraw-and-edit': 'Zurückziehen und bearbeiten',
    void: 'Wege zum Stornieren zeigen'
  },

  why: {
    open: (status: string): string => `Warum „${status}“?`,
    since: (step: { how: string; when: string; who: string }): string => `${step.how} am ${step.when} von ${step.who}.`,
    byRule: (step: { rule: string; when: string; because: string }): string =>
      `Regel „${step.rule}“ hat sie am ${step.when} hierher gesetzt${step.because === '' ? '' : `, ${step.because}`}.`,
    under: (version: { label: string; when: string }): string =>
      `Es galt der Ablauf „${version.label}“ vom ${version.when}.`,
    reason: (reason: string): string => `Begründung: ${reason}`,
    entered,
    /** A status tells of what one issues: what is received is with nobody's client. */
    received: 'Sie ist eingegangen und zu bezahlen.',
    editing: 'Bearbeiten',
    /** What is open besides, as one sentence, comes first. */
    request: (open: string): string =>
      `${open} Um Beträge oder Beteiligte zu ändern, ziehen Sie zuerst die Anfrage zurück.`,
    openRequest:
      'Die Freigabe wurde angefragt: Alles außer Beträgen und Beteiligten lässt sich bearbeiten. Um diese zu ändern, ziehen Sie zuerst die Anfrage zurück.',
    locked: (fields: string): string => `Gesperrt: ${fields}.`,
    next: 'Wie es weitergeht',
    nextByYou: (step: { label: string; to: string }): string => `„${step.label}“ setzt sie auf „${step.to}“.`,
    nextLater: (step: { label: string; to: string }): string =>
      `„${step.label}“ würde sie auf „${step.to}“ setzen, geht aber noch nicht:`,
    rule: (rule: string): string => `Regel „${rule}“`,
    nothing: 'Von hier geht es nicht weiter.',
    allMoves: 'Alle Übergänge',
    guide: 'Der ganze Ablauf, erklärt'
  },

  inbox: {
    title: (step: { rule: string; target: string }): string =>
      `Regel „${step.rule}“ konnte sie nicht auf „${step.target}“ setzen`,
    untargeted: (rule: string): string => `Regel „${rule}“ kam nicht weiter`,
    close: 'Hinweis schließen',
    retry: 'Noch einmal versuchen',
    /** The source comes to something else than an invoice that does not follow it any more. */
    drift: (step: { source: string; comesTo: string; says: string }): string =>
      `${sentence(step.source)} und Rechnung weichen ab: jetzt ${step.comesTo}, auf dieser Rechnung ${step.says}`,
    locked: (status: string): string => `„${status}“ hält die Beträge fest, daher wurde nichts geändert.`,
    follows: (status: string): string =>
      `In „${status}“ darf sie wieder folgen; das geschieht erst, wenn Sie es veranlassen.`,
    less: (amount: string): string => `Eine Gutschrift über ${amount} gleicht beides an.`,
    more: (amount: string): string => `${amount} sind noch nicht berechnet.`,
    /** "The workshop was cancelled; this invoice is Final and stays". */
    stays: (step: { happened: string; status: string }): string =>
      `${step.happened}; diese Rechnung bleibt auf „${step.status}“`,
    staysFor: (target: string): string => `Sie wäre sonst auf „${target}“ gesetzt worden.`,
    unknownEvent: (source: string): string => `${sentence(source)} geändert`,
    creditNote: 'Gutschrift über den Unterschied schreiben',
    reopen: (label: string, status: string): string => `${label}: zurück auf „${status}“`,
    takeOver: 'Neuen Betrag übernehmen',
    dismiss: 'So lassen',
    done: 'Erledigt',
    /** Which rule, when, and by which rules of the game. */
    left: (step: { rule: string; when: string }): string => `Regel „${step.rule}“, ${step.when}`,
    under: (version: { label: string; when: string }): string =>
      `nach dem Ablauf „${version.label}“ vom ${version.when}`
  },

  /** What it was made from; `source` is "workshop", `sources` "workshops". */
  from: {
    one: (source: string): string => `Aus: ${sentence(source)}`,
    many: (sources: string): string => `Aus: ${sentence(sources)}`,
    participant: (name: string): string => `für ${name}`,
    unnamed: (source: string): string => `${sentence(source)} ohne Namen`,
    gone: 'inzwischen gelöscht',
    line: (source: string): string => `Berechnet aus: ${sentence(source)}`,
    byHand: 'Von Hand hinzugefügt'
  },

  approval: {
    title: 'Freigabe',
    count: (signed: number, all: number): string =>
      all === 1 ? `${signed} von 1 Freigabestufe unterschrieben` : `${signed} von ${all} Freigabestufen unterschrieben`,
    stage: (n: number): string => `Freigabestufe ${n}`,
    signedBy: (names: string): string => `unterschrieben von ${names}`,
    inPlaceOf: (hand: { who: string; place: string }): string => `${hand.who} (in Vertretung von ${hand.place})`,
    partly: (step: { signed: number; quorum: number }): string => `${step.signed} von ${step.quorum} Unterschriften`,
    open: 'noch nicht unterschrieben',
    waitsFor: (names: string): string => `wartet auf ${names}`,
    /** The same as a sentence of its own. */
    waits: (names: string): string => `Sie wartet auf ${names}.`,
    waitsForNobody:
      'Derzeit könnte hier niemand unterschreiben: Wer freigeben darf, hat etwas daran geändert, hat schon unterschrieben oder gehört nicht zu dieser Freigabestufe. Lassen Sie unter „Personen“ noch jemanden freigeben, oder verlangen Sie im Ablauf unter „Freigabe“ weniger von dieser Freigabestufe.',
    earlier: (count: number): string => (count === 1 ? '1 frühere Entscheidung' : `${count} frühere Entscheidungen`),
    gave: (step: { who: string; stage: number; when: string }): string =>
      `${step.who} hat Freigabestufe ${step.stage} am ${step.when} unterschrieben`,
    withdrawn: (step: { who: string; when: string; move: string }): string =>
      step.move === ''
        ? `zurückgezogen von ${step.who} am ${step.when}`
        : `zurückgezogen von ${step.who} am ${step.when}: „${step.move}“`,
    outdated: 'zählt nicht mehr, weil Beträge oder Beteiligte geändert wurden',
    stageGone: 'zählt nicht mehr, weil es die Freigabestufe nicht mehr gibt oder sie andere fragt',
    sentBack: (step: { who: string; label: string; to: string; when: string }): string =>
      `${step.who} am ${step.when}: „${step.label}“, auf „${step.to}“`,
    since: 'Was sich seither geändert hat',
    decide: {
      title: 'Ihre Entscheidung',
      stage: (step: { n: number; of: number }): string =>
        step.of > 1
          ? `Sie unterschreiben Freigabestufe ${step.n} von ${step.of}.`
          : 'Ihre Unterschrift wird gebraucht.',
      /** Where nothing is to be signed. */
      bare: 'Für diesen Betrag gilt keine Freigabestufe: Es genügt, ihn freizugeben.',
      inPlaceOf: (person: string): string => `Sie unterschreiben in Vertretung von ${person}.`,
      quorum: (step: { signed: number; quorum: number }): string =>
        step.signed === 1
          ? `1 von ${step.quorum} Unterschriften dieser Freigabestufe liegt vor.`
          : `${step.signed} von ${step.quorum} Unterschriften dieser Freigabestufe liegen vor.`,
      leadsTo: 'Damit wechselt der Status zu',
      movesNothing: 'Es geht weiter, sobald die anderen unterschrieben haben.',
      comment: 'Kommentar',
      hint: 'Bleibt im Verlauf stehen. Wenn Sie ablehnen, nennen Sie hier den Grund.',
      failed: 'Das wurde nicht ausgeführt'
    }
  },

  lines: {
    title: 'Positionen',
    count: (count: number): string => (count === 1 ? '1 Position' : `${count} Positionen`),
    none: 'Es gibt noch keine Positionen.',
    text: 'Text',
    quantity: 'Menge',
    price: 'Preis',
    tax: 'USt.',
    per: (price: string, quantity: string): string => `${price} je ${quantity}`,
    net: 'Betrag',
    discount: (reason: string): string => (reason === '' ? 'Nachlass' : `Nachlass: ${reason}`),
    surcharge: (reason: string): string => (reason === '' ? 'Zuschlag' : `Zuschlag: ${reason}`),
    percentOf: (label: string, percent: string): string => `${label} (${percent} %)`,
    computed: (amount: string): string => `ergibt ${amount}`,
    locked: (status: string): string => `„${status}“ sperrt die Positionen.`
  },
  totals: {
    ...totals,
    title: 'Summen',
    ours: 'Berechnet',
    declared: 'Angegeben',
    taxRow: (step: { label: string; rate: string; base: string }): string =>
      `${step.label} ${step.rate} % auf ${step.base}`,
    /** Where no tax is owed: "Reverse charge on 1,000.00 €". */
    untaxedRow: (step: { label: string; base: string }): string => `${step.label} auf ${step.base}`,
    taxPlain: 'Umsatzsteuer',
    overflow: 'Die Beträge sind zu groß, um genau damit zu rechnen.'
  },

  details: {
    title: 'Angaben',
    client: 'Kunde',
    supplier: 'Lieferant',
    issued: 'Rechnungsdatum',
    due: 'Fälligkeit',
    period: 'Zeitraum',
    periodSpan: (from: string, to: string): string => `${from} – ${to}`,
    type: 'Typ',
    terms: 'Zahlungsziel',
    supplierNumber: 'Nummer des Lieferanten',
    creditOf: 'Berichtigt',
    copyChanged: 'Die Kundendaten wurden seither geändert. Diese Rechnung behält ihre eigene Kopie.'
  },

  notes: {
    title: 'Notizen',
    none: 'Keine Notizen.',
    edit: 'Notizen bearbeiten',
    add: 'Notizen hinzufügen',
    save: 'Notizen speichern',
    field: 'Notizen',
    theirs: (text: string): string => `Inzwischen steht da: „${text}“`,
    overwrite: 'Meine stattdessen speichern'
  },

  attachments: {
    title: 'Anhänge',
    none: 'Keine Dateien angehängt.',
    open: (name: string): string => `„${name}“ öffnen`,
    download: (name: string): string => `„${name}“ speichern`,
    missing: (name: string): string => `„${name}“ ist nicht auf diesem Gerät.`
  },

  payments: {
    title: 'Zahlungen',
    none: 'Noch kein Geld erfasst.',
    record: 'Zahlung erfassen',
    refund: 'Erstattung erfassen',
    changeOf: (amount: string, day: string): string => `Zahlung von ${amount} vom ${day} ändern`,
    removeOf: (amount: string, day: string): string => `Zahlung von ${amount} vom ${day} entfernen`,
    total: 'Gesamtbetrag',
    received: 'Erhalten',
    paidOut: 'Bezahlt',
    credited: 'Gutgeschrieben',
    outstanding: 'Offen',
    toPay: 'Zu zahlen',
    overpaid: 'Überzahlt',
    toRefund: 'Zu erstatten',
    balance: 'Saldo',
    prepaid: 'Im Beleg als vorausbezahlt angegeben',
    refundTag: 'Erstattung',
    creditNotes: 'Gutschriften',
    creditNote: (name: string): string => `Gutschrift „${name}“`,
    notCounted: 'zählt, sobald sie eine Nummer hat',
    cancelled: 'storniert',
    corrects: (name: string): string => `Berichtigt „${name}“`,
    linked:
      'Zu einer Gutschrift gehört kein eigenes Geld: Erstattungen werden bei der Rechnung erfasst, die sie berichtigt.',
    dialog: {
      record: 'Zahlung erfassen',
      refund: 'Erstattung erfassen',
      change: 'Zahlung ändern',
      amount: 'Betrag',
      day: 'Tag',
      method: 'Zahlungsart',
      unsaid: 'Keine Angabe',
      note: 'Notiz',
      save: { record: 'Zahlung erfassen', refund: 'Erstattung erfassen', change: 'Zahlung speichern' },
      balance: (amount: string): string => `${amount} sind offen`,
      over: (amount: string): string => `Das sind ${amount} mehr, als offen ist. Es wird als überzahlt angezeigt.`,
      elsewhere: 'Diese Zahlung wurde anderswo geändert, während Sie geschrieben haben'
    }
  },

  imported: {
    title: 'Eingelesener Beleg',
    total: 'Gesamtbetrag',
    file: 'Datei',
    download: 'Originaldatei speichern',
    missing: 'Die Originaldatei ist nicht auf diesem Gerät.',
    differs: 'Der Beleg nennt andere Summen, als sich aus seinen Positionen ergeben',
    differsSafe: 'Beide bleiben erhalten. Die Rechnung zählt mit dem, was sich aus ihren Positionen ergibt.',
    agrees: 'Die angegebenen Summen stimmen mit den Positionen überein.',
    warnings: (count: number): string => (count === 1 ? '1 Punkt zum Ansehen' : `${count} Punkte zum Ansehen`),
    place: (line: number): string => `Zeile ${line} der Datei`,
    extra: (count: number): string =>
      count === 1 ? '1 weiteres Feld des Belegs' : `${count} weitere Felder des Belegs`,
    extraHint: 'Auch das steht im Beleg. Es bleibt erhalten und hat keinen Einfluss auf die Summen.',
    compared: comparedTotals,
    importWarnings
  },

  receipts: {
    done: (name: string): string => `${name}: erledigt.`,
    moved: (name: string, status: string): string => `${name} steht jetzt auf „${status}“.`,
    byRule: (rule: string, status: string): string => `Regel „${rule}“ hat sie auf „${status}“ gesetzt.`,
    steppedBack: (status: string): string => `Es ist wieder etwas offen, daher steht sie erneut auf „${status}“.`,
    approved: (name: string): string => `${name} ist unterschrieben und wartet auf weitere Unterschriften.`,
    paid: (amount: string): string => `Zahlung von ${amount} erfasst.`,
    refunded: (amount: string): string => `Erstattung von ${amount} erfasst.`,
    paymentChanged: 'Zahlung geändert.',
    paymentRemoved: (amount: string): string => `Zahlung von ${amount} entfernt.`,
    archived: (name: string): string => `${name} ist archiviert.`,
    unarchived: (name: string): string => `${name} ist aus dem Archiv geholt.`,
    deleted: (name: string): string => `${name} ist gelöscht.`,
    itemClosed: 'Hinweis geschlossen.',
    suppressed: 'Alles bleibt, wie es ist.',
    settled: (name: string): string => `${name} ist geklärt.`,
    edited: 'Gespeichert.',
    shared: { print: 'Als gedruckt vermerkt.', share: 'Als geteilt vermerkt.', export: 'Als ausgegeben vermerkt.' },
    undone: 'Rückgängig gemacht.',
    undoneWith: (others) =>
      `Rückgängig gemacht, mit ${others === 1 ? 'einer weiteren Rechnung' : `${others} weiteren Rechnungen`} desselben Schritts.`,
    blocked: (rule: string): string => `Regel „${rule}“ kam nicht weiter.`
  }
};
