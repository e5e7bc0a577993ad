import type { Day } from '#domain/calendar/day.ts';
import { never } from '#domain/shared/never.ts';
import {
  isMoveEffect,
  settableFields,
  sourceTriggers,
  type Effect,
  type Machine,
  type MoveEffect,
  type MoveKind,
  type Rule,
  type RuleTrigger,
  type Schedule,
  type Trigger,
  type Workflow
} from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { inConfiguredOrder } from '#domain/workflow/machine.ts';

/** What one rule is put together from: what sets it off, and what it does then. */

/** What may set a rule off, by what it is about. */
export const triggerTopics = {
  source: sourceTriggers,
  status: ['status-entered'],
  time: ['in-status', 'overdue', 'schedule'],
  approval: ['approval-requested', 'approval-rejected', 'signature-given'],
  money: ['payment-recorded', 'payment-changed', 'payment-refunded', 'payment-removed']
} as const satisfies Record<string, readonly Trigger[]>;
export type TriggerTopic = keyof typeof triggerTopics;

export function topicOf(event: Trigger): TriggerTopic {
  const topics = Object.keys(triggerTopics) as TriggerTopic[];
  return topics.find((topic) => triggerTopics[topic].some((one) => one === event)) ?? 'source';
}

/** What happens to invoices says nothing of a job. */
export function triggersFor({ of }: Pick<Rule, 'of'>): readonly Trigger[] {
  return of === 'job' ? sourceTriggers : (Object.keys(triggerTopics) as TriggerTopic[]).flatMap(listed);
}

function listed(topic: TriggerTopic): readonly Trigger[] {
  return triggerTopics[topic];
}

/** Which details something that sets rules off may have. */
export function detailsOf(event: Trigger): readonly ('kinds' | 'statuses' | 'days' | 'schedule')[] {
  switch (event) {
    case 'status-entered':
      return ['statuses', 'kinds'];
    case 'approval-requested':
    case 'approval-rejected':
      return ['statuses'];
    case 'in-status':
      return ['days', 'statuses'];
    case 'schedule':
      return ['schedule', 'statuses'];
    default:
      return [];
  }
}

/** How a move into a status may be made. */
export type EntryKind = MoveKind | 'override';

/** The same with another event: of the details, those stay that mean something there, and what it cannot be without is given. */
export function withEvent(
  known: Partial<RuleTrigger>,
  event: Trigger,
  { workflow, today }: { workflow: Workflow; today: Day }
): RuleTrigger {
  const plainStatuses = event === 'schedule' ? [plainStatus(workflow.machines.invoice)] : undefined;
  const { statuses = plainStatuses } = known;
  const has = (detail: ReturnType<typeof detailsOf>[number]): boolean => detailsOf(event).includes(detail);
  return {
    event,
    ...(has('kinds') && known.kinds ? { kinds: known.kinds } : {}),
    ...(has('statuses') && statuses ? { statuses } : {}),
    ...(has('days') ? { days: known.days ?? 14 } : {}),
    ...(has('schedule') ? { schedule: known.schedule ?? plainSchedule(today) } : {})
  };
}

/** Once a month from today on, as the day of work begins. */
function plainSchedule(today: Day): Schedule {
  return { every: 1, unit: 'month', from: today, time: '09:00' };
}

/** Narrowed to some kinds of moves; all of them, and none, narrow nothing. */
export function withKinds({ kinds: _before, ...trigger }: RuleTrigger, kinds: readonly EntryKind[]): RuleTrigger {
  return kinds.length === 0 ? trigger : { ...trigger, kinds: [...kinds] };
}

/** Narrowed to what stands in some statuses; none: wherever it stands. */
export function withStatuses({ statuses: _before, ...trigger }: RuleTrigger, statuses: readonly string[]): RuleTrigger {
  return statuses.length === 0 ? trigger : { ...trigger, statuses: [...statuses] };
}

export type EffectName = Effect['do'];

const effects: Record<EffectName, true> = {
  move: true,
  remind: true,
  'create-invoice': true,
  'bring-in': true,
  recompute: true,
  sign: true,
  'draft-credit-note': true,
  'set-field': true,
  'add-note': true,
  archive: true
};

