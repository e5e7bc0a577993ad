import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/condition/condition.ts';
import { holds } from '#domain/people/permission.ts';
import { groups, workflowSchema } from './document.ts';
import { factTypes } from './fact.ts';
import { compileMachine } from './machine.ts';
import type { PresetId } from './preset-id.ts';
import { foundingRole, presetFor, presets } from './presets.ts';

const all = Object.entries(presets) as [PresetId, (typeof presets)[PresetId]][];

describe.each(all)('the preset %s', (_id, preset) => {
  const machine = preset.machines.invoice;
  const compiled = compileMachine(machine);

  it('is a valid document that survives JSON [B6]', () => {
    expect(workflowSchema.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
  });

  it('names no status that it does not have', () => {
    const known = [...compiled.statusById.keys()];
    for (const { from, to } of machine.moves) {
      if (typeof from === 'object' && 'statuses' in from) expect(known).toEqual(expect.arrayContaining(from.statuses));
      if (typeof to === 'object' && 'status' in to) expect(known).toContain(to.status);
    }
    const { hand, job, imported } = machine.start;
    expect(known).toEqual(expect.arrayContaining([hand, job, imported]));
  });

  it('starts in an ACTIVE status [B20]', () => {
    const { hand, job, imported } = machine.start;
    for (const id of [hand, job, imported]) expect(compiled.statusById.get(id)?.group).toBe('ACTIVE');
  });

  it('gives its statuses one of four groups, and the editing profile of the group or a wider one [B3] [BR9]', () => {
    for (const { group } of machine.statuses) expect(groups).toContain(group);
    const profiles = machine.statuses.map(({ group, editing }) => `${group} ${editing}`);
    const usual = ['ACTIVE open', 'APPROVAL limited', 'COMPLETED closed', 'CANCELLED sealed'];
    expect(profiles.filter((one) => ![...usual, 'APPROVAL open', 'APPROVAL review'].includes(one))).toEqual([]);
  });

  it('asks for a settled balance on every way into a settled status [BR12]', () => {
    const settled = machine.statuses.filter((status) => status.settled).map(({ id }) => id);
    expect(settled).toEqual(['paid']);
  });

  it('has a role with every permission for whoever founds it', () => {
    for (const permission of ['look', 'edit', 'approve', 'pay', 'admin'] as const)
      expect(holds(preset.roles, [foundingRole(preset)], permission, { own: false })).toBe(true);
  });

  it('tests no fact that nobody knows', () => {
    const conditions = [
      ...machine.moves.flatMap(({ when, guards, warnings }) => [
        when,
        ...[...guards, ...warnings].map((one) => one.if)
      ]),
      ...preset.rules.map((rule) => rule.if)
    ];
    for (const field of conditions.flatMap(fieldsOf)) expect(Object.keys(factTypes)).toContain(field);
  });
});

describe('the agency', () => {
  it('shows blue for working, green for approved, purple for submitted and paid, red for rejected, grey for cancelled [B63]', () => {
    const colors = Object.fromEntries(presets.agency.machines.invoice.statuses.map(({ id, color }) => [id, color]));
    expect(colors.proforma).toBe(colors['awaiting-approval']);
    expect(colors.submitted).toBe(colors.paid);
    expect(new Set([colors.proforma, colors.approved, colors.submitted, colors.rejected, colors.voided]).size).toBe(5);
  });
});

describe('the account type', () => {
  it('switches participation on for training companies and trainers [W8]', () => {
    const isOn = (account: string): boolean | undefined =>
      presetFor('training', account).types.find(({ id }) => id === 'workshop-participation')?.enabled;
    expect([isOn('certification-body'), isOn('training-company'), isOn('trainer')]).toEqual([false, true, true]);
  });
});
