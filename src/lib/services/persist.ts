import type { Persistence } from '#device/persistence.ts';
import type { Docket } from './docket.ts';

/** What the browser promises about the data, and how to ask for that promise. */
export interface Keeping {
  read(): Promise<Persistence>;
  /** Some browsers show the person a question, others decide by themselves. */
  ask(): Promise<boolean>;
}

/**
 * Asks for lasting storage once there is something to lose: when an invoice was saved, in a dataset that is no sample.
 * A browser that shows a question would otherwise show it to somebody who is only looking around.
 */
export function askOnceSaved(
  docket: Pick<Docket, 'isSample' | 'isLook' | 'changes'>,
  keeping: Pick<Keeping, 'ask'>,
  onError: (error: unknown) => void
): () => void {
  let isDone = docket.isSample || docket.isLook;
  return docket.changes.subscribe(({ touched }) => {
    if (isDone || ![...touched].some((subject) => subject.startsWith('invoice/'))) return;
    isDone = true;
    keeping.ask().catch(onError);
  });
}
