import type { Deletion } from '#domain/history/entity.ts';

/**
 * A person's word that somebody else signs in their place, until the end of a day. It hands on no permission: whether the
 * person may sign is asked anew at each signature, and who stands in for somebody cannot pass that on (B38).
 */
export interface Delegation {
  /** Id of the person who signs in their place. */
  readonly to: string;
  /** The last day on which it holds. */
  readonly until: string;
  readonly at: number;
  /** Ended before that day, by either of the two. */
  readonly ended: Deletion | null;
}

/** Whether somebody may be stood in for on a day. */
export function isInForce({ until, ended }: Delegation, today: string): boolean {
  return ended === null && today <= until;
}
