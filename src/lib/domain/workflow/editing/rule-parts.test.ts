import { describe, expect, it, test } from 'vitest';
import { always } from '#domain/condition/condition.ts';
import {
  effectSchema,
  ruleSchema,
  triggers,
  type Effect,
  type Rule,
  type RuleTrigger
} from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import {
  actingOn,
  effectNames,
  misplaced,
  plainEffect,
  problemsOfRule,
  topicOf,
  triggersFor,
  triggerTopics,
  withEvent,
  withKinds,
  withStatuses
} from './rule-parts.ts';

const { agency, training } = presets;
const today = '2026-03-02';
const about = { workflow: agency, today };
const remind: Effect = { do: 'remind', text: 'Call them' };

function rule(rest: Partial<Rule> = {}): Rule {
  return {
    id: 'mine',
    label: 'Mine',
    description: '',
    enabled: true,
    on: [{ event: 'overdue' }],
    if: always,
    then: [remind],
    ...rest
  };
}

const whys = (workflow: typeof agency, given: Rule): string[] => problemsOfRule(workflow, given).map(({ why }) => why);

describe('what sets a rule off', () => {
  it('is found under one topic each, and a rule of jobs hears of jobs alone [W2]', () => {
    expect(Object.values(triggerTopics).flat().toSorted()).toEqual([...triggers].toSorted());
    expect(triggers.map(topicOf)).toHaveLength(triggers.length);
    expect(triggersFor({}).toSorted()).toEqual([...triggers].toSorted());
    expect(triggersFor({ of: 'job' })).toEqual(triggerTopics.source);
  });

  it('comes with what it cannot be without, and keeps what means something there', () => {
    const narrowed: RuleTrigger = { event: 'status-entered', kinds: ['back'], statuses: ['paid'] };
    expect(withEvent(narrowed, 'in-status', about)).toEqual({ event: 'in-status', days: 14, statuses: ['paid'] });
    expect(withEvent({ ...narrowed, days: 3 }, 'in-status', about)).toMatchObject({ days: 3 });
    expect(withEvent(narrowed, 'overdue', about)).toEqual({ event: 'overdue' });
    expect(withEvent({}, 'schedule', about)).toEqual({
      event: 'schedule',
      schedule: { every: 1, unit: 'month', from: today, time: '09:00' },
      statuses: ['submitted']
    });
  });

  test('each event, with what it comes with, is one that a document may have', () => {
    for (const event of triggers)
      expect(ruleSchema.safeParse(rule({ on: [withEvent({}, event, about)] })).success, event).toBe(true);
  });

  test('narrowed and widened again, it is as it was', () => {
    const plain: RuleTrigger = { event: 'status-entered' };
    expect(withKinds(withKinds(plain, ['back']), [])).toEqual(plain);
    expect(withStatuses(withStatuses(plain, ['paid']), [])).toEqual(plain);
  });
});

describe('what a rule does', () => {
  test('each effect that there is is offered, and is one that a document may have', () => {
    for (const name of effectNames)
      expect(effectSchema.safeParse(plainEffect(name, {}, { workflow: agency, rule: rule() })).success, name).toBe(
        true
      );
    expect(effectNames.toSorted()).toEqual(
      effectSchema.def.options.flatMap((option) => option.def.shape.do.def.values).toSorted()
    );
  });

  test('what was typed for one effect is there again for another one', () => {
    const known = { text: 'Call them', if: { field: 'overdue', op: 'is' as const, value: true } };
    expect(plainEffect('add-note', known, { workflow: agency, rule: rule() })).toEqual({ do: 'add-note', ...known });
  });

  test('a move leads to a status of what it moves', () => {
    expect(plainEffect('move', {}, { workflow: training, rule: { of: 'job' } })).toMatchObject({
      to: { status: 'completed' }
    });
    expect(plainEffect('move', {}, { workflow: training, rule: {} })).toMatchObject({ to: { status: 'final' } });
  });

  test('signing is for the approval of a job alone [BR4]', () => {
    const sign: Effect = { do: 'sign' };
    expect(misplaced(rule({ on: [{ event: 'job-approved' }] }), sign)).toBeNull();
    expect(misplaced(rule({ on: [{ event: 'job-approved' }, { event: 'job-over' }] }), sign)).toBe('approval-needed');
  });

  test('what comes from a job wants one that something happens to [BR6] [W20]', () => {
    const ofInvoices = rule({ on: [{ event: 'payment-recorded' }] });
    expect(misplaced(ofInvoices, { do: 'recompute' })).toBe('source-needed');
    expect(misplaced(ofInvoices, { do: 'create-invoice', for: 'job' })).toBe('source-needed');
    const ofJobs = rule({ on: [{ event: 'job-created' }] });
    expect(misplaced(ofJobs, { do: 'create-invoice', for: 'participant' })).toBe('attendee-needed');
    expect(misplaced(ofJobs, { do: 'bring-in' })).toBe('items-needed');
    expect(misplaced(rule({ on: [] }), { do: 'recompute' })).toBeNull();
  });
});

