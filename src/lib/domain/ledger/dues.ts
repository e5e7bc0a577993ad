import { addDays, dayAt, instantAtStartOfDay } from '#domain/calendar/day.ts';
import { instantOf } from '#domain/calendar/instant.ts';
import { dayOfStep, stepsBefore } from '#domain/calendar/schedule.ts';
import { noticeOf } from '#domain/invoice/evolve.ts';
import type { Invoice, TimeTrigger } from '#domain/invoice/invoice.ts';
import type { Rule, RuleTrigger, Schedule, Workflow } from '#domain/workflow/document.ts';
import { clockRule, noteEnd } from './decide-job.ts';
import { repeat } from './repeat.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

/** Something that the time alone brings about. */
export interface Due {
  /** What no two of them have in common. */
  readonly key: string;
  /** When, in epoch milliseconds. */
  readonly at: number;
  /** Records that it has come, as long as it still holds then. */
  note(run: Run): void;
}

/** From when until when, and where days begin. */
export interface Span {
  readonly since: number;
  readonly until: number;
  readonly zone: string;
}

/** What has come due in a span of time, in due order; what was noticed already may be among it, and notes nothing. */
export function duesIn(world: World, workflow: Workflow, span: Span): Due[] {
  const rules = workflow.rules.filter(({ enabled }) => enabled);
  const timed = rules.flatMap((rule) => rule.on.map((on) => ({ rule, on })));
  return [
    ...endsOfJobs(world, span),
    ...daysOfRepetition(world, span),
    ...(timed.some(({ on }) => on.event === 'overdue') ? daysOverdue(world, span) : []),
    ...timed.flatMap(({ rule, on }) =>
      on.event === 'in-status'
        ? daysInStatus(world, span, rule, on)
        : on.event === 'schedule'
          ? daysOfSchedule(world, span, rule, on)
          : []
    )
  ].sort((left, right) => left.at - right.at || (left.key < right.key ? -1 : 1));
}

/** Tells of one invoice that it is overdue, once for each due day. */
export function noteOverdue(run: Run, invoice: Invoice): void {
  const { dueDay } = invoice.content;
  if (dueDay !== null && run.picture(invoice).overdue)
    noticeIn(run, invoice, { what: 'overdue', rule: null, about: dueDay });
}

/** WR1: a job is over at its end. */
function endsOfJobs(world: World, { until }: Span): Due[] {
  return world.jobsDue(until).flatMap((id) => {
    const job = world.get('job', id);
    if (typeof job?.dueAt !== 'number' || job.unreadable.length > 0) return [];
    const { dueAt } = job;
    return [
      {
        key: `over ${id} ${dueAt}`,
        at: dueAt,
        note: (run) => {
          noteEnd(run, job, dueAt);
        }
      }
    ];
  });
}

/** What was archived by hand is repeated nonetheless (BR8). */
function daysOfRepetition(world: World, { until, zone }: Span): Due[] {
  return world.invoicesRepeatingBy(dayAt(until, zone)).flatMap((id) => {
    const day = alive(world, id)?.repetition?.next ?? null;
    if (day === null) return [];
    const at = instantAtStartOfDay(day, zone);
    const note = (run: Run): void => {
      const invoice = run.get('invoice', id);
      if (invoice?.deleted === null && invoice.unreadable.length === 0) repeat(run, invoice, day);
    };
    return at > until ? [] : [{ key: `repeat ${id} ${day}`, at, note }];
  });
}

/** Due today is not overdue (BR13): it is with the day after. */
function daysOverdue(world: World, { since, until, zone }: Span): Due[] {
  const last = addDays(dayAt(until, zone), -1);
  return world.invoicesDueBetween(addDays(dayAt(since, zone), -1), last).flatMap((id) => {
    const dueDay = alive(world, id)?.content.dueDay ?? null;
    if (dueDay === null) return [];
    const at = instantAtStartOfDay(addDays(dueDay, 1), zone);
    return at > until ? [] : [about(id, at, `overdue ${id} ${dueDay}`, noteOverdue)];
  });
}

