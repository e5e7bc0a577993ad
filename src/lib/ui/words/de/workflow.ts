import type { workflow as en } from '#ui/words/en/workflow.ts';

const groups: (typeof en)['groups'] = {
  ACTIVE: { label: 'Aktiv', description: 'In Bearbeitung. Alles kann geändert werden.' },
  APPROVAL: { label: 'Freigabe', description: 'Jemand entscheidet darüber. Nur wenig kann geändert werden.' },
  COMPLETED: {
    label: 'Abgeschlossen',
    description: 'Endgültig. Nur Notizen, Anhänge und Zahlungen kommen noch hinzu.'
  },
  CANCELLED: { label: 'Storniert', description: 'Ungültig und archiviert. Nichts kann geändert werden.' }
};

const balances: (typeof en)['balances'] = {
  unpaid: 'Unbezahlt',
  'part-paid': 'Teilweise bezahlt',
  paid: 'Bezahlt',
  overpaid: 'Überzahlt',
  'to-refund': 'Zu erstatten',
  settled: 'Ausgeglichen'
};

const kinds: (typeof en)['kinds'] = {
  invoice: { one: 'Rechnung', many: 'Rechnungen' },
  'credit-note': { one: 'Gutschrift', many: 'Gutschriften' }
};

const directions: (typeof en)['directions'] = {
  issued: { label: 'Ausgestellt', description: 'Wir verlangen das Geld.' },
  received: { label: 'Erhalten', description: 'Jemand verlangt das Geld von uns.' }
};

const permissions: (typeof en)['permissions'] = {
  look: { label: 'Ansehen', description: 'Rechnungen und Aufträge sehen.' },
  edit: { label: 'Bearbeiten', description: 'Rechnungen schreiben und im Ablauf weiterbewegen.' },
  approve: { label: 'Freigeben', description: 'Unterschreiben und ablehnen, was auf Freigabe wartet.' },
  pay: { label: 'Zahlungen erfassen', description: 'Zahlungen erfassen, ändern und erstatten.' },
  admin: {
    label: 'Verwalten',
    description: 'Personen und Ablauf pflegen, nummerierte Rechnungen stornieren, Ausnahmen machen.'
  }
};

const editingProfiles: (typeof en)['editingProfiles'] = {
  open: { label: 'Offen', description: 'Alles kann geändert werden.' },
  limited: {
    label: 'Eingeschränkt',
    description: 'Notizen, Referenzen und die Fälligkeit können geändert, Anhänge hinzugefügt werden.'
  },
  review: {
    label: 'Prüfung',
    description:
      'Notizen, Referenzen, die Fälligkeit, Nachlässe, Positionstexte und Positionen, die den Gesamtbetrag anpassen, können geändert werden.'
  },
  closed: {
    label: 'Geschlossen',
    description: 'Notizen und Anhänge können hinzugefügt, Zahlungen erfasst werden.'
  },
  sealed: { label: 'Versiegelt', description: 'Nichts kann geändert werden.' }
};

const moveKinds: (typeof en)['moveKinds'] = {
  forward: 'Vor',
  back: 'Zurück',
  cancel: 'Stornieren',
  restore: 'Wiederherstellen'
};

const slots: (typeof en)['slots'] = {
  'first-active': { label: 'Erster aktiver Status', description: 'Hier kommt neue Arbeit von selbst an.' },
  'last-approval': {
    label: 'Letzter Freigabestatus',
    description: 'Hierhin bringt ein freigegebener Auftrag seine Rechnungen.'
  },
  'first-completed': {
    label: 'Erster abgeschlossener Status',
    description: 'Hierhin bringt ein abgeschlossener Auftrag seine Rechnungen.'
  }
};

/** What rules may write, as it stands in a sentence. */
const settable: (typeof en)['settable'] = {
  notes: 'die Notizen',
  terms: 'das Zahlungsziel',
  'due-day': 'die Fälligkeit, in Tagen ab dann,'
};

/** Statuses, money and people, in the words of the screen. */
export const workflow: typeof en = {
  settable,
  groups,
  balances,
  overdue: 'Überfällig',
  kinds,
  directions,
  permissions,
  editingProfiles,
  moveKinds,
  slots
};
