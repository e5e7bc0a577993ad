/** What a row of a virtual list needs so that no tap on it is lost. */
export const tappableRow = {
  // The list is deaf while it scrolls. Whoever taps then means the row under the finger.
  style: { 'pointer-events': 'auto' },
  onmousedown: focusInPlace
};

/**
 * Focuses a pressed link where it is. Browsers bring what is focused into sight as soon as the finger is down: a row that
 * was only partly to be seen would move away under it.
 */
function focusInPlace(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.button !== 0) return;
  event.preventDefault();
  link.focus({ preventScroll: true });
}
