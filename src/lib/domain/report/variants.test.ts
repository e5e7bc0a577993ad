import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyVisits, casesOf, columnsOf } from '#tests/builders/event-logs.ts';
import { variantsOf } from './variants.ts';

test('ways are counted, the most frequent first, equally frequent ones as they first occur', () => {
  fc.assert(
    fc.property(anyVisits, fc.nat(4), (visits, topCount) => {
      const ways = casesOf(visits).map((own) => JSON.stringify(own.map(({ status }) => status)));
      const expected = [...new Set(ways)]
        .map((way) => ({ count: ways.filter((other) => other === way).length, path: JSON.parse(way) as string[] }))
        .sort((one, other) => other.count - one.count);
      expect(variantsOf(columnsOf(visits), { topCount })).toEqual({
        count: expected.length,
        top: expected.slice(0, topCount)
      });
    })
  );
});
