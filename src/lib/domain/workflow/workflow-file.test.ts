import { describe, expect, it } from 'vitest';
import { largeWorkflow } from '#tests/builders/large-workflow.ts';
import type { Machine, Workflow } from './document.ts';
import { compareWorkflows } from './compare.ts';
import { presets } from './presets.ts';
import {
  countsMax,
  readWorkflowFile,
  workflowFileLimits,
  writeWorkflowFile,
  type CountedPart
} from './workflow-file.ts';

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

  it.each(['<b>', '', 'eur', 'constructor'])(
    'asks for no approval from an amount in what is no currency: “%s” [BR3]',
    (currency) => {
      const { invoice } = agency.machines;
      const fromMinor = JSON.parse(`{"${currency}": 100}`) as Record<string, number>;
      const stages = invoice.stages.map((stage) => ({ ...stage, fromMinor }));
      const back = readWorkflowFile(JSON.stringify({ ...agency, machines: { invoice: { ...invoice, stages } } }));
      const path = ['machines', 'invoice', 'stages', '0', 'fromMinor', currency];
      expect(back).toEqual({ ok: false, error: { why: 'not-a-workflow', misfits: [{ path, is: 'wrong' }] } });
    }
  );

  it.each([
    ['nothing', ' \u200b'],
    ['more than anybody reads', 'W'.repeat(201)],
    ['signs that turn what is written after them', '\u202edekcaH'],
    ['signs that turn it, and do not end', '\u2067Paid'],
    ['signs that break it', 'Paid\u0007']
  ])('names nothing by %s', (_what, label) => {
    const { invoice } = agency.machines;
    const named = {
      ...agency,
      label,
      roles: agency.roles.map((role, at) => (at === 1 ? { ...role, label } : role)),
      machines: { invoice: { ...invoice, statuses: invoice.statuses.map((status) => ({ ...status, label })) } }
    };
    const back = readWorkflowFile(JSON.stringify(named));
    const statuses = invoice.statuses.map((_status, at) => ['machines', 'invoice', 'statuses', String(at), 'label']);
    const misfits = [['label'], ...statuses, ['roles', '1', 'label']].map((path) => ({ path, is: 'wrong' }));
    expect(back).toEqual({ ok: false, error: { why: 'not-a-workflow', misfits } });
  });

  it('may name what reads from right to left, and leave moves without a name', () => {
    const { invoice } = agency.machines;
    const moves = invoice.moves.map((way) => ({ ...way, label: '' }));
    const named = { ...agency, label: 'شركة\u200f النور (2026)', machines: { invoice: { ...invoice, moves } } };
    expect(readWorkflowFile(writeWorkflowFile(named))).toEqual({ ok: true, value: named });
  });

  it('may have as many statuses and moves as a large business has', () => {
    const large = largeWorkflow({ statuses: 60, moves: 400, stages: 3 });
    expect(readWorkflowFile(writeWorkflowFile(large)).ok).toBe(true);
  });

  it.each<[CountedPart, (machine: Machine) => Partial<Machine>]>([
    [
      'statuses',
      ({ statuses }) => ({
        statuses: Array.from({ length: 201 }, (_, at) => ({
          ...statuses[0]!,
          id: at === 0 ? statuses[0]!.id : `s${at}`
        }))
      })
    ],
    ['ways', ({ moves }) => ({ moves: Array.from({ length: 400 }, () => ({ ...moves[0]!, from: 'any' as const })) })],
    [
      'ways',
      ({ moves }) => ({
        moves: Array.from({ length: 50 }, () => ({ ...moves[0]!, from: 'any' as const, to: 'previous' as const }))
      })
    ],
    [
      'tests',
      ({ moves }) => ({
        moves: [
          {
            ...moves[0]!,
            when: { all: Array.from({ length: 2_001 }, () => ({ field: 'client', op: 'present' }) as const) }
          }
        ]
      })
    ],
    ['stages', ({ stages }) => ({ stages: Array.from({ length: 31 }, (_, at) => ({ ...stages[0]!, n: at + 1 })) })]
  ])('that would keep the editor busy is refused: too many %s', (of, change) => {
    const { invoice } = agency.machines;
    const back = readWorkflowFile(
      JSON.stringify({ ...agency, machines: { invoice: { ...invoice, ...change(invoice) } } })
    );
    expect(back).toEqual({ ok: false, error: { why: 'too-many', of, max: countsMax[of] } });
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
