import { applyChanges, type Change } from '#domain/history/change.ts';
import { permissions, type Role } from '#domain/people/permission.ts';
import { sameJson, type Json } from '#domain/shared/json.ts';
import { compareWorkflows, type Difference } from '#domain/workflow/compare.ts';
import type { Machine, MoveWay, Rule, Selector, Stage, Status, Workflow } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { origins, type Origin } from '#domain/workflow/proof/start.ts';
import { machineOf, seenAs } from '#domain/workflow/status-type.ts';
import { conditionInWords } from '#ui/condition/in-words.ts';
import { words } from '#ui/words/words.ts';
import { amountsInWords, approversInWords, explainRule, explainStage, guardsInWords } from './explain.ts';

/** What is different in one part of two workflows. */
export interface ExplainedPart {
  readonly part: Difference['part'];
  readonly sentences: readonly string[];
}

export interface DifferenceContext {
  /** In which amounts of conditions are said. */
  readonly currency: string;
  /** Name of a person; undefined where nobody here is called so. */
  readonly nameOf: (person: string) => string | undefined;
}

type Named = Exclude<Difference['part'], 'move' | 'workflow' | 'jobs'>;
type Changed<Part> = Extract<Difference, { is: 'changed'; part: Part }>;

const text = words.differences;
const partsInOrder = Object.keys(text.parts) as Difference['part'][];

/**
 * Everything in which a workflow differs from another, in plain sentences. What is gone is called what it was called
 * then, and nothing by the name that only machines know it by.
 */
export function explainDifferences(before: Workflow, after: Workflow, context: DifferenceContext): ExplainedPart[] {
  const differences = compareWorkflows(before, after);
  const pair = new Pair(before, after, context);
  return partsInOrder.flatMap((part) => {
    const sentences = differences.flatMap((difference) => (difference.part === part ? pair.say(difference) : []));
    const ofJobs = part === 'jobs' ? differences.flatMap((one) => ('difference' in one ? one.difference : [])) : [];
    const all = [
      ...sentences,
      ...(part === 'status' ? orderSaid(pair, differences, sentences.length) : []),
      ...(part === 'jobs' ? orderSaid(pair.ofJobs, ofJobs, sentences.length) : [])
    ];
    // Ways that stand side by side may differ in what is not said of what is gone.
    return all.length > 0 ? [{ part, sentences: [...new Set(all)] }] : [];
  });
}

/** Two workflows that are compared, and what everything in them is called. */
class Pair {
  /** The later one, which also knows what is gone: conditions that still name it say what it was called. */
  readonly naming: Workflow;

  readonly before: Workflow;
  readonly after: Workflow;
  readonly context: DifferenceContext;

  constructor(before: Workflow, after: Workflow, context: DifferenceContext) {
    this.before = before;
    this.after = after;
    this.context = context;
    const { invoice } = after.machines;
    this.naming = {
      ...after,
      types: withGone(before.types, after.types),
      roles: withGone(before.roles, after.roles),
      rules: withGone(before.rules, after.rules),
      machines: { invoice: { ...invoice, statuses: withGone(before.machines.invoice.statuses, invoice.statuses) } }
    };
  }

  say(difference: Difference): string[] {
    if (difference.is === 'reordered')
      return [difference.part === 'rule' ? text.rulesReordered : text.movesReordered(moveNamed(this, difference.way))];
    switch (difference.part) {
      case 'workflow':
        return workflowSaid(this, difference);
      case 'jobs':
        return 'difference' in difference
          ? this.ofJobs.say(difference.difference)
          : aboutJobsSaid(this, difference.changes);
      case 'move':
        return moveSaid(this, difference);
      default:
        if (difference.is === 'added') return [addedSaid[difference.part](this, difference.id)];
        if (difference.is === 'removed') return [removedSaid(this, difference.part, difference.id)];
        return changedSaid[difference.part](this, difference as Changed<Named>);
    }
  }

  /** The same two, as they are for jobs. */
  get ofJobs(): Pair {
    return new Pair(seenAs(this.before, 'job'), seenAs(this.after, 'job'), this.context);
  }

  status(id: string): string {
    return labelIn(this.naming.machines.invoice.statuses, id) ?? words.settings.workflow.goneStatus;
  }

  type(id: string): string {
    return labelIn(this.naming.types, id) ?? text.goneType;
  }

  account(id: string): string {
    return labelIn(this.after.accounts, id) ?? labelIn(this.before.accounts, id) ?? text.goneAccount;
  }