function daysInStatus(
  world: World,
  { since, until, zone }: Span,
  rule: Rule,
  { days = 1, statuses }: RuleTrigger
): Due[] {
  const dayMs = 86_400_000;
  // A day is 25 hours long once a year.
  const ids = world.invoicesEnteredBetween(since - (days + 1) * dayMs, until - (days - 1) * dayMs);
  return ids.flatMap((id) => {
    const invoice = alive(world, id);
    if (!invoice || !isAmong(statuses, invoice.status)) return [];
    const { entered } = invoice;
    const notice = { what: 'in-status', rule: rule.id, about: entered.event } as const;
    if (isNoticed(invoice, notice)) return [];
    const at = daysLater(entered.at, days, zone);
    if (at < since || at > until) return [];
    return [
      about(id, at, `in-status ${rule.id} ${entered.event}`, (run, now) => {
        if (now.entered.event === entered.event) noticeIn(run, now, notice);
      })
    ];
  });
}

/** Whatever stands in the statuses that it is about; it has to name some, so that nobody asks everything about everything. */
function daysOfSchedule(world: World, span: Span, rule: Rule, { schedule, statuses = [] }: RuleTrigger): Due[] {
  if (!schedule) return [];
  return instantsOf(schedule, span).flatMap((at) =>
    statuses.flatMap((status) =>
      world.invoicesIn(status).map((id) =>
        about(id, at, `schedule ${rule.id} ${at} ${id}`, (run, invoice) => {
          // What was written by itself meanwhile was not there before.
          if (invoice.status === status && invoice.createdAt <= at)
            noticeIn(run, invoice, { what: 'schedule', rule: rule.id, about: String(at) });
        })
      )
    )
  );
}

/** The instants of a schedule within a span: its time of day, as the clocks of the zone show it. */
export function instantsOf(schedule: Schedule, { since, until, zone }: Span): number[] {
  const first = Math.max(0, stepsBefore(schedule, dayAt(since, zone)) - 1);
  const instants: number[] = [];
  for (let step = first; ; step += 1) {
    const at = instantOf(`${dayOfStep(schedule, step)}T${schedule.time}`, zone);
    if (at === null || at > until) return instants;
    if (at >= since) instants.push(at);
  }
}

/** The same time on the clock so many days later. */
function daysLater(at: number, days: number, zone: string): number {
  const day = dayAt(at, zone);
  return instantAtStartOfDay(addDays(day, days), zone) + (at - instantAtStartOfDay(day, zone));
}

function about(id: string, at: number, key: string, note: (run: Run, invoice: Invoice) => void): Due {
  return {
    key,
    at,
    note: (run) => {
      const invoice = run.get('invoice', id);
      if (invoice?.deleted === null && invoice.archived === null && invoice.unreadable.length === 0) note(run, invoice);
    }
  };
}

interface Notice {
  readonly what: TimeTrigger;
  readonly rule: string | null;
  readonly about: string;
}

/** Once for each thing that it is about, on whichever device: its key is the same everywhere. */
function noticeIn(run: Run, invoice: Invoice, notice: Notice): void {
  if (isNoticed(invoice, notice)) return;
  const { id } = invoice;
  const { what, rule, about } = notice;
  const cause = { rule: clockRule, label: 'Clock', event: [what, rule ?? '', about].join(':') };
  run.asPlatform(cause, () => run.record({ kind: 'invoice', id }, 'time-noticed', { what, rule, about }));
}

function isNoticed({ noticed }: Invoice, { what, rule, about }: Notice): boolean {
  return noticed[noticeOf(what, rule)] === about;
}

function alive(world: World, id: string): Invoice | null {
  const invoice = world.get('invoice', id);
  return invoice?.deleted === null ? invoice : null;
}

function isAmong(statuses: readonly string[] | undefined, status: string): boolean {
  return statuses === undefined || statuses.length === 0 || statuses.includes(status);
}
