import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledIn, nextLevel, placeholders, unknownPlaceholders, type Placeholder } from './reminder.ts';
import type { Reminder } from './invoice.ts';

const values: Readonly<Record<Placeholder, string>> = {
  number: 'INV-7',
  amount: '400.00 €',
  due: '2 Mar 2026',
  days: '12',
  client: 'Lovelace Ltd',
  business: 'Ada & Co'
};
const anyValues = fc.record(
  Object.fromEntries(placeholders.map((name) => [name, fc.string()])) as Record<Placeholder, fc.Arbitrary<string>>
);

describe('the text of a reminder', () => {
  it('says what its placeholders stand for, however often they stand there [B71]', () => {
    expect(filledIn('{number}: {amount} since {due} ({days} days). {client}, {business}; {number}', values)).toBe(
      'INV-7: 400.00 € since 2 Mar 2026 (12 days). Lovelace Ltd, Ada & Co; INV-7'
    );
  });

  it('stays as it is where there is no placeholder in it [B71]', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[{}]/g, '')),
        anyValues,
        (text, given) => {
          expect(filledIn(text, given)).toBe(text);
          expect(unknownPlaceholders(text)).toEqual([]);
        }
      )
    );
  });

  it('is not looked through again for what was put in: a client called {amount} stays so [B71]', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placeholders), anyValues, (name, given) => {
        expect(filledIn(`<{${name}}>`, given)).toBe(`<${given[name]}>`);
      })
    );
  });

  it('keeps what stands in braces and means nothing, and tells of each once [B71]', () => {
    const text = '{numer} {number} {} {toString} {numer} { {open';
    expect(filledIn(text, values)).toBe('{numer} INV-7 {} {toString} {numer} { {open');
    expect(unknownPlaceholders(text)).toEqual(['numer', '', 'toString']);
  });
});

describe('the next reminder', () => {
  const sent = (...levels: number[]) => ({
    reminders: Object.fromEntries(
      levels.map((level, at): [string, Reminder] => [
        `r${at}`,
        { id: `r${at}`, at, by: 'ada', day: '2026-03-01', level, label: '', way: 'mail', subject: '', text: '' }
      ])
    )
  });

  it('goes one further than the last, and the last text is sent again where there is no other [B71]', () => {
    expect(nextLevel(sent(), 3)).toBe(0);
    expect(nextLevel(sent(1), 3)).toBe(1);
    expect(nextLevel(sent(1, 2), 3)).toBe(2);
    expect(nextLevel(sent(1, 2, 3), 3)).toBe(2);
    expect(nextLevel(sent(1, 2, 3), 1)).toBe(0);
  });
});
