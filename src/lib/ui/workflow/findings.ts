import { formatAmount } from '#domain/money/format.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { isFault, type Finding, type Path } from '#domain/workflow/proof/finding.ts';
import { seenAs, type StatusType } from '#domain/workflow/status-type.ts';
import { locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import type { FindingNames } from '#ui/words/en/findings.ts';

export interface ExplainedFinding {
  readonly key: string;
  /** Whose statuses it is about. */
  readonly of: StatusType;
  readonly isFault: boolean;
  readonly sentence: string;
  /** The counter-example, step by step; null where there is none to show. */
  readonly path: readonly string[] | null;
  /** Where each step of the path is in the drawing; empty where there is no path. */
  readonly trail: readonly TrailStep[];
  /** Ids of the statuses that it is about, or that its way goes through. */
  readonly statuses: readonly string[];
  /** Places in `moves` that it is about, or that its way goes through. */
  readonly moves: readonly number[];
}

/** One step of a counter-example: at a status, or by a move (a place in `moves`) to another one. */
export interface TrailStep {
  readonly at: string;
  readonly by: { readonly move: number; readonly to: string } | null;
}

/** What the proof found, errors first, in the words of the workflow that it was found in. */
export function explainFindings(workflow: Workflow, findings: readonly Finding[]): ExplainedFinding[] {
  const names = namesIn(workflow);
  const jobNames = namesIn(seenAs(workflow, 'job'));
  const { one } = sourceOf(workflow);
  return findings
    .map((finding): ExplainedFinding => {
      // The table has one entry for each `why`; that they belong together is beyond the type checker.
      const say = words.findings[finding.why] as (finding: Finding, names: FindingNames) => string;
      const { of = 'invoice' } = finding;
      const path = 'path' in finding ? finding.path : null;
      const trail = path ? trailOf(path) : [];
      return {
        key: JSON.stringify({ ...finding, path: null }),
        of,
        isFault: isFault(finding),
        sentence: of === 'job' ? words.proofPath.ofJobs(one, say(finding, jobNames)) : say(finding, names),
        path: path && (of === 'job' ? jobPathInWords(path, jobNames, one) : pathInWords(path, names)),
        trail,
        statuses: [...new Set([...statusesOf(finding), ...trail.flatMap(({ at, by }) => (by ? [at, by.to] : [at]))])],
        moves: [...new Set([...movesOf(finding), ...trail.flatMap(({ by }) => (by ? [by.move] : []))])]
      };
    })
    .sort((left, right) => Number(right.isFault) - Number(left.isFault));
}

function namesIn({ machines: { invoice }, rules, types, accounts }: Workflow): FindingNames {
  const { places } = words.proofPath;
  const labelIn = (all: readonly { readonly id: string; readonly label: string }[], id: string): string =>
    all.find((one) => one.id === id)?.label ?? id;
  const status = (id: string): string => labelIn(invoice.statuses, id);
  const rule = (id: string): string => labelIn(rules, id);
  const move = (index: number): string => invoice.moves[index]?.label ?? String(index);
  return {
    status,
    rule,
    move,
    slot: (slot) => words.workflow.slots[slot].label,
    fact: (name) => words.settings.workflow.factName(name),
    place(at) {
      switch (at.in) {
        case 'move':
          return places.move(move(at.move));
        case 'rule':
          return places.rule(rule(at.rule));
        case 'start':
          return places.start;
        case 'status':
          return places.status(status(at.status));
        case 'stage':
          return places.stage(at.stage);
        case 'type':
          return places.type(labelIn(types, at.type));
        case 'account':
          return places.account(labelIn(accounts, at.account));
      }
    }
  };
}

/** A job bears no amount and no signature. */
function jobPathInWords({ start, steps }: Path, names: FindingNames, one: string): string[] {
  const text = words.proofPath;
  return [
    text.jobStart({ one, status: names.status(start.status) }),
    ...steps.flatMap((step) =>
      step.do === 'move'
        ? [text.move({ label: names.move(step.way), to: names.status(step.to), actor: step.actor })]
        : []
    )
  ];
}

function pathInWords({ start, steps }: Path, names: FindingNames): string[] {
  const text = words.proofPath;
  const amount = ({ amountMinor, currency }: Path['start']['amount']): string =>
    formatAmount(amountMinor, currency, locale());
  return [
    text.start({ status: names.status(start.status), amount: amount(start.amount) }),
    ...steps.map((step) => {
      if (step.do === 'move')
        return text.move({ label: names.move(step.way), to: names.status(step.to), actor: step.actor });
      if (step.do === 'sign')
        return text.sign({ stage: step.stage, to: step.then ? names.status(step.then.to) : null });
      return text.edit({ amount: amount(step.amount) });
    })
  ];
}

function statusesOf(finding: Finding): string[] {
  if ('status' in finding) return [finding.status];
  if (finding.why === 'alike-colors') return [...finding.statuses];
  if (finding.why === 'more-open') return [finding.from, finding.to];
  return 'at' in finding && finding.at.in === 'status' ? [finding.at.status] : [];
}

function movesOf(finding: Finding): number[] {
  if ('moves' in finding) return [...finding.moves];
  if ('move' in finding) return [finding.move];
  return 'at' in finding && finding.at.in === 'move' ? [finding.at.move] : [];
}

function trailOf({ start, steps }: Path): TrailStep[] {
  return [
    { at: start.status, by: null },
    ...steps.map((step): TrailStep => {
      if (step.do === 'move') return { at: step.from, by: { move: step.way, to: step.to } };
      const then = step.do === 'sign' ? step.then : null;
      return { at: step.from, by: then && { move: then.way, to: then.to } };
    })
  ];
}
