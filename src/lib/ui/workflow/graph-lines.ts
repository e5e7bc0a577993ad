import type { Point } from './graph-layout.ts';

/** How the lines of a drawing run, as SVG says it. */

const cornerPx = 14;
const arrow = { lengthPx: 8, halfWidthPx: 4 };

/** Through all points, with rounded corners, up to where the arrow begins. */
export function lineThrough(points: readonly Point[]): string {
  const [start, ...rest] = shortened(points);
  if (!start) return '';
  const parts = [`M${at(start)}`];
  let before = start;
  for (const [place, point] of rest.entries()) {
    const after = rest[place + 1];
    if (after) {
      const cut = Math.min(cornerPx, distance(before, point) / 2, distance(point, after) / 2);
      parts.push(`L${at(towards(point, before, cut))}`, `Q${at(point)} ${at(towards(point, after, cut))}`);
    } else parts.push(`L${at(point)}`);
    before = point;
  }
  return parts.join('');
}

/** The head of the arrow at the end of a line. */
export function arrowAt(points: readonly Point[]): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const foot = towards(end, before, arrow.lengthPx);
  const length = distance(end, foot) || 1;
  const across = {
    x: (-(end.y - foot.y) / length) * arrow.halfWidthPx,
    y: ((end.x - foot.x) / length) * arrow.halfWidthPx
  };
  const sides = [
    { x: foot.x + across.x, y: foot.y + across.y },
    { x: foot.x - across.x, y: foot.y - across.y }
  ];
  return `M${at(end)}${sides.map((side) => `L${at(side)}`).join('')}Z`;
}

/** A dashed line that ran on under the head would blur it. */
function shortened(points: readonly Point[]): Point[] {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return [...points];
  return [...points.slice(0, -1), towards(end, before, arrow.lengthPx - 1)];
}

function towards(from: Point, to: Point, way: number): Point {
  const length = distance(from, to);
  const share = length === 0 ? 0 : Math.min(1, way / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
