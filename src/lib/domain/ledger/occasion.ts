import type { Recorded } from '#domain/history/event.ts';
import type { Trigger } from '#domain/workflow/document.ts';

/** What sets rules off: an event, and what it means. */
export interface Occasion {
  readonly recorded: Recorded;
  /** The words for it that rules use. */
  readonly meanings: readonly Meaning[];
}

export interface Meaning {
  readonly trigger: Trigger;
  /** By which kind of move a status was entered. */
  readonly kind: string | null;
  /** The status that was entered. */
  readonly status: string | null;
  /** The only rule that it is about; null: any. */
  readonly rule: string | null;
  /** Ids of the items or participants that it is about; empty: the whole. */
  readonly parts: readonly string[];
}
