import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operators } from '#domain/condition/condition.ts';
import { factTypes } from '#domain/workflow/fact.ts';
import { readScenario, reservedDeeds, vocabulary } from './format.ts';
import { instantOf, isZone } from '#domain/calendar/instant.ts';
import { mismatches } from './match.ts';
import { failureLine, runScenario } from './run-scenario.ts';

const doc = readFileSync(join(import.meta.dirname, '../../../../docs/scenarios.md'), 'utf8');

function scenario(steps: unknown[], rest: object = {}): unknown {
  return { id: 'x', proves: [], preset: 'small-business', steps, ...rest };
}

function linesOf(value: unknown): string[] {
  return runScenario(value).failures.map(failureLine);
}

describe('the examples of docs/scenarios.md', () => {
  const examples = [...doc.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']): unknown => JSON.parse(json));

  it('are there', () => {
    expect(examples).toHaveLength(2);
  });

  it.each(examples)('hold', (example) => {
    expect(linesOf(example)).toEqual([]);
  });
});

describe('docs/scenarios.md', () => {
  it.each(vocabulary)('names `%s`', (word) => {
    expect(doc).toMatch(new RegExp(`["\`.]${word}["\`]`));
  });

  it.each([...operators, ...Object.keys(factTypes), ...reservedDeeds])('names `%s`', (word) => {
    expect(doc).toContain(`\`${word}\``);
  });
});

describe('a scenario', () => {
  it('with a key that is not known is told where', () => {
    expect(linesOf({ ...(scenario([]) as object), stepz: [] })).toEqual(['stepz: this key is not known']);
    expect(linesOf(scenario([{ do: 'create', cleint: 'Acme' }]))).toEqual(['steps[0].cleint: this key is not known']);
    expect(linesOf(scenario([{ do: 'create', expect: { stauts: 'draft' } }]))).toEqual([
      'steps[0].expect.stauts: this key is not known'
    ]);
    expect(linesOf(scenario([{ do: 'create', lines: [{ pirce: 1 }] }]))).toEqual([
      'steps[0].lines[0].pirce: this key is not known'
    ]);
    expect(linesOf(scenario([{ do: 'edit', set: { lines: { a: { pirce: 1 } } } }]))).toEqual([
      'steps[0].set.lines.a.pirce: this key is not known'
    ]);
    expect(linesOf(scenario([], { expect: { invoices: { a: { balance: { saldo: 1 } } } } }))).toEqual([
      'expect.invoices.a.balance.saldo: this key is not known'
    ]);
    expect(linesOf(scenario([], { changes: { moves: [{ from: 'a', to: 'b', gaurds: [] }] } }))).toEqual([
      'changes.moves[0].gaurds: this key is not known'
    ]);
    expect(linesOf(scenario([{ do: 'batch', steps: [{ do: 'archive', by: 'ann' }] }]))).toEqual([
      'steps[0].steps[0].by: this key is not known'
    ]);
    const workflow = { statuses: [{ id: 'a', group: 'ACTIVE', colour: '#fff' }], moves: [] };
    expect(linesOf({ id: 'x', proves: [], workflow, steps: [] })).toEqual([
      'workflow.statuses[0].colour: this key is not known'
    ]);
  });

  it('that does what is not known is told what is', () => {
    expect(linesOf(scenario([{ do: 'dance' }]))[0]).toMatch(
      /^steps\[0\]\.do: "dance" is not known; known are create, /
    );
    expect(linesOf(scenario([{ by: 'ann' }]))).toEqual(['steps[0].do: missing: what is done']);
  });

  it.each(reservedDeeds)('that does "%s" is refused, since it is reserved', (name) => {
    expect(linesOf(scenario([{ do: name }]))).toEqual([
      `steps[0].do: "${name}" is reserved: steps for jobs and the clock cannot be run yet`
    ]);
  });

  it('has a preset or a workflow, and not both', () => {
    expect(linesOf({ id: 'x', proves: [], steps: [] })).toEqual(['preset: missing: name a preset, or give a workflow']);
    const both = scenario([], { workflow: { statuses: [], moves: [] } });
    expect(linesOf(both)[0]).toMatch(/^workflow: a scenario has a preset or a workflow/);
    expect(linesOf(scenario([], { preset: 'agnecy' }))).toEqual([
      'preset: one of small-business, agency, training was expected'
    ]);
  });

  it('names people, invoices, roles and labels that are there', () => {
    expect(linesOf(scenario([{ by: 'eve', do: 'create' }]))).toEqual([
      'step 1 (create): by: nobody is called "eve"; there are owner'
    ]);
    expect(linesOf(scenario([{ do: 'archive', invoice: 'b' }]))).toEqual([
      'step 1 (archive): invoice: none is called "b"'
    ]);
    expect(linesOf(scenario([], { people: [{ id: 'ann', roles: ['boss'] }] }))).toEqual([
      'people: the workflow knows no role "boss"; it knows owner'
    ]);
    expect(linesOf(scenario([{ do: 'create' }, { do: 'undo', step: 'x' }]))).toEqual([
      'step 2 (undo): step: nothing is labelled "x"'
    ]);
    expect(linesOf(scenario([{ do: 'create' }, { do: 'create' }]))).toEqual([
      'step 2 (create): invoice: "invoice" is there already; give the new one another name'
    ]);
    expect(linesOf(scenario([{ do: 'create', expect: { why: { peid: [] } } }]))).toEqual([
      'step 1 (create): expect.why: "peid" is neither a status nor one of approve, edit, pay, remind, delete, override'
    ]);
  });

  it('goes on in time only, in a zone that there is', () => {
    expect(linesOf(scenario([{ do: 'wait', at: '2020-01-01' }]))).toEqual([
      'step 1 (wait): at: 2020-01-01 is before the step before it; time only goes on here'
    ]);
    expect(linesOf(scenario([{ do: 'wait', at: 'tomorrow' }]))[0]).toMatch(/"tomorrow" is no instant/);
    expect(linesOf(scenario([], { clock: { now: '2026-01-01', zone: 'Mars/Olympus' } }))).toEqual([
      'clock.zone: "Mars/Olympus" is no time zone'
    ]);
  });

  it('that fails says what was expected and what was', () => {
    expect(linesOf(scenario([{ do: 'create', expect: { status: 'sent' } }]))).toEqual([
      'step 1 (create) status: expected "sent", was "draft"'
    ]);
    expect(linesOf(scenario([{ do: 'create' }, { do: 'move', to: 'sent' }], { expect: { number: 'X' } }))).toEqual([
      'step 2 (move) refusals: expected [], was [{"why":"client-missing","remedy":{"do":"choose-client"}},{"why":"no-line","remedy":{"do":"add-line"}}]',
      'expect.number: expected "X", was null'
    ]);
    expect(linesOf(scenario([{ do: 'create', expect: { refusals: ['actor'] } }]))).toEqual([
      'step 1 (create) refusals: expected ["actor"], was []'
    ]);
    const fields = { fields: { notes: 'x', lines: { a: { price: 5 } } } };
    expect(linesOf(scenario([{ do: 'create', lines: [{ id: 'a', price: 6 }], expect: fields }]))).toEqual([
      'step 1 (create) fields.lines.a.price: expected "0.05", was "0.06"',
      'step 1 (create) fields.notes: expected "x", was ""'
    ]);
  });

  it('is played the same however often', () => {
    const value = scenario([
      { do: 'create', client: 'Acme', total: 5 },
      { do: 'move', to: 'sent' }
    ]);
    const copy = structuredClone(value);
    expect(runScenario(value)).toEqual(runScenario(value));
    expect(value).toEqual(copy);
  });

  it.each([null, 5, 'text', [], {}, { steps: 5 }, { id: 5, proves: 'x', steps: [null, 5, []] }])(
    'that is none, such as %j, is told to be none',
    (value) => {
      expect(linesOf(value).length).toBeGreaterThan(0);
    }
  );

  it('that is read whole has its steps', () => {
    const read = readScenario(scenario([{ do: 'create' }]));
    expect('scenario' in read && read.scenario.steps).toHaveLength(1);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-03-01', 'UTC', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T09:00', 'Europe/Berlin', '2026-03-01T08:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T12:00', 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
    ['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    ['2026-03-01T09:00Z', 'Asia/Tokyo', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:30+02:00', 'UTC', '2026-03-01T07:00:30.000Z']
  ])('%s in %s is %s', (text, zone, iso) => {
    expect(instantOf(text, zone)).toBe(Date.parse(iso));
  });

  it.each(['', '2026-02-30', '2026-03-01T25:00', '2026-03-01 09:00', 'now'])('is not "%s"', (text) => {
    expect(instantOf(text, 'UTC')).toBeNull();
  });

  it('is read in zones that there are', () => {
    expect([isZone('Pacific/Auckland'), isZone('Atlantis')]).toEqual([true, false]);
  });
});

describe('comparing', () => {
  it('looks at what is named, and at lists as a whole', () => {
    expect(mismatches({ a: 1 }, { a: 1, b: 2 }, '')).toEqual([]);
    expect(mismatches({ a: [1] }, { a: [1, 2] }, '')).toEqual([{ path: 'a', expected: [1], actual: [1, 2] }]);
    expect(mismatches([{ x: 1 }], [{ x: 1, y: 2 }], 'list')).toEqual([]);
    expect(mismatches({ a: null }, {}, '')).toEqual([]);
    expect(mismatches({ a: 0 }, {}, '')).toEqual([{ path: 'a', expected: 0, actual: null }]);
  });

  it('takes a text for what has it as its reason or type', () => {
    expect(mismatches(['actor'], [{ why: 'actor', needs: 'person' }], 'refusals')).toEqual([]);
    expect(mismatches(['undone'], [{ type: 'undone' }], 'events')).toEqual([]);
  });
});
