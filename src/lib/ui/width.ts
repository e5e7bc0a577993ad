/** A width in the letters of the person: who has large ones has less room on the same screen. */
export function inRem(widthPx: number): number {
  return widthPx / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
}
