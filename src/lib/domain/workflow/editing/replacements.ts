import type { Machine } from '#domain/workflow/document.ts';
import type { Replacements } from '#domain/workflow/version.ts';

/**
 * What takes the place of each status that a machine has not, whatever was chosen before: where the successor went, too,
 * its own takes over, and one that leads to nothing is none.
 */
export function replacementsIn({ statuses }: Machine, chosen: Replacements): Replacements {
  const known = new Set(statuses.map(({ id }) => id));
  const successorOf = new Map(Object.entries(chosen));
  return Object.fromEntries(
    [...successorOf.keys()].flatMap((gone) => {
      if (known.has(gone)) return [];
      const seen = new Set<string>();
      let to = successorOf.get(gone);
      while (to !== undefined && !known.has(to) && !seen.has(to)) {
        seen.add(to);
        to = successorOf.get(to);
      }
      return to !== undefined && known.has(to) ? [[gone, to]] : [];
    })
  );
}
