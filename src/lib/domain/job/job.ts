import * as z from 'zod/mini';
import type { Change } from '#domain/history/change.ts';
import type { Entity, Knowing, UndoneEvent } from '#domain/history/entity.ts';
import type { Event } from '#domain/history/event.ts';
import type { Passage, WayMade } from '#domain/workflow/passage.ts';
import type { MovedApart, StatusName, Step, Traveller, Waiting } from '#domain/workflow/trail.ts';

/**
 * What invoices come from: a job with its items, a workshop with its dates, participants and price. One shape for both,
 * since both send their invoices the same way; which parts are used is the workflow's to say.
 */

const text = z.string().check(z.maxLength(20_000));
const decimal = z.string().check(z.regex(/^-?\d{1,18}(\.\d{1,12})?$/));
const rate = z.string().check(z.regex(/^\d{1,18}(\.\d{1,12})?$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** What clocks show, "09:30"; empty: no time is said. */
const time = z.string().check(z.regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/));
const position = z.number();

/** A charge of a job, before it stands on an invoice. */
export const itemSchema = z.strictObject({
  id: z.string(),
  position,
  code: text,
  text,
  description: text,
  quantity: decimal,
  /** UN/ECE Recommendation 20 code. */
  unit: text,
  price: decimal,
  taxCategory: text,
  taxRate: decimal,
  attachment: z.nullable(
    z.strictObject({
      name: text,
      mime: text,
      sizeBytes: z.int(),
      /** sha-256 of the bytes, which lie in the table of blobs. */
      digest: z.string()
    })
  ),
  /** Set aside: it is charged no more, and stays to be seen. */
  archived: z.boolean()
});
export type Item = z.infer<typeof itemSchema>;

export const participantSchema = z.strictObject({
  id: z.string(),
  position,
  name: text,
  email: text,
  clientId: z.nullable(z.string()),
  /** What this one pays to take part; null: as the workshop says. */
  price: z.nullable(rate),
  cancelled: z.boolean()
});
export type Participant = z.infer<typeof participantSchema>;

/** W23: what a workshop comes to. Each part is rounded to the minor unit, and each may be 0. */
export const priceRuleSchema = z.strictObject({
  fixed: rate,
  perHour: rate,
  perParticipant: rate,
  /** What it comes to at least, before discount and tax. */
  minimum: rate
});
export type PriceRule = z.infer<typeof priceRuleSchema>;

export const jobSchema = z.strictObject({
  title: text,
  description: text,
  place: text,
  clientId: z.nullable(z.string()),
  startDay: z.nullable(day),
  startTime: time,
  endDay: z.nullable(day),
  endTime: time,
  /** IANA name of the zone whose clocks the times are read off. */
  zone: z.string().check(z.maxLength(100)),
  /** Id of the person who holds it: it is theirs, as if they had made it (BR22). */
  trainerId: z.nullable(z.string()),
  hours: rate,
  participants: z.record(z.string(), participantSchema),
  /** Those who take part and are not listed by name. */
  otherParticipants: z.int().check(z.gte(0), z.lte(1_000_000)),
  priceRule: z.nullable(priceRuleSchema),
  /** What each participant pays where nothing else is said of them; null: nothing is charged to them. */
  participationPrice: z.nullable(rate),
  items: z.record(z.string(), itemSchema),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  taxCategory: text,
  taxRate: decimal,
  notes: text
});
export type JobFields = z.infer<typeof jobSchema>;

export interface Job extends Entity, Traveller {
  readonly createdAt: number;
  readonly createdBy: string;
  readonly fields: JobFields;
  /** Who approved it last, for what is signed in their name (BR4). */
  readonly approved: { readonly by: string; readonly at: number; readonly event: string } | null;
  /** The end that it was last noticed to be over at, epoch milliseconds (WR1). */
  readonly overSince: number | null;
  /** When the clock has to look at it, epoch milliseconds; null: there is nothing to come. */
  readonly dueAt: number | null;
  readonly inbox: Readonly<Record<string, JobItem>>;
}

/** It came to its end on one device, while another one gave it other dates. */
export interface EndedApart extends Waiting<'ended-apart'> {
  /** The end that was noticed, epoch milliseconds. */
  readonly end: number;
}

/** What devices did apart to a job, until a person settles it. */
export type JobItem = MovedApart | EndedApart;

/** Whether something waits for a person in this job by itself. */
export function isJobWaiting({ inbox, disputed, deleted }: Job): boolean {
  return deleted === null && (disputed !== null || Object.keys(inbox).length > 0);
}

/** What every event that leads a job into a status says. */
export interface JobPassage extends Passage {
  /** What it means to come there. */
  readonly entry: Step['entry'];
  /** Whether whoever made it has approved the job by it (BR4). */
  readonly approves: boolean;
}

export type JobEvent =
  | Event<'job-created', { fields: JobFields; status: StatusName }>
  /** Where its dates change, `over` is the end that it was known to be over at. */
  | Event<'job-edited', { changes: readonly Change[]; over?: number | null }>
  | Event<'job-deleted', Knowing>
  | Event<'status-changed', JobPassage & WayMade>
  | Event<'status-overridden', JobPassage>
  | Event<'status-replaced', JobPassage>
  /** Its end has passed; `end` in epoch milliseconds. */
  | Event<'job-over', { end: number }>
  | Event<'conflict-settled', { item: string } & JobPassage>
  /** Whether it takes place at its new dates, or is over as it was noticed to be. */
  | Event<'end-settled', { item: string; takesPlace: boolean }>
  | UndoneEvent;

export const emptyJob: JobFields = {
  title: '',
  description: '',
  place: '',
  clientId: null,
  startDay: null,
  startTime: '',
  endDay: null,
  endTime: '',
  zone: 'UTC',
  trainerId: null,
  hours: '0',
  participants: {},
  otherParticipants: 0,
  priceRule: null,
  participationPrice: null,
  items: {},
  currency: 'EUR',
  taxCategory: 'S',
  taxRate: '0',
  notes: ''
};
