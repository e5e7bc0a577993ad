import type * as z from 'zod/mini';
import { canonical } from '#domain/history/digest.ts';
import { depthOf, wellFormed } from '#domain/shared/json.ts';
import { refuse, ok, type Result } from '#domain/shared/result.ts';
import { workflowSchema, type Workflow } from './document.ts';
import type { Fault } from './proof/finding.ts';
import { danglingIn, unknownFactsIn } from './proof/references.ts';

/** Why a file is no workflow that could be taken over, as plain data. */
export type WorkflowFileProblem =
  | { readonly why: 'too-large'; readonly lengthMax: number }
  | { readonly why: 'not-json' }
  /** It is JSON, and nests far deeper than any workflow. */
  | { readonly why: 'too-deep' }
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
export const workflowFileLimits = { length: 4_000_000, depth: 64 } as const;

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
  const twice = stagesTwice(document);
  if (twice.length > 0) return refuse({ why: 'not-a-workflow', misfits: twice });
  const missing = [...danglingIn(document, null), ...unknownFactsIn(document)];
  return missing.length > 0 ? refuse({ why: 'incomplete', document, missing }) : ok(document);
}

/** Stages are known by their numbers; of some that are kept already that may be untrue, and of what comes in it is not. */
function stagesTwice({ machines }: Workflow): Misfit[] {
  const { stages } = machines.invoice;
  return stages.flatMap(({ n }, at): Misfit[] =>
    stages.findIndex((stage) => stage.n === n) < at
      ? [{ path: ['machines', 'invoice', 'stages', String(at), 'n'], is: 'wrong' }]
      : []
  );
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
