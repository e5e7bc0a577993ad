import type { Invoice, Reminder } from './invoice.ts';

/** What stands in braces in the text of a reminder, and is put in when it is sent. */
export const placeholders = ['number', 'amount', 'due', 'days', 'client', 'business'] as const;
export type Placeholder = (typeof placeholders)[number];

const inBraces = /\{([^{}]*)\}/g;

/** A text with what its placeholders stand for. What is put in is not looked through again, and what is no placeholder stays. */
export function filledIn(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(inBraces, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));
}

/** What stands in braces and means nothing: whoever gets the reminder would read it as it is. Each once, in order. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(inBraces)].flatMap(([, name = '']) => (isPlaceholder(name) ? [] : [name]));
  return [...new Set(names)];
}

/** The reminders that were sent, the oldest first. */
export function remindersInOrder({ reminders }: Pick<Invoice, 'reminders'>): Reminder[] {
  return Object.values(reminders).sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1));
}

/** Null: nobody was reminded. */
export function lastReminder(invoice: Pick<Invoice, 'reminders'>): Reminder | null {
  return remindersInOrder(invoice).at(-1) ?? null;
}

/**
 * Which of so many texts comes next, from 0: each reminder goes one further than the one before, and the last text is sent
 * again where there is no other.
 */
export function nextLevel(invoice: Pick<Invoice, 'reminders'>, count: number): number {
  return Math.max(0, Math.min(lastReminder(invoice)?.level ?? 0, count - 1));
}

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((one) => one === name);
}
