import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#tests/builders/commands.ts';
import { totalsOf } from './balance.ts';
import { creditOver } from './credit.ts';
import { emptyContent } from './evolve.ts';

const taxed = (taxRate: string, currency = 'EUR') => {
  const [line] = Object.values(linesOf('100'));
  if (!line) throw new Error('no line');
  return { ...emptyContent, currency, lines: { a: { ...line, id: 'a', taxCategory: 'S', taxRate } } };
};

test('a credit note over a difference comes to just that, to the cent, whatever the tax and currency [WR3] [WR7]', () => {
  const rates = fc.constantFrom('0', '5.5', '7', '7.7', '19', '25');
  fc.assert(
    fc.property(
      rates,
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (rate, currency, minor) => {
        const content = taxed(rate, currency);
        const part = creditOver(content, { minor, text: 'Retrospectives', id: 'new' });
        const credit = { ...content, ...part };
        expect(totalsOf(credit).totalWithTaxMinor + credit.roundingMinor).toBe(minor);
        expect(Math.abs(credit.roundingMinor)).toBeLessThanOrEqual(1);
        expect(Object.values(credit.lines)).toMatchObject([{ text: 'Retrospectives', taxRate: rate, source: null }]);
      }
    )
  );
});

test('where lines are taxed in several ways, a person says which of them a credit note is about', () => {
  const { lines } = taxed('19');
  const mixed = { ...emptyContent, lines: { ...lines, b: { ...lines.a, id: 'b', taxRate: '7' } } };
  expect(creditOver(mixed, { minor: 100, text: '', id: 'new' })).toBeNull();
  expect(creditOver(emptyContent, { minor: 100, text: '', id: 'new' })).toBeNull();
});
