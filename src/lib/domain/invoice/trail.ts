import { digestOf } from '#domain/history/digest.ts';
import type { Invoice, MovedApart, StatusName, Step } from './invoice.ts';

/**
 * Devices without a network move one invoice apart. Every status event names the one that it was based on, so the fold
 * sees where two of them left the same place: then one side stands for the time being, and the other one waits for a
 * person. Nothing but the events decides, so it is the same on every device.
 */

/** More statuses than two devices pass without meeting; what is older is only known to be older. */
const lengthMax = 24;

export type Arrival =
  /** It goes on from where the invoice stands. */
  | { readonly is: 'next' }
  /** Another device made the same move. */
  | { readonly is: 'same'; readonly place: number }
  /** It goes on from a place that was left another way: everything after `place` is one side, and this is the other. Where the place is forgotten it is only guessed. */
  | { readonly is: 'apart'; readonly place: number; readonly isKnown: boolean }
  /** It goes on along a side that waits already. */
  | { readonly is: 'along'; readonly item: MovedApart };

/** How a move to a status meets what is known, by the event that it was based on. */
export function arrivalOf(invoice: Invoice, basedOn: string, to: StatusName): Arrival {
  const { trail, inbox } = invoice;
  const place = placeOf(trail, basedOn);
  if (trail.length === 0 || place === trail.length - 1) return { is: 'next' };
  if (place !== -1)
    return trail[place + 1]?.status.id === to.id
      ? { is: 'same', place: place + 1 }
      : { is: 'apart', place, isKnown: true };
  const item = Object.values(inbox).find((one) => one.kind === 'moved-apart' && one.other.event === basedOn);
  if (item?.kind === 'moved-apart') return { is: 'along', item };
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
  { trail, inbox }: Pick<Invoice, 'trail' | 'inbox'>,
  entry: Step['entry'],
  basedOn: string
): boolean {
  const place = placeOf(trail, basedOn);
  if (place !== -1) return trail.slice(place + 1).some((step) => step.entry === entry);
  // On a side that waits: that it parted from this one is said already.
  const waits = Object.values(inbox).some((item) => item.kind === 'moved-apart' && item.other.event === basedOn);
  return !waits && trail.at(-1)?.entry === entry;
}

export function placeOf(trail: readonly Step[], key: string): number {
  return trail.findLastIndex(({ events }) => events.includes(key));
}

/** The same two sides give the same item, wherever they meet. */
export function itemId(...sides: readonly string[]): string {
  return digestOf(sides).slice(0, 32);
}
