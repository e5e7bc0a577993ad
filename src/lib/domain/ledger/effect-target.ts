import type { Invoice } from '#domain/invoice/invoice.ts';
import type { MoveEffect, Status } from '#domain/workflow/document.ts';
import { targetOf } from '#domain/workflow/machine.ts';
import { movesFrom, type Asker } from '#domain/workflow/transition.ts';
import type { Run } from './run.ts';

export const platform: Asker = { is: 'platform' };

/** Where an effect leads from here; null: nowhere. */
export function effectTarget(run: Run, invoice: Invoice, effect: MoveEffect): Status | null {
  if (effect.to !== 'settled') {
    const id = targetOf(run.machine, effect.to, invoice.status, run.previousOf(invoice));
    return (id === null ? undefined : run.machine.statusById.get(id)) ?? null;
  }
  const forward = movesFrom(run.machine, run.standing(invoice), platform, { reason: '' });
  return forward.find(({ move: { to, way } }) => to.settled && way.kind === 'forward')?.move.to ?? null;
}
