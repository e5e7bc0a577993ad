import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveNaively } from '#tests/builders/naive-proof.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { prove } from './prove.ts';

describe('a proof', () => {
  it('finds what a naive search through every state finds, by the shortest way [BR3]', () => {
    let found = 0;
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
        found += naive.unsigned.size > 0 ? 1 : 0;
      }),
      { numRuns: 1_000, endOnFailure: false, interruptAfterTimeLimit: 50_000 }
    );
    expect(found).toBeGreaterThan(50);
  });
});