describe('a rule that cannot be', () => {
  test('none of the rules that are shipped is one', () => {
    for (const workflow of Object.values(presets))
      for (const one of workflow.rules) expect(problemsOfRule(workflow, one), one.label).toEqual([]);
  });

  test('waits for nothing, or does nothing', () => {
    expect(whys(agency, rule({ on: [], then: [] }))).toEqual(['trigger-missing', 'effect-missing']);
  });

  test('counts no days, knows no day, or would ask everything about everything', () => {
    expect(whys(agency, rule({ on: [{ event: 'in-status' }] }))).toEqual(['days-missing']);
    expect(whys(agency, rule({ on: [{ event: 'schedule' }] }))).toEqual(['schedule-missing', 'statuses-missing']);
    const scheduled = withStatuses(withEvent({}, 'schedule', about), ['submitted']);
    expect(whys(agency, rule({ on: [scheduled] }))).toEqual([]);
  });

  test('waits twice for the same, or counts two numbers of days in one status', () => {
    expect(whys(agency, rule({ on: [{ event: 'overdue' }, { event: 'overdue' }] }))).toEqual(['twice']);
    const days = (count: number, ...statuses: string[]): RuleTrigger => ({ event: 'in-status', days: count, statuses });
    expect(whys(agency, rule({ on: [days(14, 'submitted'), days(30, 'submitted')] }))).toEqual(['twice']);
    expect(whys(agency, rule({ on: [days(14, 'submitted'), days(30, 'proforma')] }))).toEqual([]);
    const entered = (...kinds: ('back' | 'forward')[]): RuleTrigger => ({ event: 'status-entered', kinds });
    expect(whys(agency, rule({ on: [entered('forward'), entered('back')] }))).toEqual([]);
    expect(whys(agency, rule({ on: [{ event: 'status-entered' }, entered('back')] }))).toEqual(['twice']);
  });

  test('says nothing, or a due date in other than days', () => {
    const then: Effect[] = [
      { do: 'remind', text: ' ' },
      { do: 'set-field', field: 'terms', value: '' },
      { do: 'set-field', field: 'due-day', value: 'soon' },
      { do: 'set-field', field: 'due-day', value: '30' }
    ];
    expect(whys(agency, rule({ then }))).toEqual(['text-missing', 'value-missing', 'days-wrong']);
  });

  test('is over jobs and speaks of invoices; what does not fit is kept until it is mended', () => {
    const ofInvoices = rule({
      on: [{ event: 'overdue' }, { event: 'job-over' }],
      then: [remind, { do: 'move', to: { status: 'final' }, by: 'direct', otherwise: 'silent' }]
    });
    const ofJobs = actingOn(ofInvoices, 'job');
    expect(problemsOfRule(training, ofJobs)).toEqual([
      { at: 'on', place: 0, why: 'not-of-jobs' },
      { at: 'then', place: 0, why: 'moves-only' },
      { at: 'then', place: 1, why: 'target-not-of-jobs' }
    ]);
    expect(actingOn(ofJobs, 'invoice')).toEqual(ofInvoices);
  });
});
