import { isDay } from '#domain/calendar/day.ts';
import { dayInWords } from '#domain/calendar/format.ts';
import { formatAmount } from '#domain/money/format.ts';
import {
  isMoveEffect,
  type EditingProfile,
  type Effect,
  type MoveEffect,
  slots as slotNames,
  type MoveWay,
  type Rule,
  type RuleTrigger,
  type Stage,
  type Status,
  type Workflow
} from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { standardGuardOf } from '#domain/workflow/guard.ts';
import { compileMachine, sourcesOf } from '#domain/workflow/machine.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import { isOpenToRules } from '#domain/workflow/transition.ts';
import { conditionInWords, statusInWords } from '#ui/condition/in-words.ts';
import { sourceName } from '#ui/invoice/source-name.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

export interface ExplainedMove {
  readonly key: string;
  readonly label: string;
  readonly target: string;
  readonly kind: string;
  readonly by: string;
  /** What it asks, and what it does: half sentences. */
  readonly terms: readonly string[];
}

export interface ExplainedStatus {
  readonly status: Status;
  readonly moves: readonly ExplainedMove[];
}

export interface ExplainedRule {
  readonly rule: Rule;
  readonly sentences: readonly string[];
}

const text = words.settings.workflow;

/** A status with all that a person may want to know of it, drawn from the document alone. */
export function explainStatus(workflow: Workflow, status: Status, currency: string): ExplainedStatus {
  const compiled = compileMachine(workflow.machines.invoice);
  const ways = compiled.waysByFrom.get(status.id) ?? [];
  return {
    status,
    moves: ways.flatMap((way, index) =>
      sourcesOf(compiled, way).includes(status.id)
        ? [explainMove(workflow, way, { key: `${status.id}-${index}`, currency })]
        : []
    )
  };
}

/** What can be edited in a status. Null: a job knows but sealed and open, and of open there is nothing to say. */
export function profileOf(
  { editing }: Status,
  of: StatusType
): (typeof words.workflow.editingProfiles)[EditingProfile] | null {
  return of === 'invoice' || editing === 'sealed' ? words.workflow.editingProfiles[editing] : null;
}

/** What is special about a status, in a word or two each. */
export function signsOf(workflow: Workflow, status: Status, of: StatusType): string[] {
  const { slots, machine } = compileMachine(workflow.machines.invoice);
  const { signs } = words.editor;
  return [
    ...(machine.start.hand === status.id ? [signs.start] : []),
    // Nothing but invoices is brought anywhere by automation.
    ...slotNames
      .filter((slot) => of === 'invoice' && slots[slot] === status.id)
      .map((slot) => words.workflow.slots[slot].label),
    ...marksOf(status)
  ];
}

/** What a status is in itself, in a word or two each. */
export function marksOf({ approvalStage, request, settled }: Status): string[] {
  const { signs } = words.editor;
  return [
    ...(approvalStage === null ? [] : [signs.stage(approvalStage)]),
    ...(request ? [signs.request] : []),
    ...(settled ? [signs.settled] : [])
  ];
}

/** What each rule does, when, and what happens where it cannot. */
export function explainRules(workflow: Workflow, currency: string): ExplainedRule[] {
  return workflow.rules.map((rule) => ({ rule, sentences: explainRule(workflow, rule, currency) }));
}

/** The same of one rule, whether the workflow has it or not. */
export function explainRule(workflow: Workflow, rule: Rule, currency: string): string[] {
  const naming = namingOf(workflow, rule);
  const when = text.or(rule.on.map((trigger) => triggerInWords(workflow, trigger)));
  const condition = conditionInWords(naming, rule.if, currency);
  const first = [text.when(when), ...(condition === '' ? [] : [text.if(condition)])].join(', ');
  const then = rule.then.map((effect) => effectInWords(workflow, rule, effect, currency));
  const otherwise = new Set(rule.then.filter(isMoveEffect).map((effect) => text.otherwise[effect.otherwise]));
  return [text.ruleInWords(first, then), ...(rule.of === 'job' ? [] : otherwise)];
}

/** Where the names of statuses come from: what a rule of jobs asks is asked of a job. */
export function namingOf(workflow: Workflow, { of }: Pick<Rule, 'of'>): Workflow {
  return of === 'job' ? { ...workflow, machines: { ...workflow.machines, invoice: jobMachineOf(workflow) } } : workflow;
}

/** "an invoice has stood in Sent for 14 days" */
function triggerInWords(workflow: Workflow, { event, kinds = [], statuses = [], days, schedule }: RuleTrigger): string {
  return text.trigger({
    event,
    source: sourceName(workflow).one,
    kinds,
    statuses: statuses.map((id) => statusInWords(workflow, id)),
    days,
    schedule: schedule && {
      ...schedule,
      from: isDay(schedule.from) ? dayInWords(schedule.from, language) : schedule.from
    }
  });
}