  readonly person = (id: string): string => this.context.nameOf(id) ?? text.otherPerson;

  condition(condition: Rule['if']): string {
    return conditionInWords(this.naming, condition, this.context.currency);
  }
}

function workflowSaid(pair: Pair, { changes }: Changed<'workflow'>): string[] {
  const { before, after } = pair;
  const isChanged = (field: string): boolean => changes.some(({ path }) => path[0] === field);
  const said: string[] = [];
  if (isChanged('id') && isChanged('label')) said.push(text.anotherWorkflow(after.label, before.label));
  else if (isChanged('id')) said.push(text.anotherOrigin);
  else if (isChanged('label')) said.push(text.workflowRenamed(after.label, before.label));
  if (isChanged('description')) said.push(text.workflowDescribed);
  if (!isChanged('start')) return said;
  const starts = startsSaid(pair, before.machines.invoice.start, after.machines.invoice.start);
  return [...said, ...(starts.length > 0 ? starts : [text.startSame])];
}

function aboutJobsSaid(pair: Pair, changes: readonly Change[]): string[] {
  const { one, many } = sourceOf(pair.after);
  const [was, is] = [pair.before, pair.after].map((workflow) => machineOf(workflow, 'job').start.hand);
  const isStartChanged = was !== undefined && is !== undefined && was !== is;
  const others = changes.filter(({ path }) => path[0] !== 'start');
  return [
    ...(isStartChanged
      ? [text.jobStart(one, words.common.quoted(pair.ofJobs.status(is)), words.common.quoted(pair.ofJobs.status(was)))]
      : []),
    ...(others.length > 0 || !isStartChanged ? [text.jobsChanged(many)] : [])
  ];
}

function startsSaid(pair: Pair, before: Machine['start'], after: Machine['start']): string[] {
  const types = [...new Set([...Object.keys(after.byType ?? {}), ...Object.keys(before.byType ?? {})])];
  const place = (id: string | undefined): string =>
    id === undefined ? text.startAsAll : words.common.quoted(pair.status(id));
  return [null, ...types].flatMap((type) => {
    const startIn = (start: Machine['start'], origin: Origin): string | undefined =>
      type === null ? start[origin] : start.byType?.[type]?.[origin];
    return origins.flatMap((origin) => {
      const [was, is] = [startIn(before, origin), startIn(after, origin)];
      const ofType = type === null ? null : pair.type(type);
      return was === is ? [] : [text.start({ origin, type: ofType, now: place(is), before: place(was) })];
    });
  });
}

/** All changes of places come to one sentence; `others`: how much else is said about statuses. */
function orderSaid(pair: Pair, differences: readonly Difference[], others: number): string[] {
  const isRenumbered = differences.some(
    (one) => one.part === 'status' && one.is === 'changed' && one.changes.some(({ path }) => path[0] === 'order')
  );
  if (!isRenumbered) return [];
  const { statusById: known } = compileMachine(pair.before.machines.invoice);
  const { statusById: kept } = compileMachine(pair.after.machines.invoice);
  const staying = ({ machines }: Workflow): string[] =>
    compileMachine(machines.invoice)
      .statuses.map(({ id }) => id)
      .filter((id) => known.has(id) && known.get(id)?.group === kept.get(id)?.group);
  if (!sameJson(staying(pair.before), staying(pair.after))) return [text.reordered];
  // Beside what was added or moved, that the others are counted anew tells nothing.
  return others === 0 ? [text.renumbered] : [];
}

const addedSaid: Readonly<Record<Named, (pair: Pair, id: string) => string>> = {
  status(pair, id) {
    const status = find(pair.after.machines.invoice.statuses, id);
    return text.statusAdded(status.label, words.workflow.groups[status.group].label);
  },
  stage: (pair, id) => text.stageAdded(explainStage(pair.naming, stageIn(pair.after, id), pair.person)),
  rule(pair, id) {
    const rule = find(pair.after.rules, id);
    return text.addedOn(text.subject('rule', rule.label), rule.enabled);
  },
  role(pair, id) {
    const role = find(pair.after.roles, id);
    return text.added(text.subject('role', role.label), grantsInWords(role));
  },
  type(pair, id) {
    const type = find(pair.after.types, id);
    return text.addedOn(text.subject('type', type.label), type.enabled);
  },
  account: (pair, id) => text.added(text.subject('account', pair.account(id)), ''),
  scenario: (pair, id) => text.added(text.subject('scenario', titleIn(pair.after, id)), '')
};

