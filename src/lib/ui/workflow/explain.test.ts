import { describe, expect, test } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { conditionInWords } from '#ui/condition/in-words.ts';
import { explainRules, explainStage, explainStatus } from './explain.ts';

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

  test('a field that nobody knows is shown as it is written', () => {
    expect(conditionInWords(agency, { field: 'colour', op: 'is', value: 'red' }, 'EUR')).toBe('“colour” is red');
  });
});
