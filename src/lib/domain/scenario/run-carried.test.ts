import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#domain/history/digest.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import { compareWorkflows } from '#domain/workflow/compare.ts';
import { carriedLimits, workflowSchema, type CarriedScenario, type Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { isFault } from '#domain/workflow/proof/finding.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { readWorkflowFile, writeWorkflowFile } from '#domain/workflow/workflow-file.ts';
import { twoStages } from '#tests/builders/two-stages.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { carriedStepsMax } from './format.ts';
import { runCarried } from './run-carried.ts';
import { changedWorkflow } from './workflow-shorthand.ts';

const people = [
  { id: 'ann', roles: ['account-manager'] },
  { id: 'bob', roles: ['approver'] },
  { id: 'dirk', roles: ['director'] }
];

const director: CarriedScenario = {
  id: 'ten-thousand-needs-the-director',
  title: '10,000.00 or more needs the director, too',
  people,
  steps: [
    { do: 'create', client: 'Acme', total: 1_000_000 },
    { do: 'move', to: 'awaiting-approval' },
    { by: 'bob', do: 'approve', expect: { status: 'approved', openStages: [2] } },
    { by: 'ann', do: 'move', to: 'submitted', expect: { refusals: [{ why: 'stage-open', stages: [2] }] } },
    { by: 'dirk', do: 'approve', expect: { status: 'director-approved', openStages: [] } },
    { by: 'ann', do: 'move', to: 'submitted', expect: { number: 'INV-2026-0001' } }
  ]
};
const noDirector: CarriedScenario = {
  id: 'less-does-not',
  title: '9,999.99 does not',
  people,
  steps: [
    { do: 'create', client: 'Acme', total: 999_999 },
    { do: 'move', to: 'awaiting-approval' },
    { by: 'bob', do: 'approve', expect: { status: 'approved', openStages: [] } },
    { by: 'ann', do: 'move', to: 'submitted' }
  ]
};
const carrying: Workflow = { ...twoStages, scenarios: [director, noDirector] };

describe('the scenarios that a workflow carries', () => {
  it('are played on it: from 10,000.00 on the director signs, too [BR3]', () => {
    expect(runCarried(carrying)).toEqual([
      { id: director.id, title: director.title, outcome: 'passed' },
      { id: noDirector.id, title: noDirector.title, outcome: 'passed' }
    ]);
  });

  it('say which step does not go as they say, with what was expected and what was [BR3]', () => {
    const higher = changedWorkflow(carrying, {
      stages: [{ n: 1 }, { n: 2, roles: ['director'], from: { EUR: 1_500_000 }, distinct: true }]
    });
    const [first, second] = runCarried(higher);
    expect(second).toMatchObject({ outcome: 'passed' });
    expect(first).toMatchObject({ id: director.id, outcome: 'failed' });
    expect(first?.outcome === 'failed' ? first.failures.slice(0, 2) : []).toEqual([
      { step: 3, deed: 'approve', path: 'openStages', problem: 'differs', expected: [2], actual: [] },
      {
        step: 4,
        deed: 'move',
        path: 'refusals',
        problem: 'differs',
        expected: [{ why: 'stage-open', stages: [2] }],
        actual: []
      }
    ]);
  });

  it('that fail keep nothing from being published: the proof does not know them', () => {
    const wrong = { ...carrying, scenarios: [{ id: 'wrong', steps: [{ do: 'wait' }], expect: { status: 'moon' } }] };
    expect(runCarried(wrong)).toMatchObject([{ outcome: 'failed' }]);
    expect(prove(wrong)).toEqual(prove(twoStages));
    expect(prove(wrong).filter(isFault)).toEqual([]);
  });

  it('are played on a draft that has faults, too', () => {
    const { invoice } = carrying.machines;
    const draft = {
      ...carrying,
      machines: { invoice: { ...invoice, statuses: invoice.statuses.filter(({ id }) => id !== 'submitted') } }
    };
    expect(runCarried(draft)).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed' }]);
  });

  it('are played for the first account of the workflow, unless they name another one [WR8]', () => {
    const create = { do: 'create', client: 'Acme', total: 100 };
    const scenarios = [
      { id: 'body', steps: [create] },
      { id: 'company', account: 'training-company', steps: [create], expect: { status: 'draft' } },
      { id: 'nobody', account: 'moon', steps: [] }
    ];
    expect(runCarried({ ...presets.training, scenarios })).toMatchObject([
      { id: 'body', outcome: 'passed' },
      { id: 'company', outcome: 'failed' },
      { outcome: 'malformed', problems: [{ path: 'account', problem: 'the workflow knows no account "moon"' }] }
    ]);
  });

  it.each<[string, JsonObject, string, string]>([
    ['a key that nobody knows', { steps: [], stepz: 1 }, 'stepz', 'this key is not known'],
    ['no steps', {}, 'steps', 'missing: array'],
    ['a workflow of its own', { steps: [], preset: 'agency' }, 'preset', 'this key is not known'],
    ['a step that nobody knows', { steps: [{ do: 'fly' }] }, 'steps[0].do', '"fly" is not known'],
    ['a step that publishes', { steps: [{ do: 'publish' }] }, 'steps[0].do', '"publish" is not known'],
    ['one in a batch', { steps: [{ do: 'batch', steps: [{ do: 'arrive' }] }] }, 'steps[0].steps[0].do', '"arrive" is'],
    ['a text for a number', { steps: [{ do: 'pay', amount: 'all' }] }, 'steps[0].amount', 'number was expected'],
    [
      'too many steps',
      { steps: [{ do: 'wait' }, { do: 'batch', steps: Array(carriedStepsMax).fill({ do: 'archive' }) }] },
      'steps',
      `${carriedStepsMax + 1} steps are too many`
    ]
  ])('say where they cannot be understood: %s', (_what, scenario, path, problem) => {
    const [result] = runCarried({ ...twoStages, scenarios: [{ id: 'x', ...scenario }] });
    expect(result).toMatchObject({ id: 'x', title: '', outcome: 'malformed', problems: [{ path }] });
    expect(result?.outcome === 'malformed' ? result.problems[0]?.problem : '').toContain(problem);
  });

  it('never throw, whatever they say, and whatever carries them', () => {
    const outcomes = { passed: 0, failed: 0, malformed: 0 };
    const workflows = fc.oneof(fc.constant(twoStages), fc.constantFrom(...Object.values(presets)), anyWorkflow());
    fc.assert(
      fc.property(workflows, fc.array(anyScenario, { minLength: 1, maxLength: 4 }), (workflow, all) => {
        const scenarios = all.map((scenario, place) => ({ ...scenario, id: `s${place}` }));
        const document = workflowSchema.parse({ ...workflow, scenarios });
        const results = runCarried(document);
        expect(results.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
        for (const { outcome } of results) outcomes[outcome] += 1;
      }),
      { numRuns: 150 }
    );
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0);
  });
});

describe('a workflow', () => {
  it.each(Object.entries(presets))('that carries none is the document that it was: %s', (_id, preset) => {
    const parsed = workflowSchema.parse(structuredClone(preset));
    expect(parsed).not.toHaveProperty('scenarios');
    expect(digestOf(parsed)).toBe(digestOf(preset));
  });

  it('comes back from a file with its scenarios, to the byte, whatever they say [B6]', () => {
    fc.assert(
      fc.property(fc.array(anyScenario, { maxLength: 3 }), (all) => {
        const scenarios = [director, noDirector, ...all.map((one, place) => ({ ...one, id: `s${place}` }))];
        const text = writeWorkflowFile({ ...twoStages, scenarios });
        const back = readWorkflowFile(text);
        expect(back.ok && writeWorkflowFile(back.value)).toBe(text);
      })
    );
  });

  it.each<[string, unknown]>([
    ['no list', {}],
    ['one without a name', [{ steps: [] }]],
    ['two of one name', [noDirector, noDirector]],
    ['what is no JSON', [{ id: 'x', steps: undefined }]],
    ['what is nested too deep', [{ id: 'x', remark: nested(carriedLimits.depth) }]],
    ['what is nested without an end', [{ id: 'x', remark: nested(100_000) }]],
    ['too large a text', [{ id: 'x', remark: 'x'.repeat(carriedLimits.text + 1) }]],
    ['too much in one', [{ id: 'x', remark: Array(carriedLimits.parts).fill(0) }]],
    ['too many', Array.from({ length: carriedLimits.scenarios + 1 }, (_, place) => ({ id: `s${place}` }))]
  ])('carries scenarios within bounds: not %s', (_what, scenarios) => {
    expect(workflowSchema.safeParse({ ...twoStages, scenarios }).success).toBe(false);
  });

  it('differs from another one by the scenarios that came, went and were changed', () => {
    const retold = { ...noDirector, title: 'Less than 10,000.00 does not' };
    const before = { ...twoStages, scenarios: [director, noDirector] };
    const after = { ...twoStages, scenarios: [retold, { id: 'new', steps: [] }] };
    expect(compareWorkflows(before, after)).toEqual([
      { is: 'removed', part: 'scenario', id: director.id },
      {
        is: 'changed',
        part: 'scenario',
        id: noDirector.id,
        changes: [{ path: ['title'], old: noDirector.title, new: retold.title }]
      },
      { is: 'added', part: 'scenario', id: 'new' }
    ]);
    expect(compareWorkflows(twoStages, carrying)).toHaveLength(2);
  });
});

function nested(depth: number): Json {
  let value: Json = 0;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** Two that make sense with parts of them replaced, and what makes no sense at all. */
const anyScenario: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .record({
      base: fc.constantFrom(director, noDirector),
      replacements: fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constant(undefined), anyPart())), { maxLength: 4 })
    })
    .map(({ base, replacements }) =>
      replacements.reduce<JsonObject>((value, [place, part]) => withPart(value, place, part), base)
    ),
  fc.dictionary(
    fc.constantFrom('title', 'people', 'clock', 'steps', 'expect', 'business', 'account', 'proves'),
    anyPart()
  )
);

