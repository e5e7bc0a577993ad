import * as z from 'zod/mini';
import { emptyJob, type Item, type JobFields, type Participant } from '#domain/job/job.ts';
import { minorToDecimal } from '#domain/money/currency.ts';
import type { FindClient } from './content-shorthand.ts';

/** What a job or workshop says, in a few words: what is not said is the plain case. */

const text = z.string();
const minor = z.int().check(z.gte(0));
/** 19 or "7.7". */
const decimal = z.union([z.number(), z.string().check(z.regex(/^-?\d+(\.\d+)?$/))]);
/** A number is an amount in minor units; a text is an exact decimal in whole ones. */
const rate = z.union([minor, z.string().check(z.regex(/^\d+(\.\d+)?$/))]);
/** `2026-03-01`, or `2026-03-01T09:00` as the clocks of its zone show it. */
const moment = z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)));

const itemFields = {
  code: z.optional(text),
  text: z.optional(text),
  description: z.optional(text),
  quantity: z.optional(decimal),
  unit: z.optional(text),
  price: z.optional(z.union([z.int(), z.string().check(z.regex(/^-?\d+(\.\d+)?$/))])),
  tax: z.optional(decimal),
  archived: z.optional(z.boolean())
};
export const itemShorthand = z.strictObject({ id: z.optional(text), ...itemFields });
export const itemEdit = z.strictObject(itemFields);

const participantFields = {
  name: z.optional(text),
  client: z.optional(text),
  price: z.optional(z.nullable(rate)),
  cancelled: z.optional(z.boolean())
};
const participantShorthand = z.union([text, z.strictObject({ id: z.optional(text), ...participantFields })]);
export const participantEdit = z.strictObject(participantFields);

const plainFields = {
  title: z.optional(text),
  client: z.optional(z.nullable(text)),
  start: z.optional(moment),
  end: z.optional(moment),
  zone: z.optional(text),
  trainer: z.optional(z.nullable(text)),
  hours: z.optional(decimal),
  /** Null: it has no price of its own. Rates that are not named are 0. */
  price: z.optional(
    z.nullable(
      z.strictObject({
        fixed: z.optional(rate),
        perHour: z.optional(rate),
        perParticipant: z.optional(rate),
        minimum: z.optional(rate)
      })
    )
  ),
  participationPrice: z.optional(z.nullable(rate)),
  currency: z.optional(text),
  tax: z.optional(decimal)
};

/** What a new job says. `participants`: how many, or who. */
export const jobFields = {
  ...plainFields,
  participants: z.optional(z.union([z.int().check(z.gte(0)), z.array(participantShorthand)])),
  items: z.optional(z.array(itemShorthand))
};
export type JobShorthand = z.infer<z.ZodMiniObject<typeof jobFields, z.core.$strict>>;

/** What is set on a job that is there: participants and items by id, null takes one away. */
export const jobEdit = z.strictObject({
  ...plainFields,
  participants: z.optional(z.union([z.int().check(z.gte(0)), z.record(text, z.nullable(participantEdit))])),
  items: z.optional(z.record(text, z.nullable(itemEdit)))
});
export type JobEdit = z.infer<typeof jobEdit>;

export function jobOf(short: JobShorthand, base: JobFields, findClient: FindClient): JobFields {
  const named = Object.entries(short).filter(([field]) => Object.hasOwn(jobFields, field));
  const { participants, items, ...plain } = Object.fromEntries(named) as JobShorthand;
  const fields = withPlainFields(base, plain, findClient);
  const people = typeof participants === 'number' ? [] : (participants ?? []);
  return {
    ...fields,
    otherParticipants: typeof participants === 'number' ? participants : fields.otherParticipants,
    participants: byId(
      people.map((one, place) => {
        const given = typeof one === 'string' ? { id: one } : one;
        const id = given.id ?? `participant-${place + 1}`;
        return participantOf(id, given, plainParticipant(id, place), fields.currency, findClient);
      })
    ),
    items: byId(
      (items ?? []).map((item, place) => {
        const id = item.id ?? `item-${place + 1}`;
        return itemOf(id, item, plainItem(id, place, fields), fields.currency);
      })
    )
  };
}

export function editedJob(fields: JobFields, edit: JobEdit, findClient: FindClient): JobFields {
  const { participants, items, ...plain } = edit;
  const next = withPlainFields(fields, plain, findClient);
  return {
    ...next,
    otherParticipants: typeof participants === 'number' ? participants : next.otherParticipants,
    participants:
      typeof participants === 'object'
        ? edited(next.participants, participants, (id, change, before, place) =>
            participantOf(id, change, before ?? plainParticipant(id, place), next.currency, findClient)
          )
        : next.participants,
    items: edited(next.items, items ?? {}, (id, change, before, place) =>
      itemOf(id, change, before ?? plainItem(id, place, next), next.currency)
    )
  };
}

