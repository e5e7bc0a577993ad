/** Under keys that begin so, drafts hold forms of invoices. */
export const formPrefix = 'invoice-form/';

/** What was left in this tab, and may still store what was typed. */
let leaving: Promise<unknown> = Promise.resolve();

/** A form is left: whoever asks what is unsaved waits until it has stored what was typed in it, or failed to. */
export function formLeaves(closing: Promise<void>): void {
  leaving = Promise.allSettled([leaving, closing]);
}

/** All that was typed in a form that was left is stored, or could not be. */
export async function formsAreLeft(): Promise<void> {
  await Promise.resolve(); // What asks may only now take the form before it off the screen.
  await leaving;
}
