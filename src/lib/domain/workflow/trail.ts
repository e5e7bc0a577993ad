import { digestOf } from '#domain/history/digest.ts';
import type { MoveKind } from './document.ts';

export interface StatusName {
  readonly id: string;
  /** The label of that time: history keeps it. */
  readonly label: string;
}

/** How something came into its status. */
export interface Entry {
  /** Key of the event: what a later move was based on. */
  readonly event: string;
  readonly at: number;
  readonly by: string;
  readonly kind: MoveKind | 'start' | 'import' | 'override' | 'settled' | 'replaced';
  readonly reason: string;
  /** Id of the rule, where the platform did it. */
  readonly rule: string | null;
}

/** A status that something stood in. */
export interface Step {
  /** Keys of the events that led there: several where devices made the same move. */
  readonly events: readonly string[];
  readonly status: StatusName;
  readonly by: 'person' | 'platform';
  /** What it meant to come here. */
  readonly entry: 'completed' | 'cancelled' | null;
  /** When it came here, and how: what reports of time in status are made from. */
  readonly at: number;
  readonly kind: Entry['kind'];
}

/** Something that waits for a person. */
export interface Waiting<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  /** When it came to this: the same on every device. */
  readonly at: number;
}

/** Two devices took something from one status to different ones: it stands in one of them until that is settled. */
export interface MovedApart extends Waiting<'moved-apart'> {
  /** The side that does not stand. */
  readonly other: Claim;
  /** Where they parted; null where that is too long ago. */
  readonly base: StatusName | null;
}

/** One side of a parting: a status, and who led there. */
export interface Claim {
  readonly event: string;
  readonly status: StatusName;
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  readonly rule: string | null;
}

/** What travels through statuses: an invoice, a job. */
export interface Traveller {
  readonly status: string;
  readonly entered: Entry;
  /** The statuses that it stood in, the latest last: where other devices may have gone on from. */
  readonly trail: readonly Step[];
  /** Where it stood when it last entered a status otherwise than by a restore. */
  readonly previous: Readonly<Record<string, string>>;
  readonly inbox: Readonly<Record<string, MovedApart | Waiting<string>>>;
}

/**
 * Devices without a network move one thing apart. Every status event names the one that it was based on, so the fold
 * sees where two of them left the same place: then one side stands for the time being, and the other one waits for a
 * person. Nothing but the events decides, so it is the same on every device.
 */

/** More statuses than anything passes that is not moved for ever; what is older is only known to be older. */
const lengthMax = 1_000;

export type Arrival =
  /** It goes on from where it stands. */
  | { readonly is: 'next' }
  /** Another device made the same move. */
  | { readonly is: 'same'; readonly place: number }
  /** It goes on from a place that was left another way: everything after `place` is one side, and this is the other. Where the place is forgotten it is only guessed. */
  | { readonly is: 'apart'; readonly place: number; readonly isKnown: boolean }
  /** It goes on along a side that waits already. */
  | { readonly is: 'along'; readonly item: MovedApart };

/** How a move to a status meets what is known, by the event that it was based on. */
export function arrivalOf(traveller: Pick<Traveller, 'trail' | 'inbox'>, basedOn: string, to: StatusName): Arrival {
  const { trail, inbox } = traveller;
  const place = placeOf(trail, basedOn);
  if (trail.length === 0 || place === trail.length - 1) return { is: 'next' };
  if (place !== -1)
    return trail[place + 1]?.status.id === to.id
      ? { is: 'same', place: place + 1 }
      : { is: 'apart', place, isKnown: true };
  const item = sideOf(inbox, basedOn);
  if (item) return { is: 'along', item };
  const last = trail.length - 1;
  return trail[last]?.status.id === to.id
    ? { is: 'same', place: last }
    : { is: 'apart', place: last - 1, isKnown: false };
}

export function withStep(trail: readonly Step[], step: Step): readonly Step[] {
  return [...trail, step].slice(-lengthMax);
}

export function withSameMove(trail: readonly Step[], place: number, key: string): readonly Step[] {
  return trail.map((step, index) => (index === place ? { ...step, events: [...step.events, key] } : step));
}

/** The trail once an undo has set the status: back to where that event had led, or one step on where it is forgotten. */
export function trailBackTo(trail: readonly Step[], key: string, step: Step): readonly Step[] {
  const place = placeOf(trail, key);
  return place === -1 ? withStep(trail, step) : trail.slice(0, place + 1);
}

/** Whether what came after a place is nobody's but the platform's: then a person's move takes its place. */
export function isYielding(trail: readonly Step[], place: number): boolean {
  return trail.slice(place + 1).every(({ by }) => by === 'platform');
}

/** Whether something was entered by what came after the event that something else was based on. */
export function isEnteredSince(
  { trail, inbox }: Pick<Traveller, 'trail' | 'inbox'>,
  entry: Step['entry'],
  basedOn: string
): boolean {
  const place = placeOf(trail, basedOn);
  if (place !== -1) return trail.slice(place + 1).some((step) => step.entry === entry);
  // On a side that waits: that it parted from this one is said already.
  return !sideOf(inbox, basedOn) && trail.at(-1)?.entry === entry;
}

/** The side that waits since its last step, if it is one. */
export function sideOf(inbox: Traveller['inbox'], event: string): MovedApart | undefined {
  return Object.values(inbox).find((item): item is MovedApart => isMovedApart(item) && item.other.event === event);
}

function isMovedApart(item: MovedApart | Waiting<string>): item is MovedApart {
  return item.kind === 'moved-apart';
}

export function placeOf(trail: readonly Step[], key: string): number {
  return trail.findLastIndex(({ events }) => events.includes(key));
}

/** The same two sides give the same item, wherever they meet. */
export function itemId(...sides: readonly string[]): string {
  return digestOf(sides).slice(0, 32);
}
