import { describe, expect, it } from 'vitest';
import type { Stage } from './document.ts';
import { keptStages } from './kept-stages.ts';

const lead = stage(1, ['lead']);
const chief = stage(2, ['chief']);
const anybody = stage(1, []);

function stage(n: number, roles: string[], more: Partial<Stage> = {}): Stage {
  return { n, approvers: { roles, people: [] }, quorum: 1, fromMinor: {}, distinct: false, ...more };
}

describe('a stage that is signed', () => {
  it.each<[string, Stage[], Stage[], [number, number][]]>([
    ['nothing has changed', [lead, chief], [chief, lead], [[1, 1], [2, 2]]], // prettier-ignore
    ['the one before it was deleted', [lead, chief], [{ ...chief, n: 1 }], [[2, 1]]],
    ['another one was deleted', [lead, chief], [lead], [[1, 1]]],
    ['it was moved', [lead, chief], [{ ...chief, n: 1 }, { ...lead, n: 2 }], [[1, 2], [2, 1]]], // prettier-ignore
    ['it was replaced', [lead], [stage(1, ['chief'])], []],
    ['its quorum changed', [lead], [stage(1, ['lead'], { quorum: 2 })], [[1, 1]]],
    ['its amount changed', [anybody], [stage(1, [], { fromMinor: { EUR: 100 } })], [[1, 1]]],
    ['it was moved and its amount changed', [lead, chief], [stage(1, ['chief'], { fromMinor: { EUR: 1 } })], [[2, 1]]],
    ['it asks others as well', [lead], [stage(1, ['lead', 'deputy'])], [[1, 1]]],
    ['it asks anybody', [lead], [anybody], [[1, 1]]],
    ['it asks fewer', [anybody], [lead], []],
    ['it asks others as well, since another one took its place', [lead, stage(2, ['lead', 'chief'])], [stage(1, ['lead', 'chief'])], [[2, 1]]], // prettier-ignore
    ['of two that ask the same people the first was deleted', [anybody, stage(2, [], { distinct: true })], [stage(1, [], { distinct: true })], [[2, 1]]] // prettier-ignore
  ])('stays signed as itself and nothing else, where %s [BR3]', (_what, then, now, kept) => {
    expect([...keptStages(then, now)].sort()).toEqual(kept);
  });
});
