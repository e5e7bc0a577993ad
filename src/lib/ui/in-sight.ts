import { tick } from 'svelte';

const framesMax = 10;

/**
 * Brings an item of a virtual list into sight. One that is far away is drawn a few frames after it is scrolled to, and one
 * that is new is hidden, and takes no focus, until it was measured.
 */
export async function inSight(find: () => HTMLElement | null, scrollTo: () => void): Promise<HTMLElement | null> {
  await tick();
  if (!find()) scrollTo();
  for (let frames = 0; !isDrawn(find()) && frames < framesMax; frames += 1) await new Promise(requestAnimationFrame);
  const found = find();
  found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return found;
}

function isDrawn(element: HTMLElement | null): boolean {
  return element?.checkVisibility({ visibilityProperty: true }) ?? false;
}
