import type { Facts } from '#domain/condition/condition.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { seenAs } from '#domain/workflow/status-type.ts';
import type { Fault, Finding, Hint } from './finding.ts';
import { graphOf, type Graph } from './graph.ts';
import { alikeColors, manyStatuses, moreOpen, stageGaps, unusualColors } from './hints.ts';
import { sameLabels } from './labels.ts';
import { ruleLoops } from './loops.ts';
import { pathsOf } from './paths.ts';
import { reachOf, type Reach } from './reach.ts';
import { danglingIn, isNamed, referencesOfJobs, unknownFactsIn } from './references.ts';
import { blockedRules, idleRules } from './rules.ts';
import { emptySlots } from './slots.ts';

/** What is known beside the document. */
export interface Known {
  /** Ids of the people that there are; without it, those that stages name are not looked at. */
  readonly people?: readonly string[];
  /** Facts of invoices that there are, to try rules on. */
  readonly facts?: readonly Facts[];
}

/**
 * Proves a workflow: faults first, which keep it from being published, then hints. A fault is true: *never* is only said
 * where an exploration that allows too much finds no way, and *possible* only with a way that the engine lets pass.
 */
export function prove(document: Workflow, { people, facts = [] }: Known = {}): Finding[] {
  const graph = graphOf(document);
  const reach = reachOf(graph);
  return [
    ...danglingIn(document, people ?? null),
    ...unknownFactsIn(document),
    ...unreachable(graph, reach),
    ...startsNotActive(graph),
    ...findingsWithPaths(graph, reach),
    ...stagesTwice(graph),
    ...emptySlots(graph),
    ...idleRules(graph, reach),
    ...ruleLoops(graph),
    ...sameLabels(graph, reach),
    ...moreOpen(graph),
    ...alikeColors(graph),
    ...unusualColors(graph),
    ...stageGaps(graph),
    ...manyStatuses(graph),
    ...unused(graph, reach),
    ...blockedRules(graph, reach, facts),
    ...jobFindings(document)
  ];
}

/** What is wrong with the statuses of jobs. The plain ones are in order, but rules may name what they are not. */
function jobFindings(document: Workflow): Finding[] {
  const references = referencesOfJobs(document);
  if (!document.machines.job) return references;
  const graph = graphOf(seenAs(document, 'job'));
  const reach = reachOf(graph);
  const findings: Finding[] = [
    ...references,
    ...unreachable(graph, reach),
    ...startsNotActive(graph),
    ...findingsWithPaths(graph, reach),
    ...emptySlots(graph),
    ...sameLabels(graph, reach),
    ...alikeColors(graph),
    ...unusualColors(graph),
    ...manyStatuses(graph)
  ];
  return findings.map((finding) => ({ ...finding, of: 'job' }));
}

function unreachable({ statuses }: Graph, { reached }: Reach): Fault[] {
  return statuses.flatMap(({ id }, number) => (reached.has(number) ? [] : [{ why: 'unreachable', status: id }]));
}

/** B20: by hand and from jobs, and what is received as well (BR21); what names no status dangles. */
function startsNotActive({ statuses, document }: Graph): Fault[] {
  const { byType = {}, ...plain } = document.machines.invoice.start;
  const starts = new Set([plain, ...Object.values(byType)].flatMap((places) => Object.values(places)));
  return statuses.flatMap(({ id, group }): Fault[] =>
    group !== 'ACTIVE' && starts.has(id) ? [{ why: 'start-not-active', status: id }] : []
  );
}

/** Dead ends, and ways past a stage (BR3): the only findings for which ways have to be looked for. */
function findingsWithPaths(graph: Graph, { dead }: Reach): Fault[] {
  if (dead.size === 0 && graph.document.machines.invoice.stages.length === 0) return [];
  const { to, unsigned } = pathsOf(graph);
  return graph.statuses.flatMap(({ id: status }, number): Fault[] => {
    const past = unsigned.get(number);
    return [
      ...(dead.has(number) ? [{ why: 'dead-end' as const, status, path: to.get(number) ?? null }] : []),
      ...(past ? [{ why: 'unsigned' as const, status, ...past }] : [])
    ];
  });
}

function stagesTwice({ document }: Graph): Fault[] {
  const numbers = document.machines.invoice.stages.map(({ n }) => n);
  const twice = new Set(numbers.filter((n, at) => numbers.indexOf(n) < at));
  return [...twice].map((stage) => ({ why: 'stage-twice', stage }));
}

function unused({ statuses, document }: Graph, { reached }: Reach): Hint[] {
  return statuses.flatMap(({ id }, number) =>
    reached.has(number) || isNamed(document, id) ? [] : [{ why: 'unused', status: id }]
  );
}
