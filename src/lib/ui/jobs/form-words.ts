import type { JobForm } from '#state/job-form.svelte.ts';
import { words } from '#ui/words/words.ts';

/** What is wrong with a field, and how to mend it. */
export function errorAt(form: JobForm, at: string): string | undefined {
  const why = form.problemAt(at);
  return why === null ? undefined : words.jobs.form.problemsAt[why];
}
