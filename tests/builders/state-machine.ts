import { createMachine, type StateValue } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine, targetOf } from '#domain/workflow/machine.ts';

/** The statuses and moves of a workflow as a state machine of XState, with nothing that stands in the way of a move. */
export function stateMachineOf({ machines: { invoice } }: Workflow) {
  const compiled = compileMachine(invoice);
  const states = Object.fromEntries(
    compiled.statuses.map(({ id }) => {
      const ways = (compiled.waysByFrom.get(id) ?? []).flatMap((way): [event: string, target: string][] => {
        const to = targetOf(compiled, way.to, id, {});
        return to !== null && compiled.statusById.has(to) ? [[`way-${invoice.moves.indexOf(way)}`, to]] : [];
      });
      return [id, { on: Object.fromEntries(ways) }];
    })
  );
  return createMachine({ initial: invoice.start.hand, states });
}

/** How many moves each status is away from the start, as XState finds it, with no event tried where it leads nowhere. */
export function shortestPathLengths(machine: ReturnType<typeof stateMachineOf>): Map<string, number> {
  const paths = getShortestPaths(machine, {
    events: ({ value }) => machine.states[nameOf(value)]?.ownEvents.map((type) => ({ type })) ?? [],
    serializeState: ({ value }) => nameOf(value)
  });
  return new Map(paths.map(({ state, weight }) => [nameOf(state.value), weight]));
}

/** States do not nest here, so that each is a name. */
function nameOf(value: StateValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
