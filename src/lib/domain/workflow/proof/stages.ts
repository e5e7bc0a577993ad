import { applicableStages } from '#domain/workflow/approval.ts';
import type { Graph } from './graph.ts';

/** A total with tax, and the stages that it has to pass, ascending (BR3). */
export interface Band {
  readonly amountMinor: number;
  readonly currency: string;
  readonly stages: readonly number[];
}

/**
 * Amounts that differ in the stages that they pass, one for each such set: what no exploration needs to tell apart is
 * not told apart. `moreMinor`: amounts that something else tells apart.
 */
export function bandsOf(
  { document }: Graph,
  { moreMinor, currencies }: { moreMinor: readonly number[]; currencies: readonly string[] }
): Band[] {
  const { stages } = document.machines.invoice;
  const named = [...new Set([...stages.flatMap(({ fromMinor }) => Object.keys(fromMinor)), ...currencies])];
  const bands = [...named, unnamed(named)].flatMap((currency) => {
    const limits = stages.flatMap(({ fromMinor }) => fromMinor[currency] ?? []);
    const edges = [...limits, ...moreMinor].flatMap((limit) => [limit - 1, limit, limit + 1]);
    const amounts = [...new Set([plainMinor, ...edges])].filter((amount) => amount >= 0);
    return amounts.map((amountMinor): Band => {
      const applicable = applicableStages(stages, { amountMinor, currency });
      return { amountMinor, currency, stages: [...new Set(applicable.map(({ n }) => n))] };
    });
  });
  if (moreMinor.length > 0 || currencies.length > 0) return bands;
  const distinct = distinctBy(bands, ({ currency, stages: passed }) => `${currency} ${passed.join()}`);
  return distinct.filter(({ currency }) => !isWithinAnother(distinct, currency));
}

/** Whether another currency has all the sets of stages that this one has: then there is nothing that only it can do. */
function isWithinAnother(bands: readonly Band[], currency: string): boolean {
  const setsOf = (code: string): string[] =>
    bands.filter((band) => band.currency === code).map(({ stages }) => stages.join());
  const own = setsOf(currency);
  return [...new Set(bands.map((band) => band.currency))].some((other, place, all) => {
    const sets = setsOf(other);
    const isLarger = sets.length > own.length || (sets.length === own.length && place < all.indexOf(currency));
    return other !== currency && isLarger && own.every((set) => sets.includes(set));
  });
}

export function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();
}

/**
 * Whether a stage finds signers at all. Over-approximated: there are as many people as it asks for, each with the roles
 * that it takes, and none of them has changed what they sign.
 */
export function isSignable({ document, granted }: Graph, n: number): boolean {
  const roles = new Set(document.roles.map(({ id }) => id));
  return document.machines.invoice.stages.every(({ n: other, approvers }) => {
    if (other !== n) return true;
    const isAnybody = approvers.roles.length === 0 && approvers.people.length === 0;
    return (
      granted.has('approve') &&
      (isAnybody || approvers.people.length > 0 || approvers.roles.some((id) => roles.has(id)))
    );
  });
}

const plainMinor = 10_000;

/** A currency that no stage has a band for: it counts as the highest. */
function unnamed(named: readonly string[]): string {
  return ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK'].find((code) => !named.includes(code)) ?? 'NOK';
}
