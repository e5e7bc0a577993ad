import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { groups, type Group } from '#domain/workflow/document.ts';
import type { GraphEdge, GraphMove, GraphNode, GraphSign, WorkflowGraph } from './workflow-graph.ts';

/** Where everything stands, in pixels of a page whose text is 16 high. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly bands: readonly Band[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  /** From end to end, through the middle of the label. */
  readonly points: readonly Point[];
  readonly label: Box;
}

/** Behind the statuses of one group. */
export interface Band extends Box {
  readonly group: Group;
}

export interface LayoutTerms {
  /** Which way work flows: as one reads, or down where there is no room beside. */
  readonly flow: 'right' | 'left' | 'down';
  /** What is to be hit by a finger or a pointer is at least so high. */
  readonly targetMin: number;
  /** How wide a text stands. */
  readonly measure: (text: string, style: { readonly sizePx: number; readonly isBold: boolean }) => number;
  readonly nameOf: (node: GraphNode) => string;
  /** How many lines stand under the name. */
  readonly notesOf: (node: GraphNode) => number;
  /** What stands on the line of a move, or as a sign. */
  readonly textOf: (move: GraphMove | GraphSign) => string;
}

/** Sizes that the styles of the drawing repeat. */
export const sizes = {
  node: { width: 104, padding: 8, dot: 16 },
  name: { sizePx: 13, leading: 16, linesMax: 3 },
  note: { sizePx: 12, leading: 16 },
  label: { sizePx: 12, leading: 14, linesMax: 3, padding: 3, mark: 14 },
  sign: { sizePx: 12, leading: 14, linesMax: 4, padding: 4, mark: 16 },
  /** The name of a group, above what stands in it. */
  heading: 16
} as const;

/**
 * Places the graph of a workflow. Statuses stand in the order that a person gave them: dagre is told of each line as if
 * it led on in that order, so that no circle is ever broken by chance, and adding a move does not turn the drawing over.
 */
export function layoutGraph(workflow: WorkflowGraph, terms: LayoutTerms): GraphLayout {
  const isDown = terms.flow === 'down';
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true, compound: true });
  graph.setGraph({
    rankdir: rankdirs[terms.flow],
    ...(isDown ? { ranksep: 24, nodesep: 12, edgesep: 6 } : { ranksep: 24, nodesep: 20, edgesep: 8 }),
    marginx: margin,
    marginy: margin + sizes.heading
  });

  for (const node of workflow.nodes) graph.setNode(node.key, { ...sizeOfNode(node, terms) });
  for (const group of groups) {
    const members = workflow.nodes.filter(({ status }) => status?.group === group);
    if (members.length > 0) graph.setNode(bandKey(group), { width: 0, height: 0 });
    for (const { key } of members) graph.setParent(key, bandKey(group));
  }
  const lines = orientedLines(workflow);
  for (const { edge, first, last } of lines)
    graph.setEdge(
      { v: first, w: last, name: edge.key },
      { ...sizeOfLabel(edge, terms), labelpos: 'c', weight: edge.kind === 'forward' ? 4 : 1 }
    );
  // Parts that nothing connects stand below each other, where there is no room beside.
  if (isDown)
    for (const [upper, lower] of stacked(workflow, lines))
      graph.setEdge({ v: upper, w: lower, name: 'below' }, { width: 0, height: 0, weight: 0 });
  layout(graph);

  const { width = 0, height = 0 } = graph.graph() ?? {};
  return {
    width,
    height,
    nodes: workflow.nodes.map((node) => ({ node, ...boxOf(graph.node(node.key)) })),
    edges: lines.map(({ edge, first, last }) => {
      const placed = graph.edge({ v: first, w: last, name: edge.key });
      const points = (placed.points ?? []).map(({ x, y }) => ({ x, y }));
      return { edge, points: first === edge.from ? points : points.reverse(), label: boxOf(placed) };
    }),
    bands: groups.flatMap((group) =>
      graph.hasNode(bandKey(group)) ? [{ group, ...headed(boxOf(graph.node(bandKey(group)))) }] : []
    )
  };
}

const margin = 4;
const rankdirs = { right: 'LR', left: 'RL', down: 'TB' } as const;

function bandKey(group: Group): string {
  return `band:${group}`;
}

