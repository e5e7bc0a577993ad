/**
 * Who stands on whom. ESLint (eslint.config.js) and dependency-cruiser (.dependency-cruiser.js) both read this file;
 * nothing else repeats it. `src/lib/boot.ts` is on no floor: it alone sees them all.
 */

/**
 * Each floor of `src/lib` (and `src/routes`), with the floors that it may import. Nothing points up.
 * @type {Record<string, string[]>}
 */
export const floors = {
  domain: [],
  storage: ['domain'],
  device: ['domain'],
  services: ['storage', 'device', 'domain'],
  state: ['services', 'device', 'domain'],
  ui: ['state', 'services', 'domain'],
  routes: ['ui', 'state', 'services', 'domain']
};

/**
 * The topics of the domain, from the ground up. A topic may import its own rank and the ranks before it;
 * folders within a rank must not import each other in a circle.
 */
export const topicRanks = [
  ['shared'],
  ['history', 'money', 'calendar', 'condition', 'party'],
  ['people'],
  ['workflow'],
  ['client', 'business', 'job'],
  ['invoice'],
  ['ledger'],
  ['exchange', 'report', 'backup', 'scenario']
];

/** Below `state` the code knows neither Svelte nor Kit, so that it can run in a worker, a test and a script. */
export const floorsWithoutSvelte = ['domain', 'storage', 'device', 'services'];

/** The packages that the domain may use: pure, synchronous, at home in any JavaScript engine. */
export const packagesOfDomain = ['zod', '@noble/hashes', 'canonicalize', 'fast-xml-parser', 'papaparse'];

/** @param {string} floor */
export function floorsClosedTo(floor) {
  const open = new Set([floor, ...(floors[floor] ?? [])]);
  return Object.keys(floors).filter((other) => !open.has(other));
}

/** @param {string} topic */
export function topicsClosedTo(topic) {
  const rank = topicRanks.findIndex((topics) => topics.includes(topic));
  return topicRanks.slice(rank + 1).flat();
}
