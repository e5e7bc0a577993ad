/**
 * Resolves once what has just changed can be seen, with the instant of that frame in milliseconds: for work that the next
 * letter or press shall not wait for.
 */
export function afterDrawing(): Promise<DOMHighResTimeStamp> {
  return new Promise((resolve) => {
    requestAnimationFrame((frameMs) => setTimeout(() => resolve(frameMs)));
  });
}