function withPlainFields(
  fields: JobFields,
  { title, client, start, end, zone, trainer, hours, price, participationPrice, currency, tax }: JobEdit,
  findClient: FindClient
): JobFields {
  const money = currency ?? fields.currency;
  const found = typeof client === 'string' ? findClient(client) : null;
  if (typeof client === 'string' && !found) throw new Error(`client: none is called "${client}"`);
  const [startDay, startTime] = momentOf(start, [fields.startDay, fields.startTime]);
  const [endDay, endTime] = momentOf(end, [fields.endDay, fields.endTime]);
  return {
    ...fields,
    title: title ?? fields.title,
    clientId: client === undefined ? fields.clientId : (found?.id ?? null),
    startDay,
    startTime,
    endDay,
    endTime,
    zone: zone ?? fields.zone,
    trainerId: trainer === undefined ? fields.trainerId : trainer,
    hours: hours === undefined ? fields.hours : String(hours),
    priceRule:
      price === undefined
        ? fields.priceRule
        : price && {
            ...(fields.priceRule ?? { fixed: '0', perHour: '0', perParticipant: '0', minimum: '0' }),
            ...Object.fromEntries(
              Object.entries(price).flatMap(([part, one]) => (one === undefined ? [] : [[part, rateOf(one, money)]]))
            )
          },
    participationPrice:
      participationPrice === undefined
        ? fields.participationPrice
        : participationPrice === null
          ? null
          : rateOf(participationPrice, money),
    currency: money,
    taxRate: tax === undefined ? fields.taxRate : String(tax)
  };
}

function participantOf(
  id: string,
  { name, client, price, cancelled }: z.infer<typeof participantEdit>,
  before: Participant,
  currency: string,
  findClient: FindClient
): Participant {
  return {
    ...before,
    id,
    name: name ?? before.name,
    clientId: client === undefined ? before.clientId : (findClient(client)?.id ?? null),
    price: price === undefined ? before.price : price === null ? null : rateOf(price, currency),
    cancelled: cancelled ?? before.cancelled
  };
}

function itemOf(id: string, short: z.infer<typeof itemEdit>, before: Item, currency: string): Item {
  const { code, text: said, description, quantity, unit, price, tax, archived } = short;
  return {
    ...before,
    id,
    code: code ?? before.code,
    text: said ?? before.text,
    description: description ?? before.description,
    quantity: quantity === undefined ? before.quantity : String(quantity),
    unit: unit ?? before.unit,
    price: price === undefined ? before.price : rateOf(price, currency),
    taxRate: tax === undefined ? before.taxRate : String(tax),
    archived: archived ?? before.archived
  };
}

function plainParticipant(id: string, position: number): Participant {
  return { id, position, name: id, email: '', clientId: null, price: null, cancelled: false };
}

function plainItem(id: string, position: number, { taxCategory, taxRate }: JobFields): Item {
  return {
    id,
    position,
    code: '',
    text: id,
    description: '',
    quantity: '1',
    unit: 'C62',
    price: '0',
    taxCategory,
    taxRate,
    attachment: null,
    archived: false
  };
}

export function startingJob(given: Pick<JobFields, 'title' | 'currency' | 'zone'>): JobFields {
  return { ...emptyJob, ...given };
}

function momentOf(
  given: string | null | undefined,
  before: readonly [day: string | null, time: string]
): readonly [day: string | null, time: string] {
  if (given === undefined) return before;
  const [day = null, time = ''] = given?.split('T') ?? [];
  return [day, time];
}

function rateOf(given: number | string, currency: string): string {
  return typeof given === 'number' ? minorToDecimal(given, currency) : given;
}

function byId<T extends { readonly id: string }>(all: readonly T[]): Record<string, T> {
  return Object.fromEntries(all.map((one) => [one.id, one]));
}

function edited<T extends { readonly id: string }, C>(
  before: Readonly<Record<string, T>>,
  changes: Readonly<Record<string, C | null>>,
  make: (id: string, change: C, before: T | undefined, place: number) => T
): Record<string, T> {
  const after = new Map(Object.entries(before));
  for (const [id, change] of Object.entries(changes))
    if (change === null) after.delete(id);
    else after.set(id, make(id, change, after.get(id), after.size));
  return Object.fromEntries(after);
}
