import { describe, expect, it } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import {
  changedRule,
  changedType,
  emptyRule,
  issuedBy,
  placedRule,
  withCopiedRule,
  withoutRule,
  withRule,
  withRuleReplaced
} from './rules.ts';

const { agency, training } = presets;

describe('a rule', () => {
  it('is switched off, renamed and described, and does what it did once it is on again [B40]', () => {
    const rule = agency.rules.find(({ id }) => id === 'settled');
    const off = changedRule(agency, 'settled', { enabled: false, label: 'Paid', description: 'x' });
    expect(off.rules.find(({ id }) => id === 'settled')).toEqual({
      ...rule,
      enabled: false,
      label: 'Paid',
      description: 'x'
    });
    expect(changedRule(off, 'settled', { enabled: true, label: rule!.label, description: rule!.description })).toEqual(
      agency
    );
  });

  it('that is not there changes nothing', () => {
    expect(changedRule(agency, 'ghost', { enabled: false })).toEqual(agency);
  });
});

describe('the rules of a workflow', () => {
  const ids = ({ rules }: typeof agency): string[] => rules.map(({ id }) => id);

  it('get one more, which runs last and is known by an id of its own [B35]', () => {
    const rule = emptyRule('Items added', ids(agency));
    expect(rule).toMatchObject({ id: 'items-added-2', label: 'Items added', enabled: true, on: [], then: [] });
    const more = withRule(agency, rule);
    expect(more.rules.at(-1)).toEqual(rule);
    expect(withoutRule(more, rule.id)).toEqual(agency);
  });

  it('run in an order that is changed and changed back, and nothing else with it [BR23]', () => {
    const count = agency.rules.length;
    for (let from = 0; from < count; from += 1)
      for (let to = 0; to < count; to += 1) {
        const id = ids(agency)[from]!;
        const moved = placedRule(agency, id, to);
        expect(ids(moved)[to]).toBe(id);
        expect(ids(moved).filter((one) => one !== id)).toEqual(ids(agency).filter((one) => one !== id));
        expect(placedRule(moved, id, from)).toEqual(agency);
      }
    expect(placedRule(agency, ids(agency)[0]!, -1)).toBe(agency);
    expect(placedRule(agency, ids(agency)[0]!, count)).toBe(agency);
    expect(placedRule(agency, 'ghost', 0)).toBe(agency);
  });

  it('get a copy of one right after it, which is off until somebody has made it another one', () => {
    const { id, workflow } = withCopiedRule(agency, 'settled', { label: 'Paid in full (copy)', taken: ids(agency) });
    const [rule, copy] = workflow.rules.slice(ids(agency).indexOf('settled'));
    expect(copy).toEqual({ ...rule, id: 'paid-in-full-copy', label: 'Paid in full (copy)', enabled: false });
    expect(withoutRule(workflow, id!)).toEqual(agency);
    expect(withCopiedRule(agency, 'ghost', { label: 'x', taken: [] })).toEqual({ id: null, workflow: agency });
  });

  it('have one of them replaced at its place', () => {
    const rule = agency.rules[1]!;
    const other = { ...rule, then: [] };
    const replaced = withRuleReplaced(agency, other);
    expect(replaced.rules[1]).toEqual(other);
    expect(withRuleReplaced(replaced, rule)).toEqual(agency);
  });
});

describe('a type of invoices', () => {
  it('is switched on and described, and the others stay as they are [W8]', () => {
    const on = changedType(training, 'trainer-licence', { enabled: true, label: 'Licence' });
    expect(on.types.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['licensed-workshop', true],
      ['trainer-licence', true],
      ['workshop-participation', false]
    ]);
    expect(on.types[1]).toMatchObject({ id: 'trainer-licence', label: 'Licence' });
  });

  it('is issued by the account types that are named, in their order, whichever was named first [W9] [WR8]', () => {
    const id = 'workshop-participation';
    const without = issuedBy(training, id, { account: 'training-company', isIssuing: false });
    expect(without.types.find((type) => type.id === id)?.issuedBy).toEqual(['trainer']);
    expect(issuedBy(without, id, { account: 'training-company', isIssuing: true })).toEqual(training);
    expect(issuedBy(training, 'ghost', { account: 'trainer', isIssuing: true })).toBe(training);
  });
});
