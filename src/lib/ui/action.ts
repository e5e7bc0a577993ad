import type { IconNode } from 'lucide';

/** Something that can be done, as data: it feeds buttons, menus, keys and the palette alike. */
export interface Action {
  readonly id: string;
  /** Verb and object: "Submit to client". */
  readonly label: string;
  /** Why it cannot be done now, and what would help. It is then shown disabled with this reason. */
  readonly refusal?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly icon?: IconNode | undefined;
  readonly danger?: boolean | undefined;
  readonly run: () => void;
}
