import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  commitId,
  commitPartSchema,
  isIntact,
  joinParts,
  partsOf,
  recordedIn,
  sealCommit,
  type Head
} from './commit.ts';
import { digestOf } from './digest.ts';
import { inFoldOrder, type Event } from './event.ts';
import { lastInstantMs, latestClockMs, tick } from './clock.ts';

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function head(fields: Partial<Head> = {}): Head {
  return {
    v: 1,
    dataset: 'd',
    device: 'one',
    n: 1,
    at: 100,
    wall: 100,
    by: 'ann',
    workflow: 'w',
    command: 'test',
    prev: '',
    ...fields
  };
}

function events(count: number, size = 1): Event[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `one:1:${index}`,
    subject: { kind: 'invoice', id: 'a' },
    type: 'invoice-edited',
    at: 100,
    data: { text: 'x'.repeat(size) }
  }));
}

describe('a commit', () => {
  it('is intact as it was sealed, and not once a letter of it is another', () => {
    const commit = sealCommit(head(), events(2));
    expect(isIntact(commit)).toBe(true);
    expect(isIntact({ ...commit, by: 'eve' })).toBe(false);
    expect(isIntact({ ...commit, events: events(1) })).toBe(false);
    expect(isIntact({ ...commit, prev: 'x' })).toBe(false);
  });

  it('is hashed over its head and the digest of its events, so that a body can be redacted', () => {
    const { events: body, hash, ...rest } = sealCommit(head(), events(2));
    expect(hash).toBe(digestOf([rest, digestOf(body)]));
  });

  it('hashes the same whatever the order of its keys', () => {
    const { v, dataset, ...rest } = head();
    expect(sealCommit({ ...rest, dataset, v }, events(1)).hash).toBe(sealCommit(head(), events(1)).hash);
  });

  it('is known by its device and count', () => {
    expect(commitId(head({ device: 'two', n: 7 }))).toBe('two:7');
  });

  it('tells each event who did it and where it stands', () => {
    const [recorded] = recordedIn(sealCommit(head(), events(1)));
    expect(recorded).toMatchObject({ by: 'ann', at: 100, device: 'one', n: 1 });
  });
});

describe('parts', () => {
  it('hold at most 1,000 events each', () => {
    const parts = partsOf(sealCommit(head(), events(2_500)));
    expect(parts.map((part) => part.events.length)).toEqual([1_000, 1_000, 500]);
    expect(parts.map(({ part, parts: count }) => [part, count])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3]
    ]);
  });

  it('hold at most 512 kB each, and one event even if it is larger', () => {
    expect(partsOf(sealCommit(head(), events(4, 200_000))).map((part) => part.events.length)).toEqual([2, 2]);
    expect(partsOf(sealCommit(head(), events(1, 900_000)))).toHaveLength(1);
  });

  it('join again into the commits that they were, in any order, named where one is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_200 }), { maxLength: 4 }), fc.nat(), (counts, chance) => {
        const commits = counts.map((count, index) =>
          sealCommit(head({ n: index + 1, at: 100 + index }), events(count))
        );
        const parts = commits.flatMap(partsOf);
        const turned = parts.map((_, index) => parts[(index + chance) % parts.length]!);
        expect(joinParts(turned)).toEqual({ commits, incomplete: [] });
        const torn = parts.find((part) => part.parts > 1);
        if (!torn) return;
        const { commits: whole, incomplete } = joinParts(parts.filter((part) => part !== torn));
        expect(incomplete).toEqual([commitId(torn)]);
        expect(whole).toHaveLength(commits.length - 1);
      }),
      { numRuns: 20 }
    );
  });

  it('pass their schema', () => {
    for (const part of partsOf(sealCommit(head(), events(3)))) expect(commitPartSchema.parse(part)).toEqual(part);
  });

  it.each<[string, Partial<Head>, Partial<Event>]>([
    ['a clock past all whole days', { at: Number.MAX_SAFE_INTEGER }, {}],
    ['a wall past all days that have a name', { wall: lastInstantMs + 1 }, {}],
    ['a clock before all days that have a name', { at: -Number.MAX_SAFE_INTEGER }, {}],
    ['a device without a name', { device: '' }, {}],
    ['an event that holds at no time', {}, { at: 1e300 }],
    ['an event without a key', {}, { key: '' }],
    ['an event keyed like the prototype', {}, { key: '__proto__' }],
    ['a subject without an id', {}, { subject: { kind: 'invoice', id: '' } }],
    ['a subject named like the prototype', {}, { subject: { kind: 'invoice', id: '__proto__' } }]
  ])('do not pass it with %s', (_what, fields, event) => {
    const [part] = partsOf(sealCommit(head(fields), [{ ...events(1)[0]!, ...event }]));
    expect(commitPartSchema.safeParse(part).success).toBe(false);
  });
});

describe('the fold order', () => {
  it('is by clock, then by device, then by count', () => {
    const order = [head({ at: 2 }), head({ at: 1, device: 'two' }), head({ at: 1, n: 2 }), head({ at: 1, n: 1 })].sort(
      inFoldOrder
    );
    expect(order.map(({ at, device, n }) => `${at} ${device} ${n}`)).toEqual([
      '1 one 1',
      '1 one 2',
      '1 two 1',
      '2 one 1'
    ]);
  });
});

describe('the clock', () => {
  it('is never behind the wall, nor behind what was seen', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (wall, latest) => {
        const at = tick(wall, latest);
        expect(at).toBeGreaterThanOrEqual(wall);
        expect(at).toBeGreaterThan(latest);
      })
    );
  });

  it('has room for as many ticks as there can be commits, from the latest that is taken in', () => {
    expect(latestClockMs(1_000_000_000)).toBeLessThan(lastInstantMs);
    expect(tick(0, latestClockMs(5))).toBe(latestClockMs(6));
  });
});
