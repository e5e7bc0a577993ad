import type { Change } from '#domain/history/change.ts';
import type { Event, Recorded } from '#domain/history/event.ts';
import { isJsonObject } from '#domain/shared/json.ts';
import type { MoveKind, SourceTrigger } from '#domain/workflow/document.ts';
import { isConfirmed, triggersOfMove } from '#domain/workflow/job-trigger.ts';
import type { CompiledMachine } from '#domain/workflow/machine.ts';
import type { JobEvent, JobPassage } from './job.ts';

/** What happened to a job, in the words that rules use, and to which of its parts. */
export interface SourceEvent {
  readonly name: SourceTrigger;
  /** Ids of the items or participants that it is about; empty: the whole job. */
  readonly parts: readonly string[];
}

/** W2: what an event of a job means to its invoices. One edit may be several of these, in a fixed order. */
export function sourceEventsOf({ event }: Recorded, machine: CompiledMachine): SourceEvent[] {
  const { type, data } = event as JobEvent;
  switch (type) {
    case 'job-created': {
      const { items, participants } = data.fields;
      return [
        { name: 'job-created', parts: [] },
        ...named('items-added', Object.keys(items)),
        ...named('attendee-added', Object.keys(participants)),
        ...(isConfirmed(machine.statusById.get(data.status.id)) ? [{ name: 'job-confirmed', parts: [] } as const] : [])
      ];
    }
    case 'job-edited':
      return edited(data.changes);
    case 'job-over':
      return [{ name: 'job-over', parts: [] }];
    // Where it takes place after all, its rules hear of the new dates now: on no device had they met its end.
    case 'end-settled':
      return data.takesPlace ? [{ name: 'job-rescheduled', parts: [] }] : [];
    case 'status-changed':
      return entered(data, machine, data.kind);
    case 'status-overridden':
      return entered(data, machine, null);
    default:
      return [];
  }
}

/** Whether what happened may change what a job comes to or where it stands (BR16). */
export function isSourceChange(name: SourceTrigger): boolean {
  return !notChanging.includes(name);
}

const notChanging: readonly SourceTrigger[] = [
  'job-created',
  'items-added',
  'attendee-added',
  'job-confirmed',
  'job-approved',
  'job-over',
  'job-completed'
];

/** What happens to a job that may change what it comes to, in the words that rules use. */
export const amountTriggers: readonly SourceTrigger[] = [
  'items-added',
  'items-changed',
  'items-archived',
  'hours-changed',
  'attendee-added',
  'attendee-cancelled',
  'participants-changed',
  'price-changed'
];

/** Whether an event may change what its job comes to; taking such a change back does, too. A file may bring anything. */
export function mayChangeAmount({ subject, type, data }: Event): boolean {
  if (subject.kind !== 'job' || (type !== 'job-edited' && type !== 'undone') || !Array.isArray(data.changes))
    return false;
  const changes = data.changes.flatMap((change): Change[] => {
    if (!isJsonObject(change) || !Array.isArray(change.path)) return [];
    const path = change.path.map(String);
    if (type === 'job-edited') return [{ ...change, path }];
    return path[0] === 'fields' ? [{ ...change, path: path.slice(1) }] : [];
  });
  return edited(changes).some(({ name }) => amountTriggers.includes(name));
}

function edited(changes: readonly Change[]): SourceEvent[] {
  const parts = (name: SourceTrigger, isMeant: (change: Change) => boolean): SourceEvent[] =>
    named(name, [...new Set(changes.filter(isMeant).map(({ path }) => path[1] ?? ''))]);
  const whole = (name: SourceTrigger, ...fields: readonly string[]): SourceEvent[] =>
    changes.some(({ path: [field = ''] }) => fields.includes(field)) ? [{ name, parts: [] }] : [];
  return [
    ...parts('items-added', (change) => isIn('items', change) && (isAdded(change) || isSet(change, 'archived', false))),
    ...parts(
      'items-changed',
      (change) => isIn('items', change) && !isAdded(change) && !isGone(change) && change.path[2] !== 'archived'
    ),
    ...parts(
      'items-archived',
      (change) => isIn('items', change) && (isGone(change) || isSet(change, 'archived', true))
    ),
    ...whole('hours-changed', 'hours'),
    ...parts(
      'attendee-added',
      (change) => isIn('participants', change) && (isAdded(change) || isSet(change, 'cancelled', false))
    ),
    ...parts(
      'attendee-cancelled',
      (change) => isIn('participants', change) && (isGone(change) || isSet(change, 'cancelled', true))
    ),
    ...whole('participants-changed', 'participants', 'otherParticipants'),
    ...whole('price-changed', 'priceRule', 'participationPrice', 'currency', 'taxCategory', 'taxRate'),
    ...whole('job-rescheduled', 'startDay', 'startTime', 'endDay', 'endTime', 'zone')
  ];
}

function entered({ from, to, approves }: JobPassage, machine: CompiledMachine, kind: MoveKind | null): SourceEvent[] {
  const [before, after] = [from, to].map(({ id }) => machine.statusById.get(id));
  return triggersOfMove(before, after, kind)
    .filter((name) => name !== 'job-approved' || approves)
    .map((name) => ({ name, parts: [] }));
}

function named(name: SourceTrigger, parts: readonly string[]): SourceEvent[] {
  return parts.length > 0 ? [{ name, parts }] : [];
}

function isIn(field: string, { path }: Change): boolean {
  return path[0] === field && path.length > 1;
}

function isAdded({ path, old }: Change): boolean {
  return path.length === 2 && old === undefined;
}

function isGone({ path, new: next }: Change): boolean {
  return path.length === 2 && next === undefined;
}

function isSet({ path, new: next }: Change, field: string, value: boolean): boolean {
  return path[2] === field && next === value;
}
