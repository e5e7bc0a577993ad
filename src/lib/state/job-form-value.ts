import type { BusinessFields } from '#domain/business/business.ts';
import { isTooMuch } from '#domain/job/charge.ts';
import { emptyJob, itemSchema, jobSchema, participantSchema, type JobFields } from '#domain/job/job.ts';
import { endOf } from '#domain/job/time.ts';
import { hasRate } from './invoice-form-value.ts';
import * as z from 'zod/mini';

/** What the form holds: the fields of a job, with rows in their order, and numbers that may still be missing. */
export const jobFormSchema = z.strictObject({
  ...jobSchema.shape,
  /** What stands in the field of the client; the id follows from a choice. */
  clientName: z.string(),
  trainerId: z.string(),
  hours: z.string(),
  otherParticipants: z.string(),
  participants: z.array(z.strictObject({ ...participantSchema.shape, price: z.string() })),
  priceRule: z.strictObject({
    fixed: z.string(),
    perHour: z.string(),
    perParticipant: z.string(),
    minimum: z.string()
  }),
  participationPrice: z.string(),
  items: z.array(z.strictObject({ ...itemSchema.shape, quantity: z.string(), price: z.string(), taxRate: z.string() })),
  taxRate: z.string()
});
export type JobFormValue = z.infer<typeof jobFormSchema>;
export type FormItem = JobFormValue['items'][number];
export type FormParticipant = JobFormValue['participants'][number];

/** Something that stands in the way of saving, with the field that says so. */
export interface JobProblem {
  /** `title`, `items/<id>/price` … */
  readonly at: string;
  readonly why:
    | 'title-missing'
    | 'client-unknown'
    | 'day-missing'
    | 'end-before-start'
    | 'name-missing'
    | 'text-missing'
    | 'quantity-missing'
    | 'price-missing'
    | 'rate-missing'
    | 'amount-too-large';
}

/** A new one is reckoned as one's own business does, and read off the clocks of this device. */
export function newJobFields(
  { currency, taxCategory, taxRate }: Pick<BusinessFields, 'currency' | 'taxCategory' | 'taxRate'>,
  zone: string
): JobFields {
  return { ...emptyJob, currency, taxCategory, taxRate, zone };
}

export function valueOfJob(fields: JobFields, clientName: string): JobFormValue {
  const { trainerId, hours, otherParticipants, participants, priceRule, participationPrice, items } = fields;
  return {
    ...fields,
    clientName,
    trainerId: trainerId ?? '',
    hours: isNothing(hours) ? '' : hours,
    otherParticipants: otherParticipants === 0 ? '' : String(otherParticipants),
    participants: inOrder(participants).map((one) => ({ ...one, price: one.price ?? '' })),
    priceRule: priceRule ?? { fixed: '', perHour: '', perParticipant: '', minimum: '' },
    participationPrice: participationPrice ?? '',
    items: inOrder(items)
  };
}

/** The fields as they are saved: rows in which nobody typed are left out, and an empty price is none. */
export function fieldsOfJob({ clientName: _typed, ...value }: JobFormValue): JobFields {
  const { trainerId, hours, otherParticipants, participants, priceRule, participationPrice, items } = value;
  const isPriced = Object.values(priceRule).some((rate) => rate !== '');
  return {
    ...value,
    title: value.title.trim(),
    trainerId: trainerId === '' ? null : trainerId,
    hours: hours === '' ? '0' : hours,
    otherParticipants: otherParticipants === '' ? 0 : Number(otherParticipants),
    participants: byId(
      participants
        .filter((one) => !isBlankParticipant(one))
        .map((one) => ({ ...one, name: one.name.trim(), price: one.price === '' ? null : one.price }))
    ),
    priceRule: isPriced
      ? {
          fixed: priceRule.fixed || '0',
          perHour: priceRule.perHour || '0',
          perParticipant: priceRule.perParticipant || '0',
          minimum: priceRule.minimum || '0'
        }
      : null,
    participationPrice: participationPrice === '' ? null : participationPrice,
    items: byId(
      items
        .filter((item) => !isBlankItem(item))
        .map((item) => ({
          ...item,
          text: item.text.trim(),
          quantity: item.quantity || '0',
          price: item.price || '0',
          taxRate: item.taxRate || '0'
        }))
    ),
    taxRate: value.taxRate || '0'
  };
}

