import type { Permission } from '#domain/people/permission.ts';
import { applicableStages, approvalOffer, stationAfter } from '#domain/workflow/approval.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Path } from '#domain/workflow/proof/finding.ts';
import { askMove, type Asker, type Move } from '#domain/workflow/transition.ts';

/** Where an invoice stands once the engine has let it go a path, step by step. Throws where it does not let it. */
export function replay(document: Workflow, { start, steps }: Path): { status: string; openStages: number[] } {
  const machine = document.machines.invoice;
  const compiled = compileMachine(machine);
  const granted = new Set<Permission>(document.roles.flatMap(({ grants }) => grants.map((grant) => grant.permission)));
  const person: Asker = { is: 'person', may: (permission) => granted.has(permission) };
  let { status, amount } = start;
  let previous: Record<string, string> = {};
  let signed: number[] = [];
  const openStages = (): number[] =>
    applicableStages(machine.stages, amount)
      .map(({ n }) => n)
      .filter((n) => !signed.includes(n));

  const ask = (asker: Asker, to: string, facts: Path['steps'][number] & { facts: object }, way: number): void => {
    const standing = {
      status,
      previous,
      facts: facts.facts as Record<string, never>,
      openStages: openStages(),
      wasCompleted: true
    };
    const { move, refusals } = askMove(compiled, standing, asker, { to, reason: 'because' });
    if (!move || refusals.length > 0) throw new Error(`refused: ${JSON.stringify({ to, refusals })}`);
    if (machine.moves[way] !== move.way) throw new Error(`another way than ${way} leads to ${to}`);
    go(move);
  };

  for (const step of steps) {
    if (step.from !== status) throw new Error(`${step.from} is not where it stands: ${status}`);
    if ('facts' in step && (step.facts.status !== status || step.facts.currency !== amount.currency))
      throw new Error('the facts are those of another invoice');
    switch (step.do) {
      case 'move':
        ask(step.actor === 'person' ? person : { is: 'platform' }, step.to, step, step.way);
        break;
      case 'sign': {
        const standing = { status, previous, facts: step.facts, openStages: openStages(), wasCompleted: true };
        const offer = approvalOffer(compiled, standing);
        if (!offer || standing.openStages[0] !== step.stage) throw new Error(`nobody may sign ${step.stage} here`);
        signed = [...signed, step.stage];
        const station = stationAfter(offer.stations, step.stage, openStages());
        if ((station?.id ?? null) !== (step.then?.to ?? null)) throw new Error('signing leads elsewhere');
        if (step.then) ask(person, step.then.to, step, step.then.way);
        break;
      }
      case 'edit': {
        const { editing, request } = compiled.statusById.get(status) ?? { editing: 'sealed', request: true };
        if (request || !['open', 'review'].includes(editing) || !granted.has('edit'))
          throw new Error('nothing is open');
        if (step.amount.currency !== amount.currency) throw new Error('payments may be there in the other currency');
        amount = step.amount;
        signed = [];
      }
    }
  }
  return { status, openStages: openStages() };

  function go({ from, to, way }: Move): void {
    const isKept = way.kind !== 'restore' && (way.kind !== 'back' || to.settled || to.group === 'CANCELLED');
    if (isKept) previous = { ...previous, [to.id]: from.id };
    if (way.effects.includes('withdraw-signatures')) signed = [];
    status = to.id;
  }
}
