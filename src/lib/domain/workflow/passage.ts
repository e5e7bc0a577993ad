import { applyChanges, type Change } from '#domain/history/change.ts';
import { undoChanges, type Entity } from '#domain/history/entity.ts';
import type { MoveKind } from './document.ts';
import {
  arrivalOf,
  isYielding,
  itemId,
  placeOf,
  sideOf,
  trailBackTo,
  withSameMove,
  withStep,
  type Claim,
  type Entry,
  type MovedApart,
  type StatusName,
  type Step,
  type Traveller
} from './trail.ts';

/** What every event that leads into a status says. */
export interface Passage {
  readonly from: StatusName;
  readonly to: StatusName;
  readonly reason: string;
  /** Key of the status event that it knew. */
  readonly basedOn: string;
  /** Whether `from` becomes the status before `to`. */
  readonly remembered: boolean;
  /** The person in whose place it was made. */
  readonly inPlaceOf?: string;
}

/** By which way of the workflow. */
export interface WayMade {
  readonly kind: MoveKind;
  readonly label: string;
}

/** What one kind of thing has of its own when it passes into a status. */
export interface Passing<T, P extends Passage> {
  /** What it means to come there. */
  entry(passage: P): Step['entry'];
  /** What is set beside the status. */
  enter(after: T, passage: P): T;
  /** What the move did not know of, once it stands. */
  arrived(before: T, after: T, passage: P, entered: Entry): T;
  /** What becomes of something that another device has taken elsewhere, before it is said of it. */
  parting(before: T, passage: P): T;
  /** What else goes where the side of this passage takes the place of the one that stood. */
  yielding(before: T, passage: P): T;
}

/** Where something stands after a move, unless another device has taken it elsewhere from the same place: then that one waits. */
export function passed<T extends Traveller, P extends Passage>(
  one: T,
  passage: P,
  entered: Entry,
  passing: Passing<T, P>
): T {
  const { to, basedOn } = passage;
  const { trail } = one;
  const arrival = arrivalOf(one, basedOn, to);
  switch (arrival.is) {
    case 'next':
      return passing.arrived(one, standingIn(one, passage, entered, trail, passing), passage, entered);
    case 'same':
      return { ...one, trail: withSameMove(trail, arrival.place, entered.event) };
    case 'along': {
      const { item } = arrival;
      const last = trail.length - 1;
      if (trail[last]?.status.id !== to.id) return withItem(one, { ...item, other: claimOf(entered, to) });
      return { ...withoutItem(one, item.id), trail: withSameMove(trail, last, entered.event) };
    }
    case 'apart':
      return parted(one, passage, entered, arrival, passing);
  }
}

/** What was done as a part of a move counts only where that move stands, and not as long as it waits. */
export function isStanding({ trail }: Pick<Traveller, 'trail'>, move: string | undefined): boolean {
  return move === undefined || placeOf(trail, move) !== -1;
}

/** Undo sets a status only where what it takes back is what stands, and not the side of another device. */
export function statusTakenBack<T extends Traveller & Entity>(one: T, changes: readonly Change[]): T {
  const entering = changes.find(({ path }) => path.join('/') === 'entered/event');
  if (!entering) return undoChanges(one, changes);
  if (entering.old === one.entered.event) {
    const after = undoChanges(one, changes);
    const { event, at, kind } = after.entered;
    const here: Step = { events: [event], status: nameOf(one, after.status), by: 'person', entry: null, at, kind };
    return { ...after, trail: trailBackTo(one.trail, event, here) };
  }
  const after = undoChanges(
    one,
    changes.filter(({ path: [field = ''] }) => !statusFields.includes(field))
  );
  const side = typeof entering.old === 'string' ? sideOf(one.inbox, entering.old) : undefined;
  if (!side) return after;
  if (typeof entering.new === 'string' && placeOf(one.trail, entering.new) !== -1) return withoutItem(after, side.id);
  return withItem(after, { ...side, other: claimTakenBack(one, side.other, changes) });
}

/** What undo sets only together: a status, and how something came there. */
const statusFields = ['status', 'entered', 'previous', 'frozen'];

/** The side that waits, once its last move was taken back. */
function claimTakenBack(one: Traveller, other: Claim, changes: readonly Change[]): Claim {
  const { event, at, by, reason, rule } = other;
  const before = { status: other.status.id, entered: { event, at, by, reason, rule } };
  const { status, entered } = applyChanges(before, changes);
  return { ...entered, status: nameOf(one, status) };
}

/** A person's move stands before the platform's, and else the one that comes first (fold order). */
function parted<T extends Traveller, P extends Passage>(
  one: T,
  passage: P,
  entered: Entry,
  { place, isKnown }: { place: number; isKnown: boolean },
  passing: Passing<T, P>
): T {
  const { to, basedOn } = passage;
  const { trail } = one;
  const base = isKnown ? (trail[place]?.status ?? null) : null;
  const item = { id: itemId(basedOn, entered.event), kind: 'moved-apart', at: entered.at, base } as const;
  const before = passing.parting(one, passage);
  if (entered.rule !== null || !isYielding(trail, place))
    return withItem(before, { ...item, other: claimOf(entered, to) });
  const left = trail.at(-1);
  const after = standingIn(passing.yielding(before, passage), passage, entered, trail.slice(0, place + 1), passing);
  return withItem(after, { ...item, other: claimOf(one.entered, left?.status ?? nameOf(one, one.status)) });
}

function standingIn<T extends Traveller, P extends Passage>(
  one: T,
  passage: P,
  entered: Entry,
  trail: readonly Step[],
  passing: Passing<T, P>
): T {
  const { from, to, remembered } = passage;
  const by = entered.rule === null ? 'person' : 'platform';
  const { event, at, kind } = entered;
  const step: Step = { events: [event], status: to, by, entry: passing.entry(passage), at, kind };
  return passing.enter(
    {
      ...one,
      status: to.id,
      entered,
      trail: withStep(trail, step),
      previous: remembered ? { ...one.previous, [to.id]: from.id } : one.previous
    },
    passage
  );
}

/** The side of an entry, for the other side to see. */
function claimOf({ event, at, by, reason, rule }: Entry, status: StatusName): Claim {
  return { event, status, at, by, reason, rule };
}

function nameOf({ trail }: Traveller, status: string): StatusName {
  return trail.findLast((known) => known.status.id === status)?.status ?? { id: status, label: status };
}

function withItem<T extends Traveller>(one: T, item: MovedApart): T {
  return { ...one, inbox: { ...one.inbox, [item.id]: item } };
}

function withoutItem<T extends Traveller>(one: T, id: string): T {
  return { ...one, inbox: Object.fromEntries(Object.entries(one.inbox).filter(([key]) => key !== id)) };
}