function effectInWords(workflow: Workflow, rule: Rule, effect: Effect, currency: string): string {
  const condition = effect.if ? conditionInWords(namingOf(workflow, rule), effect.if, currency) : '';
  return [plainEffect(workflow, rule, effect), ...(condition === '' ? [] : [text.if(condition)])].join(', ');
}

function plainEffect(workflow: Workflow, rule: Rule, effect: Effect): string {
  switch (effect.do) {
    case 'move': {
      if (rule.of === 'job') return text.thenJob(sourceName(workflow).one, jobTargetInWords(workflow, effect.to));
      const to = effect.to === 'settled' ? text.toSettled : targetInWords(workflow, effect.to);
      return [text.then(to), ...(effect.by === 'walk' ? [text.walks] : [])].join(', ');
    }
    case 'create-invoice': {
      const type = workflow.types.find(({ id }) => id === effect.type);
      return text.does['create-invoice'](type?.label ?? effect.type, effect.for);
    }
    case 'set-field':
      return text.does['set-field'](words.workflow.settable[effect.field], effect.value);
    case 'add-note':
    case 'remind':
      return text.does[effect.do](effect.text);
    case 'bring-in':
    case 'recompute':
    case 'sign':
    case 'archive':
    case 'draft-credit-note':
      return text.does[effect.do];
  }
}

function jobTargetInWords(workflow: Workflow, to: MoveEffect['to']): string {
  if (typeof to !== 'object') return text.toPrevious;
  if ('slot' in to) return text.toSlot(words.workflow.slots[to.slot].label);
  const status = jobMachineOf(workflow).statuses.find(({ id }) => id === to.status);
  return text.moveTo(status?.label ?? to.status);
}

/** "Stage 1: one signature of anybody who may approve, from 1,000.00 € on" */
export function explainStage(workflow: Workflow, stage: Stage, nameOf: (person: string) => string): string {
  const amounts = amountsInWords(stage);
  return [
    text.stageLine(stage.n, stage.quorum, approversInWords(workflow, stage, nameOf)),
    ...(amounts === '' ? [] : [amounts]),
    ...(stage.distinct ? [text.distinct] : [])
  ].join(', ');
}

/** "Director or Ada"; "anybody who may approve" where nobody is named. */
export function approversInWords(workflow: Workflow, { approvers }: Stage, nameOf: (person: string) => string): string {
  const roles = approvers.roles.map((role) => workflow.roles.find(({ id }) => id === role)?.label ?? role);
  const who = [...roles, ...approvers.people.map(nameOf)];
  return who.length === 0 ? text.anyApprover : text.or(who);
}

/** "from 1,000.00 € on"; empty where the stage always applies. */
export function amountsInWords({ fromMinor }: Stage): string {
  const amounts = Object.entries(fromMinor).map(([code, minor]) => formatAmount(minor, code, locale()));
  return amounts.length === 0 ? '' : text.fromAmount(text.or(amounts));
}

/** What a move says on its button, where it leads, who makes it, what it asks and what it does. */
export function explainMove(
  workflow: Workflow,
  way: MoveWay,
  { key, currency }: { key: string; currency: string }
): ExplainedMove {
  const when = conditionInWords(workflow, way.when, currency);
  const asked = guardsInWords(workflow, way, currency);
  const permission = words.workflow.permissions[way.permission].label;
  return {
    key,
    label: way.label,
    target: targetInWords(workflow, way.to),
    kind: words.workflow.moveKinds[way.kind],
    by:
      way.actor === 'platform'
        ? text.byPlatform
        : isOpenToRules(way)
          ? text.byAny(permission)
          : text.byPerson(permission),
    terms: [
      ...(when === '' ? [] : [text.onlyWhen(when)]),
      ...(asked.length === 0 ? [] : [text.if(text.and(asked))]),
      ...(way.requires.length === 0
        ? []
        : [text.requires(text.and(way.requires.map((field) => text.factName(field))))]),
      ...(way.reason ? [text.needsReason] : []),
      ...(way.effects.length === 0
        ? []
        : [text.effects(text.and(way.effects.map((effect) => text.effectNames[effect])))])
    ]
  };
}

/** What a move asks, each as half a sentence: "it has a client". Whatever is not the plain case of a guard is read out. */
export function guardsInWords(workflow: Workflow, { guards }: MoveWay, currency: string): string[] {
  return guards.map((guard) => {
    const standard = standardGuardOf(guard);
    return standard === null ? conditionInWords(workflow, guard.if, currency) : text.guards[standard];
  });
}

/** "to Sent", "to the status before" */
export function targetInWords(workflow: Workflow, to: MoveWay['to']): string {
  if (to === 'previous') return text.toPrevious;
  if ('slot' in to) return text.toSlot(words.workflow.slots[to.slot].label);
  return text.moveTo(statusInWords(workflow, to.status));
}
