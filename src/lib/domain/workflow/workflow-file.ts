import { canonical } from '#domain/history/digest.ts';
import { depthOf } from '#domain/shared/json.ts';
import { refuse, ok, type Result } from '#domain/shared/result.ts';
import { workflowSchema, type Workflow } from './document.ts';
import type { Fault } from './proof/finding.ts';
import { danglingIn, unknownFactsIn } from './proof/references.ts';

/** Why a file is no workflow that could be taken over, as plain data. */
export type WorkflowFileProblem =
  | { readonly why: 'too-large'; readonly lengthMax: number }
  | { readonly why: 'not-json' }
  /** It is JSON, and the value at this place is none that a workflow may have there. */
  | { readonly why: 'not-a-workflow'; readonly path: readonly string[] }
  /** It names what it does not have: all of it. */
  | { readonly why: 'incomplete'; readonly missing: readonly Missing[] };
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
  const value = parsed(text);
  if (value === undefined) return refuse({ why: 'not-json' });
  // Found before anything recurses into it.
  if (depthOf(text) > depth) return refuse({ why: 'not-a-workflow', path: [] });
  const document = workflowSchema.safeParse(value);
  if (!document.success)
    return refuse({ why: 'not-a-workflow', path: document.error.issues[0]?.path.map(String) ?? [] });
  const missing = [...danglingIn(document.data, null), ...unknownFactsIn(document.data)];
  return missing.length > 0 ? refuse({ why: 'incomplete', missing }) : ok(document.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
