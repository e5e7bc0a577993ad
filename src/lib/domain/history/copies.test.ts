import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitId, placeOf, recordedIn, sealCommit, sealedId, type Commit } from './commit.ts';
import { isOwnPast, linesOfCopies, toldApart, type Link } from './copies.ts';
import { inFoldOrder, type Event, type Recorded } from './event.ts';
import type { JsonObject } from '#domain/shared/json.ts';

/** A chain of commits, from the one before it on; each says one thing of one client. */
function chain(before: Commit | null, names: readonly string[], device = 'one'): Commit[] {
  const commits: Commit[] = [];
  for (const name of names) {
    const last: Commit | null = commits.at(-1) ?? before;
    commits.push(commitAfter(last, device, { name }));
  }
  return commits;
}

function commitAfter(last: Commit | null, device: string, data: JsonObject, type = 'said'): Commit {
  const n = last?.device === device ? last.n + 1 : 1;
  const at = (last?.at ?? 0) + 1;
  const head = { v: 1, dataset: 'd', device, n, at, wall: at, by: 'ann', workflow: '', command: type } as const;
  const event: Event = { key: `${device}:${n}:0`, subject: { kind: 'client', id: 'c' }, type, at, data };
  return sealCommit({ ...head, prev: n === 1 ? '' : (last?.hash ?? '') }, [event]);
}

const past = chain(null, ['a', 'b']);
const left = chain(past[1]!, ['c', 'd']);
const right = chain(past[1]!, ['e', 'f', 'g']);

function linesBy(commits: readonly Link[]): Record<string, number> {
  const lines = linesOfCopies(commits);
  return Object.fromEntries(commits.map((one) => [sealedId(one), lines.get(sealedId(one))?.length ?? 0]));
}

function told(commits: readonly Commit[]): readonly Recorded[] {
  const lines = linesOfCopies(commits);
  const events = commits.flatMap((one) => recordedIn({ ...one, line: lines.get(sealedId(one)) }));
  return toldApart(events.sort(inFoldOrder));
}

function keysOf(commits: readonly Commit[]): string[] {
  return told(commits).map(({ event }) => event.key);
}

