import { describe, expect, it } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { changedRule, changedType, issuedBy } from './rules.ts';

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