function removedSaid({ before }: Pair, part: Named, id: string): string {
  switch (part) {
    case 'status':
      return text.statusRemoved(find(before.machines.invoice.statuses, id).label);
    case 'stage':
      return text.stageRemoved(Number(id));
    case 'scenario':
      return text.removed(text.subject(part, titleIn(before, id)));
    default:
      return text.removed(text.subject(part, labelIn(before[`${part}s`], id) ?? ''));
  }
}

/** What an example that the workflow carries is called; what it says is nobody's but its author's. */
function titleIn({ scenarios = [] }: Workflow, id: string): string {
  const title = scenarios.find((one) => one.id === id)?.title;
  return typeof title === 'string' ? title : id;
}

const changedSaid: Readonly<Record<Named, (pair: Pair, difference: Changed<Named>) => string[]>> = {
  status: (pair, { id }) => {
    const [was, is] = [pair.before, pair.after].map(({ machines }) => find(machines.invoice.statuses, id)) as [
      Status,
      Status
    ];
    const { groups } = words.workflow;
    const terms = statusTerms(was, is);
    return [
      ...(was.label === is.label ? [] : [text.renamed(was.label, is.label)]),
      ...(was.group === is.group ? [] : [text.regrouped(is.label, groups[is.group].label)]),
      ...(terms.length > 0 ? [text.about(text.status(is.label), terms)] : [])
    ];
  },
  stage: (pair, { id }) => {
    const terms = stageTerms(pair, stageIn(pair.before, id), stageIn(pair.after, id));
    return [text.about(text.stageSubject(Number(id)), orSame(terms))];
  },
  rule: (pair, { id }) => {
    const [was, is] = [find(pair.before.rules, id), find(pair.after.rules, id)];
    const rule = text.subject('rule', is.label);
    const { currency } = pair.context;
    const sentences = (one: Rule): string => explainRule(pair.naming, one, currency).join(' ');
    const does = ({ of = 'invoice', on, if: condition, then }: Rule): Json =>
      ({ of, on, if: condition, then }) as unknown as Json;
    const isOther = sentences(was) !== sentences(is);
    const terms = [
      ...(was.enabled === is.enabled ? [] : [text.enabled[is.enabled ? 0 : 1]]),
      ...(was.description === is.description ? [] : [text.described]),
      ...(isOther || sameJson(does(was), does(is)) ? [] : [text.same])
    ];
    return [
      ...(was.label === is.label ? [] : [text.called(text.subject('rule', was.label), is.label)]),
      ...(terms.length > 0 ? [text.about(rule, terms)] : []),
      ...(isOther ? [text.ruleSays(rule, sentences(is))] : [])
    ];
  },
  role: (pair, { id, changes }) => {
    const [was, is] = [find(pair.before.roles, id), find(pair.after.roles, id)];
    const isGranted = changes.some(({ path }) => path[0] === 'grants');
    return [
      ...(was.label === is.label ? [] : [text.called(text.subject('role', was.label), is.label)]),
      ...(isGranted ? [text.about(text.subject('role', is.label), orSame(grantTerms(was, is)))] : [])
    ];
  },
  type: (pair, { id, changes }) => {
    const [was, is] = [find(pair.before.types, id), find(pair.after.types, id)];
    const issuers = (ids: readonly string[]): string =>
      ids.length === 0 ? text.everyAccount : words.common.and(ids.map((one) => words.common.quoted(pair.account(one))));
    const terms = [
      ...(was.enabled === is.enabled ? [] : [text.enabled[is.enabled ? 0 : 1]]),
      ...(was.description === is.description ? [] : [text.described]),
      ...(changes.some(({ path }) => path[0] === 'issuedBy')
        ? [text.issuedBy(text.instead(issuers(is.issuedBy), issuers(was.issuedBy)))]
        : [])
    ];
    return [
      ...(was.label === is.label ? [] : [text.called(text.subject('type', was.label), is.label)]),
      ...(terms.length > 0 ? [text.about(text.subject('type', is.label), terms)] : [])
    ];
  },
  account: (pair, { id, changes }) => {
    const [was, is] = [find(pair.before.accounts, id), find(pair.after.accounts, id)];
    const types = (ids: readonly string[]): string =>
      ids.length === 0 ? text.nothing : words.common.and(ids.map((one) => words.common.quoted(pair.type(one))));
    const isSwitching = changes.some(({ path }) => path[0] === 'enables');
    return [
      ...(was.label === is.label ? [] : [text.called(text.subject('account', was.label), is.label)]),
      ...(isSwitching
        ? [
            text.about(text.subject('account', is.label), [
              text.enables(text.instead(types(is.enables), types(was.enables)))
            ])
          ]
        : [])
    ];
  },
  scenario: (pair, { id }) => [text.about(text.subject('scenario', titleIn(pair.after, id)), [text.same])]
};

