import type { Day } from '#domain/calendar/day.ts';
import type { Condition } from '#domain/condition/condition.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';

/** What a condition is written about: the names that it may use, and what an amount and a day begin with. */
export interface ConditionSurroundings {
  readonly workflow: Workflow;
  /** Whether an invoice is tested, or a job by itself; of that less is known. */
  readonly of?: StatusType | undefined;
  /** Of the business, as conditions compare plain amounts. */
  readonly currency: string;
  readonly today: Day;
}

/** A condition within a condition, and what can be done with it. */
export interface ConditionPart {
  readonly condition: Condition;
  /** "Condition 2", for ears. */
  readonly name: string;
  /** The outermost: it is not deleted as a whole, and one part alone needs no joint. */
  readonly isRoot?: boolean | undefined;
  readonly onchange: (condition: Condition) => void;
  readonly onremove: () => void;
  /** Asks for the opposite; whoever is inside a *not* takes that away. */
  readonly onnegate?: (() => void) | undefined;
}
