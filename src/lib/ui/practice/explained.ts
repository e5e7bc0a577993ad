import { dayAt } from '#domain/calendar/day.ts';
import { shortDay } from '#domain/calendar/format.ts';
import { isOfInvoices, keyOfHint, type PracticeHint } from '#domain/report/practice.ts';
import { filterQuery, noFilter, ranging } from '#state/filters.ts';
import { durationInWords } from '#ui/reports/duration.ts';
import { opening, proposing } from '#ui/workflow/address.ts';
import { explainFindings } from '#ui/workflow/findings.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import type { PracticeLinks } from './links.ts';

/** A hint in words, with what can be done about it. */
export interface ExplainedHint {
  readonly key: string;
  readonly sentence: string;
  /** What it is said by. */
  readonly evidence: string;
  readonly actions: readonly { readonly label: string; readonly href: string }[];
}

interface Surroundings {
  readonly workflow: Workflow;
  readonly zone: string;
  readonly mayChangeWorkflow: boolean;
  readonly links: PracticeLinks;
}

/** The hints that concern somebody: what only the workflow could mend is for who may change it. */
export function hintsFor(hints: readonly PracticeHint[], mayChangeWorkflow: boolean): PracticeHint[] {
  return hints.filter((hint) => mayChangeWorkflow || isOfInvoices(hint));
}

export function explainHint(hint: PracticeHint, surroundings: Surroundings): ExplainedHint {
  return { key: keyOfHint(hint), ...said(hint, surroundings) };
}

function said(
  hint: PracticeHint,
  { workflow, zone, mayChangeWorkflow, links }: Surroundings
): Omit<ExplainedHint, 'key'> {
  const text = words.practice;
  const label = (id: string): string => workflow.machines.invoice.statuses.find((one) => one.id === id)?.label ?? id;
  const open = (status: string) => ({ label: text.open(label(status)), href: links.statuses(opening(status)) });
  const since = (ms: number): string => shortDay(dayAt(ms, zone), language);
  const show = ({ status, count, days }: { status: string; count: number; days: number }) => {
    const filter = ranging({ ...noFilter, statuses: [status] }, 'days-in-status', { from: days, until: null });
    return { label: text.show(count), href: links.list(filterQuery(filter)) };
  };
  switch (hint.why) {
    case 'late': {
      const { status, count, days, by } = hint;
      if (by.is === 'usual')
        return {
          sentence: text.late(label(status), count),
          evidence: text.lateBy({ days, leavings: by.leavings }),
          actions: [show(hint)]
        };
      const rule = workflow.rules.find(({ id }) => id === by.rule)?.label ?? by.rule;
      return {
        sentence: text.remindedOf(label(status), count),
        evidence: text.remindedBy({ days, rule }),
        actions: [show(hint)]
      };
    }
    case 'stuck':
      return {
        sentence: text.stuck(label(hint.status)),
        evidence: text.stuckBy(hint),
        actions: [show(hint), ...(mayChangeWorkflow ? [open(hint.status)] : [])]
      };
    case 'by-hand': {
      const { from, to, times, leavings, medianMs } = hint;
      return {
        sentence: text.byHand(label(from), label(to)),
        evidence: text.byHandBy({ times, leavings, median: durationInWords(medianMs) }),
        actions: [{ label: text.makeRule, href: links.rules(proposing({ from, to })) }]
      };
    }
    case 'unvisited':
      return {
        sentence: text.unvisited(label(hint.status)),
        evidence: text.unvisitedBy({ begun: hint.begun, since: since(hint.sinceMs) }),
        actions: [open(hint.status)]
      };
    case 'crowded': {
      const { count, statuses, begun, sinceMs } = hint;
      return {
        sentence: text.crowded(count, words.common.and(statuses.map((id) => words.common.quoted(label(id))))),
        evidence: text.crowdedBy({ begun, since: since(sinceMs) }),
        actions: [{ label: text.statuses, href: links.statuses('') }]
      };
    }
    case 'color': {
      const [explained] = explainFindings(workflow, [hint.finding]);
      return {
        sentence: explained?.sentence ?? '',
        evidence: text.colorBy,
        actions: (explained?.statuses ?? []).map(open)
      };
    }
  }
}