function statusTerms(was: Status, is: Status): string[] {
  const stage = ({ approvalStage }: Status): string =>
    approvalStage === null ? text.noStage : words.editor.stageOption(approvalStage);
  const { outcomes } = words.editor;
  const { editingProfiles } = words.workflow;
  const turned = (field: 'recomputed' | 'settled' | 'request'): string[] =>
    was[field] === is[field] ? [] : [text[field][is[field] ? 0 : 1]];
  return [
    ...(was.description === is.description ? [] : [text.described]),
    ...(was.color === is.color ? [] : [text.recolored]),
    ...(was.outcome === is.outcome ? [] : [text.outcome(text.instead(outcomes[is.outcome], outcomes[was.outcome]))]),
    ...(was.editing === is.editing
      ? []
      : [text.editing(text.instead(editingProfiles[is.editing].label, editingProfiles[was.editing].label))]),
    ...(was.approvalStage === is.approvalStage ? [] : [text.stage(text.instead(stage(is), stage(was)))]),
    ...turned('recomputed'),
    ...turned('settled'),
    ...turned('request')
  ];
}

function stageTerms(pair: Pair, was: Stage, is: Stage): string[] {
  const from = (stage: Stage): string => amountsInWords(stage) || text.always;
  const who = (stage: Stage): string => approversInWords(pair.naming, stage, pair.person);
  return [
    ...(from(was) === from(is) ? [] : [text.instead(from(is), from(was))]),
    ...(was.quorum === is.quorum ? [] : [text.quorum(is.quorum, was.quorum)]),
    ...(who(was) === who(is) ? [] : [text.signedBy(text.instead(who(is), who(was)))]),
    ...(was.distinct === is.distinct ? [] : [text.distinct[is.distinct ? 0 : 1]])
  ];
}

type Scope = Role['grants'][number]['scope'];

/** The widest reach of a permission that a role has. */
function scopeOf({ grants }: Role, permission: string): Scope | null {
  const scopes = grants.filter((grant) => grant.permission === permission).map(({ scope }) => scope);
  if (scopes.length === 0) return null;
  return scopes.includes('all') ? 'all' : 'own';
}

function grantsInWords(role: Role): string {
  const names = permissions.flatMap((permission) => {
    const scope = scopeOf(role, permission);
    return scope === null ? [] : [text.permissionNames(words.workflow.permissions[permission].label, scope === 'own')];
  });
  return names.length === 0 ? text.mayNothing : text.may(words.common.and(names));
}

function grantTerms(was: Role, is: Role): string[] {
  return permissions.flatMap((permission) => {
    const [before, now] = [scopeOf(was, permission), scopeOf(is, permission)];
    if (before === now) return [];
    const { label } = words.workflow.permissions[permission];
    if (now === null) return [text.mayNoMore(label)];
    if (before === null) return [text.mayNow(label, now === 'own')];
    return [now === 'all' ? text.mayAll(label) : text.mayOwn(label)];
  });
}

function moveSaid(
  pair: Pair,
  difference: Exclude<Extract<Difference, { part: 'move' }>, { is: 'reordered' }>
): string[] {
  const { way } = difference;
  if (!('changes' in difference))
    return difference.is === 'removed'
      ? [text.moveRemoved(moveNamed(pair, way))]
      : [text.moveAdded(moveNamed(pair, way), newMoveTerms(pair, way))];
  const was = applyChanges(way, difference.changes.map(turnedBack));
  return [text.about(moveNamed(pair, was), orSame(moveTerms(pair, was, way)))];
}

function turnedBack({ path, old, new: next }: Change): Change {
  return { path, old: next, new: old };
}

function moveNamed(pair: Pair, { label, from, to }: MoveWay): string {
  return text.move({ label, from: selectorInWords(pair, from), to: targetInWords(pair, to) });
}

function selectorInWords(pair: Pair, from: Selector): string {
  if (from === 'any') return text.anyStatus;
  const labels =
    'groups' in from
      ? from.groups.map((group) => words.workflow.groups[group].label)
      : from.statuses.map((id) => pair.status(id));
  return words.settings.workflow.or(labels);
}

