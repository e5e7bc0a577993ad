import type * as z from 'zod/mini';
import { fieldsOf } from '#domain/condition/condition.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { isBlank } from '#domain/shared/blank.ts';
import { depthOf, wellFormed } from '#domain/shared/json.ts';
import { refuse, ok, type Result } from '#domain/shared/result.ts';
import { workflowSchema, type Machine, type Selector, type Workflow } from './document.ts';
import { isPlain } from './name.ts';
import type { Fault } from './proof/finding.ts';
import { danglingIn, referencesOfJobs, unknownFactsIn } from './proof/references.ts';
import { statusTypes } from './status-type.ts';

/** Why a file is no workflow that could be taken over, as plain data. */
export type WorkflowFileProblem =
  | { readonly why: 'too-large'; readonly lengthMax: number }
  | { readonly why: 'not-json' }
  /** It is JSON, and nests far deeper than any workflow. */
  | { readonly why: 'too-deep' }
  /** It is a workflow, with far more of something than people have drawn. */
  | { readonly why: 'too-many'; readonly of: CountedPart; readonly max: number }
  /** It is JSON, and these are the places that are not as in a workflow: all of them. */
  | { readonly why: 'not-a-workflow'; readonly misfits: readonly Misfit[] }
  /** It names what it does not have: all of it, and the document that it would be. */
  | { readonly why: 'incomplete'; readonly document: Workflow; readonly missing: readonly Missing[] };
/** A place of a file: what a workflow has there is missing, or what is there no workflow has, or only with other values. */
export interface Misfit {
  readonly path: readonly string[];
  readonly is: 'missing' | 'unknown' | 'wrong';
}
export type Missing = Extract<Fault, { why: 'dangling' | 'unknown-fact' }>;

/** A workflow has a few dozen statuses and moves; what is far beyond that is something else. */
export const workflowFileLimits = { length: 4_000_000, depth: 64, name: 200 } as const;

/**
 * The editor proves a workflow on each edit, which takes longer with all of these. `ways`: a move counts from each status
 * that it leaves, and for each to which it may go back.
 */
export const countsMax = { statuses: 200, ways: 2_000, tests: 2_000, stages: 30, rules: 200, roles: 200 } as const;
export type CountedPart = keyof typeof countsMax;

/** The file of a workflow: the same document gives the same bytes, on every device. */
export function writeWorkflowFile(document: Workflow): string {
  return `${canonical(document)}\n`;
}

/** The workflow in a file, or what is wrong with it. People that it names are another device's, and not looked at. */
export function readWorkflowFile(text: string): Result<Workflow, WorkflowFileProblem> {
  const { length: lengthMax, depth } = workflowFileLimits;
  if (text.length > lengthMax) return refuse({ why: 'too-large', lengthMax });
  const json = parsed(text);
  if (json === undefined) return refuse({ why: 'not-json' });
  // Found before anything recurses into it.
  if (depthOf(text) > depth) return refuse({ why: 'too-deep' });
  // What no digest can be made of could be neither compared nor published.
  const value = wellFormed(json);
  const read = workflowSchema.safeParse(value);
  if (!read.success)
    return refuse({ why: 'not-a-workflow', misfits: read.error.issues.flatMap((issue) => misfitsOf(issue, value)) });
  const document = read.data;
  const tooMany = counted(document).find(([of, count]) => count > countsMax[of]);
  if (tooMany) return refuse({ why: 'too-many', of: tooMany[0], max: countsMax[tooMany[0]] });
  const misfits = [...stagesTwice(document), ...unfitNames(document)];
  if (misfits.length > 0) return refuse({ why: 'not-a-workflow', misfits });
  const missing = [...danglingIn(document, null), ...unknownFactsIn(document), ...referencesOfJobs(document)];
  return missing.length > 0 ? refuse({ why: 'incomplete', document, missing }) : ok(document);
}

/** Invoices and jobs are proved apart: each may have as many. */
function counted(document: Workflow): [CountedPart, number][] {
  return statusTypes.flatMap((of) => countedIn(document, document.machines[of]));
}

function countedIn({ rules, roles }: Workflow, machine: Machine | undefined): [CountedPart, number][] {
  if (!machine) return [];
  const { statuses, moves, stages } = machine;
  const leaving = (from: Selector): number => {
    if (from === 'any') return statuses.length;
    return 'statuses' in from
      ? from.statuses.length
      : statuses.filter(({ group }) => from.groups.includes(group)).length;
  };
  const ways = moves.map(({ from, to }) => leaving(from) * (to === 'previous' ? statuses.length : 1));
  const conditions = [
    ...moves.flatMap(({ when, guards, warnings }) => [when, ...[...guards, ...warnings].map((one) => one.if)]),
    ...rules.map((rule) => rule.if)
  ];
  return [
    ['statuses', statuses.length],
    ['ways', ways.reduce((sum, count) => sum + count, 0)],
    ['tests', conditions.reduce((sum, condition) => sum + fieldsOf(condition).length, 0)],
    ['stages', stages.length],
    ['rules', rules.length],
    ['roles', roles.length]
  ];
}

/** Nobody could read them, or would read them as another. Moves may go without a name. */
function unfitNames({ label, machines, rules, roles, types, accounts }: Workflow): Misfit[] {
  const unfit = (path: readonly string[], all: readonly { label: string }[], mayLack = false): Misfit[] =>
    all.flatMap((one, at): Misfit[] =>
      isFit(one.label) || (mayLack && isBlank(one.label)) ? [] : [{ path: [...path, String(at), 'label'], is: 'wrong' }]
    );
  return [
    ...(isFit(label) ? [] : [{ path: ['label'], is: 'wrong' } as const]),
    ...statusTypes.flatMap((of) => [
      ...unfit(['machines', of, 'statuses'], machines[of]?.statuses ?? []),
      ...unfit(['machines', of, 'moves'], machines[of]?.moves ?? [], true)
    ]),
    ...unfit(['rules'], rules),
    ...unfit(['roles'], roles),
    ...unfit(['types'], types),
    ...unfit(['accounts'], accounts)
  ];
}

function isFit(name: string): boolean {
  return !isBlank(name) && name.length <= workflowFileLimits.name && isPlain(name);
}

/** Stages are known by their numbers; of some that are kept already that may be untrue, and of what comes in it is not. */
function stagesTwice({ machines }: Workflow): Misfit[] {
  return statusTypes.flatMap((of) => {
    const stages = machines[of]?.stages ?? [];
    return stages.flatMap(({ n }, at): Misfit[] =>
      stages.findIndex((stage) => stage.n === n) < at
        ? [{ path: ['machines', of, 'stages', String(at), 'n'], is: 'wrong' }]
        : []
    );
  });
}

function misfitsOf(issue: z.core.$ZodIssue, value: unknown): Misfit[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], is: 'unknown' }));
  return [{ path, is: isAt(value, path) ? 'wrong' : 'missing' }];
}

function isAt(value: unknown, path: readonly string[]): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
