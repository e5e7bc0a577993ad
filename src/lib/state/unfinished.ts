import type { Docket } from '#services/docket.ts';
import type { UnsavedForm } from './invoice-form-draft.ts';
import { formPrefix, formsAreLeft } from './invoice-form-leaving.ts';

/** New invoices that somebody began to write, and no tab is at, the latest first. What reads them is loaded where there are any. */
export async function unfinishedForms(docket: Docket): Promise<readonly UnsavedForm[]> {
  await formsAreLeft();
  if ((await docket.drafts.list(formPrefix)).length === 0) return [];
  const { freeForms, isOfNew } = await import('./invoice-form-left.ts');
  return (await freeForms(docket)).filter(isOfNew);
}
