import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { groups, type Group } from '#domain/workflow/document.ts';
import type { GraphEdge, GraphMove, GraphNode, GraphSign, WorkflowGraph } from './workflow-graph.ts';

/** Where everything stands, in pixels of a page whose text is 16 high. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** A group has one in each part that it has statuses in. */
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
  node: { widthMin: 104, widthMax: 136, padding: 8, dot: 16 },
  name: { sizePx: 13, leading: 16, linesMax: 3 },
  note: { sizePx: 12, leading: 16 },
  label: { sizePx: 12, leading: 14, linesMax: 3, padding: 3, mark: 14, roomMax: 96 },
  sign: { sizePx: 12, leading: 14, linesMax: 6, padding: 4, mark: 16 }
} as const;

/**
 * Places the graph of a workflow. Statuses stand in the order that a person gave them: dagre is told of each line as if
 * it led on in that order, so that no circle is ever broken by chance, and adding a move does not turn the drawing over.
 * Parts that no line connects are placed each by itself, so that no line runs through another one.
 */
export function layoutGraph(workflow: WorkflowGraph, terms: LayoutTerms): GraphLayout {
  const width = nodeWidth(workflow, terms);
  return shelved(
    partsOf(workflow).map((part) => layoutPart(part, width, terms)),
    terms.flow
  );
}

function layoutPart({ nodes, lines }: Part, width: number, terms: LayoutTerms): GraphLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true, compound: true });
  graph.setGraph({ rankdir: rankdirs[terms.flow], ...gaps[terms.flow], marginx: margin, marginy: margin + headRoom });
  for (const node of nodes) graph.setNode(node.key, { width, height: heightOfNode(node, width, terms) });
  for (const group of groups) {
    const members = nodes.filter(({ status }) => status?.group === group);
    if (members.length > 0) graph.setNode(bandKey(group), { width: 0, height: 0 });
    for (const { key } of members) graph.setParent(key, bandKey(group));
  }
  for (const { edge, first, last } of lines)
    graph.setEdge(
      { v: first, w: last, name: edge.key },
      { ...sizeOfLabel(edge, terms), labelpos: 'c', weight: edge.kind === 'forward' ? 4 : 1 }
    );
  layout(graph);

  const size = graph.graph();
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: nodes.map((node) => ({ node, ...boxOf(graph.node(node.key)) })),
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
/** What dagre leaves above the statuses of a group is a little too low for its name. */
const headRoom = 6;
const beside = { ranksep: 24, nodesep: 20, edgesep: 8 };
const gaps = { right: beside, left: beside, down: { ranksep: 24, nodesep: 12, edgesep: 6 } } as const;
const rankdirs = { right: 'LR', left: 'RL', down: 'TB' } as const;

function bandKey(group: Group): string {
  return `band:${group}`;
}

