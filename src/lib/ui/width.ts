/** A width in the letters of the person: who has large ones has less room on the same screen. */
export function inRem(widthPx: number): number {
  return widthPx / remPx();
}

/** The height of a row (`--row` of tokens.css) on this screen, in pixels: larger letters and fingers need more. */
export function rowHeightPx(): number {
  const { documentElement } = document;
  return (Number.parseFloat(getComputedStyle(documentElement).getPropertyValue('--row')) || 2.25) * remPx();
}

export function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
