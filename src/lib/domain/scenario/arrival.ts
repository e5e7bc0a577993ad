import { tick } from '#domain/history/clock.ts';
import { sealCommit, type Commit } from '#domain/history/commit.ts';
import { digestOf } from '#domain/history/digest.ts';
import type { MemoryLedger } from '#domain/ledger/memory.ts';
import type { JsonObject } from '#domain/shared/json.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { currentVersion } from '#domain/workflow/version.ts';

const device = 'device-2';

/** A workflow that another device has published, past the gate of this one and with no regard for what stands here. */
export function arrivalOf(ledger: MemoryLedger, document: Workflow, wall: number): Commit {
  const commits = ledger.commits();
  const at = tick(wall, commits.at(-1)?.at ?? 0);
  const own = commits.filter((commit) => commit.device === device);
  const n = own.length + 1;
  const basedOn = currentVersion(ledger.all('workflow'))?.id ?? '';
  const data = { document, basedOn } as unknown as JsonObject;
  return sealCommit(
    {
      v: 1,
      dataset: ledger.dataset,
      device,
      n,
      at,
      wall,
      by: device,
      workflow: basedOn,
      command: 'publishWorkflow',
      prev: own.at(-1)?.hash ?? ''
    },
    [
      {
        key: `${device}:${n}:0`,
        subject: { kind: 'workflow', id: digestOf(document) },
        type: 'workflow-published',
        at,
        data
      }
    ]
  );
}