export function problemsOfJob(value: JobFormValue): JobProblem[] {
  const found: JobProblem[] = [];
  const say = (at: string, why: JobProblem['why']): void => {
    found.push({ at, why });
  };
  if (value.title.trim() === '') say('title', 'title-missing');
  if (value.clientId === null && value.clientName.trim() !== '') say('clientId', 'client-unknown');
  found.push(...problemsOfTimes(value));
  if (hasRate(value.taxCategory) && value.taxRate === '') say('taxRate', 'rate-missing');
  for (const participant of value.participants)
    if (participant.name.trim() === '' && !isBlankParticipant(participant))
      say(`participants/${participant.id}/name`, 'name-missing');
  for (const item of value.items) {
    if (isBlankItem(item)) continue;
    const at = `items/${item.id}`;
    if (item.text.trim() === '') say(`${at}/text`, 'text-missing');
    if (item.quantity === '') say(`${at}/quantity`, 'quantity-missing');
    if (item.price === '') say(`${at}/price`, 'price-missing');
    if (hasRate(item.taxCategory) && item.taxRate === '') say(`${at}/taxRate`, 'rate-missing');
  }
  return found;
}

/** Too large for an exact sum. */
export function isTooLarge(value: JobFormValue): boolean {
  return isTooMuch(fieldsOfJob(value));
}

export function newItem(
  { items, taxCategory, taxRate }: Pick<JobFormValue, 'items' | 'taxCategory' | 'taxRate'>,
  id: string
): FormItem {
  return {
    id,
    position: nextPosition(items),
    code: '',
    text: '',
    description: '',
    quantity: '1',
    unit: 'C62',
    price: '',
    taxCategory,
    taxRate,
    attachment: null,
    archived: false
  };
}

export function newParticipant({ participants }: Pick<JobFormValue, 'participants'>, id: string): FormParticipant {
  return { id, position: nextPosition(participants), name: '', email: '', clientId: null, price: '', cancelled: false };
}

export function nextPosition(rows: readonly { readonly position: number }[]): number {
  return Math.max(0, ...rows.map(({ position }) => position)) + 1;
}

export function isBlankItem({ text, code, description, price, attachment }: FormItem): boolean {
  return [text, code, description, price].every((part) => part.trim() === '') && attachment === null;
}

export function isBlankParticipant({ name, email, price }: FormParticipant): boolean {
  return [name, email, price].every((part) => part.trim() === '');
}

/** In the order in which people have put them. */
export function inOrder<Row extends { readonly id: string; readonly position: number }>(
  rows: Readonly<Record<string, Row>>
): Row[] {
  return Object.values(rows).sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1));
}

function problemsOfTimes({ startDay, startTime, endDay, endTime, zone }: JobFormValue): JobProblem[] {
  if (startTime !== '' && startDay === null) return [{ at: 'startDay', why: 'day-missing' }];
  if (endTime !== '' && endDay === null && startDay === null) return [{ at: 'endDay', why: 'day-missing' }];
  if (startDay !== null && endDay !== null && endDay < startDay) return [{ at: 'endDay', why: 'end-before-start' }];
  if (startDay === null || startTime === '') return [];
  const instant = (day: string | null, time: string): number | null =>
    endOf({ ...emptyJob, startDay, endDay: day, endTime: time, zone });
  const [start, end] = [instant(startDay, startTime), instant(endDay, endTime)];
  return start !== null && end !== null && end < start ? [{ at: 'endTime', why: 'end-before-start' }] : [];
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

function isNothing(decimal: string): boolean {
  return /^0*(\.0*)?$/.test(decimal);
}
