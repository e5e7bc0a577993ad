import type { Visits } from '#domain/report/visits.ts';
import { visitKinds } from './cells.ts';
import type { Columns } from './columns.ts';

/** The stays of invoices in statuses, with how they came there. */
export interface ColumnVisits extends Visits {
  /** 1: a person brought it there by a move forward. */
  readonly byHand: Uint8Array;
  /** 1: it was imported, and begins there. */
  readonly byImport: Uint8Array;
  /** 1: no move led there: somebody has set the status, or it stands in for one that went. */
  readonly bySetting: Uint8Array;
}

/** The statuses that some rows stood in; the cases are the numbers of the rows, for `idOf`. */
export function columnVisits({ table }: Pick<Columns, 'table'>, rows: Uint32Array): ColumnVisits {
  const { visits, statuses: names } = table;
  const { columns } = visits;
  const [forward, imported] = [visitKinds.indexOf('forward'), visitKinds.indexOf('import')];
  const [override, replaced] = [visitKinds.indexOf('override'), visitKinds.indexOf('replaced')];
  const count = rows.reduce((sum, row) => sum + visits.length(row), 0);
  const cases = new Uint32Array(count);
  const statuses = new Uint16Array(count);
  const entered = new Float64Array(count);
  const left = new Float64Array(count).fill(Number.NaN);
  const byHand = new Uint8Array(count);
  const byImport = new Uint8Array(count);
  const bySetting = new Uint8Array(count);
  let visit = 0;
  for (const row of rows) {
    const until = visits.until(row);
    for (let place = visits.from(row); place < until; place += 1) {
      cases[visit] = row;
      statuses[visit] = columns.status[place] ?? 0;
      entered[visit] = columns.at[place] ?? 0;
      byHand[visit] = Number(columns.kind[place] === forward && columns.byPlatform[place] === 0);
      byImport[visit] = Number(columns.kind[place] === imported);
      bySetting[visit] = Number(columns.kind[place] === override || columns.kind[place] === replaced);
      if (place + 1 < until) left[visit] = columns.at[place + 1] ?? 0;
      visit += 1;
    }
  }
  return { count, cases, statuses, entered, left, byHand, byImport, bySetting, labels: names.texts };
}
