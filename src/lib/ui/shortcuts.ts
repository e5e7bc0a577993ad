/**
 * Keys that do something. One key ("j"), a chord ("mod+k", where mod is ⌘ on a Mac and Ctrl elsewhere) or two keys one
 * after the other ("g i").
 */
export interface Shortcut {
  readonly keys: string;
  /** What the list of all shortcuts says: "Go to invoices". */
  readonly label: string;
  /** The heading in that list: "Everywhere", "In a list". */
  readonly section: string;
  /** Works while typing in a field, too; for chords only. */
  readonly whileTyping?: boolean | undefined;
  /** Why it can do nothing just now: the key is then left alone, and the list says why. */
  readonly refusal?: (() => string | undefined) | undefined;
  readonly run: () => void;
}

export class Shortcuts {
  /** Single keys and sequences can be switched off (WCAG 2.1.4); chords stay. */
  singleKeys = true;
  #layers: Layer[] = [{ shortcuts: [], covers: () => true }];
  #before = '';
  #forget: ReturnType<typeof setTimeout> | undefined;

  /** Returns what takes them away again. The latest registration of the same keys wins. */
  register(...shortcuts: readonly Shortcut[]): () => void {
    this.#onTop().push(...shortcuts);
    return this.#remover(shortcuts);
  }

  /** The same for what gives way to all others, whenever they come: a list beside what is open of it. */
  registerBelow(...shortcuts: readonly Shortcut[]): () => void {
    this.#onTop().unshift(...shortcuts);
    return this.#remover(shortcuts);
  }

  #remover(shortcuts: readonly Shortcut[]): () => void {
    return () => {
      for (const layer of this.#layers)
        for (const shortcut of shortcuts) {
          const at = layer.shortcuts.indexOf(shortcut);
          if (at !== -1) layer.shortcuts.splice(at, 1);
        }
    };
  }

  /**
   * What opens over everything else (a dialog) covers the shortcuts below it until it goes. `covers` tells whether it is
   * still there: a dialog is closed for the eye before anybody is told, and no key that is pressed in between may be lost.
   */
  cover(covers: () => boolean): () => void {
    const layer: Layer = { shortcuts: [], covers };
    this.#layers.push(layer);
    return () => {
      const at = this.#layers.indexOf(layer);
      if (at === -1) return;
      this.#layers.splice(at, 1);
      // What a page below has registered meanwhile, such as after a change, goes on to count there.
      this.#layers[at - 1]?.shortcuts.push(...layer.shortcuts);
    };
  }

  /** What the page offers, the latest of each keys, whatever is open over it. */
  list(): Shortcut[] {
    return latest(this.#layers[0]?.shortcuts ?? []);
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || modifiers.includes(event.key)) return;
    const pressed = pressedKeys(event);
    const wanted = this.#before === '' ? [pressed] : [`${this.#before} ${pressed}`, pressed];
    this.#before = '';
    clearTimeout(this.#forget);
    const isTyping = takesKeys(event.target);
    const active = latest(this.#onTop()).filter(
      ({ keys, whileTyping }) => (this.singleKeys || isChord(keys)) && (!isTyping || whileTyping === true)
    );

    const found = wanted.flatMap((keys) => active.filter((shortcut) => shortcut.keys === keys))[0];
    if (found && found.refusal?.() === undefined) {
      event.preventDefault();
      found.run();
    } else if (!found && active.some(({ keys }) => keys.startsWith(`${pressed} `))) {
      this.#before = pressed;
      this.#forget = setTimeout(() => (this.#before = ''), sequenceMsMax);
    }
  }

  #onTop(): Shortcut[] {
    return this.#layers.findLast(({ covers }) => covers())?.shortcuts ?? [];
  }
}

interface Layer {
  readonly shortcuts: Shortcut[];
  readonly covers: () => boolean;
}

/** The app's own: pages register with it, the shell feeds it with keys. */
export const shortcuts = new Shortcuts();

/** How the keys are printed: ["⌘", "K"] on a Mac, ["Ctrl", "K"] elsewhere, ["g", "i"]. */
export function keyCaps(keys: string, isApple = onApple()): string[] {
  return keys.split(/[ +]/).map((key) => {
    const cap = (isApple ? appleCaps : otherCaps)[key] ?? caps[key];
    return cap ?? (isChord(keys) && key.length === 1 ? key.toUpperCase() : key);
  });
}

/** For `aria-keyshortcuts`, which knows chords but no sequences. */
export function ariaKeys(keys: string, isApple = onApple()): string | undefined {
  if (keys.includes(' ')) return undefined;
  return keys
    .replace('mod', isApple ? 'Meta' : 'Control')
    .replace('shift', 'Shift')
    .replace('alt', 'Alt');
}

const sequenceMsMax = 1_000;
const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'];
const caps: Record<string, string> = {
  shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→'
};
const appleCaps: Record<string, string> = { mod: '⌘', alt: '⌥' };
const otherCaps: Record<string, string> = { mod: 'Ctrl', alt: 'Alt' };

function latest(shortcuts: readonly Shortcut[]): Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
}

function isChord(keys: string): boolean {
  return /(^|\+)(mod|alt)\+/.test(keys);
}

function pressedKeys(event: KeyboardEvent): string {
  const isMod = onApple() ? event.metaKey : event.ctrlKey;
  const isOtherMod = onApple() ? event.ctrlKey : event.metaKey;
  const isAltGraph = event.getModifierState('AltGraph');
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Shift is part of the sign that it makes ("?"); it counts only with letters and named keys in a chord.
  const isShifted = event.shiftKey && (event.key.length > 1 || (isMod && /\p{L}/u.test(key)));
  const chord = [
    isMod && !isAltGraph && 'mod',
    isOtherMod && !isAltGraph && 'other',
    event.altKey && !isAltGraph && 'alt',
    isShifted && 'shift',
    key
  ];
  return chord.filter((part) => part !== false).join('+');
}

/** Where keys already mean something: fields to type in, and menus and lists that search by letter. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !buttonLikeInputs.includes(target.type);
  return (
    target.closest('textarea, select, [contenteditable], [role="textbox"], [role="menu"], [role="listbox"]') !== null
  );
}

const buttonLikeInputs = ['button', 'submit', 'reset', 'checkbox', 'radio', 'file', 'image'];

function onApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac OS|iPhone|iPad/.test(navigator.userAgent);
}