function headed({ left, top, width, height }: Box): Box {
  return { left, top: top - headRoom, width, height: height + headRoom };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Point & GraphSizes>): Box {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

interface Line {
  readonly edge: GraphEdge;
  /** Whichever end stands first in the configuration; what stands for several statuses stands before all. */
  readonly first: string;
  readonly last: string;
}

/** Nodes that lines connect, with these. */
interface Part {
  readonly nodes: GraphNode[];
  readonly lines: Line[];
}

function partsOf({ nodes, edges }: WorkflowGraph): Part[] {
  const placeByKey = new Map(nodes.map(({ key, status }, place) => [key, status ? place : -1]));
  const linesByEnd = new Map<string, Line[]>(nodes.map(({ key }) => [key, []]));
  for (const edge of edges) {
    const isOnward = (placeByKey.get(edge.from) ?? -1) < (placeByKey.get(edge.to) ?? -1);
    const [first, last] = isOnward ? [edge.from, edge.to] : [edge.to, edge.from];
    for (const end of [first, last]) linesByEnd.get(end)?.push({ edge, first, last });
  }
  const partByKey = new Map<string, Part>();
  for (const { key } of nodes) {
    if (partByKey.has(key)) continue;
    const part: Part = { nodes: [], lines: [] };
    const waiting = [key];
    for (const next of waiting) {
      if (partByKey.has(next)) continue;
      partByKey.set(next, part);
      waiting.push(...(linesByEnd.get(next) ?? []).flatMap(({ first, last }) => [first, last]));
    }
  }
  for (const node of nodes) {
    const part = partByKey.get(node.key);
    part?.nodes.push(node);
    part?.lines.push(...(linesByEnd.get(node.key) ?? []).filter(({ edge }) => edge.from === node.key));
  }
  return [...new Set(partByKey.values())];
}

/** Sets parts beside each other as long as there is room, then below. */
function shelved(parts: readonly GraphLayout[], flow: LayoutTerms['flow']): GraphLayout {
  const width = Math.max(shelfMin[flow], ...parts.map((part) => part.width));
  let [left, top, height, widest] = [0, 0, 0, 0];
  const placed = parts.map((part) => {
    if (left > 0 && left + part.width > width) [left, top] = [0, height + partGap];
    const at = { part, left, top };
    left += part.width + partGap;
    height = Math.max(height, top + part.height);
    widest = Math.max(widest, left - partGap);
    return at;
  });
  const moved = placed.map(({ part, left: across, top: down }) =>
    // As one reads: from the right, where work flows to the left.
    movedBy(part, flow === 'left' ? widest - across - part.width : across, down)
  );
  return {
    width: widest,
    height,
    nodes: moved.flatMap(({ nodes }) => nodes),
    edges: moved.flatMap(({ edges }) => edges),
    bands: moved.flatMap(({ bands }) => bands)
  };
}

const partGap = 12;
const shelfMin = { right: 600, left: 600, down: 340 } as const;

function movedBy(part: GraphLayout, across: number, down: number): GraphLayout {
  const box = <Placed extends Box>(placed: Placed): Placed => ({
    ...placed,
    left: placed.left + across,
    top: placed.top + down
  });
  return {
    ...part,
    nodes: part.nodes.map(box),
    bands: part.bands.map(box),
    edges: part.edges.map(({ edge, points, label }) => ({
      edge,
      points: points.map(({ x, y }) => ({ x: x + across, y: y + down })),
      label: box(label)
    }))
  };
}

/** As wide as the longest word in a name asks for: no word is broken that need not be. */
function nodeWidth({ nodes }: WorkflowGraph, terms: LayoutTerms): number {
  const { widthMin, widthMax, padding, dot } = sizes.node;
  const longest = longestWord(nodes.map(terms.nameOf).join(' '), (text) => measureName(text, terms));
  return Math.min(widthMax, Math.max(widthMin, Math.ceil(longest) + 2 * padding + dot));
}

function longestWord(text: string, measure: (text: string) => number): number {
  return Math.max(...text.split(/\s+/u).map(measure));
}

function measureName(text: string, terms: LayoutTerms): number {
  return terms.measure(text, { sizePx: sizes.name.sizePx, isBold: true });
}

function heightOfNode(node: GraphNode, width: number, terms: LayoutTerms): number {
  const { padding, dot } = sizes.node;
  const { leading, linesMax } = sizes.name;
  const room = width - 2 * padding - (node.status ? dot : 0);
  const name = linesOf(terms.nameOf(node), room, (text) => measureName(text, terms)).length;
  const own = 2 * padding + Math.min(name, linesMax) * leading + terms.notesOf(node) * sizes.note.leading;
  const signs = node.signs.map((sign) => heightOfSign(sign, width, terms));
  return signs.reduce((sum, height) => sum + height, Math.max(own, terms.targetMin));
}

interface GraphSizes {
  readonly width: number;
  readonly height: number;
}

function heightOfSign(sign: GraphSign, width: number, terms: LayoutTerms): number {
  const { sizePx, leading, linesMax, padding, mark } = sizes.sign;
  const room = width - 2 * sizes.node.padding - mark;
  const lines = linesOf(terms.textOf(sign), room, (text) => terms.measure(text, { sizePx, isBold: false })).length;
  return Math.max(Math.min(lines, linesMax) * leading + 2 * padding, terms.targetMin);
}

/** A label is as wide as it has to be along the flow, where there is little room. */
function sizeOfLabel(edge: GraphEdge, terms: LayoutTerms): GraphSizes {
  const { sizePx, leading, linesMax, padding, mark, roomMax } = sizes.label;
  const measure = (text: string): number => terms.measure(text, { sizePx, isBold: false });
  const text = terms.textOf(edge);
  const room = Math.min(roomMax, Math.max(terms.flow === 'down' ? 84 : 60, longestWord(text, measure)));
  const lines = linesOf(text, room, measure);
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
