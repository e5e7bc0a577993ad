import type { CompiledMachine } from '#domain/workflow/machine.ts';
import { words } from '#ui/words/words.ts';
import { marksOf } from './explain.ts';
import type { GraphEdge, GraphMove, GraphNode, GraphSign } from './workflow-graph.ts';

const text = words.graph;

/** What the drawing of a workflow says, to eyes and to ears. */
export class GraphNames {
  readonly #machine: CompiledMachine;
  /** How much stands in a status, in words. */
  readonly #countIn: (status: string) => string;

  constructor(machine: CompiledMachine, countIn: (status: string) => string) {
    this.#machine = machine;
    this.#countIn = countIn;
  }

  nameOf({ status, members, cover }: GraphNode): string {
    if (status) return status.label;
    if (cover === 'all') return text.all;
    if (cover === 'all-other') return text.allOther;
    if (cover) return text.inGroups(cover.map((group) => words.workflow.groups[group].label));
    return members.length > namedMax ? text.some(members.length) : members.map((id) => this.labelOf(id)).join(', ');
  }

  /** What stands under the name of a status, a line each: how much stands in it, and what is special. */
  notesOf({ status, isStart }: GraphNode): string[] {
    if (!status) return [];
    return [this.#countIn(status.id), ...(isStart ? [words.editor.signs.start] : []), ...marksOf(status)];
  }

  statusInWords(node: GraphNode): string {
    const group = node.status ? words.workflow.groups[node.status.group].label : '';
    return text.statusNamed({ label: this.nameOf(node), group, notes: this.notesOf(node) });
  }

  /** What stands at a line, or as a sign. */
  textOf(move: GraphMove | GraphSign): string {
    const labels = text.listed(move.labels);
    return 'to' in move && !('from' in move) && move.to !== null ? text.signTo(labels, this.labelOf(move.to)) : labels;
  }

  /** All that a line says. */
  moveInWords(move: GraphEdge | GraphSign, { members }: GraphNode): string {
    return text.moveNamed({
      labels: text.listed(move.labels),
      from: text.listed(members.map((id) => this.labelOf(id))),
      to: move.to === null ? text.before : this.labelOf(move.to),
      kind: words.workflow.moveKinds[move.kind],
      isPlatformOnly: move.isPlatformOnly
    });
  }

  labelOf(id: string): string {
    return this.#machine.statusById.get(id)?.label ?? id;
  }
}

/** More names than that are not read; ears get them all. */
const namedMax = 3;
