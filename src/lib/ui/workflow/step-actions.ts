import ArrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import ArrowUp from 'lucide/dist/esm/icons/arrow-up.mjs';
import type { Action } from '#ui/action.ts';

interface StepWords {
  readonly moveUp: string;
  readonly moveDown: string;
  /** Why it cannot be moved up, or down. */
  readonly first: string;
  readonly last: string;
}

/** One place up or down in an order, as a menu offers it; the keys are those of a `PartCard`. */
export function stepActions(
  text: StepWords,
  { isFirst, isLast, step }: { isFirst: boolean; isLast: boolean; step: (by: 1 | -1) => void }
): Action[] {
  return [
    {
      id: 'up',
      label: text.moveUp,
      icon: ArrowUp,
      shortcut: 'alt+ArrowUp',
      refusal: isFirst ? text.first : undefined,
      run: () => step(-1)
    },
    {
      id: 'down',
      label: text.moveDown,
      icon: ArrowDown,
      shortcut: 'alt+ArrowDown',
      refusal: isLast ? text.last : undefined,
      run: () => step(1)
    }
  ];
}
