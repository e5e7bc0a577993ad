import { refuse, type Result } from '#domain/shared/result.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import {
  readWorkflowFile,
  workflowFileLimits,
  type Misfit,
  type WorkflowFileProblem
} from '#domain/workflow/workflow-file.ts';
import { words } from '#ui/words/words.ts';
import { explainFindings } from './findings.ts';

/** Why a file was not taken, and everything in it that has to be mended. */
export interface ExplainedFileProblem {
  readonly sentence: string;
  readonly places: readonly string[];
}

const text = words.versions;

/** A file may be gone, or not be let read, by the time that it is looked at. */
type ReadProblem = WorkflowFileProblem | { readonly why: 'unreadable' };

/** The workflow in a file that a person chose. One that is far too large is not even read. */
export async function readWorkflow(file: File): Promise<Result<Workflow, ReadProblem>> {
  const { length: lengthMax } = workflowFileLimits;
  // UTF-8 takes at least a byte for each unit of length but those of pairs, which take two for each.
  if (file.size > lengthMax * 3) return refuse({ why: 'too-large', lengthMax });
  const bytes = await file.arrayBuffer().catch((error: unknown) => {
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (bytes === null) return refuse({ why: 'unreadable' });
  const text = textOf(bytes);
  return text === null ? refuse({ why: 'not-json' }) : readWorkflowFile(text);
}

/** Null: it is no text at all. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

export function explainFileProblem(problem: ReadProblem): ExplainedFileProblem {
  switch (problem.why) {
    case 'too-large':
      return { sentence: text.tooLarge(problem.lengthMax / 1_000_000), places: [] };
    case 'unreadable':
      return { sentence: text.unreadable, places: [] };
    case 'not-json':
      return { sentence: text.notJson, places: [] };
    case 'too-deep':
      return { sentence: text.tooDeep, places: [] };
    case 'too-many':
      return { sentence: text.tooMany(problem.of, problem.max), places: [] };
    case 'not-a-workflow': {
      const { misfits } = problem;
      if (misfits.some(({ path, is }) => path.join() === 'v' && is === 'wrong'))
        return { sentence: text.laterFormat, places: [] };
      return { sentence: text.notAWorkflow(misfits.length), places: misfits.map(misfitInWords) };
    }
    case 'incomplete':
      return {
        sentence: text.incomplete(problem.missing.length),
        places: explainFindings(problem.document, problem.missing).map(({ sentence }) => sentence)
      };
  }
}

/** "Missing: move 4, condition 1, the comparison." */
function misfitInWords({ path, is }: Misfit): string {
  const steps = path.flatMap((name, at): string[] => {
    if (name === 'machines' || (name === 'invoice' && path[at - 1] === 'machines'))
      return at === path.length - 1 ? [text.field(name)] : [];
    if (/^\d+$/.test(name)) return [text.listed(path[at - 1] ?? '', Number(name) + 1)];
    // The list itself is said by its entry.
    if (/^\d+$/.test(path[at + 1] ?? '')) return [];
    return [is === 'unknown' && at === path.length - 1 ? words.common.quoted(name) : text.field(name)];
  });
  return text.misfits[is](steps.length === 0 ? text.whole : steps.join(', '));
}
