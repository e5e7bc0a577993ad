import { describe } from './generated.ts';
import { changeRaw, filterRaw, openRaw } from './raw.ts';
import { seed } from './seed.ts';
import { changeMany, exportAll, importAll, mergeAll, reportOver, sumUp } from './services.ts';

/** What runs in the browser, as those in Node call it. */
const bench = {
  seed,
  describe,
  changeMany,
  sumUp,
  reportOver,
  exportAll,
  importAll,
  mergeAll,
  openRaw,
  filterRaw,
  changeRaw
};

export type Bench = typeof bench;

declare global {
  var bench: Bench;
}

globalThis.bench = bench;
