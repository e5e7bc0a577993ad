import type { Day } from '#domain/calendar/day.ts';
import type { Workflow } from '#domain/workflow/document.ts';

/** What a condition is written about: the names that it may use, and what an amount and a day begin with. */
export interface ConditionSurroundings {
  readonly workflow: Workflow;
  /** Of the business, as conditions compare plain amounts. */
  readonly currency: string;
  readonly today: Day;
}
