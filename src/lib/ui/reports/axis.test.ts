import { afterEach, expect, test } from 'vitest';
import { chooseLocale } from '#ui/words/language.ts';
import { amountAtAxis } from './axis.ts';

afterEach(() => chooseLocale(''));

test.each([
  ['en-GB', 10_000_000, '€100,000'],
  ['de-DE', 10_000_000, '100.000\u00A0€'],
  ['en-IN', 10_000_000, '€1,00,000'],
  ['en-GB', 1_050, '€10.50']
])('an amount at an axis loses nothing but hundredths that are none (%s, %i)', (locale, amountMinor, shown) => {
  chooseLocale(locale);
  expect(amountAtAxis(amountMinor, 'EUR')).toBe(shown);
});