function anyPart(): fc.Arbitrary<Json> {
  const words = [
    'create',
    'approved',
    'ann',
    'owner',
    'constructor',
    '2026-01-15',
    '2026-99-99T25:00',
    'Mars/Phobos',
    ''
  ];
  const leaf = fc.constantFrom<Json[]>(null, true, 0, -1, 1e300, 0.5, ...words);
  const step = fc.record(
    {
      do: fc.constantFrom('create', 'move', 'approve', 'pay', 'undo', 'wait', 'share', 'person', 'creditNote', 'batch'),
      to: fc.constantFrom('approved', 'submitted', 'previous', 'constructor'),
      amount: fc.constantFrom(1, 1_000_000, -5, 1e15),
      invoice: fc.constantFrom('a', 'constructor'),
      by: fc.constantFrom('ann', 'dirk', 'platform'),
      reason: fc.constant('because'),
      person: fc.constantFrom('ann', 'eve'),
      steps: fc.array(fc.constant({ do: 'archive' }), { maxLength: 2 })
    },
    { requiredKeys: ['do'] }
  );
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: step.map((one): Json => one as unknown as Json) },
    { weight: 1, arbitrary: fc.array(leaf, { maxLength: 2 }).map((list): Json => list) }
  );
}

/** The value with one of its parts replaced, or left out. */
function withPart(value: JsonObject, place: number, part: Json | undefined): JsonObject {
  let at = -1;
  const total = countOf(value);
  return replaced(value) as JsonObject;

  function replaced(one: Json): Json | undefined {
    at += 1;
    if (at > 0 && at === 1 + (place % (total - 1))) return part;
    if (Array.isArray(one)) return (one as readonly Json[]).flatMap((inner) => replaced(inner) ?? []);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).flatMap(([key, inner]) => {
        const next = replaced(inner);
        return next === undefined ? [] : [[key, next]];
      })
    );
  }
}

function countOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countOf(inner), 1);
}
