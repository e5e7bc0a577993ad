import type { Machine, MoveWay, Selector, Workflow } from './document.ts';
import { compileMachine } from './machine.ts';

/** What the editor of a workflow does to its document, each step a function from one document to the next. */

/**
 * A workflow without a status, and without the moves that led there or from there alone. What begins in it begins in its
 * successor, where there is one, else in the first ACTIVE status. What rules and conditions say of it stays as it is, for
 * the proof to point at: only a person knows what they are to say instead.
 */
export function withoutStatus(workflow: Workflow, id: string, successor?: string): Workflow {
  const { invoice } = workflow.machines;
  const statuses = invoice.statuses.filter((status) => status.id !== id);
  const begins = successor ?? compileMachine({ ...invoice, statuses }).slots['first-active'] ?? id;
  const machine: Machine = {
    ...invoice,
    statuses,
    start: startWithout(invoice.start, id, begins),
    moves: invoice.moves.flatMap((way) => wayWithout(way, id))
  };
  return { ...workflow, machines: { ...workflow.machines, invoice: machine } };
}

function wayWithout(way: MoveWay, id: string): MoveWay[] {
  if (typeof way.to === 'object' && 'status' in way.to && way.to.status === id) return [];
  const from = selectorWithout(way.from, id);
  return from ? [{ ...way, from }] : [];
}

/** `null`: it selects nothing any more. */
function selectorWithout(selector: Selector, id: string): Selector | null {
  if (typeof selector !== 'object' || !('statuses' in selector)) return selector;
  const statuses = selector.statuses.filter((one) => one !== id);
  return statuses.length === 0 ? null : { statuses };
}

function startWithout({ byType, ...start }: Machine['start'], id: string, begins: string): Machine['start'] {
  const without = <Places extends Record<string, string | undefined>>(places: Places): Places =>
    Object.fromEntries(
      Object.entries(places).map(([origin, status]) => [origin, status === id ? begins : status])
    ) as Places;
  return {
    ...without(start),
    ...(byType
      ? { byType: Object.fromEntries(Object.entries(byType).map(([type, places]) => [type, without(places)])) }
      : {})
  };
}
