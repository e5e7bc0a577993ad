import { isAskedFor } from '#domain/workflow/approval.ts';
import { isMoveEffect, slots, type Effect, type Rule, type Status } from '#domain/workflow/document.ts';
import { targetOf, type CompiledMachine } from '#domain/workflow/machine.ts';
import type { Hint } from '#domain/workflow/proof/finding.ts';
import { alikeColors, manyStatuses, unusualColors } from '#domain/workflow/proof/hints.ts';
import { isOpenToRules } from '#domain/workflow/transition.ts';
import { movesMatrix } from './moves-matrix.ts';
import { timeInStatus } from './time-in-status.ts';
import type { Visits } from './visits.ts';

/** Something about how people use their statuses that is worth a look (B70–B77). It stops nobody. */
export type PracticeHint =
  /** More invoices than usual wait long, or longer than a reminder says. */
  | {
      readonly why: 'late';
      readonly status: string;
      readonly count: number;
      /** They have been there for so many days, or longer. */
      readonly days: number;
      readonly by:
        { readonly is: 'usual'; readonly leavings: number } | { readonly is: 'reminder'; readonly rule: string };
    }
  /** Invoices get there, and none has left for long. */
  | { readonly why: 'stuck'; readonly status: string; readonly count: number; readonly days: number }
  /** People make the same move nearly every time, which a rule could make. */
  | {
      readonly why: 'by-hand';
      readonly from: string;
      readonly to: string;
      readonly times: number;
      readonly leavings: number;
      /** Half of them were made within so long. */
      readonly medianMs: number;
    }
  /** No invoice stood there, although so many were begun. */
  | { readonly why: 'unvisited'; readonly status: string; readonly begun: number; readonly sinceMs: number }
  /** There are many statuses, and some of them are of no use (B57). */
  | {
      readonly why: 'crowded';
      readonly count: number;
      readonly statuses: readonly string[];
      readonly begun: number;
      readonly sinceMs: number;
    }
  /** What the proof of the workflow says of its colours (B58, B63). */
  | { readonly why: 'color'; readonly finding: Extract<Hint, { why: 'alike-colors' | 'unusual-color' }> };

export interface PracticeFacts {
  /** `byHand`: 1 where a person brought it there by a move forward; `byImport`: 1 where it began by an import. */
  readonly visits: Visits & { readonly byHand: Uint8Array; readonly byImport: Uint8Array };
  readonly machine: CompiledMachine;
  readonly rules: readonly Rule[];
  readonly nowMs: number;
  /** Since when the workflow has had a status. */
  readonly knownSinceMs: (status: string) => number;
  /** How many invoices stand in a status, and have for so many days or longer; those in the archive bother nobody. */
  readonly waitingIn: (status: string, days: number) => number;
}

/** How far back is looked: half a year. */
export const periodDays = 180;

const dayMs = 86_400_000;
/** A status that has been there for less time may still find its use. */
const knownDaysMin = 90;
/** Fewer invoices, or moves, say nothing of a habit. */
const enough = 20;
/** So many that wait are a heap, which no accident makes. */
const heapMin = 5;
const stuckDays = 60;
/** One or two are chance. */
const lateMin = 3;
/** Where everything goes on within hours, a day more is no reason to look. */
const lateDaysMin = 3;
/** Of all leavings of a status. */
const habitMin = 0.9;

/** What is worth a look: first what waits, then what could be easier. One pass over the visits for each question. */
export function practiceHints(facts: PracticeFacts): PracticeHint[] {
  const stuck = stuckIn(facts);
  const isStuck = new Set(stuck.map(({ status }) => status));
  return [
    ...lateIn(facts).filter(({ status }) => !isStuck.has(status)),
    ...stuck,
    ...byHandIn(facts),
    ...unvisitedIn(facts),
    ...colorsIn(facts)
  ];
}

/** What tells a hint from others as long as it is about the same, however its numbers change. */
export function keyOfHint(hint: PracticeHint): string {
  switch (hint.why) {
    case 'late':
    case 'stuck':
    case 'unvisited':
      return `${hint.why} ${hint.status}`;
    case 'crowded':
      return hint.why;
    case 'by-hand':
      return `${hint.why} ${hint.from} ${hint.to}`;
    case 'color':
      return hint.finding.why === 'alike-colors'
        ? `${hint.finding.why} ${hint.finding.statuses.join(' ')}`
        : `${hint.finding.why} ${hint.finding.status}`;
  }
}

/** Whether it is about invoices, which concerns everybody; all else is for who may change the workflow. */
export function isOfInvoices({ why }: PracticeHint): boolean {
  return why === 'late' || why === 'stuck';
}

