import type { ReminderText } from '#domain/business/business.ts';
import type { Placeholder } from '#domain/invoice/reminder.ts';

/** What the app comes with, until a business writes texts of its own. */
const defaults: readonly ReminderText[] = [
  {
    label: 'Friendly reminder',
    subject: 'Reminder: invoice {number}',
    text: `Hello {client},

perhaps it was overlooked: our invoice {number} over {amount} was due on {due}. Could you please see to it?

If you have paid in the meantime, thank you, and please ignore this message.

Kind regards
{business}`
  },
  {
    label: 'Second reminder',
    subject: 'Second reminder: invoice {number}',
    text: `Hello {client},

our invoice {number} was due on {due}, {days} days ago, and {amount} is still outstanding. Please pay it within the next seven days, or tell us if something stands in the way.

Kind regards
{business}`
  },
  {
    label: 'Last reminder',
    subject: 'Last reminder: invoice {number}',
    text: `Hello {client},

in spite of our reminders, {amount} of our invoice {number} is still outstanding. It was due on {due}, {days} days ago. Please pay it within seven days: after that we have to take further steps.

Kind regards
{business}`
  }
];

const placeholders: Record<Placeholder, string> = {
  number: 'Number of the invoice',
  amount: 'Amount outstanding',
  due: 'Due date',
  days: 'Days overdue',
  client: 'Name of the client',
  business: 'Your name'
};

/** Reminding somebody of what is overdue. */
export const reminders = {
  defaults,
  placeholders,
  placeholdersTitle: 'What you can put in',
  unknownPlaceholders: (names: readonly string[]): string =>
    names.length === 1
      ? `{${names[0] ?? ''}} means nothing here, so the client would read it as it is.`
      : `${names.map((name) => `{${name}}`).join(', ')} mean nothing here, so the client would read them as they are.`,

  send: 'Send a reminder',
  title: (name: string): string => `Remind of ${name}`,
  level: 'Reminder',
  to: 'E-mail address',
  toHint: 'Without one, your mail program asks for it.',
  subject: 'Subject',
  text: 'Text',
  once: 'What you change here holds for this once.',
  handOver: 'Hand it over',
  mail: 'Write an e-mail',
  share: 'Share',
  copy: 'Copy the text',
  handed: {
    mail: 'It is in your mail program. Once you have sent it, say so here.',
    share: 'It was handed to another app. Once it has gone, say so here.',
    copy: 'It is copied. Once you have sent it, say so here.'
  },
  notCopied: 'This browser does not let the text be copied. Select it and copy it by hand.',
  notShared: 'This could not be shared. Write an e-mail, or copy the text.',
  notYet: 'Nothing is recorded before you say that it was sent.',
  sent: 'Mark as sent',
  reminded: (label: string): string => `${label} noted as sent.`,
  /** "Reminded 5 days ago: Second reminder". */
  last: (reminder: { when: string; label: string }): string => `Reminded ${reminder.when}: ${reminder.label}`,
  never: 'Not reminded yet',

  settings: {
    lead: 'They are sent one after the other; the last one is sent again where nothing comes of it. You can change each text before it goes.',
    add: 'Add a reminder',
    full: (count: number): string => `${count} reminders are as many as there can be.`,
    addTitle: 'Add a reminder',
    editTitle: (label: string): string => `Change “${label}”`,
    actions: (label: string): string => `Change or move “${label}”`,
    edit: 'Change',
    earlier: 'Send it earlier',
    later: 'Send it later',
    remove: 'Delete',
    isFirst: 'It is the first one.',
    isLast: 'It is the last one.',
    isOnly: 'There has to be one. Change it instead.',
    restore: 'Go back to the texts of the app',
    label: 'Name',
    labelHint: 'For yourself: it stands in the history.',
    missing: 'Write something here.',
    save: 'Save',
    added: (label: string): string => `“${label}” added.`,
    saved: (label: string): string => `“${label}” saved.`,
    moved: (label: string): string => `“${label}” moved.`,
    removed: (label: string): string => `“${label}” deleted.`,
    restored: 'The texts of the app are back.',
    refused: 'This was not saved'
  }
};
