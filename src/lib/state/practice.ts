import type { PracticeHint } from '#domain/report/practice.ts';
import type { Docket } from '#services/docket.ts';
import { practiceIn } from '#services/reports/practice.ts';

interface Found {
  readonly seq: number;
  readonly today: string;
  readonly hints: readonly PracticeHint[];
}

/** What was found last in each dataset. */
const foundIn = new WeakMap<Docket, Found>();

/** Hints on how statuses are used. They are reckoned when somebody looks, and again only once something has happened. */
export async function practiceHints(docket: Docket): Promise<readonly PracticeHint[]> {
  const { seq } = docket.changes.value;
  const today = docket.today();
  const known = foundIn.get(docket);
  if (known?.seq === seq && known.today === today) return known.hints;
  const [workflow, publications] = await Promise.all([docket.workflow(), docket.publications()]);
  if (!workflow) return [];
  const { columns } = docket;
  const scope = {
    columns,
    query: { today },
    workflow: workflow.document,
    nowMs: docket.nowMs(),
    zone: docket.zone()
  };
  const hints = practiceIn(scope, publications);
  foundIn.set(docket, { seq, today, hints });
  return hints;
}