/** B72: nothing has left in a while, and a heap of invoices has stood there for as long. */
function stuckIn({ visits, machine, nowMs, waitingIn }: PracticeFacts): Extract<PracticeHint, { why: 'stuck' }>[] {
  const { count, statuses, left, labels } = visits;
  const sinceMs = nowMs - stuckDays * dayMs;
  const leavings = new Uint32Array(labels.length);
  for (let visit = 0; visit < count; visit += 1) if (left[visit]! >= sinceMs) leavings[statuses[visit]!]! += 1;
  return labels.flatMap((id, code) => {
    if (leavings[code]! > 0 || !isOnTheWay(machine, id)) return [];
    const waiting = waitingIn(id, stuckDays);
    return waiting < heapMin ? [] : [{ why: 'stuck', status: id, count: waiting, days: stuckDays }];
  });
}

/** B71, B72: where people are to go on, longer than a reminder says, or than nine of ten took lately. */
function lateIn({ visits, machine, rules, nowMs, waitingIn }: PracticeFacts): Extract<PracticeHint, { why: 'late' }>[] {
  const { statuses, left, labels } = visits;
  // What is completed waits for money, and is overdue or not.
  const isWaiting = labels.map((id) => {
    const group = machine.statusById.get(id)?.group;
    return (group === 'ACTIVE' || group === 'APPROVAL') && isOnTheWay(machine, id);
  });
  const sinceMs = nowMs - periodDays * dayMs;
  const isIn = (visit: number): boolean => isWaiting[statuses[visit]!]! && left[visit]! >= sinceMs;
  const closed = new Map(timeInStatus(visits, { nowMs, isIn }).map((time) => [time.status, time.closed]));
  return labels.flatMap((id, code) => {
    if (!isWaiting[code]) return [];
    const reminder = reminderOf(rules, id);
    const usual = closed.get(id) ?? null;
    if (reminder === null && (usual === null || usual.n < enough)) return [];
    const days = reminder?.days ?? Math.max(lateDaysMin, Math.ceil((usual?.p90Ms ?? 0) / dayMs));
    const waiting = waitingIn(id, days);
    const by = reminder
      ? ({ is: 'reminder', rule: reminder.rule } as const)
      : ({ is: 'usual', leavings: usual?.n ?? 0 } as const);
    return waiting < lateMin ? [] : [{ why: 'late', status: id, count: waiting, days, by }];
  });
}

/** The first reminder of what stands in a status for some days. */
function reminderOf(rules: readonly Rule[], status: string): { rule: string; days: number } | null {
  const reminders = rules.flatMap(({ id, enabled, of = 'invoice', on, then }) => {
    if (!enabled || of !== 'invoice' || !then.some((effect) => effect.do === 'remind')) return [];
    return on.flatMap(({ event, days, statuses }) =>
      event === 'in-status' && days !== undefined && (statuses?.includes(status) ?? true) ? [{ rule: id, days }] : []
    );
  });
  return reminders.sort((one, other) => one.days - other.days)[0] ?? null;
}

/** B75: what people do nearly every time, a rule may do, and none does. */
function byHandIn({ visits, machine, rules, nowMs }: PracticeFacts): Extract<PracticeHint, { why: 'by-hand' }>[] {
  const { count, cases, statuses, left, labels, byHand } = visits;
  const sinceMs = nowMs - periodDays * dayMs;
  const isFreeToGo = labels.map((id) => isLeftForNoReason(machine.statusById.get(id)));
  const leavings = new Uint32Array(labels.length);
  for (let visit = 0; visit < count; visit += 1)
    if (left[visit]! >= sinceMs && isFreeToGo[statuses[visit]!]) leavings[statuses[visit]!]! += 1;
  const isIn = (visit: number): boolean =>
    isFreeToGo[statuses[visit]!]! &&
    left[visit]! >= sinceMs &&
    visit + 1 < count &&
    cases[visit + 1] === cases[visit] &&
    byHand[visit + 1] === 1;
  return movesMatrix(visits, { isIn }).moves.flatMap(({ from, to, count: times, before }) => {
    const all = leavings[labels.indexOf(from)]!;
    if (all < enough || times < all * habitMin || !isForRules(machine, from, to) || isRuled(rules, machine, from, to))
      return [];
    return [{ why: 'by-hand', from, to, times, leavings: all, medianMs: before.medianMs }];
  });
}

/** Nobody works on it there, signs it, mends it or pays it: that it goes on is all that happens. */
function isLeftForNoReason(status: Status | undefined): boolean {
  if (!status || isAskedFor(status) || status.settled || status.outcome === 'negative') return false;
  return status.group === 'APPROVAL' || status.group === 'COMPLETED';
}

/** Money decides what is settled, and people sign what has a stage. */
function isForRules(machine: CompiledMachine, from: string, to: string): boolean {
  const target = machine.statusById.get(to);
  if (!target || target.settled || target.approvalStage !== null) return false;
  return (machine.waysByFrom.get(from) ?? []).some(
    (way) => way.kind === 'forward' && isOpenToRules(way) && targetOf(machine, way.to, from, {}) === to
  );
}

