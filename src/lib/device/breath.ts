/** How long work may go on before the page gets a turn: a press is then answered within a frame or two. */
const turnMs = 12;

/**
 * For long work outside of transactions: to be awaited between small steps. Most of the time it does nothing; when the
 * turn is over, it lets the browser draw and answer first. Promises alone never do that.
 */
export function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return nextTask().then(() => {
      since = performance.now();
    });
  };
}

/** A message is answered in a task of its own, without the delay that browsers add to timers. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
