/** Whether a step says which number stands, and so is not taken back. */
export function settlesNumbers(type: string): boolean {
  return ['number-settled', 'number-replaced', 'clash-settled'].includes(type);
}
