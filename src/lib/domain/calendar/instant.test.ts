import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.ts';

function shown(text: string, zone: string): string | null {
  const at = instantOf(text, zone);
  return at === null ? null : new Date(at).toISOString();
}

describe('the instant at which clocks show a time', () => {
  it('is on its own day also late on a day that clocks have shortened [WR6]', () => {
    expect(shown('2026-03-29T23:30', 'Europe/Berlin')).toBe('2026-03-29T21:30:00.000Z');
    expect(shown('2026-09-06T23:30', 'America/Santiago')).toBe('2026-09-07T02:30:00.000Z');
  });

  it('is on its own day also late on a day that clocks have lengthened [WR6]', () => {
    expect(shown('2026-10-25T23:30', 'Europe/Berlin')).toBe('2026-10-25T22:30:00.000Z');
  });

  it('is the first of the two where clocks show it twice [WR6]', () => {
    expect(shown('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is that far after the jump where clocks jump over it, and never on the day before [WR6]', () => {
    expect(shown('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(shown('2026-09-06T00:30', 'America/Santiago')).toBe('2026-09-06T04:30:00.000Z');
  });

  it('is there also on a day that a zone left out: where the next one is [WR6]', () => {
    expect(shown('2011-12-30T10:00', 'Pacific/Apia')).toBe('2011-12-30T20:00:00.000Z');
  });
});
