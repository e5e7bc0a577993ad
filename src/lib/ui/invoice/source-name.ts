import type { Workflow } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { language } from '#ui/words/language.ts';

/** What invoices come from here, as it stands within a sentence: "workshop", "workshops". */
export function sourceName(workflow: Workflow): { readonly one: string; readonly many: string } {
  const { one, many } = sourceOf(workflow);
  return { one: within(one), many: within(many) };
}

/** A name that is written in capitals keeps them. */
function within(name: string): string {
  const [first = '', second = ''] = name;
  return second !== '' && second === second.toLocaleUpperCase(language) && second !== second.toLocaleLowerCase(language)
    ? name
    : first.toLocaleLowerCase(language) + name.slice(first.length);
}