describe('lines', () => {
  it('are none of a device that went one way, also where some of it is missing', () => {
    expect(linesOfCopies([...past, ...left]).size).toBe(0);
    expect(linesOfCopies([past[0]!, left[1]!]).size).toBe(0);
  });

  it('begin where copies part, and go on in the copies of a copy', () => {
    const again = chain(right[0]!, ['h']);
    const lines = linesBy([...past, ...left, ...right, ...again]);
    const lengths = [...past, ...left, ...right, ...again].map((one) => lines[sealedId(one)]);
    expect(lengths).toEqual([0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('are told from others whatever is missing before them, and the same in any order', () => {
    const all = [...past, ...left, ...right];
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (some) => {
        const lines = linesOfCopies(some);
        expect(lines).toEqual(linesOfCopies([...some].sort(inFoldOrder)));
        for (const one of some)
          for (const other of some)
            if (one.n === other.n && one !== other)
              expect(lines.get(sealedId(one))?.at(-1)).not.toBe(lines.get(sealedId(other))?.at(-1));
      })
    );
  });

  it('stay short, however often a copy is copied', () => {
    const all: Commit[] = [];
    for (let round = 0; round < 100; round += 1)
      all.push(...chain(all.at(-2) ?? null, ['x']), ...chain(all.at(-2) ?? null, ['y']));
    const lines = [...linesOfCopies(all).values()];
    expect(lines).toHaveLength(all.length);
    expect(Math.max(...lines.map(({ length }) => length))).toBe(16);
  });

  it('say what somebody had done before', () => {
    const all = told([...past, ...left, ...right]);
    const find = (name: string): Recorded => all.find(({ event }) => event.data.name === name)!;
    const isPast = (earlier: string, later: string): boolean => isOwnPast(find(earlier), find(later));
    expect([isPast('a', 'd'), isPast('c', 'd'), isPast('e', 'g'), isPast('a', 'g')]).toEqual([true, true, true, true]);
    expect([isPast('c', 'f'), isPast('e', 'd'), isPast('d', 'c')]).toEqual([false, false, false]);
  });
});

describe('what copies call alike', () => {
  it('is told apart by the hash, and all else keeps its name', () => {
    expect(keysOf([...past, ...left])).toEqual(['one:1:0', 'one:2:0', 'one:3:0', 'one:4:0']);
    const apart = keysOf([...past, ...left, ...right]);
    expect(new Set(apart).size).toBe(7);
    expect(apart.filter((key) => !key.includes('~'))).toEqual(['one:1:0', 'one:2:0', 'one:5:0']);
    expect(apart).toContain(`one:3:0~${left[0]!.hash.slice(0, 16)}`);
  });

  it('is named by an id that leads back to it', () => {
    const [row] = recordedIn({ ...left[0]!, line: ['x'] });
    expect(placeOf(commitId(row!))).toEqual({ device: 'one', n: 3, hash: left[0]!.hash.slice(0, 16) });
    expect(placeOf(commitId(left[0]!))).toEqual({ device: 'one', n: 3, hash: '' });
    expect(['', 'one', ':1', 'one:x'].map(placeOf)).toEqual([null, null, null, null]);
  });

  it('means their own where a copy names it, in whatever it says, and what was seen where another device does', () => {
    const nameIn = (name: string, commits: readonly Commit[]): unknown =>
      told(commits).find(({ event }) => event.type === name)?.event.data;
    const key = 'one:3:0';
    const data = { basedOn: key, list: [{ path: ['signatures', key] }], by: { [key]: 'one:3' }, other: `${key}!` };
    const own = commitAfter(right.at(-1)!, 'one', data, 'own');
    const [mine, theirs] = [left[0]!, right[0]!].map(({ hash }) => hash.slice(0, 16));
    expect(nameIn('own', [...past, ...left, ...right, own])).toEqual({
      basedOn: `${key}~${theirs}`,
      list: [{ path: ['signatures', `${key}~${theirs}`] }],
      by: { [`${key}~${theirs}`]: `one:3~${theirs}` },
      other: `${key}!`
    });
    // Seen before the other copy did anything.
    const early = commitAfter(left[0]!, 'two', { basedOn: key }, 'seen');
    const late = commitAfter(past[1]!, 'one', { name: 'later' });
    const later = sealCommit({ ...headOf(late), at: 99 }, late.events);
    expect(nameIn('seen', [...past, ...left, later, early])).toEqual({ basedOn: `${key}~${mine}` });
    // Nobody can tell which of both.
    const seen = commitAfter(right.at(-1)!, 'two', { basedOn: key }, 'seen');
    expect(nameIn('seen', [...past, ...left, ...right, seen])).toEqual({ basedOn: key });
  });

  it('is told apart whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.boolean(),
            fc.dictionary(fc.constantFrom('to', 'from', 'changes', 'status', 'x'), fc.jsonValue())
          ),
          { maxLength: 6 }
        ),
        (said) => {
          const sides: [Commit[], Commit[]] = [[], []];
          for (const [isLeft, data] of said) {
            const side = sides[isLeft ? 0 : 1];
            side.push(commitAfter(side.at(-1) ?? past[1]!, 'one', data as JsonObject));
          }
          const all = [...new Map([...past, ...sides.flat()].map((one) => [sealedId(one), one])).values()];
          const keys = keysOf([
            ...all,
            commitAfter(sides[0].at(-1) ?? past[1]!, 'two', (said[0]?.[1] ?? {}) as JsonObject)
          ]);
          expect(new Set(keys).size).toBe(all.length + 1);
        }
      )
    );
  });
});

function headOf({ events: _events, hash: _hash, ...head }: Commit): Omit<Commit, 'events' | 'hash'> {
  return head;
}
