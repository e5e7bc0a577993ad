import type { reminders as en } from '#ui/words/en/reminders.ts';

/** What the app comes with, until a business writes texts of its own. */
const defaults: (typeof en)['defaults'] = [
  {
    label: 'Freundliche Zahlungserinnerung',
    subject: 'Zahlungserinnerung: Rechnung {number}',
    text: `Guten Tag {client},

vielleicht ist es Ihrer Aufmerksamkeit entgangen: Unsere Rechnung {number} über {amount} war am {due} fällig. Wir bitten Sie, den Betrag zu überweisen.

Falls Sie inzwischen bezahlt haben, danken wir Ihnen; dann ist diese Nachricht gegenstandslos.

Freundliche Grüße
{business}`
  },
  {
    label: 'Zweite Zahlungserinnerung',
    subject: 'Zweite Zahlungserinnerung: Rechnung {number}',
    text: `Guten Tag {client},

unsere Rechnung {number} war am {due} fällig, vor {days} Tagen, und {amount} sind noch offen. Wir bitten Sie, den Betrag innerhalb der nächsten sieben Tage zu bezahlen oder uns mitzuteilen, falls etwas dagegenspricht.

Freundliche Grüße
{business}`
  },
  {
    label: 'Letzte Zahlungserinnerung',
    subject: 'Letzte Zahlungserinnerung: Rechnung {number}',
    text: `Guten Tag {client},

trotz unserer Zahlungserinnerungen sind von unserer Rechnung {number} noch {amount} offen. Sie war am {due} fällig, vor {days} Tagen. Wir bitten Sie, den Betrag innerhalb von sieben Tagen zu bezahlen: Danach müssen wir weitere Schritte einleiten.

Freundliche Grüße
{business}`
  }
];

const placeholders: (typeof en)['placeholders'] = {
  number: 'Nummer der Rechnung',
  amount: 'Offener Betrag',
  due: 'Fälligkeit',
  days: 'Tage überfällig',
  client: 'Name des Kunden',
  business: 'Ihr Name'
};

/** Reminding somebody of what is overdue. */
export const reminders: typeof en = {
  defaults,
  placeholders,
  placeholdersTitle: 'Was Sie einsetzen können',
  unknownPlaceholders: (names: readonly string[]): string =>
    names.length === 1
      ? `{${names[0] ?? ''}} hat hier keine Bedeutung und stünde so im Text, den der Kunde liest.`
      : `${names.map((name) => `{${name}}`).join(', ')} haben hier keine Bedeutung und stünden so im Text, den der Kunde liest.`,

  send: 'Zahlungserinnerung senden',
  title: (name: string): string => `An „${name}“ erinnern`,
  level: 'Mahnstufe',
  to: 'E-Mail-Adresse',
  toHint: 'Ohne Adresse fragt Ihr E-Mail-Programm danach.',
  subject: 'Betreff',
  text: 'Text',
  once: 'Was Sie hier ändern, gilt nur für dieses Mal.',
  handOver: 'Übergeben',
  mail: 'E-Mail schreiben',
  share: 'Teilen',
  copy: 'Text kopieren',
  handed: {
    mail: 'Sie ist in Ihrem E-Mail-Programm. Sobald Sie sie gesendet haben, vermerken Sie es hier.',
    share: 'Sie wurde an eine andere App übergeben. Sobald sie gesendet ist, vermerken Sie es hier.',
    copy: 'Der Text ist kopiert. Sobald Sie ihn gesendet haben, vermerken Sie es hier.'
  },
  notCopied: 'Dieser Browser lässt das Kopieren nicht zu. Markieren Sie den Text, und kopieren Sie ihn von Hand.',
  notShared: 'Das Teilen hat nicht geklappt. Schreiben Sie eine E-Mail, oder kopieren Sie den Text.',
  notYet: 'Vermerkt wird erst etwas, wenn Sie angeben, dass sie gesendet wurde.',
  sent: 'Als gesendet markieren',
  reminded: (label: string): string => `„${label}“ als gesendet vermerkt.`,
  /** "Reminded 5 days ago: Second reminder". */
  last: (reminder: { when: string; label: string }): string => `Zuletzt erinnert ${reminder.when}: ${reminder.label}`,
  never: 'Noch nicht erinnert',

  settings: {
    lead: 'Sie werden nacheinander gesendet; die letzte wird wiederholt, wenn nichts daraufhin geschieht. Jeden Text können Sie vor dem Senden noch ändern.',
    add: 'Zahlungserinnerung hinzufügen',
    full: (count: number): string =>
      count === 1
        ? 'Mehr als 1 Zahlungserinnerung kann es nicht geben.'
        : `Mehr als ${count} Zahlungserinnerungen kann es nicht geben.`,
    addTitle: 'Zahlungserinnerung hinzufügen',
    editTitle: (label: string): string => `„${label}“ ändern`,
    actions: (label: string): string => `„${label}“ ändern oder verschieben`,
    edit: 'Ändern',
    earlier: 'Früher senden',
    later: 'Später senden',
    remove: 'Löschen',
    isFirst: 'Das ist die erste.',
    isLast: 'Das ist die letzte.',
    isOnly: 'Eine muss es geben. Ändern Sie sie stattdessen.',
    restore: 'Zu den Texten der App zurückkehren',
    label: 'Name',
    labelHint: 'Für Sie selbst: Er steht im Verlauf.',
    missing: 'Schreiben Sie hier etwas.',
    save: 'Speichern',
    added: (label: string): string => `„${label}“ hinzugefügt.`,
    saved: (label: string): string => `„${label}“ gespeichert.`,
    moved: (label: string): string => `„${label}“ verschoben.`,
    removed: (label: string): string => `„${label}“ gelöscht.`,
    restored: 'Es gelten wieder die Texte der App.',
    refused: 'Das wurde nicht gespeichert'
  }
};
