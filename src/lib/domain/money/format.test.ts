import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorDigits, minorToDecimal } from './currency.ts';
import { normaliseDecimal } from './decimal.ts';
import { amountParts, formatAmount, formatDecimal } from './format.ts';
import { readAmount } from './typing.ts';

const locales = (
  'en-US en-GB en-IN en-ZA de-DE de-AT de-CH fr-FR fr-CH fr-CA it-CH es-ES es-MX pt-BR pt-PT nl-NL sv-SE nb-NO fi-FI ' +
  'pl-PL cs-CZ et-EE lt-LT ru-RU bg-BG tr-TR he-IL ar-EG ar-MA fa-IR ur-PK hi-IN mr-IN bn-BD ne-NP my-MM th-TH ja-JP zh-CN ko-KR'
).split(' ');

/** Intl's spaces and marks of direction differ from one engine to the next. */
function spaced(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/\p{Bidi_Control}/gu, '');
}

describe('an amount', () => {
  test.each([
    [123450, 'EUR', 'de-DE', '1.234,50 €'],
    [123450, 'EUR', 'en-US', '€1,234.50'],
    [-123450, 'EUR', 'en-US', '−€1,234.50'],
    [-5, 'EUR', 'de-DE', '−0,05 €'],
    [0, 'EUR', 'de-DE', '0,00 €'],
    [1234, 'JPY', 'en-US', '¥1,234'],
    [1234, 'TND', 'en-US', 'TND 1.234'],
    [1234, 'IQD', 'en-US', 'IQD 1.234'],
    [1234567890, 'INR', 'en-IN', '₹1,23,45,678.90'],
    [123450, 'EGP', 'ar-EG', '١٬٢٣٤٫٥٠ ج.م.'],
    [Number.MAX_SAFE_INTEGER, 'EUR', 'de-DE', '90.071.992.547.409,91 €'],
    [-Number.MAX_SAFE_INTEGER, 'JPY', 'en-US', '−¥9,007,199,254,740,991']
  ])('of %i %s in %s is %s', (amountMinor, currency, locale, text) => {
    expect(spaced(formatAmount(amountMinor, currency, locale))).toBe(text);
  });

  test('its number and its currency can be shown apart', () => {
    expect(amountParts(-123450, 'EUR', 'de-DE')).toEqual({
      number: '−1.234,50',
      currency: '€',
      isCurrencyFirst: false
    });
    expect(amountParts(-123450, 'EUR', 'en-US')).toEqual({ number: '−1,234.50', currency: '€', isCurrencyFirst: true });
  });

  test('apart they are what stands in the whole, in every locale', () => {
    const some = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -20_000_000, max: 20_000_000 }));
    const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'TND', 'CHF', 'INR');
    fc.assert(
      fc.property(some, currencies, fc.constantFrom(...locales), (amountMinor, currency, locale) => {
        const { number, currency: sign } = amountParts(amountMinor, currency, locale);
        const whole = formatAmount(amountMinor, currency, locale);
        expect(whole).toContain(sign);
        const digits = minorDigits(currency);
        const parts = new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits
        })
          // As text it loses no digit; what it writes around them is what is looked at here.
          .formatToParts(minorToDecimal(amountMinor, currency) as Intl.StringNumericLiteral)
          .filter(({ type }) => type !== 'currency' && type !== 'literal')
          .map(({ value }) => value);
        expect(number).toBe(parts.join('').replace('-', '−'));
      })
    );
  });

  test('it never shows a hyphen for a minus, in any locale', () => {
    for (const locale of locales) {
      expect(formatAmount(-1, 'EUR', locale)).toContain('−');
      expect(formatAmount(-1, 'EUR', locale)).not.toContain('-');
    }
  });

  test('pasted back it reads as the same amount, in every locale', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...locales), (amountMinor, locale) => {
        const reading = readAmount(formatAmount(amountMinor, 'EUR', locale), locale, {
          digitsMax: minorDigits('EUR'),
          currency: 'EUR'
        });
        expect(reading).toEqual({
          ok: true,
          value: { decimal: normaliseDecimal(minorToDecimal(amountMinor, 'EUR')), ambiguous: false }
        });
      }),
      { numRuns: 1000 }
    );
  });
});

describe('a plain decimal', () => {
  test.each([
    ['1234.5', 'de-DE', '1234,5'],
    ['-1234.50', 'sv-SE', '-1234,5'],
    ['1234.5', 'fr-CH', '1234,5'],
    ['1234.5', 'de-CH', '1234.5'],
    ['1234.5', 'ar-EG', '١٢٣٤٫٥'],
    ['0', 'de-DE', '0'],
    ['123456789012345678.123456789012', 'en-US', '123456789012345678.123456789012']
  ])('%s in %s is typed %s', (decimal, locale, text) => {
    expect(formatDecimal(decimal, locale)).toBe(text);
  });

  test('is read back as the same number in every locale, and in doubt only with exactly three decimals', () => {
    const decimals = fc
      .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.stringMatching(/^(\.[0-9]{1,12})?$/))
      .map(([whole, fraction]) => normaliseDecimal(`${whole}${fraction}`));
    fc.assert(
      fc.property(decimals, fc.constantFrom(...locales), (decimal, locale) => {
        const reading = readAmount(formatDecimal(decimal, locale), locale, { digitsMax: 12 });
        expect(reading).toMatchObject({ ok: true, value: { decimal } });
        if (reading.ok && reading.value.ambiguous) expect(decimal).toMatch(/^-?[1-9]\d{0,2}\.\d{3}$/);
      }),
      { numRuns: 2000 }
    );
  });
});
