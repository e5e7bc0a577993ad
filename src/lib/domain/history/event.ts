import * as z from 'zod/mini';
import type { JsonObject } from '#domain/shared/json.ts';
import { instantSchema } from './clock.ts';

/** What an event is about. */
export const subjectKinds = ['business', 'person', 'workflow', 'client', 'job', 'invoice', 'series'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Whether this version knows the kind: a newer one may have written it. */
export function isKnownKind(kind: string): kind is SubjectKind {
  return (subjectKinds as readonly string[]).includes(kind);
}
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** Why the platform did something: the rule, and the event that set it off. Absent on what a person did. */
export interface Cause {
  readonly rule: string;
  /** The rule's name at that time. */
  readonly label: string;
  readonly event: string;
}

/** Something that happened, in the past tense. */
export interface Event<Type extends string = string, Data = JsonObject> {
  /** Unique: `device:n:i` for a person's, derived from rule, cause and subject for the platform's. */
  readonly key: string;
  readonly subject: Subject;
  readonly type: Type;
  /** When it holds, in epoch milliseconds: reports use it, ordering uses the commit's clock. */
  readonly at: number;
  readonly data: Data;
  readonly cause?: Cause;
}

/** An event with what its commit knows: who, and where it stands in the order of all events. */
export interface Recorded<E extends Event = Event> {
  readonly event: E;
  readonly by: string;
  readonly at: number;
  readonly device: string;
  readonly n: number;
  /** Id of the workflow in force then; absent while the commit is not sealed yet. */
  readonly workflow?: string;
  /** Hash of the commit; absent while that is not sealed yet. */
  readonly hash?: string;
  /** Where it stands among the copies of its device (see `copies.ts`); absent where there is but one. */
  readonly line?: readonly string[];
}

/**
 * What a row or an event is found by. Whoever goes through rows by their ids starts after the empty one, and zod's
 * records pass over `__proto__`: neither would ever be looked at.
 */
export const keySchema = z.string().check(
  z.minLength(1),
  z.refine((key) => key !== '__proto__')
);

/** Kinds, types and fields of newer versions pass through an older app unharmed. */
export const eventSchema = z.looseObject({
  key: keySchema.check(z.maxLength(200)),
  subject: z.looseObject({ kind: z.string(), id: keySchema }),
  type: z.string(),
  at: instantSchema,
  data: z.record(z.string(), z.json()),
  cause: z.optional(z.looseObject({ rule: z.string(), label: z.string(), event: z.string() }))
});

export function subjectKey({ kind, id }: Subject): string {
  return `${kind}/${id}`;
}

/**
 * The order in which commits and their events fold: the clock, then the device, then its count; and by their hashes
 * where copies of a device went on at one moment.
 */
export function inFoldOrder(left: Order, right: Order): number {
  return (
    left.at - right.at ||
    compared(left.device, right.device) ||
    left.n - right.n ||
    compared(left.hash ?? '', right.hash ?? '')
  );
}

type Order = Pick<Recorded, 'at' | 'device' | 'n' | 'hash'>;

function compared(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