function targetInWords(pair: Pair, to: MoveWay['to']): string {
  if (to === 'previous') return text.statusBefore;
  return 'slot' in to ? text.slot(words.workflow.slots[to.slot].label) : pair.status(to.status);
}

function newMoveTerms(pair: Pair, way: MoveWay): string[] {
  const when = pair.condition(way.when);
  const asked = guardsInWords(pair.naming, way, pair.context.currency);
  return [
    text.actor[way.actor],
    ...(way.actor === 'platform' ? [] : [text.permission(words.workflow.permissions[way.permission].label)]),
    ...(when === '' ? [] : [text.when(when)]),
    ...(asked.length === 0 ? [] : [text.asks(words.common.and(asked))]),
    ...way.requires.map((field) => text.requires(words.settings.workflow.factName(field))),
    ...(way.reason ? [text.wantsReason] : [])
  ];
}

function moveTerms(pair: Pair, was: MoveWay, is: MoveWay): string[] {
  const { permissions: permissionNames } = words.workflow;
  const [whenBefore, whenNow] = [pair.condition(was.when), pair.condition(is.when)];
  return [
    ...(was.label === is.label ? [] : [text.moveCalled(is.label)]),
    ...(was.kind === is.kind ? [] : [text.moveKind(text.instead(text.moveKinds[is.kind], text.moveKinds[was.kind]))]),
    ...(was.actor === is.actor ? [] : [text.actor[is.actor]]),
    ...(was.permission === is.permission
      ? []
      : [text.permission(permissionNames[is.permission].label, permissionNames[was.permission].label)]),
    ...(whenBefore === whenNow ? [] : [text.whenInstead(whenNow, whenBefore)]),
    ...guardTerms(pair, was, is),
    ...listTerms(was.requires, is.requires, (field, isNow) => {
      const name = words.settings.workflow.factName(field);
      return isNow ? text.requires(name) : text.requiresNoMore(name);
    }),
    ...(was.reason === is.reason ? [] : [text.reason[is.reason ? 0 : 1]]),
    ...listTerms(was.effects, is.effects, (effect, isNow) => text.effects[effect][isNow ? 0 : 1]),
    ...(sameJson(was.warnings as unknown as Json, is.warnings as unknown as Json) ? [] : [text.warns])
  ];
}

function guardTerms(pair: Pair, was: MoveWay, is: MoveWay): string[] {
  const [before, now] = [was, is].map((way) => guardsInWords(pair.naming, way, pair.context.currency)) as [
    string[],
    string[]
  ];
  const more = now.filter((asked) => !before.includes(asked));
  const less = before.filter((asked) => !now.includes(asked));
  const reasons = ({ guards }: MoveWay): Json => guards.map(({ why }) => why).sort();
  return [
    ...(more.length === 0 ? [] : [text.asksNow(words.common.and(more))]),
    ...(less.length === 0 ? [] : [text.asksNoMore(words.common.and(less))]),
    ...(more.length + less.length > 0 || sameJson(reasons(was), reasons(is)) ? [] : [text.refusesOtherwise])
  ];
}

function listTerms<One>(
  before: readonly One[],
  now: readonly One[],
  say: (one: One, isNow: boolean) => string
): string[] {
  return [
    ...now.filter((one) => !before.includes(one)).map((one) => say(one, true)),
    ...before.filter((one) => !now.includes(one)).map((one) => say(one, false))
  ];
}

/** What differs only in the way that it is written down differs, too. */
function orSame(terms: string[]): string[] {
  return terms.length > 0 ? terms : [text.same];
}

function stageIn({ machines }: Workflow, n: string): Stage {
  const stage = machines.invoice.stages.find((one) => String(one.n) === n);
  if (!stage) throw new Error(`compared a stage ${n} that is in neither workflow`);
  return stage;
}

function find<One extends { readonly id: string }>(all: readonly One[], id: string): One {
  const one = all.find((each) => each.id === id);
  if (!one) throw new Error(`compared ${id}, which is in neither workflow`);
  return one;
}

function labelIn(all: readonly { readonly id: string; readonly label: string }[], id: string): string | undefined {
  return all.find((one) => one.id === id)?.label;
}

function withGone<One extends { readonly id: string }>(before: readonly One[], after: readonly One[]): One[] {
  return [...after, ...before.filter(({ id }) => !after.some((one) => one.id === id))];
}
