import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '#domain/history/event.ts';
import { evolveSeries, newSeries, nextNumber, seriesId, type Series } from './series.ts';

const pattern = 'INV-{year}-####';
const day = '2026-03-01';

function give(
  series: Series,
  device: string,
  taken: (text: string) => boolean = () => false
): { text: string; series: Series } {
  const next = nextNumber(series, { pattern, day, device, founder: 'one', taken });
  const { letter, counter, text } = next;
  const claimed = next.claims ? evolveSeries(series, recorded(device, 'letter-claimed', { letter })) : series;
  return { text, series: evolveSeries(claimed, recorded(device, 'counter-advanced', { letter, counter })) };
}

function recorded(device: string, type: string, data: Recorded['event']['data']): Recorded {
  const subject = { kind: 'series', id: 'INV-2026-#' } as const;
  return { event: { key: `${device}:${type}`, subject, type, at: 0, data }, by: 'ann', at: 0, device, n: 1 };
}

describe('a number', () => {
  it('counts on in the plain series on the first device [BR14]', () => {
    const first = give(newSeries('s'), 'one');
    const second = give(first.series, 'one');
    expect([first.text, second.text]).toEqual(['INV-2026-0001', 'INV-2026-0002']);
  });

  it('bears a letter on a further device, so that apart they never give the same [BR14]', () => {
    const { series } = give(newSeries('s'), 'one');
    const two = give(series, 'two');
    const three = give(two.series, 'three');
    expect([two.text, three.text, give(three.series, 'two').text, give(three.series, 'one').text]).toEqual([
      'INV-2026-B0001',
      'INV-2026-C0001',
      'INV-2026-B0002',
      'INV-2026-0002'
    ]);
  });

  it('is given to one device only, however many have claimed letters before [BR14]', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 }), (devices) => {
        const given: string[] = [];
        let series = newSeries('s');
        for (const device of devices) {
          const next = give(series, `device-${device}`);
          given.push(next.text);
          ({ series } = next);
        }
        expect(new Set(given).size).toBe(given.length);
        expect(new Set(Object.values(series.letters)).size).toBe(new Set(devices).size);
      })
    );
  });

  it('that stands on an invoice already is skipped [BR14]', () => {
    const taken = new Set(['INV-2026-0001', 'INV-2026-0002']);
    expect(give(newSeries('s'), 'one', (text) => taken.has(text)).text).toBe('INV-2026-0003');
  });

  it('grows past the digits of its pattern', () => {
    const series = { ...newSeries('s'), letters: { one: '' }, last: { '': 9_999 } };
    expect(give(series, 'one').text).toBe('INV-2026-10000');
  });
});

describe('a series', () => {
  it('is one for each pattern and year', () => {
    expect(seriesId('INV-{year}-####', '2026-01-01')).toBe('INV-2026-#');
    expect(seriesId('INV-{year}-##', '2026-12-31')).toBe('INV-2026-#');
    expect(seriesId('R####', '2027-01-01')).toBe('R#');
  });

  it('keeps the first letter that a device claimed, and the highest counter, whatever a merge brings later', () => {
    const events = [
      recorded('one', 'letter-claimed', { letter: 'B' }),
      recorded('one', 'letter-claimed', { letter: 'C' }),
      recorded('one', 'counter-advanced', { letter: 'B', counter: 5 }),
      recorded('one', 'counter-advanced', { letter: 'B', counter: 3 })
    ];
    expect(events.reduce(evolveSeries, newSeries('s'))).toMatchObject({ letters: { one: 'B' }, last: { B: 5 } });
  });
});