/** In the order in which they are offered. */
export const effectNames = Object.keys(effects) as EffectName[];

/** Everything that any effect may have, as somebody may have typed it for another one. */
export type EffectDetails = Partial<Omit<MoveEffect, 'do'>> &
  Partial<Omit<Extract<Effect, { do: 'create-invoice' }>, 'do'>> &
  Partial<Omit<Extract<Effect, { do: 'set-field' }>, 'do'>> &
  Partial<Omit<Extract<Effect, { do: 'remind' }>, 'do'>>;

/** What may be had of an effect, with what it cannot be without. */
export function plainEffect(
  name: EffectName,
  known: EffectDetails,
  { workflow, rule }: { workflow: Workflow; rule: Pick<Rule, 'of'> }
): Effect {
  const condition = known.if ? { if: known.if } : {};
  switch (name) {
    case 'move':
      return {
        do: name,
        to: known.to ?? { status: plainStatus(machineOf(workflow, rule)) },
        by: known.by ?? 'direct',
        otherwise: known.otherwise ?? 'blocked',
        ...condition
      };
    case 'create-invoice':
      return {
        do: name,
        type: known.type ?? workflow.types.find(({ enabled }) => enabled)?.id ?? workflow.types[0]?.id ?? '',
        for: known.for ?? 'job',
        ...condition
      };
    case 'set-field':
      return { do: name, field: known.field ?? settableFields[0], value: known.value ?? '', ...condition };
    case 'add-note':
    case 'remind':
      return { do: name, text: known.text ?? '', ...condition };
    case 'bring-in':
    case 'recompute':
    case 'sign':
    case 'archive':
    case 'draft-credit-note':
      return { do: name, ...condition };
    default:
      return never(name);
  }
}

/** What a rule moves: invoices, or the jobs themselves. */
export function machineOf(workflow: Workflow, { of }: Pick<Rule, 'of'>): Machine {
  return of === 'job' ? jobMachineOf(workflow) : workflow.machines.invoice;
}

/** The first one in which something is done with: what most rules are about. */
function plainStatus({ statuses }: Machine): string {
  const ordered = [...statuses].sort(inConfiguredOrder);
  return (ordered.find(({ group }) => group === 'COMPLETED') ?? ordered.at(-1))?.id ?? '';
}

/** The same rule over jobs, or over invoices: what does not fit there stays, and is told by `problemsOfRule`. */
export function actingOn({ of: _before, ...rule }: Rule, of: 'invoice' | 'job'): Rule {
  return of === 'job' ? { ...rule, of } : rule;
}

/** Why an effect does nothing with all that sets its rule off. */
export type Misplaced = 'moves-only' | 'source-needed' | 'items-needed' | 'attendee-needed' | 'approval-needed';

/**
 * What begins an invoice or lets one follow needs a job that something happened to (W20, BR6, WR3), and only a job's
 * approver signs by it (BR4). A rule of jobs may only move them. While nothing is chosen yet, nothing is out of place.
 */
export function misplaced(rule: Pick<Rule, 'of' | 'on'>, effect: Pick<Effect, 'do'> & EffectDetails): Misplaced | null {
  if (rule.of === 'job') return effect.do === 'move' ? null : 'moves-only';
  if (rule.on.length === 0) return null;
  const isSetOffBy = (...events: readonly Trigger[]): boolean => rule.on.some(({ event }) => events.includes(event));
  switch (effect.do) {
    case 'sign':
      return rule.on.every(({ event }) => event === 'job-approved') ? null : 'approval-needed';
    case 'bring-in':
      return isSetOffBy('items-added', 'items-changed') ? null : 'items-needed';
    case 'create-invoice':
      if (effect.for === 'participant') return isSetOffBy('attendee-added') ? null : 'attendee-needed';
      return isSetOffBy(...sourceTriggers) ? null : 'source-needed';
    case 'recompute':
      return isSetOffBy(...sourceTriggers) ? null : 'source-needed';
    default:
      return null;
  }
}