/** Room for the name of the group. */
function headed({ left, top, width, height }: Box): Box {
  return { left, top: top - sizes.heading, width, height: height + sizes.heading };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Point & GraphSizes>): Box {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

interface OrientedLine {
  readonly edge: GraphEdge;
  /** Whichever end stands first in the configuration; what stands for several statuses stands before all. */
  readonly first: string;
  readonly last: string;
}

function orientedLines({ nodes, edges }: WorkflowGraph): OrientedLine[] {
  const placeByKey = new Map(nodes.map(({ key, status }, place) => [key, status ? place : -1]));
  return edges.map((edge) => {
    const isOnward = (placeByKey.get(edge.from) ?? -1) < (placeByKey.get(edge.to) ?? -1);
    return isOnward ? { edge, first: edge.from, last: edge.to } : { edge, first: edge.to, last: edge.from };
  });
}

/** Pairs that set each connected part below the end of the one before. */
function stacked({ nodes }: WorkflowGraph, lines: readonly OrientedLine[]): [upper: string, lower: string][] {
  const parts: string[][] = [];
  const seen = new Set<string>();
  for (const { key } of nodes) {
    if (seen.has(key)) continue;
    const part = [key];
    seen.add(key);
    for (const next of part)
      for (const { first, last } of lines) {
        const other = first === next ? last : last === next ? first : next;
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    parts.push(part);
  }
  const beginnings = new Set(nodes.map(({ key }) => key));
  const ends = new Set(beginnings);
  for (const { first, last } of lines) {
    beginnings.delete(last);
    ends.delete(first);
  }
  return parts
    .slice(1)
    .flatMap((part, place) =>
      (parts[place] ?? [])
        .filter((key) => ends.has(key))
        .flatMap((upper) => part.filter((key) => beginnings.has(key)).map((lower): [string, string] => [upper, lower]))
    );
}

function sizeOfNode(node: GraphNode, terms: LayoutTerms): GraphSizes {
  const { width, padding, dot } = sizes.node;
  const { sizePx, leading, linesMax } = sizes.name;
  const room = width - 2 * padding - (node.status ? dot : 0);
  const name = linesOf(terms.nameOf(node), room, (text) => terms.measure(text, { sizePx, isBold: true })).length;
  const own = 2 * padding + Math.min(name, linesMax) * leading + terms.notesOf(node) * sizes.note.leading;
  const signs = node.signs.map((sign) => heightOfSign(sign, terms));
  return { width, height: signs.reduce((sum, height) => sum + height, Math.max(own, terms.targetMin)) };
}

interface GraphSizes {
  readonly width: number;
  readonly height: number;
}

function heightOfSign(sign: GraphSign, terms: LayoutTerms): number {
  const { sizePx, leading, linesMax, padding, mark } = sizes.sign;
  const room = sizes.node.width - 2 * sizes.node.padding - mark;
  const lines = linesOf(terms.textOf(sign), room, (text) => terms.measure(text, { sizePx, isBold: false })).length;
  return Math.max(Math.min(lines, linesMax) * leading + 2 * padding, terms.targetMin);
}

/** A label is as wide as it has to be along the flow, where there is little room. */
function sizeOfLabel(edge: GraphEdge, terms: LayoutTerms): GraphSizes {
  const { sizePx, leading, linesMax, padding, mark } = sizes.label;
  const room = terms.flow === 'down' ? 84 : 60;
  const measure = (text: string): number => terms.measure(text, { sizePx, isBold: false });
  const lines = linesOf(terms.textOf(edge), room, measure);
  const width = Math.min(room, Math.max(...lines.map(measure)));
  return {
    width: Math.ceil(width) + 2 * padding + (edge.isPlatformOnly ? mark : 0),
    height: Math.max(Math.min(lines.length, linesMax) * leading + 2 * padding, terms.targetMin)
  };
}

/** Breaks a text as a browser does: between words, and within a word that no line holds. */
function linesOf(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (measure(longer) <= room) lines.splice(-1, 1, longer);
    else lines.push(...brokenWord(word, room, measure));
  }
  return lines;
}

function brokenWord(word: string, room: number, measure: (text: string) => number): string[] {
  if (measure(word) <= room) return [word];
  const parts = [''];
  for (const sign of word) {
    const longer = `${parts.at(-1) ?? ''}${sign}`;
    if (measure(longer) <= room) parts.splice(-1, 1, longer);
    else parts.push(sign);
  }
  return parts;
}
