import { tick } from 'svelte';

/** What the focus goes back to, and what holds it, for when it is gone by then. */
export interface Place {
  readonly opener: Element | null;
  readonly around: readonly Element[];
}

/** Where the focus was when the last dialog closed: one that opens in its stead goes back to there as well. */
let left: Place | null = null;

/** The place to go back to from what opens now. */
export function placeToGoBack(): Place {
  const opener = document.activeElement === document.body ? null : document.activeElement;
  if (opener === null && left) return left;
  const around: Element[] = [];
  for (let one = opener?.parentElement ?? null; one && one !== document.body; one = one.parentElement) around.push(one);
  return { opener, around };
}

/**
 * Gives the focus back once a dialog is gone: to what opened it, else to the nearest thing around it that takes it. The
 * browser does so only where the dialog itself was closed before it left the page. Whatever has the focus by then keeps it.
 */
export async function giveBack(place: Place): Promise<void> {
  left = place;
  await tick();
  left = null;
  for (const one of candidates(place)) {
    if (document.activeElement !== document.body) return;
    one.focus();
  }
}

function* candidates({ opener, around }: Place): Generator<HTMLElement> {
  if (opener instanceof HTMLElement && opener.isConnected) yield opener;
  for (const one of around) {
    if (!one.isConnected) continue;
    const named = document.getElementById(one.getAttribute(placeAttribute) ?? '');
    if (named) yield named;
    yield* one.querySelectorAll<HTMLElement>(focusable);
  }
  const main = document.querySelector<HTMLElement>('main');
  if (main) yield main;
}

/** Names, by its id, what the focus goes to where a button within went with what it did: not to one that does something else. */
const placeAttribute = 'data-place';

const focusable = 'a[href], button, input:not([hidden]), select, textarea, summary, [tabindex]';

/** What was pressed may go with what it began, such as for a bar of progress: its place is kept by the first button there. */
export async function keepPlace(within: HTMLElement | undefined): Promise<void> {
  await tick();
  if (document.activeElement === document.body) within?.querySelector('button')?.focus();
}
