import * as z from 'zod/mini';
import { emptyParty, partySchema } from '#domain/party/party.ts';
import type { Event, Recorded } from '#domain/history/event.ts';
import { evolveRecord, newRecord, type RecordEntity } from '#domain/history/record.ts';
import type { View } from './view.ts';

const pattern = z.string().check(z.maxLength(60), z.regex(/^[^#]*#{1,12}[^#]*$/));

/** One step of reminding somebody of what is overdue: what it is called, and what it says (see `invoice/reminder.ts`). */
export const reminderTextSchema = z.strictObject({
  label: z.string().check(z.maxLength(200)),
  subject: z.string().check(z.maxLength(1_000)),
  text: z.string().check(z.maxLength(10_000))
});
export type ReminderText = z.infer<typeof reminderTextSchema>;

/** More steps than anybody is patient for. */
export const reminderTextsMax = 9;

/** One's own business: what invoices are made of when nothing else is said. */
export const businessSchema = z.strictObject({
  party: partySchema,
  /** Digest of the logo's blob, or null. */
  logo: z.nullable(z.strictObject({ digest: z.string(), mime: z.string() })),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  termsDays: z.int().check(z.gte(0), z.lte(3650)),
  taxCategory: z.string(),
  taxRate: z.string(),
  /** Id of an account type of the workflow, or empty (WR8). */
  account: z.string(),
  /** "INV-{year}-####": # are the digits of the counter, {year} the year of issue. */
  numbering: z.strictObject({ invoice: pattern, 'credit-note': pattern }),
  /** What stands under every invoice. */
  footer: z.string().check(z.maxLength(20_000)),
  /** The first one is sent first; absent: those that the app comes with, in the language that it speaks. */
  reminders: z.exactOptional(z.array(reminderTextSchema).check(z.minLength(1), z.maxLength(reminderTextsMax)))
});
export type BusinessFields = z.infer<typeof businessSchema>;

export interface Business extends RecordEntity<BusinessFields> {
  /** Questions about invoices that everybody here asks again, by id. */
  readonly views: Readonly<Record<string, View>>;
}

export type BusinessEvent = Event<'view-saved', { id: string; view: View }> | Event<'view-removed', { id: string }>;

/** There is one business in a dataset. */
export const businessId = 'business';

export const emptyBusiness: BusinessFields = {
  party: emptyParty,
  logo: null,
  currency: 'EUR',
  termsDays: 30,
  taxCategory: 'S',
  taxRate: '0',
  account: '',
  numbering: { invoice: 'INV-{year}-####', 'credit-note': 'CN-{year}-####' },
  footer: ''
};

export function newBusiness(id: string): Business {
  return { ...newRecord(id, emptyBusiness), views: {} };
}

/** Total, as every fold. */
export function evolveBusiness(business: Business, recorded: Recorded): Business {
  const event = recorded.event as BusinessEvent;
  switch (event.type) {
    case 'view-saved': {
      const { id, view } = event.data;
      return { ...business, views: Object.fromEntries([...Object.entries(business.views), [id, view]]) };
    }
    case 'view-removed': {
      const { id } = event.data;
      return { ...business, views: Object.fromEntries(Object.entries(business.views).filter(([one]) => one !== id)) };
    }
    default:
      return { ...business, ...evolveRecord('business', business, recorded) };
  }
}
