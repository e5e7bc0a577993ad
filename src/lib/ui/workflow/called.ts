import type { Workflow } from '#domain/workflow/document.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';
import { sourceName } from '#ui/invoice/source-name.ts';
import type { Called } from '#ui/words/en/called.ts';
import { words } from '#ui/words/words.ts';

/** What stands in statuses of a type, as the workflow calls it within a sentence. */
export function calledIn(workflow: Workflow, of: StatusType): Called {
  return of === 'job' ? sourceName(workflow) : words.statusTypes.invoice;
}

/** What a group means to what stands in it: of a job, no more than its status is closed by that. */
export function groupHint(group: keyof typeof words.workflow.groups, of: StatusType): string {
  return of === 'job' ? words.statusTypes.groups[group] : words.workflow.groups[group].description;
}
