/**
 * Focuses a pressed link where it is. Browsers bring what is focused into sight as soon as the finger is down: a row that
 * was only partly to be seen would move away under it, and the tap would be lost.
 */
export function focusInPlace(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.button !== 0) return;
  event.preventDefault();
  link.focus({ preventScroll: true });
}
