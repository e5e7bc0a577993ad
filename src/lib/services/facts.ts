import type { Facts } from '#domain/condition/condition.ts';
import { Run } from '#domain/ledger/run.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { worldFor, type Asking } from '#storage/gate.ts';

/** As many as tell whether a rule ever gets anywhere; the proof is made anew on each edit. */
const sampleMax = 200;

/** The facts of some of today's invoices, as conditions test them: what a rule would meet. */
export function factsOf(db: Database, ids: readonly string[], asking: Asking): Promise<readonly Facts[]> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world): readonly Facts[] => {
      if (!currentVersion(world.all('workflow'))) return [];
      const run = new Run(world, context);
      return ids.slice(0, sampleMax).flatMap((id) => {
        const invoice = world.get('invoice', id);
        return invoice?.deleted === null ? [run.picture(invoice).facts] : [];
      });
    });
  });
}
