/** Resolves once what has just changed can be seen: for work that the next letter or press shall not wait for. */
export function afterDrawing(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
