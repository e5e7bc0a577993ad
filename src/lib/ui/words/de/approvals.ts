import type { approvals as en } from '#ui/words/en/approvals.ts';

/** What waits for one's signature, and who signs in one's place. */
export const approvals: typeof en = {
  title: 'Freizugeben',
  count: (count) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  /** Where more wait than are listed. */
  stage: (step) => `Freigabestufe ${step.n} von ${step.of}`,
  inPlaceOf: (person) => `in Vertretung von ${person}`,
  asked: (who) => `angefragt von ${who}`,
  since: (when) => `seit ${when}`,
  approve: 'Freigeben',
  /** After the name of the button, for ears: which one of them. */
  which: (invoice) => `${invoice.party}, ${invoice.amount}`,
  failed: 'Das wurde nicht freigegeben',

  away: {
    title: 'Während Sie abwesend sind',
    none: 'Jemand anderes kann Sie beim Unterschreiben bis zu einem Tag Ihrer Wahl vertreten.',
    given: (step) => `${step.who} vertritt Sie bis ${step.until}.`,
    received: (step) => `Sie vertreten ${step.who} bis ${step.until}.`,
    end: 'Beenden',
    add: 'Vertretung einrichten',
    failed: 'Das wurde nicht ausgeführt',
    ended: 'Beendet. Alle unterschreiben wieder für sich selbst.',
    dialog: {
      title: 'Vertretung einrichten',
      explain:
        'Die Vertretung unterschreibt für Sie, und der Verlauf hält das fest. Was einer von beiden zuletzt geändert hat, unterschreibt keiner von beiden. Sie können weiterhin selbst unterschreiben und die Vertretung jederzeit beenden.',
      person: 'Wer',
      choose: 'Person auswählen',
      notChosen: 'Wählen Sie, wer Sie vertritt.',
      until: 'Letzter Tag',
      untilHint: 'Nach diesem Tag endet die Vertretung von selbst.',
      dayPast: 'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag.',
      save: 'Vertretung einrichten',
      done: (step) => `${step.who} vertritt Sie bis ${step.until}.`
    }
  }
};
