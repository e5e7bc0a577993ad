import { expect, test } from 'vitest';
import { asciiDigits, withoutDirectionMarks } from './digits.ts';

test('the digits of every locale that Intl writes become 0 to 9', () => {
  const locales = 'ar-EG fa-IR ur-IN mr-IN ne-NP bn-BD my-MM dz-BT ccp ff-Adlm nqo sat en'.split(' ');
  const systems =
    'arab arabext beng deva fullwide gujr guru khmr knda laoo mlym mymr orya tamldec telu thai tibt'.split(' ');
  for (const locale of [...locales, ...systems.map((system) => `en-u-nu-${system}`)]) {
    const written = new Intl.NumberFormat(locale, { useGrouping: false }).format(1234567890);
    expect(asciiDigits(written), locale).toBe('1234567890');
  }
});

test('what is no decimal digit stays', () => {
  expect(asciiDigits('½ ² ① 一 x')).toBe('½ ² ① 一 x');
});

test('marks of direction go, and nothing else does', () => {
  expect(withoutDirectionMarks('\u200f\u061c-1\u2066\u00a02\u2069')).toBe('-1\u00a02');
});
