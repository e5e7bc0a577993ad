/** Where a pointer is, on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a board is told while a card is dragged over it. */
export interface CardDragging {
  /** A card was taken up; `grip` is where in it. */
  readonly onstart: (card: HTMLElement, at: Point, grip: Point) => void;
  /** `over`: key of the column under the pointer. */
  readonly onmove: (at: Point, over: string | null) => void;
  readonly ondrop: (over: string | null) => void;
  /** Nothing is to become of it: Escape, or the browser needed the pointer. */
  readonly oncancel: () => void;
  /** What is scrolled sideways where a card is held at its edge. */
  readonly sideways: () => readonly HTMLElement[];
}

/**
 * Lets cards (`data-card`) be dragged to columns (`data-column`): by a mouse that is pulled away, by a finger that rests
 * first, so that a finger that moves at once still scrolls. An attachment of what holds the cards.
 */
export const cardDragging = (told: CardDragging) => (holder: HTMLElement) => {
  let pressed: Press | null = null;
  let isDragging = false;
  /** The click that ends a drag opens nothing. */
  let isClickOver = false;
  let at: Point = { x: 0, y: 0 };
  let frame = 0;
  const whole = new AbortController();
  let gesture = new AbortController();

  function press(event: PointerEvent): void {
    if (pressed || event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return;
    const card = event.target.closest<HTMLElement>('[data-card]');
    // What can be pressed for itself is no handle.
    if (!card || event.target.closest('button')) return;
    at = pointOf(event);
    pressed = { card, from: at, isFinger: event.pointerType !== 'mouse', rest: undefined };
    if (pressed.isFinger) pressed.rest = setTimeout(start, restMs);
    gesture = new AbortController();
    const { signal } = gesture;
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', release, { signal });
    window.addEventListener('pointercancel', cancel, { signal });
    window.addEventListener('blur', cancel, { signal });
    window.addEventListener('keydown', leave, { signal, capture: true });
  }

  function move(event: PointerEvent): void {
    if (!pressed || !event.isPrimary) return;
    at = pointOf(event);
    if (isDragging) {
      tell();
      return;
    }
    const isAway = Math.hypot(at.x - pressed.from.x, at.y - pressed.from.y) > (pressed.isFinger ? restPx : pullPx);
    if (!isAway) return;
    if (pressed.isFinger) end();
    else start();
  }

  function start(): void {
    if (!pressed) return;
    const { card, from } = pressed;
    const { left, top } = card.getBoundingClientRect();
    isDragging = true;
    told.onstart(card, at, { x: from.x - left, y: from.y - top });
    tell();
    frame = requestAnimationFrame(scroll);
  }

  function tell(): void {
    told.onmove(at, columnAt(at));
  }

  /** Again and again while a card is held at an edge, whether or not the pointer moves. */
  function scroll(): void {
    for (const element of told.sideways()) {
      const pull = pullAt(at, element.getBoundingClientRect());
      if (pull === 0) continue;
      element.scrollLeft += pull;
      tell();
    }
    frame = requestAnimationFrame(scroll);
  }

  function release(event: PointerEvent): void {
    if (!event.isPrimary) return;
    const wasDragging = isDragging;
    at = pointOf(event);
    end();
    if (!wasDragging) return;
    isClickOver = true;
    told.ondrop(columnAt(at));
  }

  function cancel(): void {
    const wasDragging = isDragging;
    end();
    if (wasDragging) told.oncancel();
  }

  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    isClickOver = true;
    cancel();
  }

  function end(): void {
    clearTimeout(pressed?.rest);
    cancelAnimationFrame(frame);
    gesture.abort();
    pressed = null;
    isDragging = false;
  }

  /** A key presses, too, and comes from no pointer. */
  function click(event: MouseEvent): void {
    if (!isClickOver || event.detail === 0) return;
    isClickOver = false;
    event.preventDefault();
    event.stopPropagation();
  }

  const { signal } = whole;
  holder.addEventListener('pointerdown', press, { signal });
  // Not every drag ends with a click: what is pressed next, wherever it is, is meant.
  window.addEventListener('pointerdown', () => (isClickOver = false), { signal, capture: true });
  window.addEventListener('click', click, { signal, capture: true });
  // Browsers ask once, when a finger comes down, whether anybody may keep it from scrolling.
  holder.addEventListener('touchmove', (event) => isDragging && event.preventDefault(), { signal, passive: false });
  // A finger that rests on a link asks for its menu; it is about to take up the card.
  holder.addEventListener('contextmenu', (event) => pressed?.isFinger === true && event.preventDefault(), { signal });
  holder.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  return () => {
    cancel();
    whole.abort();
  };
};

interface Press {
  readonly card: HTMLElement;
  readonly from: Point;
  /** A finger or a pen, which also scrolls. */
  readonly isFinger: boolean;
  rest: ReturnType<typeof setTimeout> | undefined;
}

const restMs = 300;
const restPx = 8;
const pullPx = 5;
const edgePx = 56;
const pullPxMax = 9;

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}

function columnAt({ x, y }: Point): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')?.dataset.column ?? null;
}

/** The nearer to the edge, the faster; beyond it at full speed. */
function pullAt({ x, y }: Point, { left, right, top, bottom }: DOMRect): number {
  if (y < top || y > bottom) return 0;
  const edge = Math.min(edgePx, (right - left) / 6);
  const before = Math.max(0, left + edge - x);
  const after = Math.max(0, x - (right - edge));
  return (Math.min(1, after / edge) - Math.min(1, before / edge)) * pullPxMax;
}
