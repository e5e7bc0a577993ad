import type { IconNode } from 'lucide';

/** A place that the main navigation leads to. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: IconNode;
  /** How much waits there. */
  readonly count?: number | undefined;
  readonly isCurrent: boolean;
  /** On a phone, whose bar has room for few, it stands behind "More". */
  readonly isFurther?: boolean | undefined;
}
