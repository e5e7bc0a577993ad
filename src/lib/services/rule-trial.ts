import { breathing } from '#device/breath.ts';
import { RuleTrial, type TrialResult } from '#domain/ledger/rule-trial.ts';
import type { Rule, Workflow } from '#domain/workflow/document.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { inStoredOrder } from '#storage/histories.ts';

/** Tries a rule of a workflow that nobody has published on all that is known here; other tabs may write meanwhile. */
export async function tryRuleOn(
  db: Database,
  { document, rule }: { document: Workflow; rule: Rule },
  { now, zone }: { now: number; zone: string }
): Promise<TrialResult> {
  const parts = await read(db, [db.commits], (inside) => inside.commits.toArray());
  const trial = new RuleTrial(document, rule, zone);
  const breathe = breathing();
  for (const part of parts.sort(inStoredOrder)) {
    trial.take(part);
    await breathe();
  }
  return trial.resultAt(now);
}
