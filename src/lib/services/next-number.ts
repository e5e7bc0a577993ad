import { founderOf } from '#domain/ledger/world.ts';
import { newSeries, nextNumber, seriesId } from '#domain/invoice/series.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { FetchingWorld } from '#storage/fetching-world.ts';

/** The number that this device would give to an invoice of a day next, with this pattern. Asking uses none up. */
export function nextNumberIn(db: Database, { pattern, day }: { pattern: string; day: string }): Promise<string> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const meta = await inside.meta.get('meta');
    return new FetchingWorld(inside, meta?.seq ?? 0).settle((world) => {
      const id = seriesId(pattern, day);
      const series = world.get('series', id) ?? newSeries(id);
      const taken = (text: string): boolean => world.invoicesNumbered(text).length > 0;
      const { device = '', heirOf } = meta ?? {};
      return nextNumber(series, { pattern, day, device, founder: founderOf(world), heirOf, taken }).text;
    });
  });
}
