import { evaluate } from '#domain/condition/condition.ts';
import { digestOf } from '#domain/history/digest.ts';
import type { Event, Subject } from '#domain/history/event.ts';
import { clockActor, reconcileCause } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { amountTriggers, mayChangeAmount } from '#domain/job/source-event.ts';
import type { Rule } from '#domain/workflow/document.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import { recompute } from './effect-source.ts';
import { closeAgreed } from './leave-item.ts';
import { invoicesOf } from './react.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/** What one side of a merge knows: commits, or parts of them. */
type Side = Iterable<{ readonly events: readonly Event[] }>;

/**
 * Jobs of which both sides of a merge have changed what they come to. Each has reckoned the invoices by its own half, and
 * of both halves together their lines are a mixture. What one side has done alone, it has also reckoned.
 */
export function jobsChangedApart(here: Side, there: Side): string[] {
  const arrived = changedIn(there);
  if (arrived.size === 0) return [];
  const known = changedIn(here);
  return [...arrived].filter((id) => known.has(id)).sort();
}

/**
 * What a merge leaves to the platform: invoices of jobs that devices have changed apart follow them once more, and where
 * they do not follow them, they say what the job comes to (W22, WR3, WR9). Nothing but the history decides, so devices
 * that know the same record the same under the same keys. Null: everything is right.
 */
export function reconcile(world: World, context: Context, ids: readonly string[]): Run | null {
  const workflow = currentVersion(world.all('workflow'));
  const jobs = ids.flatMap((id) => world.get('job', id) ?? []);
  if (!workflow || jobs.length === 0) return null;
  // It is as it would have been when the last of it was done, and on every device the same; a clock elsewhere may be ahead.
  const last = Math.max(...jobs.flatMap(({ id }) => world.history({ kind: 'job', id }).map(({ event }) => event.at)));
  const run = new Run(world, { ...context, now: Math.min(last, context.now), by: clockActor });
  const rules = workflow.document.rules.filter(
    ({ enabled, then }) => enabled && then.some((effect) => effect.do === 'recompute')
  );
  for (const job of jobs) {
    if (job.deleted !== null || job.unreadable.length > 0) continue;
    for (const invoice of invoicesOf(run, job)) {
      const rule = rules.find((one) => wouldRecompute(run, one, invoice));
      if (rule && invoice.unreadable.length === 0) follow(run, rule, invoice, job);
    }
  }
  closeAgreed(run);
  return run.events.length > 0 ? run : null;
}

function changedIn(side: Side): Set<string> {
  const jobs = new Set<string>();
  for (const { events } of side) for (const event of events) if (mayChangeAmount(event)) jobs.add(event.subject.id);
  return jobs;
}

/** Whether a rule answers a change of what a job comes to by reckoning this invoice anew. */
function wouldRecompute(run: Run, rule: Rule, invoice: Invoice): boolean {
  return rule.on.some(({ event: trigger }) => {
    if (!amountTriggers.some((one) => one === trigger)) return false;
    const { facts } = run.picture(invoice, { trigger });
    return (
      evaluate(rule.if, facts) === 'holds' &&
      rule.then.some((effect) => effect.do === 'recompute' && (!effect.if || evaluate(effect.if, facts) === 'holds'))
    );
  });
}

function follow(run: Run, { id: rule, label }: Rule, invoice: Invoice, job: Job): void {
  const subjects: Subject[] = [
    { kind: 'job', id: job.id },
    { kind: 'invoice', id: invoice.id }
  ];
  const keys = new Set(subjects.flatMap((subject) => run.base.history(subject).map(({ event }) => event.key)));
  const event = `${reconcileCause}${digestOf([...keys].sort())}`;
  run.asPlatform({ rule, label, event }, () => {
    recompute(run, invoice, job, null);
  });
}
