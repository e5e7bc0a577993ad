import { describe, expect, it } from 'vitest';
import type { Workflow } from './document.ts';
import { compareWorkflows } from './compare.ts';
import { presets } from './presets.ts';
import { readWorkflowFile, workflowFileLimits, writeWorkflowFile } from './workflow-file.ts';

const all = Object.entries(presets);
const { agency } = presets;

function without(status: string): Workflow {
  const { invoice } = agency.machines;
  return {
    ...agency,
    machines: { invoice: { ...invoice, statuses: invoice.statuses.filter(({ id }) => id !== status) } }
  };
}

describe('a workflow in a file', () => {
  it.each(all)('comes back as it went, to the byte: %s [B6]', (_id, preset) => {
    const text = writeWorkflowFile(preset);
    const back = readWorkflowFile(text);
    expect(back).toEqual({ ok: true, value: preset });
    expect(back.ok && writeWorkflowFile(back.value)).toBe(text);
  });

  it('is written the same, in whatever order it was put together', () => {
    const turned = Object.fromEntries(Object.entries(agency).reverse()) as Workflow;
    expect(writeWorkflowFile(turned)).toBe(writeWorkflowFile(agency));
  });

  it('that is incomplete is refused with all that is missing, and where it is named', () => {
    const back = readWorkflowFile(writeWorkflowFile(without('rejected')));
    const { moves } = agency.machines.invoice;
    const naming = moves.flatMap(({ from, to }, move) =>
      JSON.stringify([from, to]).includes('"rejected"') ? [{ in: 'move', move }] : []
    );
    expect(naming.length).toBeGreaterThan(1);
    expect(back).toEqual({
      ok: false,
      error: {
        why: 'incomplete',
        document: without('rejected'),
        missing: naming.map((at) => ({ why: 'dangling', what: 'status', id: 'rejected', at }))
      }
    });
  });

  it.each([
    ['no JSON', '{', { why: 'not-json' }],
    ['something else entirely', '[]', { why: 'not-a-workflow', misfits: [{ path: [], is: 'wrong' }] }],
    [
      'a later version',
      writeWorkflowFile({ ...agency, v: 2 as 1 }),
      { why: 'not-a-workflow', misfits: [{ path: ['v'], is: 'wrong' }] }
    ],
    [
      'a field that nobody knows',
      writeWorkflowFile({ ...agency, more: 1 } as Workflow),
      { why: 'not-a-workflow', misfits: [{ path: ['more'], is: 'unknown' }] }
    ],
    ['what nests without an end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, { why: 'too-deep' }],
    [
      'far too long',
      ' '.repeat(workflowFileLimits.length + 1),
      { why: 'too-large', lengthMax: workflowFileLimits.length }
    ]
  ])('that is %s is refused', (_what, text, problem) => {
    expect(readWorkflowFile(text)).toEqual({ ok: false, error: problem });
  });

  it('holds no half of a character, which no digest could be made of', () => {
    const { invoice } = agency.machines;
    const moves = invoice.moves.map((way, at) => (at === 0 ? { ...way, label: 'Send \ud83d' } : way));
    const back = readWorkflowFile(JSON.stringify({ ...agency, machines: { invoice: { ...invoice, moves } } }));
    expect(back.ok && back.value.machines.invoice.moves[0]?.label).toBe('Send \ufffd');
    expect(back.ok && compareWorkflows(agency, back.value)).toHaveLength(1);
  });

  it('has no two stages of one number, since one signature would count for both [BR3]', () => {
    const { invoice } = agency.machines;
    const stage = { n: 1, approvers: { roles: [], people: [] }, quorum: 1, fromMinor: {}, distinct: false };
    const doubled = { ...agency, machines: { invoice: { ...invoice, stages: [stage, { ...stage, quorum: 2 }] } } };
    expect(readWorkflowFile(writeWorkflowFile(doubled))).toEqual({
      ok: false,
      error: { why: 'not-a-workflow', misfits: [{ path: ['machines', 'invoice', 'stages', '1', 'n'], is: 'wrong' }] }
    });
  });

  it('that is no workflow is refused with every place that is not as in one [B6]', () => {
    const { invoice } = agency.machines;
    const { label: _label, ...first } = invoice.statuses[0]!;
    const damaged = {
      ...agency,
      rules: undefined,
      machines: { invoice: { ...invoice, statuses: [first, ...invoice.statuses.slice(1)], more: true } },
      types: [{ ...agency.types[0], enabled: 'yes' }]
    };
    const back = readWorkflowFile(JSON.stringify(damaged));
    expect(back).toEqual({
      ok: false,
      error: {
        why: 'not-a-workflow',
        misfits: expect.arrayContaining([
          { path: ['rules'], is: 'missing' },
          { path: ['machines', 'invoice', 'statuses', '0', 'label'], is: 'missing' },
          { path: ['machines', 'invoice', 'more'], is: 'unknown' },
          { path: ['types', '0', 'enabled'], is: 'wrong' }
        ]) as unknown
      }
    });
    expect(!back.ok && back.error.why === 'not-a-workflow' && back.error.misfits).toHaveLength(4);
  });
});
