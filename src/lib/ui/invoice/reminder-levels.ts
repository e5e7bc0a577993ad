import type { BusinessFields, ReminderText } from '#domain/business/business.ts';
import { daysBetween } from '#domain/calendar/day.ts';
import { relativeDay, shortDay } from '#domain/calendar/format.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { filledIn, lastReminder, type Placeholder } from '#domain/invoice/reminder.ts';
import { formatAmount } from '#domain/money/format.ts';
import { invoiceName } from './name.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** The texts of a business, the first one to be sent first; those that the app comes with where it has none of its own. */
export function levelsOf(business: Pick<BusinessFields, 'reminders'> | undefined): readonly ReminderText[] {
  return business?.reminders ?? words.reminders.defaults;
}

/** What a reminder says of one invoice. */
export function textFor(
  { subject, text }: ReminderText,
  invoice: Invoice,
  { outstandingMinor, today }: { outstandingMinor: number; today: string }
): { subject: string; text: string } {
  const { content } = invoice;
  const { dueDay } = content;
  const values: Record<Placeholder, string> = {
    number: invoiceName(invoice),
    amount: formatAmount(outstandingMinor, content.currency, locale()),
    due: dueDay === null ? '' : shortDay(dueDay, language),
    days: dueDay === null ? '' : String(daysBetween(dueDay, today)),
    client: content.client.name,
    business: content.seller.name
  };
  return { subject: filledIn(subject, values), text: filledIn(text, values) };
}

/** "Reminded 5 days ago: Second reminder"; null: nobody was reminded. */
export function remindedInWords(invoice: Pick<Invoice, 'reminders'>, today: string): string | null {
  const last = lastReminder(invoice);
  return last && words.reminders.last({ when: relativeDay(last.day, today, language), label: last.label });
}
