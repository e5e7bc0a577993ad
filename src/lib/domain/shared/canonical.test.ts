import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test('it writes what another implementation of RFC 8785 writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
      expect(canonical(value)).toBe(canonicalize(value));
    }),
    { numRuns: 2_000 }
  );
});

test('keys stand in the order of their UTF-16 units, numbers that are keys too, and numbers as ECMAScript writes them', () => {
  // From RFC 8785, 3.2.2 and 3.2.3.
  expect(canonical({ numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0] })).toBe(
    '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}'
  );
  expect(canonical({ '€': 1, '\r': 2, '\ufb33': 3, '10': 4, '2': 5, '😀': 6, '\u0080': 7, ö: 8 })).toBe(
    '{"\\r":2,"10":4,"2":5,"\u0080":7,"ö":8,"€":1,"😀":6,"\ufb33":3}'
  );
  expect(canonical('"\\\u000f\n$')).toBe('"\\"\\\\\\u000f\\n$"');
});

test('what JSON has no place for is left out of records, and refused where it stands alone', () => {
  expect(canonical({ a: undefined, b: [undefined, null] })).toBe('{"b":[null,null]}');
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 'half \ud800', { '\udc00': 1 }, 1n])
    expect(() => canonical(value)).toThrow(TypeError);
});
