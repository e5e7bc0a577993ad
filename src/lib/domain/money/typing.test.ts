import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalToMinor, minorDigits } from './currency.ts';
import { compareDecimals } from './decimal.ts';
import { readAmount, type AmountLimits } from './typing.ts';

/** What stands for a decimal point in plain numbers of each locale, when written with 0–9. */
const pointByLocale: Record<string, '.' | ','> = {
  'en-US': '.',
  'en-GB': '.',
  'en-IN': '.',
  'en-CA': '.',
  'en-ZA': ',',
  'de-DE': ',',
  'de-AT': ',',
  'de-CH': '.',
  'fr-FR': ',',
  'fr-CH': ',',
  'fr-CA': ',',
  'it-IT': ',',
  'it-CH': '.',
  'es-ES': ',',
  'es-MX': '.',
  'pt-BR': ',',
  'pt-PT': ',',
  'nl-NL': ',',
  'sv-SE': ',',
  'nb-NO': ',',
  'da-DK': ',',
  'fi-FI': ',',
  'pl-PL': ',',
  'cs-CZ': ',',
  'ru-RU': ',',
  'tr-TR': ',',
  'hi-IN': '.',
  'mr-IN': '.',
  'bn-BD': '.',
  'ar-EG': '.',
  'fa-IR': '.',
  'ja-JP': '.',
  'zh-CN': '.',
  'th-TH': '.'
};
const locales = Object.keys(pointByLocale);

function read(typed: string, locale = 'en-US', limits: AmountLimits = { digitsMax: 2 }) {
  const reading = readAmount(typed, locale, limits);
  if (!reading.ok) return reading.error;
  return reading.value.ambiguous ? `${reading.value.decimal}?` : reading.value.decimal;
}