/** Whether a rule makes this move of what comes into a status. */
function isRuled(rules: readonly Rule[], machine: CompiledMachine, from: string, to: string): boolean {
  const leadsThere = (effect: Effect): boolean =>
    isMoveEffect(effect) && effect.to !== 'settled' && targetOf(machine, effect.to, from, {}) === to;
  return rules.some(
    ({ enabled, on, then }) =>
      enabled &&
      then.some(leadsThere) &&
      on.some(({ event, statuses }) => event === 'status-entered' && (statuses?.includes(from) ?? true))
  );
}

/** B74: a status that nobody needed while enough was begun; where there are many, all of them together (B57). */
function unvisitedIn(facts: PracticeFacts): PracticeHint[] {
  const { visits, machine, nowMs, knownSinceMs } = facts;
  const lastMs = lastStoodMs(visits);
  const begunMs = beginnings(visits);
  const unvisited = machine.statuses.filter(isOrdinary(machine)).flatMap((status) => {
    const sinceMs = Math.max(nowMs - periodDays * dayMs, knownSinceMs(status.id));
    if (nowMs - sinceMs < knownDaysMin * dayMs || (lastMs.get(status.id) ?? -Infinity) >= sinceMs) return [];
    const begun = begunMs.reduce((sum, ms) => (ms >= sinceMs ? sum + 1 : sum), 0);
    return begun < enough ? [] : [{ why: 'unvisited' as const, status: status.id, begun, sinceMs }];
  });
  const [many] = manyStatuses(machine);
  if (unvisited.length === 0 || many?.why !== 'many-statuses') return unvisited;
  return [
    {
      why: 'crowded',
      count: many.count,
      statuses: unvisited.map(({ status }) => status),
      begun: Math.min(...unvisited.map(({ begun }) => begun)),
      sinceMs: Math.max(...unvisited.map(({ sinceMs }) => sinceMs))
    }
  ];
}

/**
 * What is there for the exception is in order while nobody needs it: what was rejected or cancelled, and stages, since a
 * large amount may come. What is paid ends somewhere. What holds a slot cannot go (B44), nor can what something begins in.
 */
function isOrdinary({ machine, slots: held }: CompiledMachine): (status: Status) => boolean {
  const { byType = {}, ...plain } = machine.start;
  const kept = new Set([plain, ...Object.values(byType)].flatMap((places) => Object.values(places)));
  for (const slot of slots) if (held[slot] !== null) kept.add(held[slot]);
  return ({ id, group, outcome, settled, approvalStage }) =>
    group !== 'CANCELLED' && !settled && outcome !== 'negative' && approvalStage === null && !kept.has(id);
}

/** When anything last stood in each status; what still does stands there for ever. */
function lastStoodMs({ count, statuses, left, labels }: Visits): ReadonlyMap<string, number> {
  const lastMs = new Float64Array(labels.length).fill(-Infinity);
  for (let visit = 0; visit < count; visit += 1) {
    const untilMs = Number.isNaN(left[visit]!) ? Infinity : left[visit]!;
    if (untilMs > lastMs[statuses[visit]!]!) lastMs[statuses[visit]!] = untilMs;
  }
  return new Map(labels.map((id, code) => [id, lastMs[code]!]));
}

/** When each invoice was begun here: what was imported comes from elsewhere, and passes by most statuses. */
function beginnings({ count, cases, entered, byImport }: PracticeFacts['visits']): Float64Array {
  const begunMs = new Float64Array(count);
  let begun = 0;
  for (let visit = 0; visit < count; visit += 1) {
    const isFirst = visit === 0 || cases[visit] !== cases[visit - 1];
    if (isFirst && byImport[visit] === 0) begunMs[begun++] = entered[visit]!;
  }
  return begunMs.subarray(0, begun);
}

/** What has another one's colour because it has none of its own kind is told of once: mending that mends both. */
function colorsIn({ machine }: PracticeFacts): PracticeHint[] {
  const unusual = unusualColors(machine).flatMap((finding) => (finding.why === 'unusual-color' ? [finding] : []));
  const told = new Set(unusual.map(({ status }) => status));
  const alike = alikeColors(machine).flatMap((finding) =>
    finding.why === 'alike-colors' && !finding.statuses.some((status) => told.has(status)) ? [finding] : []
  );
  return [...unusual, ...alike].map((finding) => ({ why: 'color', finding }));
}

/** Whether what stands there is to go on: it is not over, and a move leads forward, or back to be mended. */
function isOnTheWay({ statusById, waysByFrom }: CompiledMachine, id: string): boolean {
  const status = statusById.get(id);
  if (!status || status.settled || status.group === 'CANCELLED') return false;
  return (waysByFrom.get(id) ?? []).some(({ kind }) => kind === 'forward' || kind === 'back');
}
