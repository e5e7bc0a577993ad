import { describe, expect, it } from 'vitest';
import { presets } from './presets.ts';
import { compileMachine } from './machine.ts';
import { askMove, movesFrom, type Asker, type Standing } from './transition.ts';
import { inOrder } from './refusal.ts';
import type { Machine } from './document.ts';

const facts = {
  currency: 'EUR',
  client: 'Acme',
  lines: 1,
  number: '',
  outstanding: 0,
  'net-received': 0,
  'removes-money': false,
  status: 'draft'
};
const everybody: Asker = { is: 'person', may: () => true };
const nobody: Asker = { is: 'person', may: () => false };

function standing(status: string, more: Partial<Standing> = {}): Standing {
  return { status, previous: {}, facts, openStages: [], wasCompleted: false, ...more };
}

const { invoice: machine } = presets['small-business'].machines;
const compiled = compileMachine(machine);

describe('a move', () => {
  it('is known by the statuses that it joins, or by the status before', () => {
    const move = askMove(compiled, standing('draft'), everybody, { to: 'sent', reason: '' }).move;
    expect(move?.id).toBe('draft.sent');
    const back = movesFrom(compiled, standing('paid', { previous: { paid: 'sent' } }), everybody, { reason: '' });
    expect(back.map(({ move: { id } }) => id)).toContain('paid.previous');
  });

  it('is refused for every reason at once', () => {
    const bare = { ...facts, client: '', lines: 0 };
    const { refusals } = askMove(compiled, standing('draft', { facts: bare }), nobody, { to: 'sent', reason: '' });
    expect(refusals.map(({ why }) => why)).toEqual(['permission', 'client-missing', 'no-line']);
  });

  it('whose facts are missing altogether is dangling [BR17]', () => {
    const { refusals } = askMove(compiled, standing('draft', { facts: {} }), everybody, { to: 'sent', reason: '' });
    expect(refusals).toEqual([
      { why: 'dangling', what: 'client' },
      { why: 'dangling', what: 'lines' }
    ]);
  });

  it('from a status that the workflow does not know is dangling [BR17]', () => {
    expect(askMove(compiled, standing('ghost'), everybody, { to: 'sent', reason: '' }).refusals).toEqual([
      { why: 'dangling', what: 'ghost' }
    ]);
    expect(movesFrom(compiled, standing('ghost'), everybody, { reason: '' })).toEqual([]);
  });

  it('with an open conflict goes nowhere forward, and may still go back [BR17]', () => {
    const conflict = { ...facts, conflicts: 1 };
    const verdicts = movesFrom(compiled, standing('sent', { facts: conflict }), everybody, { reason: 'x' });
    const whyByTarget = Object.fromEntries(
      verdicts.map(({ move, refusals }) => [move.to.id, refusals.map(({ why }) => why)])
    );
    expect(whyByTarget).toEqual({ draft: [], disputed: [], paid: ['conflict-open'], void: [] });
  });
});

describe('a compiled machine', () => {
  it('is made once for each document', () => {
    expect(compileMachine(machine)).toBe(compiled);
  });

  it('finds no way on the prototype', () => {
    const target = askMove(compiled, standing('draft'), everybody, { to: 'constructor', reason: '' });
    expect(target.refusals).toEqual([{ why: 'unknown-status', status: 'constructor' }]);
    const odd: Machine = { ...machine, moves: [{ ...machine.moves[0]!, to: 'previous' }] };
    const verdict = askMove(compileMachine(odd), standing('draft'), everybody, { to: 'sent', reason: '' });
    expect(verdict.refusals).toEqual([{ why: 'no-such-move', from: 'draft', to: 'sent' }]);
  });
});

describe('refusals', () => {
  it('stand in one order, and keep their own order within a kind [BR17]', () => {
    const ordered = inOrder([
      { why: 'dangling', what: 'b' },
      { why: 'reason-missing', remedy: { do: 'give-reason' } },
      { why: 'dangling', what: 'a' },
      { why: 'actor', needs: 'person' },
      { why: 'no-line', remedy: { do: 'add-line' } }
    ]);
    expect(ordered.map((refusal) => ('what' in refusal ? refusal.what : refusal.why))).toEqual([
      'actor',
      'no-line',
      'reason-missing',
      'b',
      'a'
    ]);
  });
});
