import { describe, expect, it } from 'vitest';
import type { Ability } from '#domain/ledger/abilities.ts';
import type { Stance } from '#domain/ledger/impact.ts';
import { words } from '#ui/words/words.ts';
import { groupImpacts } from './impact.ts';

const none: Ability = { moves: [], approve: false, edit: false, pay: false };
const all: Ability = { moves: ['paid'], approve: true, edit: true, pay: true };
const stance: Stance = {
  status: { id: 'sent', label: 'Sent' },
  editing: 'open',
  archived: false,
  number: null,
  people: { me: all, ada: all, bea: none },
  waitsFor: ['me', 'ada'],
  openStages: []
};

function saidOf(before: Partial<Stance>, after: Partial<Stance>): string[] {
  const impact = { before: { ...stance, ...before }, after: { ...stance, ...after } };
  const names = {
    called: words.statusTypes.invoice,
    labelOf: () => 'Paid',
    whoIs: (person: string) => (person === 'me' ? ('you' as const) : { name: person === 'ada' ? 'Ada' : 'Bea' })
  };
  return groupImpacts(
    ['a', 'b'].map((id) => ({ ...impact, id })),
    names
  ).map(({ sentence }) => sentence);
}

describe('what people could do after publishing', () => {
  it('is said of those who gain or lose something, and of nobody else [B54]', () => {
    const moves: string[] = [];
    expect(saidOf({}, { people: { me: all, ada: { ...all, moves }, bea: none } })).toEqual([
      'Ada could move 2 invoices from “Sent” to “Paid” no more.'
    ]);
    expect(saidOf({ people: { me: { ...all, moves }, ada: all, bea: { ...none, moves } } }, {})).toEqual([
      'You could move 2 invoices from “Sent” to “Paid”.'
    ]);
    expect(saidOf({ people: { me: none, ada: none, bea: none } }, { people: { me: all, ada: all, bea: all } })).toEqual(
      [
        'You, Ada and Bea could move 2 invoices from “Sent” to “Paid”.',
        'You, Ada and Bea could approve 2 invoices in “Sent”.',
        'You, Ada and Bea could edit 2 invoices in “Sent”.',
        'You, Ada and Bea could record payments of 2 invoices in “Sent”.'
      ]
    );
  });

  it('says for whose signature an invoice waits, unless that is said already [B54] [BR3]', () => {
    expect(saidOf({}, { waitsFor: ['me', 'bea'] })).toEqual([
      '2 invoices wait for the signature of Bea in “Sent”.',
      '2 invoices wait for the signature of Ada in “Sent” no more.'
    ]);
    const people = { me: all, ada: { ...all, approve: false }, bea: none };
    expect(saidOf({}, { people, waitsFor: ['me'] })).toEqual(['Ada could approve 2 invoices in “Sent” no more.']);
  });
});
