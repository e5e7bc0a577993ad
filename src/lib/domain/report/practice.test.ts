import { expect, test } from 'vitest';
import { withMachine } from '#domain/workflow/editing/machine.ts';
import { changedStatus, withStatus } from '#domain/workflow/editing/statuses.ts';
import { emptyRule, ruleOfMove, withRule } from '#domain/workflow/editing/rules.ts';
import type { Rule, Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import { isOfInvoices, keyOfHint, practiceHints, type PracticeHint } from './practice.ts';
import { visitsOf, type LoggedEvent } from './visits.ts';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-27T12:00:00Z');
const { agency } = presets;

/** A status, since so many days ago; `by` a person, unless it says otherwise. */
type Step = readonly [status: string, daysAgo: number, by?: 'platform' | 'import'];

/** What is hinted at where invoices went like this. */
function hintsAt(
  invoices: readonly (readonly Step[])[],
  { workflow = agency, knownDays = 1_000 }: { workflow?: Workflow; knownDays?: number } = {}
): PracticeHint[] {
  const steps = invoices.flatMap((own, number) =>
    own.map(([status, daysAgo, by], place) => ({ case: String(number), status, daysAgo, by, place }))
  );
  const visits = visitsOf(steps.map(({ daysAgo, ...step }): LoggedEvent => ({ ...step, at: nowMs - daysAgo * dayMs })));
  return practiceHints({
    visits: {
      ...visits,
      byHand: Uint8Array.from(steps, ({ place, by }) => Number(place > 0 && by === undefined)),
      byImport: Uint8Array.from(steps, ({ by }) => Number(by === 'import'))
    },
    machine: compileMachine(workflow.machines.invoice),
    rules: workflow.rules,
    nowMs,
    knownSinceMs: () => nowMs - knownDays * dayMs,
    waitingIn: (status, days) =>
      invoices.filter((own) => own.at(-1)?.[0] === status && (own.at(-1)?.[1] ?? 0) >= days).length
  });
}

const many = (count: number, steps: readonly Step[]): (readonly Step[])[] => Array.from({ length: count }, () => steps);

/** Each waited for a day in every status, and rules did what rules can do. */
const healthy = many(30, [
  ['proforma', 40],
  ['awaiting-approval', 39],
  ['approved', 38],
  ['submitted', 37, 'platform'],
  ['paid', 36, 'platform']
]);

const of = (why: PracticeHint['why'], hints: readonly PracticeHint[]): PracticeHint[] =>
  hints.filter((hint) => hint.why === why);

test('nothing is hinted at where all goes well, nor where there is nothing yet [B77]', () => {
  expect(hintsAt([])).toEqual([]);
  expect(hintsAt(healthy)).toEqual([]);
  for (const workflow of Object.values(presets)) expect(hintsAt([], { workflow })).toEqual([]);
});

test('what waits longer than nine of ten did is to be reviewed, as soon as it is three of them [B72]', () => {
  const waiting = many(3, [
    ['proforma', 20],
    ['awaiting-approval', 3]
  ]);
  const late = { why: 'late', status: 'awaiting-approval', count: 3, days: 3, by: { is: 'usual', leavings: 30 } };
  expect(hintsAt([...healthy, ...waiting])).toEqual([late]);
  expect(hintsAt([...healthy, ...waiting.slice(1)])).toEqual([]);
  expect(hintsAt([...healthy.slice(11), ...waiting])).toEqual([]);
  const justCame = many(3, [
    ['proforma', 20],
    ['awaiting-approval', 2]
  ]);
  expect(hintsAt([...healthy, ...justCame])).toEqual([]);
});

test('what is usual is what was so in the last half year, and what slow people take is usual, too [B72]', () => {
  const slow = many(25, [
    ['proforma', 60],
    ['awaiting-approval', 58],
    ['approved', 38],
    ['submitted', 37, 'platform']
  ]);
  const waiting = (days: number): (readonly Step[])[] => many(3, [['awaiting-approval', days]]);
  expect(of('late', hintsAt([...slow, ...waiting(19)]))).toEqual([]);
  expect(of('late', hintsAt([...slow, ...waiting(20)]))).toMatchObject([{ days: 20 }]);
  const longAgo = slow.map((own) => own.map(([status, days, ...by]): Step => [status, days + 180, ...by]));
  expect(of('late', hintsAt([...longAgo, ...waiting(20)]))).toEqual([]);
});

test('where a rule reminds, its days count, however few have left before [B71]', () => {
  const reminding = (changes: Partial<Rule>): Workflow =>
    withRule(agency, {
      ...emptyRule('Look after them', []),
      on: [{ event: 'in-status', days: 10, statuses: ['awaiting-approval'] }],
      then: [{ do: 'remind', text: 'Ask again.' }],
      ...changes
    });
  const waiting = many(3, [['awaiting-approval', 10]]);
  const late = (changes: Partial<Rule>): unknown => of('late', hintsAt(waiting, { workflow: reminding(changes) }));
  const { id } = emptyRule('Look after them', []);
  expect(late({})).toEqual([
    { why: 'late', status: 'awaiting-approval', count: 3, days: 10, by: { is: 'reminder', rule: id } }
  ]);
  expect(late({ on: [{ event: 'in-status', days: 10 }] })).toHaveLength(1);
  expect(late({ on: [{ event: 'in-status', days: 11, statuses: ['awaiting-approval'] }] })).toEqual([]);
  expect(late({ enabled: false })).toEqual([]);
  expect(late({ then: [] })).toEqual([]);
});

test('a status that invoices get to and none leaves is told of, unless it is where they end [B72]', () => {
  const left = many(6, [
    ['proforma', 100],
    ['submitted', 90]
  ]);
  expect(hintsAt(left)).toEqual([{ why: 'stuck', status: 'submitted', count: 6, days: 60 }]);
  expect(hintsAt(left.slice(2))).toEqual([]);
  const oneLeft: Step[] = [
    ['proforma', 100],
    ['submitted', 90],
    ['paid', 59, 'platform']
  ];
  expect(hintsAt([...left, oneLeft])).toEqual([]);
  for (const end of ['paid', 'voided'])
    expect(hintsAt(many(6, [['proforma', 100] as const, [end, 90] as const]))).toEqual([]);
});

test('a heap that nobody touches is told of once, although it is late as well [B72]', () => {
  const usual = many(20, [
    ['awaiting-approval', 100],
    ['approved', 99],
    ['submitted', 98, 'platform'],
    ['paid', 97, 'platform']
  ]);
  const heap = many(5, [['awaiting-approval', 61]]);
  expect(hintsAt([...usual, ...heap]).map(({ why }) => why)).toEqual(['stuck']);
});

const byHand = many(20, [
  ['proforma', 40],
  ['awaiting-approval', 39],
  ['approved', 38],
  ['submitted', 36],
  ['paid', 30, 'platform']
]);

test('a move that people make nearly every time is one for a rule [B75] [B76]', () => {
  const hint = { why: 'by-hand', from: 'approved', to: 'submitted', times: 20, leavings: 20, medianMs: 2 * dayMs };
  expect(hintsAt(byHand)).toEqual([hint]);
  expect(hintsAt(byHand.slice(1))).toEqual([]);
  const elsewhere = (count: number): (readonly Step[])[] =>
    many(count, [
      ['approved', 38],
      ['voided', 37]
    ]);
  expect(hintsAt([...byHand, ...elsewhere(2)])).toEqual([{ ...hint, leavings: 22 }]);
  expect(hintsAt([...byHand, ...elsewhere(3)])).toEqual([]);
  const longAgo = byHand.map((own) => own.map(([status, days, ...by]): Step => [status, days + 180, ...by]));
  expect(of('by-hand', hintsAt(longAgo))).toEqual([]);
});

test('no rule is proposed where one moves already, or may not, or where people work, sign and are paid [B75]', () => {
  const ruled = withRule(agency, ruleOfMove({ from: 'approved', to: 'submitted' }, 'Submit', []));
  expect(hintsAt(byHand, { workflow: ruled })).toEqual([]);
  const persons = withMachine(agency, (machine) => ({
    ...machine,
    moves: machine.moves.map((way) => ({ ...way, actor: 'person' as const }))
  }));
  expect(hintsAt(byHand, { workflow: persons })).toEqual([]);
  const paidByHand = many(30, [
    ['submitted', 40],
    ['paid', 30]
  ]);
  expect(of('by-hand', hintsAt(paidByHand))).toEqual([]);
});

const added = withStatus(agency, { label: 'Checked', group: 'APPROVAL', from: ['approved'], to: ['submitted'] });

test('a status that nobody needed for half a year is told of, once enough was begun meanwhile [B74]', () => {
  const { workflow, id } = added;
  const hint = { why: 'unvisited', status: id, begun: 30, sinceMs: nowMs - 180 * dayMs };
  expect(hintsAt(healthy, { workflow })).toEqual([hint]);
  expect(hintsAt(healthy.slice(10), { workflow })).toMatchObject([{ begun: 20 }]);
  expect(hintsAt(healthy.slice(11), { workflow })).toEqual([]);
  const imported = healthy.map(([, ...rest]) => [['submitted', 40, 'import'] as const, ...rest.slice(3)]);
  expect(hintsAt(imported, { workflow })).toEqual([]);
});

test('a status that is new may still find its use, and one that is in use has found it [B74]', () => {
  const { workflow, id } = added;
  expect(hintsAt(healthy, { workflow, knownDays: 89 })).toEqual([]);
  expect(hintsAt(healthy, { workflow, knownDays: 90 })).toMatchObject([{ sinceMs: nowMs - 90 * dayMs }]);
  const stillThere: Step[] = [[id, 500]];
  const leftLately: Step[] = [
    [id, 500],
    ['submitted', 179]
  ];
  const leftLongAgo: Step[] = [
    [id, 500],
    ['submitted', 181]
  ];
  expect(of('unvisited', hintsAt([...healthy, stillThere], { workflow }))).toEqual([]);
  expect(of('unvisited', hintsAt([...healthy, leftLately], { workflow }))).toEqual([]);
  expect(of('unvisited', hintsAt([...healthy, leftLongAgo], { workflow }))).toHaveLength(1);
});

test('what is there for the exception is needed although nobody gets there [B74]', () => {
  const staged = changedStatus(added.workflow, added.id, { approvalStage: 2 });
  expect(hintsAt(healthy, { workflow: staged })).toEqual([]);
  const settled = changedStatus(added.workflow, added.id, { settled: true });
  expect(hintsAt(healthy, { workflow: settled })).toEqual([]);
  const negative = changedStatus(added.workflow, added.id, { outcome: 'negative', color: '#cf3f45' });
  expect(hintsAt(healthy, { workflow: negative })).toEqual([]);
});

test('of many statuses, those that nobody needed are told of together [B57] [B74]', () => {
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  const workflow = names.reduce(
    (document, label) =>
      withStatus(document, { label, group: 'APPROVAL', from: ['approved'], to: ['submitted'] }).workflow,
    agency
  );
  const [hint, ...others] = hintsAt(healthy, { workflow });
  expect(others).toEqual([]);
  expect(hint).toMatchObject({ why: 'crowded', count: 13, begun: 30, sinceMs: nowMs - 180 * dayMs });
  expect(hint).toHaveProperty('statuses', ['one', 'two', 'three', 'four', 'five', 'six']);
  expect(hintsAt(healthy.slice(11), { workflow })).toEqual([]);
});

test('colours that mislead are told of as the proof finds them [B58] [B63] [B70]', () => {
  const workflow = changedStatus(agency, 'rejected', { color: '#2e8b57' });
  expect(hintsAt(healthy, { workflow })).toEqual([
    { why: 'color', finding: { why: 'unusual-color', status: 'rejected', color: 'green' } }
  ]);
  const alike = changedStatus(agency, 'rejected', { color: '#00a0a0' });
  const statuses: [string, string] = ['approved', 'rejected'];
  expect(hintsAt(healthy, { workflow: changedStatus(alike, 'approved', { color: '#00a1a1' }) })).toEqual([
    { why: 'color', finding: { why: 'alike-colors', statuses } }
  ]);
});

test('a hint is known again when its numbers have changed, and told from all others [B77]', () => {
  const waiting = many(3, [['awaiting-approval', 3]]);
  const heap = many(6, [['rejected', 70]]);
  const workflow = changedStatus(added.workflow, 'rejected', { color: '#2e8b57' });
  const hints = hintsAt([...healthy, ...byHand, ...byHand, ...byHand, ...byHand, ...byHand, ...waiting, ...heap], {
    workflow
  });
  const later = hintsAt(
    [...healthy, ...byHand, ...byHand, ...byHand, ...byHand, ...byHand, ...byHand, ...waiting, ...heap, ...heap],
    { workflow }
  );
  const keys = hints.map(keyOfHint);
  expect(hints.map(({ why }) => why)).toEqual(['late', 'stuck', 'unvisited', 'color']);
  expect(new Set(keys).size).toBe(hints.length);
  expect(later.map(keyOfHint)).toEqual(keys);
  expect(later).not.toEqual(hints);
  expect(hints.filter(isOfInvoices).map(({ why }) => why)).toEqual(['late', 'stuck']);
});
