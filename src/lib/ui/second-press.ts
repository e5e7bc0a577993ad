/** How soon after a press, and how near to it, another one is the second of a double press. */
const soonMs = 500;
const nearPx = 30;

let before = { atMs: -Infinity, x: 0, y: 0 };

/**
 * Whether this is the second press of a double one: what was pressed first may have gone, and the next thing moved under
 * the finger. The browser counts presses (`detail`) of a mouse, and of a finger only on one and the same thing.
 */
export function isSecondPress({ detail, timeStamp, clientX, clientY }: MouseEvent): boolean {
  // A key presses what has the focus, wherever that is.
  if (detail === 0) return false;
  const { atMs, x, y } = before;
  before = { atMs: timeStamp, x: clientX, y: clientY };
  return detail > 1 || (timeStamp - atMs < soonMs && Math.hypot(clientX - x, clientY - y) < nearPx);
}
