import { heldNames } from '#device/tab-hold.ts';
import type { Docket } from '#services/docket.ts';
import { dropForm, holdName, unsavedForms, type UnsavedForm } from './invoice-form-draft.ts';
import { formsAreLeft } from './invoice-form-leaving.ts';

export function isOfNew({ purpose }: UnsavedForm): boolean {
  return purpose.do !== 'edit';
}

/** All that was left unsaved and no tab is at, the latest first. */
export async function freeForms(docket: Docket): Promise<UnsavedForm[]> {
  await formsAreLeft();
  const [forms, held] = await Promise.all([unsavedForms(docket.drafts), heldNames()]);
  return withoutSaved(
    docket,
    forms.filter(({ id }) => !held.has(holdName(docket.name, id)))
  );
}

/** Forms whose invoice was saved in the very moment in which the tab was killed have nothing left to save. */
async function withoutSaved(docket: Docket, forms: readonly UnsavedForm[]): Promise<UnsavedForm[]> {
  const making = forms.filter(({ purpose }) => purpose.do !== 'edit');
  const made = new Set((await docket.invoices(making.map(({ id }) => id))).map(({ id }) => id));
  await Promise.all([...made].map((id) => dropForm(docket.drafts, id)));
  return forms.filter(({ id }) => !made.has(id));
}
