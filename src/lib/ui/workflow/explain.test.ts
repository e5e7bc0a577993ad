import { describe, expect, test } from 'vitest';
import type { Rule } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { conditionInWords } from '#ui/condition/in-words.ts';
import { explainRule, explainRules, explainStage, explainStatus } from './explain.ts';

const { agency, training } = presets;

describe('a workflow explained from its document', () => {
  for (const [id, workflow] of Object.entries(presets))
    test(`every move, rule and stage of “${id}” has words, and none shows a name of the machinery`, () => {
      const statuses = workflow.machines.invoice.statuses.map((status) => explainStatus(workflow, status, 'EUR'));
      expect(statuses).toHaveLength(workflow.machines.invoice.statuses.length);
      const said = [
        ...statuses.flatMap(({ moves }) => moves.flatMap(({ by, target, terms }) => [by, target, ...terms])),
        ...explainRules(workflow, 'EUR').flatMap(({ sentences }) => sentences),
        ...workflow.machines.invoice.stages.map((stage) => explainStage(workflow, stage, String))
      ];
      for (const sentence of said)
        expect(sentence).not.toMatch(/undefined|source\.|“[a-z]+-[a-z-]+”|(^| )(net-received|removes-money)/);
    });

  test('a move says who makes it, what it asks and what it does', () => {
    const [proforma] = agency.machines.invoice.statuses;
    expect(
      proforma &&
        explainStatus(agency, proforma, 'EUR').moves.map(({ label, target, by, terms }) => [
          label,
          target,
          by,
          ...terms
        ])
    ).toEqual([
      [
        'Request approval',
        'to Awaiting Approval',
        'By a person who may “Edit”, or by a rule',
        'if it has a client and it has at least one line'
      ],
      [
        'Void',
        'to Voided',
        'By a person who may “Edit”',
        'only where it has no number',
        'if no money that was received is left on it',
        'with a reason',
        'it puts it into the archive'
      ],
      [
        'Void',
        'to Voided',
        'By a person who may “Admin”',
        'only where it has a number',
        'if no money that was received is left on it',
        'with a reason',
        'it puts it into the archive'
      ]
    ]);
  });

  test('a rule says when it acts, under which condition, and what becomes of it', () => {
    const rule = explainRules(training, 'EUR').find(({ rule: { id } }) => id === 'settled');
    expect(rule?.sentences).toEqual([
      'When a payment was recorded, money was refunded or an invoice came into a status forwards, if the outstanding amount is 0, (the money received is not 0 or the credit is not 0) and (the status is Final or (the status is Waiting for review and a payment was recorded or money was refunded just now)), then the invoice moves to the status in which nothing is outstanding.',
      'Where no move leads there, nothing happens.'
    ]);
  });

  test('a rule that waits for time says how long, how often and where', () => {
    const [rule] = agency.rules;
    const when = (...on: Rule['on']) => rule && explainRule(agency, { ...rule, on, then: [{ do: 'archive' }] }, 'EUR');
    expect(when({ event: 'in-status', days: 14, statuses: ['submitted', 'paid'] })).toEqual([
      'When an invoice has stood in Submitted or Paid for 14 days, then it goes into the archive.'
    ]);
    const schedule = { every: 2, unit: 'week', from: '2027-01-04', time: '09:00' } as const;
    expect(when({ event: 'schedule', schedule, statuses: ['submitted'] })).toEqual([
      'When it is 09:00 every 2 weeks from Mon 4 Jan 2027 on, for each invoice in Submitted, then it goes into the archive.'
    ]);
    expect(when({ event: 'status-entered', statuses: ['submitted'], kinds: ['back', 'override'] })).toEqual([
      'When an invoice came into Submitted backwards or by an override, then it goes into the archive.'
    ]);
  });

  test('a rule of jobs speaks of jobs, as the workflow calls them, and of their statuses [W2]', () => {
    const rule = explainRules(training, 'EUR').find(({ rule: { id } }) => id === 'workshop-reopened');
    expect(rule?.sentences).toEqual([
      'When the workshop is moved to another day or a cancelled workshop is taken up again, if the group of the status is Completed and the workshop is not over, then the workshop itself moves to Confirmed.'
    ]);
    const [first] = training.rules;
    const asked: Rule = { ...first!, of: 'job', if: { field: 'status', op: 'is', value: 'confirmed' } };
    expect(explainRule(training, asked, 'EUR')[0]).toContain('if the status is Confirmed');
  });

  test('a field that nobody knows is shown as it is written', () => {
    expect(conditionInWords(agency, { field: 'colour', op: 'is', value: 'red' }, 'EUR')).toBe('“colour” is red');
  });
});
