import type { Visits } from './visits.ts';

export interface Variant {
  /** Cases that went this way. */
  readonly count: number;
  /** Its statuses, from the first to the last. */
  readonly path: readonly string[];
}

export interface Variants {
  /** How many different ways there are. */
  readonly count: number;
  /** The most frequent ones; those that are equally frequent as they first occur. */
  readonly top: readonly Variant[];
}

/** The ways that cases went, from the first status to the last. */
export function variantsOf(visits: Visits, { topCount }: { readonly topCount: number }): Variants {
  const { count, cases, statuses, labels } = visits;
  const countByPath = new Map<string, number>();
  for (let from = 0, to = 0; from < count; from = to) {
    // A code is a code unit, and so the text of all is the way itself: no separator can be part of a name.
    let path = '';
    for (; to < count && cases[to] === cases[from]; to += 1) path += String.fromCharCode(statuses[to]!);
    countByPath.set(path, (countByPath.get(path) ?? 0) + 1);
  }
  const top = [...countByPath].sort(([, one], [, other]) => other - one).slice(0, topCount);
  return {
    count: countByPath.size,
    top: top.map(([path, cases]) => ({ count: cases, path: labelsOf(path, labels) }))
  };
}

function labelsOf(path: string, labels: readonly string[]): string[] {
  return Array.from({ length: path.length }, (_, place) => labels[path.charCodeAt(place)]!);
}
