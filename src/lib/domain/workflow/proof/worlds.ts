import { evaluate, type FactValue, type Facts, type Test } from '#domain/condition/condition.ts';
import type { Edge, Graph } from './graph.ts';
import { literalsOf, valuesOf, type Literal } from './satisfy.ts';
import { startsOf, type Start } from './start.ts';

/** An invoice whose content stays as it is, but for its amount, and where it may begin. */
export interface World {
  readonly facts: Facts;
  readonly starts: readonly Start[];
}

/** More than this are not tried: what is left out can only leave something unfound. */
const worldsMax = 16;

/**
 * The invoices that the conditions of the moves tell apart. Of the values of a field only those are taken that give a
 * way more than another value does: nobody needs to try an invoice without lines where nothing asks for that.
 */
export function worldsOf(graph: Graph): World[] {
  const tests = testsByField(graph);
  const starts = startsOf(graph);
  const contents = contentFields.reduce<Facts[]>(
    (all, field) =>
      best(field, tests.get(field) ?? []).flatMap((value) => all.map((one) => ({ ...one, [field]: value }))),
    [{ kind: 'invoice' }]
  );
  const isSplit = tests.has('origin');
  const worlds = contents.flatMap((content) =>
    directions(tests, starts).flatMap((direction) =>
      typesOf(graph, tests).flatMap((type) => {
        const own = startsIn(graph, starts, type).filter(
          ({ origin }) => origin !== 'imported' || direction === 'received'
        );
        const groups = isSplit ? own.map((start) => [start]) : [own];
        return groups.map((group): World => {
          const origin = originFact[group[0]?.origin ?? 'hand'];
          return { facts: { ...content, direction, type, origin }, starts: group };
        });
      })
    )
  );
  return worlds.slice(0, worldsMax);
}

/** What an invoice says its origin is, by how it begins. */
export const originFact: Readonly<Record<Start['origin'], string>> = { hand: 'hand', job: 'job', imported: 'import' };

/** Everything that ways ask of a fact, and, where it helps that a way is closed, what keeps it closed. */
export function testsByField({ edges }: Graph): Map<string, readonly Literal[]> {
  const literals = edges.flat().flatMap((edge) => {
    const isFirst = edges[edge.from]?.some((other) => other.index > edge.index && isAlternative(edge, other)) === true;
    return [
      ...literalsOf(edge.condition),
      ...literalsOf(edge.way.when, 'fails'),
      ...(isFirst ? literalsOf(edge.condition, 'fails') : [])
    ];
  });
  const byField = new Map<string, Literal[]>();
  for (const literal of literals) {
    const known = byField.get(literal.test.field);
    if (!known) byField.set(literal.test.field, [literal]);
    else if (!known.some(({ test, wants }) => test === literal.test && wants === literal.wants)) known.push(literal);
  }
  return byField;
}

/** Whether it makes a difference which of two ways with the same ends is made. */
function isAlternative(one: Edge, other: Edge): boolean {
  const isSameEnd = one.to === other.to || one.to === 'previous' || other.to === 'previous';
  const meaningOf = ({ way, to, actors }: Edge): string =>
    [way.kind, to === 'previous', ...actors, ...[...way.effects].sort()].join();
  return isSameEnd && meaningOf(one) !== meaningOf(other);
}

const contentFields = ['client', 'lines', 'issue-day', 'due-day'];

/** Values that satisfy a set of tests which no other value satisfies with one more. */
function best(field: string, literals: readonly Literal[]): FactValue[] {
  const tests = literals.map(({ test }): Test => test);
  const satisfied = valuesOf(field, tests).map((value) => ({
    value,
    by: literals.filter(({ test, wants }) => evaluate(test, { [field]: value }) === wants)
  }));
  const isWithin = (one: readonly Literal[], other: readonly Literal[]): boolean =>
    one.every((literal) => other.includes(literal));
  return satisfied
    .filter(({ by }, place) =>
      satisfied.every(
        (other, otherPlace) => !isWithin(by, other.by) || (other.by.length === by.length && otherPlace >= place)
      )
    )
    .map(({ value }) => value);
}

/** What was received bears no number of ours, and is all that begins by an import (BR14, BR21). */
function directions(tests: ReadonlyMap<string, readonly Literal[]>, starts: readonly Start[]): string[] {
  const begun = starts.filter(({ origin, guardedBy }) => origin !== 'imported' && guardedBy.length === 0);
  const isAsBegun = (start: Start): boolean => begun.some(({ status }) => status === start.status);
  const isTold = tests.has('number') || tests.has('direction') || !starts.every(isAsBegun);
  return isTold ? ['issued', 'received'] : ['issued'];
}

function typesOf({ document }: Graph, tests: ReadonlyMap<string, readonly Literal[]>): string[] {
  const enabled = document.types.filter((type) => type.enabled).map(({ id }) => id);
  const isTold = tests.has('type') || document.machines.invoice.start.byType !== undefined;
  return isTold ? enabled : enabled.slice(0, 1);
}

function startsIn({ document }: Graph, starts: readonly Start[], type: string): Start[] {
  const own = document.machines.invoice.start.byType?.[type] ?? {};
  return starts.filter((start) => start.type === (own[start.origin] === undefined ? null : type));
}
