import type { FormPurpose } from '#state/invoice-form-draft.ts';

/** Addresses that a form leads to, ready to link to. */
export interface FormLinks {
  readonly list: string;
  /** A new form beside one that was left unsaved. */
  readonly anew: string;
  /** A form that was left unsaved. */
  unsaved(id: string): string;
  invoice(id: string): string;
  edit(id: string): string;
  /** Where one's own business is named. */
  readonly business: string;
}

/** Where one comes from, and goes back to. */
export function placeBefore(purpose: FormPurpose, links: FormLinks): string {
  switch (purpose.do) {
    case 'new':
      return links.list;
    case 'edit':
      return links.invoice(purpose.invoice);
    case 'duplicate':
    case 'credit-note':
      return links.invoice(purpose.of);
  }
}

/** Where the form of this id, left unsaved, is gone on with. */
export function placeOf(purpose: FormPurpose, id: string, links: FormLinks): string {
  return purpose.do === 'edit' ? links.edit(purpose.invoice) : links.unsaved(id);
}
