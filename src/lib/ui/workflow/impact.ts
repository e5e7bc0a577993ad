import type { Impact } from '#domain/ledger/impact.ts';
import type { ImpactFact } from '#ui/words/en/dry-run.ts';
import { words } from '#ui/words/words.ts';

/** Invoices for which publishing would change the same. */
export interface ImpactGroup {
  readonly key: string;
  readonly sentence: string;
  /** Ids. */
  readonly invoices: readonly string[];
}

/** What would change, each thing once, with the invoices that it concerns; `labelOf`: the name of a status. */
export function groupImpacts(impacts: readonly Impact[], labelOf: (status: string) => string): ImpactGroup[] {
  const byKey = new Map<string, { fact: ImpactFact; invoices: string[] }>();
  for (const impact of impacts)
    for (const fact of factsOf(impact, labelOf)) {
      const key = JSON.stringify(fact);
      const known = byKey.get(key);
      if (known) known.invoices.push(impact.invoice);
      else byKey.set(key, { fact, invoices: [impact.invoice] });
    }
  return [...byKey]
    .map(([key, { fact, invoices }]) => ({ key, sentence: sentence(fact, invoices.length), invoices, is: fact.is }))
    .sort((left, right) => order.indexOf(left.is) - order.indexOf(right.is));
}

const order = Object.keys(words.dryRun.facts);

function factsOf({ before, after }: Impact, labelOf: (status: string) => string): ImpactFact[] {
  const status = after.status.label;
  const isMoved = before.status.id !== after.status.id;
  const gone = <T>(one: readonly T[], other: readonly T[]): T[] => one.filter((each) => !other.includes(each));
  const facts: ImpactFact[] = [];
  if (isMoved) facts.push({ is: 'moved', from: before.status.label, to: status });
  else if (before.status.label !== status) facts.push({ is: 'renamed', from: before.status.label, to: status });
  if (before.editing !== after.editing && before.editing && after.editing) {
    const { editingProfiles } = words.workflow;
    const [from, to] = [editingProfiles[before.editing].label, editingProfiles[after.editing].label];
    facts.push({ is: 'editing', status, from, to });
  }
  for (const to of gone(after.moves, before.moves)) facts.push({ is: 'may-move', status, to: labelOf(to) });
  for (const to of gone(before.moves, after.moves)) facts.push({ is: 'may-move-no-more', status, to: labelOf(to) });
  if (before.mayApprove !== after.mayApprove)
    facts.push({ is: after.mayApprove ? 'may-approve' : 'may-approve-no-more', status });
  for (const stage of gone(after.openStages, before.openStages)) facts.push({ is: 'stage-open', status, stage });
  for (const stage of gone(before.openStages, after.openStages))
    facts.push({ is: 'stage-open-no-more', status, stage });
  if (before.archived !== after.archived) facts.push({ is: after.archived ? 'archived' : 'unarchived' });
  if (before.number === null && after.number !== null) facts.push({ is: 'numbered' });
  return facts;
}

function sentence(fact: ImpactFact, count: number): string {
  // The table has one entry for each fact; that they belong together is beyond the type checker.
  const say = words.dryRun.facts[fact.is] as (count: number, fact: ImpactFact) => string;
  return say(count, fact);
}