describe.each(locales)('in %s', (locale) => {
  test.each([
    ['1', '1'],
    ['1,23', '1.23'],
    ['1.23', '1.23'],
    ['1,2', '1.2'],
    ['.5', '0.5'],
    [',5', '0.5'],
    ['5,', '5'],
    ['0,50', '0.5'],
    ['1234,56', '1234.56'],
    ['1234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1 234.56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ['1\u2009234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1’234.56', '1234.56'],
    ['1’234,56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234.567,8', '1234567.8'],
    ['1 234 567', '1234567'],
    ['1 234', '1234'],
    ["1'234", '1234'],
    ['1,23,456.78', '123456.78'],
    ['12,34,56,789', '123456789'],
    ['1,23,456', '123456'],
    ['١٢٣٤٫٥٦', '1234.56'],
    ['١٬٢٣٤٫٥٦', '1234.56'],
    ['۱۲۳۴٫۵', '1234.5'],
    ['१२,३४,५६७.८९', '1234567.89'],
    ['\uff11\uff12\uff13\uff14\uff0e\uff15\uff16', '1234.56'],
    ['\uff0b1\uff0c5', '1.5'],
    ['১২৩.৪', '123.4'],
    ['๑๒๓', '123'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['-5,5', '-5.5'],
    ['- 5', '-5'],
    ['+5', '5'],
    ['\u200e−5', '-5'],
    ['-0', '0'],
    ['  7  ', '7'],
    ['007', '7'],
    ['€ 5', '5'],
    ['€5', '5'],
    ['5 €', '5'],
    ['5,50€', '5.5'],
    ['-€5', '-5'],
    ['€-5', '-5'],
    ['EUR 1.234,50', '1234.5'],
    ['5 USD', '5'],
    ['$5 USD', '5'],
    ['US$5', '5'],
    ['$.50', '0.5'],
    ['100.00', '100'],
    ['1.2300', '1.23']
  ])('%j is %s', (typed, decimal) => {
    expect(read(typed, locale)).toBe(decimal);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u200e', 'empty'],
    ['-', 'not-a-number'],
    ['.', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['12abc', 'not-a-number'],
    ['abc12', 'not-a-number'],
    ['12 3a', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['-€-5', 'not-a-number'],
    ['5-', 'not-a-number'],
    ['5-3', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['½', 'not-a-number'],
    ['10²', 'not-a-number'],
    ['5 kg', 'not-a-number'],
    ['5 %', 'not-a-number'],
    ['5 EUR 3', 'not-a-number'],
    ['1,2,3', 'bad-grouping'],
    ['1.2.3', 'bad-grouping'],
    ['1 2', 'bad-grouping'],
    ['1, 5', 'bad-grouping'],
    ['1,,5', 'bad-grouping'],
    ['1.,5', 'bad-grouping'],
    ['1.23,45', 'bad-grouping'],
    ['12,34.56', 'bad-grouping'],
    ['1 234,567,890', 'bad-grouping'],
    ['1,234.567,89', 'bad-grouping'],
    ['1234,567,890', 'bad-grouping'],
    ['0,123,456', 'bad-grouping'],
    ['1,234,56', 'bad-grouping'],
    ['1٫2٫3', 'bad-grouping'],
    ['1,2345', 'too-many-decimals'],
    ['0.123', 'too-many-decimals'],
    ['1234.567', 'too-many-decimals'],
    ['1 234.567', 'too-many-decimals'],
    ['1,234.567', 'too-many-decimals'],
    ['90071992547409.92', 'too-large'],
    ['-99999999999999999999', 'too-large'],
    ['1'.repeat(101), 'not-a-number']
  ])('%j is refused, never cut: %s', (typed, why) => {
    expect(read(typed, locale)).toBe(why);
  });

  test('one separator before exactly three digits reads as the locale has it, and says so', () => {
    const point = pointByLocale[locale];
    const threeDigits = { digitsMax: 3 };
    expect(read('1.234', locale, threeDigits)).toBe(point === '.' ? '1.234?' : '1234?');
    expect(read('1,234', locale, threeDigits)).toBe(point === ',' ? '1.234?' : '1234?');
    expect(read('-12.345', locale, threeDigits)).toBe(point === '.' ? '-12.345?' : '-12345?');
  });

  test('a reading in doubt with more decimals than the currency has is refused, also when they are zeros', () => {
    const typed = pointByLocale[locale] === '.' ? '1.230' : '1,230';
    expect(read(typed, locale)).toBe('too-many-decimals');
    expect(read(typed.replace('230', '000'), locale, { digitsMax: 0 })).toBe('too-many-decimals');
  });

  test('three digits after a zero or after four digits are decimals beyond doubt', () => {
    expect(read('0,125', locale, { digitsMax: 3 })).toBe('0.125');
    expect(read('1234.567', locale, { digitsMax: 3 })).toBe('1234.567');
    expect(read('.125', locale, { digitsMax: 3 })).toBe('0.125');
    expect(read('1 234,567', locale, { digitsMax: 3 })).toBe('1234.567');
  });
});

describe('a known currency', () => {
  test.each([
    ['100 kr', 'sv-SE', 'SEK'],
    ['100 kr.', 'da-DK', 'DKK'],
    ['kr 100', 'nb-NO', 'NOK'],
    ['100 zł', 'pl-PL', 'PLN'],
    ['100 Kč', 'cs-CZ', 'CZK'],
    ['R$ 100', 'pt-BR', 'BRL'],
    ['$100', 'en-US', 'CAD'],
    ['CA$100', 'en-US', 'CAD'],
    ['¥100', 'ja-JP', 'JPY'],
    ['₹100', 'en-IN', 'INR'],
    ['100 eur', 'de-DE', 'EUR'],
    ['CHF 100', 'de-CH', 'CHF'],
    ['100 د.إ.‏', 'ar-AE', 'AED']
  ])('%s in %s is an amount of %s', (typed, locale, currency) => {
    expect(read(typed, locale, { digitsMax: minorDigits(currency), currency })).toBe('100');
  });

  test.each([
    ['$5', 'other-currency'],
    ['5 USD', 'other-currency'],
    ['5 usd', 'other-currency'],
    ['5 abc', 'not-a-number']
  ])('%s is refused where euros are asked for: %s', (typed, why) => {
    expect(read(typed, 'de-DE', { digitsMax: 2, currency: 'EUR' })).toBe(why);
  });

  test('the point of an abbreviation belongs to it, not to the number', () => {
    expect(read('kr.500', 'da-DK', { digitsMax: 2, currency: 'DKK' })).toBe('500');
  });

  test('small words are no currency codes', () => {
    expect(read('12all')).toBe('not-a-number');
    expect(read('12 top')).toBe('not-a-number');
  });
});

describe('limits', () => {
  test('a currency without decimals takes none', () => {
    expect(read('100,5', 'ja-JP', { digitsMax: 0 })).toBe('too-many-decimals');
    expect(read('100.00', 'ja-JP', { digitsMax: 0 })).toBe('100');
  });

  test('a percentage may have its sign, before or after, and no currency', () => {
    const limits = { digitsMax: 4, percent: true };
    expect(read('7,7 %', 'de-CH', limits)).toBe('7.7');
    expect(read('%19', 'tr-TR', limits)).toBe('19');
    expect(read('١٤٪', 'ar-EG', limits)).toBe('14');
    expect(read('19 €', 'de-DE', limits)).toBe('not-a-number');
  });

  test('a quantity may have many decimals', () => {
    expect(read('0,333333', 'fr-CH', { digitsMax: 6 })).toBe('0.333333');
    expect(read('1.5', 'fr-CH', { digitsMax: 6 })).toBe('1.5');
  });

  test('what is read with the decimals of a currency always fits its minor units', () => {
    const typing = fc.tuple(fc.stringMatching(/^-?[0-9]{1,18}$/), fc.stringMatching(/^([.,][0-9]{1,5})?$/));
    fc.assert(
      fc.property(typing, fc.constantFrom('EUR', 'JPY', 'TND', 'CLF'), ([whole, rest], currency) => {
        const reading = readAmount(whole + rest, 'en-US', { digitsMax: minorDigits(currency) });
        if (reading.ok) expect(decimalToMinor(reading.value.decimal, currency).ok).toBe(true);
        else expect(['too-large', 'too-many-decimals']).toContain(reading.error);
      })
    );
  });
});

describe('laws', () => {
  test('no text at all makes it throw, and what it takes has every digit that was typed', () => {
    const characters = fc.constantFrom(...Array.from("0123456789.,' -+€٫٬٣’aEUR"));
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 14 }), fc.constantFrom(...locales), (typed, locale) => {
        const reading = readAmount(typed, locale, { digitsMax: 12 });
        if (!reading.ok) return;
        const digits = typed.replaceAll('٣', '3').replace(/\D/g, '');
        expect(digits.replaceAll('0', '')).toBe(reading.value.decimal.replace(/[^1-9]/g, ''));
      }),
      { numRuns: 2000 }
    );
  });

  test('a point and a comma mean the same wherever the reading is not in doubt', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,8}[.,][0-9]{1,4}$/), fc.constantFrom(...locales), (typed, locale) => {
        const reading = readAmount(typed, locale, { digitsMax: 4 });
        const plain = readAmount(typed.replace(',', '.'), 'en-US', { digitsMax: 4 });
        if (!reading.ok || !plain.ok || reading.value.ambiguous) return;
        expect(compareDecimals(reading.value.decimal, plain.value.decimal)).toBe(0);
      })
    );
  });
});
