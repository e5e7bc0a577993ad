import type { Workflow } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { words } from '#ui/words/first.ts';

/** What invoices come from here, as it stands within a sentence: "workshop", "workshops". */
export function sourceName(workflow: Workflow): { readonly one: string; readonly many: string } {
  const { one, many } = sourceOf(workflow);
  return { one: words.common.within(one), many: words.common.within(many) };
}
