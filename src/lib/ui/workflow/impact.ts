import type { Impact, Stance } from '#domain/ledger/impact.ts';
import type { Called } from '#ui/words/en/called.ts';
import type { ImpactFact, Some, Somebody } from '#ui/words/en/dry-run.ts';
import { words } from '#ui/words/words.ts';

/** Invoices, or jobs, for which publishing would change the same. */
export interface ImpactGroup {
  readonly key: string;
  readonly sentence: string;
  /** Ids. */
  readonly ids: readonly string[];
}

interface Names {
  /** What it would change. */
  readonly called: Called;
  /** The name of a status. */
  readonly labelOf: (status: string) => string;
  readonly whoIs: (person: string) => Somebody;
}

/** What would change, each thing once, with what it concerns. */
export function groupImpacts(impacts: readonly Impact[], names: Names): ImpactGroup[] {
  const byKey = new Map<string, { fact: ImpactFact; ids: string[] }>();
  for (const impact of impacts)
    for (const fact of factsOf(impact, names)) {
      const key = JSON.stringify(fact);
      const known = byKey.get(key);
      if (known) known.ids.push(impact.id);
      else byKey.set(key, { fact, ids: [impact.id] });
    }
  return [...byKey]
    .map(([key, { fact, ids }]) => ({
      key,
      sentence: sentence(fact, { count: ids.length, called: names.called }),
      ids,
      is: fact.is
    }))
    .sort((left, right) => order.indexOf(left.is) - order.indexOf(right.is));
}

const order = Object.keys(words.dryRun.facts);

function factsOf(impact: Impact, names: Names): ImpactFact[] {
  const { before, after } = impact;
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
  facts.push(...peopleFacts(impact, names));
  for (const stage of gone(after.openStages, before.openStages)) facts.push({ is: 'stage-open', status, stage });
  for (const stage of gone(before.openStages, after.openStages))
    facts.push({ is: 'stage-open-no-more', status, stage });
  if (before.archived !== after.archived) facts.push({ is: after.archived ? 'archived' : 'unarchived' });
  if (before.number === null && after.number !== null) facts.push({ is: 'numbered' });
  return facts;
}

/** What people could do that they cannot now, and the other way round. */
function peopleFacts({ before, after }: Impact, { labelOf, whoIs }: Names): ImpactFact[] {
  const status = after.status.label;
  /** Those of whom one stance says something that the other does not. */
  const only = (one: Stance, other: Stance, says: (stance: Stance, person: string) => boolean): string[] =>
    Object.keys(after.people).filter((person) => says(one, person) && !says(other, person));
  const ways = [
    { one: after, other: before, ending: '' },
    { one: before, other: after, ending: '-no-more' }
  ] as const;
  return ways.flatMap(({ one, other, ending }): ImpactFact[] => {
    const targets = new Set(Object.values(one.people).flatMap(({ moves }) => moves));
    const may = (key: 'approve' | 'edit' | 'pay'): string[] =>
      only(one, other, (stance, person) => stance.people[person]?.[key] === true);
    const facts: ImpactFact[] = [...targets].map((to) => ({
      is: `may-move${ending}`,
      who: only(one, other, ({ people }, person) => people[person]?.moves.includes(to) === true).map(whoIs),
      status,
      to: labelOf(to)
    }));
    const approvers = may('approve');
    // Of whom approving is said already, waiting for them would say the same.
    const waitedFor = only(one, other, ({ waitsFor }, person) => waitsFor.includes(person));
    facts.push(
      { is: `may-approve${ending}`, who: approvers.map(whoIs), status },
      { is: `may-edit${ending}`, who: may('edit').map(whoIs), status },
      { is: `may-pay${ending}`, who: may('pay').map(whoIs), status },
      { is: `waits${ending}`, who: waitedFor.filter((person) => !approvers.includes(person)).map(whoIs), status }
    );
    return facts.filter((fact) => !('who' in fact) || fact.who.length > 0);
  });
}

function sentence(fact: ImpactFact, those: Some): string {
  // The table has one entry for each fact; that they belong together is beyond the type checker.
  const say = words.dryRun.facts[fact.is] as (those: Some, fact: ImpactFact) => string;
  return say(those, fact);
}
