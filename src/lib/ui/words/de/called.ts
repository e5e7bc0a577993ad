import type { counted as enCounted, statusTypes as en } from '#ui/words/en/called.ts';

/** "Keine Workshops", "1 Workshop", "3 Workshops" */
export const counted: typeof enCounted = (count, { one, many }) =>
  count === 0 ? `Keine ${many}` : count === 1 ? `1 ${one}` : `${count} ${many}`;

/** Whose statuses are looked at. */
export const statusTypes: typeof en = {
  label: 'Wessen Status',
  invoices: 'Rechnungen',
  invoice: { one: 'Rechnung', many: 'Rechnungen' },
  groups: {
    ACTIVE: 'Geplant oder in Arbeit.',
    APPROVAL:
      'Zugesagt. Wer hierher verschiebt, unterschreibt damit auch die zugehörigen Rechnungen, soweit die eigenen Rechte reichen.',
    COMPLETED: 'Erledigt. Die zugehörigen Rechnungen dürfen an den Kunden gehen.',
    CANCELLED: 'Findet nicht statt.'
  },
  kindHints: {
    invoice: {
      forward: 'In Richtung Abschluss. Regeln dürfen das von sich aus tun, Schritt für Schritt.',
      back: 'Zur weiteren Bearbeitung.',
      cancel: 'Die Rechnung wird ungültig.',
      restore: 'Eine stornierte Rechnung wird wieder aufgenommen.'
    },
    job: {
      forward: 'In Richtung Abschluss. Regeln dürfen das von sich aus tun.',
      back: 'Zur weiteren Bearbeitung.',
      cancel: 'Findet nicht statt.',
      restore: 'Findet doch statt.'
    }
  },
  outcomeHints: {
    invoice: 'Nur in einen positiven Freigabestatus bringt ein freigegebener Auftrag seine Rechnungen.',
    job: 'Positiv: Es findet sicher statt und gilt für Regeln damit als bestätigt.'
  },
  otherGroup: {
    invoice: 'würde dadurch abgeschlossen, wieder geöffnet oder storniert',
    job: 'würde dadurch zugesagt, abgeschlossen, wieder geöffnet oder storniert'
  },
  sealed: 'Versiegelt',
  sealedHint: 'Hier lässt sich nichts bearbeiten.'
};
