import { suggestedColors } from '#domain/workflow/color.ts';
import type { EditingProfile, Status } from '#domain/workflow/document.ts';
import { colorDistance } from './color-distance.ts';
import type { Hint, MeantColor } from './finding.ts';
import type { Graph } from './graph.ts';

/** BR9: how much a status leaves open, the least first. */
const openness: readonly EditingProfile[] = ['sealed', 'closed', 'limited', 'review', 'open'];

/** Going forward without an admin usually closes fields, and never opens them again. */
export function moreOpen({ edges, statuses }: Graph): Hint[] {
  return edges.flat().flatMap(({ way, index, from, to, actors }): Hint[] => {
    const [left, entered] = [statuses[from], to === 'previous' ? undefined : statuses[to]];
    const isPlain = way.kind === 'forward' && way.permission !== 'admin' && actors.length > 0;
    if (!isPlain || !left || !entered) return [];
    const opens = openness.indexOf(entered.editing) > openness.indexOf(left.editing);
    return opens ? [{ why: 'more-open', move: index, from: left.id, to: entered.id }] : [];
  });
}

/** Nearer than this, two colours of chips are hard to tell apart beside each other. */
const apartMin = 0.05;

/** B55–B58: one colour for statuses of one group is meant that way (B63); nearly one colour is not. */
export function alikeColors({ statuses }: Pick<Graph, 'statuses'>): Hint[] {
  return statuses.flatMap((status, place) =>
    statuses.slice(place + 1).flatMap((other): Hint[] => {
      const isMeant = status.group === other.group && status.color === other.color;
      if (isMeant || colorDistance(status.color, other.color) >= apartMin) return [];
      return [{ why: 'alike-colors', statuses: [status.id, other.id] }];
    })
  );
}

/** B63: what each colour usually says. */
const meant: Record<MeantColor, (status: Status) => boolean> = {
  blue: ({ group, outcome }) => group === 'ACTIVE' || (group === 'APPROVAL' && outcome === 'neutral'),
  green: ({ outcome }) => outcome === 'positive',
  purple: ({ group }) => group === 'COMPLETED',
  red: ({ outcome }) => outcome === 'negative',
  grey: ({ group }) => group === 'CANCELLED'
};
const meantColors = Object.keys(meant) as MeantColor[];

/** A colour of one's own says nothing that it could contradict. */
export function unusualColors({ statuses }: Pick<Graph, 'statuses'>): Hint[] {
  return statuses.flatMap((status): Hint[] => {
    const color = meantColors.find((one) => colorDistance(status.color, suggestedColors[one]) < apartMin);
    if (color === undefined || meant[color](status)) return [];
    return [{ why: 'unusual-color', status: status.id, color }];
  });
}

/** B36: stages are numbered 1, 2, 3 … */
export function stageGaps({ document }: Graph): Hint[] {
  const numbers = new Set(document.machines.invoice.stages.map(({ n }) => n));
  const missing: number[] = [];
  // A slip of the finger may have made a very large one: what is missing is told up to as many as there are.
  for (let n = 1; n < Math.max(0, ...numbers) && missing.length <= numbers.size; n += 1)
    if (!numbers.has(n)) missing.push(n);
  return missing.length > 0 ? [{ why: 'stage-gap', missing }] : [];
}

/** B57: seven come with the largest preset; with nearly twice as many, nobody knows any more what each of them means. */
const statusesMax = 12;

export function manyStatuses({ statuses: { length } }: Pick<Graph, 'statuses'>): Hint[] {
  return length > statusesMax ? [{ why: 'many-statuses', count: length, max: statusesMax }] : [];
}
