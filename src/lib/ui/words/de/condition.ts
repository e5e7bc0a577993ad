import type { condition as en } from '#ui/words/en/condition.ts';

/** The form in which conditions are written. */
export const condition: typeof en = {
  always: 'Nichts wird verlangt: Die Bedingung ist immer erfüllt.',
  reads: (text) => `Die Bedingung ist erfüllt, wenn gilt: ${text}.`,
  add: 'Bedingung hinzufügen',
  addGroup: 'Gruppe hinzufügen',
  field: 'Was geprüft wird',
  operator: 'Wie',
  value: 'Wert',
  values: 'Werte',
  /** "Condition 2", for ears, since each has three fields. */
  part: (number) => `Bedingung ${number}`,
  groupPart: (number) => `Gruppe ${number}`,
  joint: 'Wie viele davon erfüllt sein müssen',
  joints: { all: 'Alle sind erfüllt', any: 'Mindestens eine ist erfüllt' },
  empty: {
    all: 'Hier wird nichts verlangt: immer erfüllt.',
    any: 'Hier steht nichts, was erfüllt sein könnte: nie erfüllt.'
  },
  not: 'Nicht erfüllt sein darf',
  actions: (name) => `${name} ändern`,
  negate: 'Das Gegenteil verlangen',
  group: 'In eine Gruppe setzen',
  removePart: (name) => `${name} löschen`,
  removeValue: (value) => `„${value}“ löschen`,
  addValue: 'Wert hinzufügen',
  newValue: 'Weiterer Wert',
  yes: 'ja',
  no: 'nein',
  unknownField: (field) => `„${field}“ (dazu gibt es keine Angabe)`,
  unknownFieldHint: 'Dazu gibt es keine Angabe; deshalb wird alles abgelehnt, was danach fragt.',
  unknownValue: (value) => `„${value}“ (nicht vorhanden)`,
  misfit:
    'Dieser Wert passt nicht zu dem, was geprüft wird; so ist die Bedingung nie erfüllt. Er bleibt stehen, bis Sie ihn ändern.',
  oddOperator: (operator) => `${operator} (hier nicht sinnvoll)`,
  noneTicked: 'Nichts ist ausgewählt: So trifft es auf keine Rechnung zu.',
  headings: {
    workflow: 'Status und Ablauf',
    document: 'Die Rechnung',
    money: 'Geld',
    days: 'Tage',
    job: 'Der zugehörige Auftrag oder Workshop'
  },
  /** In a list to choose from. */
  fieldNames: {
    status: 'Status',
    group: 'Gruppe des Status',
    trigger: 'Was geschehen ist',
    'entered-rule': 'Regel, die sie hierher gesetzt hat',
    archived: 'Archiviert',
    conflicts: 'Konflikte zwischen Geräten',
    type: 'Rechnungsart',
    kind: 'Belegart',
    direction: 'Richtung',
    origin: 'Herkunft',
    currency: 'Währung',
    client: 'Kunde',
    number: 'Nummer',
    lines: 'Anzahl der Positionen',
    total: 'Gesamtbetrag',
    received: 'Erhaltenes Geld',
    credited: 'Gutgeschriebener Betrag',
    'net-received': 'Erhaltenes Geld abzüglich Gutschriften',
    balance: 'Saldo',
    outstanding: 'Offener Betrag',
    'removes-money': 'Nimmt Geld weg',
    overdue: 'Überfällig',
    reminders: 'Gesendete Zahlungserinnerungen',
    'days-since-reminder': 'Tage seit der letzten Zahlungserinnerung',
    'issue-day': 'Rechnungsdatum',
    'due-day': 'Fälligkeit',
    'source.confirmed': 'Auftrag oder Workshop bestätigt',
    'source.approved': 'Auftrag oder Workshop freigegeben',
    'source.over': 'Auftrag oder Workshop vorbei',
    'source.free': 'Auftrag oder Workshop kostenlos',
    'source.completed': 'Auftrag oder Workshop abgeschlossen',
    'source.cancelled': 'Auftrag oder Workshop storniert',
    'source.reactivated': 'Auftrag oder Workshop wieder aufgenommen',
    'source.participants': 'Teilnehmer'
  },
  valueNames: {
    kind: { invoice: 'Rechnung', 'credit-note': 'Gutschrift' },
    direction: { issued: 'ausgestellt', received: 'erhalten' },
    origin: {
      hand: 'von Hand geschrieben',
      duplicate: 'kopiert',
      job: 'aus einem Auftrag',
      repeat: 'wiederkehrend',
      import: 'eingelesen'
    }
  }
};