/** What keeps a rule from being one; `place`: which of its triggers or effects, from 0. */
export type RuleProblem =
  | { readonly at: 'on'; readonly place: null; readonly why: 'trigger-missing' }
  | {
      readonly at: 'on';
      readonly place: number;
      readonly why: 'days-missing' | 'schedule-missing' | 'statuses-missing' | 'not-of-jobs' | 'twice';
    }
  | { readonly at: 'then'; readonly place: null; readonly why: 'effect-missing' }
  | {
      readonly at: 'then';
      readonly place: number;
      readonly why: 'text-missing' | 'value-missing' | 'days-wrong' | 'target-not-of-jobs' | Misplaced;
    };

/** All that is missing in a rule, or cannot be together. What the proof of a workflow says, it says itself. */
export function problemsOfRule(workflow: Workflow, rule: Rule): RuleProblem[] {
  return [
    ...(rule.on.length === 0 ? [{ at: 'on', place: null, why: 'trigger-missing' } as const] : []),
    ...rule.on.flatMap((trigger, place) => problemsOfTrigger(rule, trigger, place)),
    ...(rule.then.length === 0 ? [{ at: 'then', place: null, why: 'effect-missing' } as const] : []),
    ...rule.then.flatMap((effect, place) => problemsOfEffect(workflow, rule, effect, place))
  ];
}

function problemsOfTrigger(rule: Rule, trigger: RuleTrigger, place: number): RuleProblem[] {
  const problem = (why: Extract<RuleProblem, { at: 'on'; place: number }>['why']): RuleProblem => ({
    at: 'on',
    place,
    why
  });
  const { event, days, schedule, statuses = [] } = trigger;
  const isTwice = rule.on.slice(0, place).some((earlier) => answersAll(earlier, trigger));
  return [
    ...(triggersFor(rule).includes(event) ? [] : [problem('not-of-jobs')]),
    ...(event === 'in-status' && days === undefined ? [problem('days-missing')] : []),
    ...(event === 'schedule' && schedule === undefined ? [problem('schedule-missing')] : []),
    // A schedule has to name some, so that nobody asks everything about everything.
    ...(event === 'schedule' && statuses.length === 0 ? [problem('statuses-missing')] : []),
    ...(isTwice ? [problem('twice')] : [])
  ];
}

/** Whether what comes later in a rule adds nothing. Of one stay in a status a rule is told once, whatever the days. */
function answersAll(earlier: RuleTrigger, later: RuleTrigger): boolean {
  if (earlier.event !== later.event || later.event === 'schedule') return false;
  if (later.event === 'in-status') return meets(earlier.statuses, later.statuses);
  return covers(earlier.statuses, later.statuses) && covers(earlier.kinds, later.kinds);
}

/** None is all of them. */
type Narrowing = readonly string[] | undefined;

function isWide(all: Narrowing): all is undefined {
  return all === undefined || all.length === 0;
}

function meets(one: Narrowing, other: Narrowing): boolean {
  return isWide(one) || isWide(other) || one.some((id) => other.includes(id));
}

function covers(all: Narrowing, some: Narrowing): boolean {
  return isWide(all) || (!isWide(some) && some.every((id) => all.includes(id)));
}

function problemsOfEffect(workflow: Workflow, rule: Rule, effect: Effect, place: number): RuleProblem[] {
  const problem = (why: Extract<RuleProblem, { at: 'then'; place: number }>['why']): RuleProblem => ({
    at: 'then',
    place,
    why
  });
  const why = misplaced(rule, effect);
  if (why) return [problem(why)];
  if (isMoveEffect(effect))
    return rule.of === 'job' && !isTargetOfJobs(workflow, effect.to) ? [problem('target-not-of-jobs')] : [];
  if (effect.do === 'add-note' || effect.do === 'remind')
    return effect.text.trim() === '' ? [problem('text-missing')] : [];
  if (effect.do !== 'set-field') return [];
  if (effect.value.trim() === '') return [problem('value-missing')];
  return effect.field === 'due-day' && !/^\d{1,4}$/.test(effect.value) ? [problem('days-wrong')] : [];
}

function isTargetOfJobs(workflow: Workflow, to: MoveEffect['to']): boolean {
  if (typeof to !== 'object') return false;
  return 'slot' in to || jobMachineOf(workflow).statuses.some(({ id }) => id === to.status);
}
