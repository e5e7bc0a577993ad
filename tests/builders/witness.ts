import { commitId, commitPartSchema, recordedIn, type Commit } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { isKnownKind, subjectKey, type Recorded, type SubjectKind } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { totalsOf } from '#domain/invoice/balance.ts';
import type { Undone } from '#domain/history/entity.ts';
import { evolve, type AnyEntity, type Entities } from '#domain/ledger/entities.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Person } from '#domain/people/person.ts';
import { workflowSchema, type MoveWay, type Stage, type Status, type Workflow } from '#domain/workflow/document.ts';
import { keptStages } from '#domain/workflow/kept-stages.ts';
import { isFault } from '#domain/workflow/proof/finding.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { versionsInForce } from '#domain/workflow/version.ts';

/**
 * Reads commits one after the other, and says what in them should never have been let in. It knows the fold of events and
 * the workflow document, and nothing of how commands are decided: what each event needs is written down here once more.
 */
export class Witness {
  readonly complaints: string[] = [];
  readonly #rows = new Map<string, AnyEntity>();
  readonly #commits = new Map<string, Commit>();
  /** The status of each invoice before each commit. */
  readonly #statusesBefore = new Map<string, ReadonlyMap<string, string>>();
  #workflow: Workflow | null = null;
  #workflowId = '';
  /** The stages as they were when each signature was given, by its key. */
  readonly #stagesWhenSigned = new Map<string, readonly Stage[]>();

  read(commit: Commit): void {
    const isFirst = this.#commits.size === 0;
    const before = this.#invoices().map(({ id, status }) => [id, status] as const);
    this.#statusesBefore.set(commitId(commit), new Map(before));
    this.#commits.set(commitId(commit), commit);
    // What is accepted can be written to a file, and nothing of it is lost when it is read again.
    const part = { ...commit, part: 1, parts: 1 };
    const read = commitPartSchema.safeParse(JSON.parse(JSON.stringify(part)));
    if (!read.success || canonical(read.data) !== canonical(part)) this.#complain(commit, 'cannot be read again');
    for (const recorded of recordedIn(commit)) this.#hear(commit, recorded, isFirst);
    // What devices published apart has moved what each of them knew: until that is settled, either may say where.
    const statuses = new Set(
      versionsInForce(this.#of('workflow')).flatMap(({ document }) =>
        document.machines.invoice.statuses.map(({ id }) => id)
      )
    );
    for (const { id, status, deleted } of this.#invoices())
      if (deleted === null && !statuses.has(status)) this.#complain(commit, `${id} stands in unknown ${status}`);
    // BR22: whoever acts stays, and somebody who may give roles.
    if (!this.#may(commit.by, 'active', 'own')) this.#complain(commit, `${commit.by} acts, and is not active any more`);
    if (!this.#of('person').some(({ id }) => this.#may(id, 'admin', 'all'))) this.#complain(commit, 'no admin is left');
    for (const row of this.#rows.values())
      if (row.unreadable.length > 0) this.#complain(commit, `${row.id} is unreadable: ${row.unreadable.join()}`);
  }

  #hear(commit: Commit, recorded: Recorded, isFirst: boolean): void {
    const { event } = recorded;
    const { kind, id } = event.subject;
    if (!isKnownKind(kind)) {
      this.#complain(commit, `${id} is of no kind that there is`);
      return;
    }
    const key = subjectKey(event.subject);
    const before = this.#rows.get(key);
    const wrong = isFirst && commit.command === 'setUp' ? null : this.#problemOf(commit, recorded, before);
    if (wrong !== null) this.#complain(commit, `${event.type} of ${id}: ${wrong}`);
    if (event.type === 'signature-given')
      this.#stagesWhenSigned.set(event.key, this.#workflow?.machines.invoice.stages ?? []);
    const after: AnyEntity = evolve<SubjectKind>(kind, before, recorded);
    this.#rows.set(key, after);
    if (event.type === 'workflow-published') {
      const document = event.data.document as unknown as Workflow;
      const people = this.#of('person').map((person) => person.id);
      if (!workflowSchema.safeParse(document).success) this.#complain(commit, 'published what is no workflow');
      else if (!isFirst && prove(document, { people }).some(isFault)) this.#complain(commit, 'published faults');
      // What a device published apart waits: what was published first stands.
      if (isFirst || event.data.basedOn === this.#workflowId) {
        this.#workflow = document;
        this.#workflowId = id;
      }
    }
    const [was, is] = [statusIn(before), statusIn(after)];
    if (was !== is && !mayChangeStatus.includes(event.type))
      this.#complain(commit, `${event.type} moved ${id} to ${is}`);
    if (kind === 'person' && rolesIn(before) !== rolesIn(after) && !mayChangeRoles.includes(event.type))
      this.#complain(commit, `${event.type} gave ${id} other roles`);
  }

  /** What is wrong with an event; null: nothing. */
  #problemOf(commit: Commit, { event, by }: Recorded, before: AnyEntity | undefined): string | null {
    const { type, data, cause, subject } = event;
    const isPlatform = cause !== undefined;
    const invoice = subject.kind === 'invoice' ? (before as Invoice | undefined) : undefined;
    const job = subject.kind === 'job' ? (before as Job | undefined) : undefined;
    const needs = needed[type];
    if (needs === undefined) return 'nobody has heard of it';
    if (isPlatform && !platformEvents.includes(type)) return 'the platform did it';
    if (!isPlatform && onlyPlatform.includes(type)) return 'a person did it';
    if (!isPlatform && needs !== 'any' && !this.#may(by, needs, invoice ?? job ?? 'own'))
      return `${by} may not ${needs}`;
    switch (type) {
      case 'invoice-created':
      case 'invoice-imported':
        return this.#statusOf(idIn(data.status)) ? null : 'it begins nowhere';
      case 'status-changed':
        if (subject.kind === 'job')
          return job ? this.#problemOfJobMove(job, data, isPlatform ? null : by) : 'no such job';
        return invoice
          ? this.#problemOfMove(invoice, { data, by: isPlatform ? null : this.#placeOf(commit, data, by) })
          : 'no such invoice';
      case 'status-overridden':
        return isText(data.reason) ? null : 'no reason';
      case 'status-replaced':
        return isReplacement(commit, idIn(data.from), idIn(data.to)) ? null : 'nothing took the place of its status';
      case 'signature-given':
        return invoice
          ? this.#problemOfSignature(invoice, Number(data.stage), { by, place: this.#placeOf(commit, data, by) })
          : 'no such invoice';
      case 'person-edited':
        return this.#problemOfProfile(subject.id, by, data.changes as unknown as Undone['changes']);
      case 'approval-delegated':
        return subject.id === by && data.to !== by && this.#person(textIn(data.to))?.fields.active
          ? null
          : 'nobody passes on what is not theirs, or to nobody';
      case 'delegation-ended':
        return subject.id === by || this.#person(subject.id)?.delegations[textIn(data.delegation)]?.to === by
          ? null
          : 'it is between others';
      case 'undone':
        return this.#problemOfUndoing(commit, data, invoice);
      default:
        return null;
    }
  }

  /** B67–B69, BR2, BR3: a move that the workflow has, by who may make it, past no stage. */
  #problemOfMove(
    invoice: Invoice,
    { data, by }: { data: Recorded['event']['data']; by: string | null }
  ): string | null {
    const [from, to] = [this.#statusOf(invoice.status), this.#statusOf(idIn(data.to))];
    if (!from || !to || idIn(data.from) !== from.id) return 'it leads from nowhere, or to nowhere';
    const machine = this.#workflow?.machines.invoice;
    const ways = machine?.moves.filter(
      (way) => way.kind === data.kind && way.label === data.label && leaves(way, from)
    );
    const fitting = (ways ?? []).filter((way) => this.#arrives(way, invoice, to));
    if (fitting.length === 0) return `no move leads from ${from.id} to ${to.id}`;
    const isOpen = fitting.some((way) =>
      by === null
        ? way.actor === 'platform' || (way.actor === 'any' && way.kind === 'forward')
        : way.actor !== 'platform' && this.#may(by, way.permission, invoice) && (!way.reason || isText(data.reason))
    );
    if (!isOpen) return `${by ?? 'the platform'} may not move it from ${from.id} to ${to.id}`;
    if (fitting.every((way) => way.kind === 'restore' && way.to === 'previous')) return null;
    const isCompleting = to.group === 'COMPLETED' && ['ACTIVE', 'APPROVAL'].includes(from.group);
    const unsigned = this.#stagesOf(invoice).filter(
      (stage) =>
        (isCompleting || stage.n <= (to.approvalStage ?? 0)) && this.#signersOf(invoice, stage.n).size < stage.quorum
    );
    return unsigned.length > 0 ? `stage ${unsigned[0]?.n} is not signed` : null;
  }

  /** The same of a job, which nothing is signed on. */
  #problemOfJobMove(job: Job, data: Recorded['event']['data'], by: string | null): string | null {
    const machine = this.#workflow && jobMachineOf(this.#workflow);
    const [from, to] = [job.status, idIn(data.to)].map((id) => machine?.statuses.find((status) => status.id === id));
    if (!machine || !from || !to || idIn(data.from) !== from.id) return 'it leads from nowhere, or to nowhere';
    const fitting = machine.moves.filter(
      (way) => way.kind === data.kind && way.label === data.label && leaves(way, from) && this.#arrives(way, job, to)
    );
    if (fitting.length === 0) return `no move leads from ${from.id} to ${to.id}`;
    const isOpen = fitting.some((way) =>
      by === null
        ? way.actor === 'platform' || (way.actor === 'any' && way.kind === 'forward')
        : way.actor !== 'platform' && this.#may(by, way.permission, job) && (!way.reason || isText(data.reason))
    );
    return isOpen ? null : `${by ?? 'the platform'} may not move it from ${from.id} to ${to.id}`;
  }

  #arrives({ to }: MoveWay, invoice: Pick<Invoice, 'status' | 'previous'>, target: Status): boolean {
    // Slots lead where they lead; a status before may have gone, and another one have taken its place.
    if (to === 'previous') return Object.hasOwn(invoice.previous, invoice.status);
    return 'slot' in to || to.status === target.id;
  }

  /** In whose place somebody acts: their own, or somebody's who lets them today; a stranger's where nobody does. */
  #placeOf({ wall }: Commit, data: Recorded['event']['data'], by: string): string {
    if (typeof data.inPlaceOf !== 'string') return by;
    const today = new Date(wall).toISOString().slice(0, 10);
    const given = Object.values(this.#person(data.inPlaceOf)?.delegations ?? {});
    const isOpen = given.some(({ to, until, ended }) => to === by && !ended && until >= today);
    return isOpen ? data.inPlaceOf : '';
  }

  /** BR3, BR11. */
  #problemOfSignature(invoice: Invoice, n: number, { by, place }: { by: string; place: string }): string | null {
    if (!this.#may(place, 'approve', invoice)) return `${by} may not approve in the place of “${place}”`;
    const stage = this.#stagesOf(invoice).find((one) => one.n === n);
    if (!stage) return `stage ${n} does not apply`;
    const { roles, people } = stage.approvers;
    const own = this.#person(place)?.fields.roles ?? [];
    if (roles.length + people.length > 0 && !people.includes(place) && !own.some((role) => roles.includes(role)))
      return `${by} is no approver of stage ${n}`;
    const active = this.#of('person').filter(({ fields, deleted }) => fields.active && deleted === null);
    if ([by, place].includes(invoice.contentBy ?? '') && active.length > 1) return `${by} signs what they changed`;
    const signed = (this.#workflow?.machines.invoice.stages ?? []).filter((one) =>
      this.#signersOf(invoice, one.n).has(by)
    );
    return signed.some((one) => one.n === n || stage.distinct) ? `${by} has signed already` : null;
  }

  /** BR22, B69: one's own name is one's own to change; all else takes an admin. */
  #problemOfProfile(id: string, by: string, changes: Undone['changes']): string | null {
    const isOwnName = id === by && changes.every(({ path }) => path[0] === 'name');
    return isOwnName || this.#may(by, 'admin', 'all') ? null : `${by} may not admin`;
  }

  #problemOfUndoing(commit: Commit, data: Recorded['event']['data'], invoice: Invoice | undefined): string | null {
    const { commit: undone, changes } = data as unknown as Undone;
    const taken = this.#commits.get(undone);
    if (!taken || taken === commit) return `there is no ${undone}`;
    if (taken.by !== commit.by) return `${commit.by} takes back what ${taken.by} did`;
    const status = changes.find(({ path }) => path.join() === 'status');
    if (!status || !invoice) return null;
    return this.#statusesBefore.get(undone)?.get(invoice.id) === status.new ? null : 'it stood elsewhere before';
  }

  /** BR3, BR10: who signed what is there now, for the stage that bears this number now. */
  #signersOf({ signatures, content }: Invoice, stage: number): Set<string> {
    const digest = contentDigest(content);
    const now = this.#workflow?.machines.invoice.stages ?? [];
    const counting = Object.entries(signatures).filter(([key, one]) => {
      const then = this.#stagesWhenSigned.get(key) ?? [];
      return one.withdrawn === null && one.digest === digest && keptStages(then, now).get(one.stage) === stage;
    });
    return new Set(counting.map(([, { by }]) => by));
  }

  #stagesOf({ content }: Invoice): Stage[] {
    const amountMinor = Math.abs(totalsOf(content).totalWithTaxMinor);
    return (this.#workflow?.machines.invoice.stages ?? []).filter(
      ({ fromMinor }) =>
        !Object.hasOwn(fromMinor, content.currency) || amountMinor >= (fromMinor[content.currency] ?? 0)
    );
  }

  #may(by: string, permission: Permission | 'active', over: Pick<Invoice, 'createdBy'> | 'own' | 'all'): boolean {
    const person = this.#person(by);
    if (!person?.fields.active || person.deleted !== null) return false;
    const isOwn = over === 'own' || (over !== 'all' && over.createdBy === by);
    const grants = (this.#workflow?.roles ?? [])
      .filter(({ id }) => person.fields.roles.includes(id))
      .flatMap((role) => role.grants);
    if (permission === 'active') return true;
    return grants.some((grant) => grant.permission === permission && (grant.scope === 'all' || isOwn));
  }

  #statusOf(id: string): Status | undefined {
    return this.#workflow?.machines.invoice.statuses.find((status) => status.id === id);
  }

  #person(id: string): Person | undefined {
    return this.#rows.get(subjectKey({ kind: 'person', id })) as Person | undefined;
  }

  #invoices(): Invoice[] {
    return this.#of('invoice');
  }

  #of<Kind extends keyof Entities>(kind: Kind): Entities[Kind][] {
    return [...this.#rows].flatMap(([key, row]) => (key.startsWith(`${kind}/`) ? [row as Entities[Kind]] : []));
  }

  #complain({ n, command, by }: Commit, what: string): void {
    this.complaints.push(`commit ${n}, ${command} by ${by}: ${what}`);
  }
}

/** What a person needs for each event; `any`: it is asked apart, or comes along with another one. */
const needed: Readonly<Record<string, Permission | 'active' | 'any'>> = {
  'workflow-published': 'admin',
  'business-edited': 'admin',
  'person-created': 'admin',
  'person-edited': 'active',
  'client-created': 'edit',
  'client-edited': 'edit',
  'client-deleted': 'edit',
  'client-merged': 'edit',
  'batch-made': 'edit',
  'batch-changed': 'edit',
  'batch-removed': 'edit',
  'job-created': 'edit',
  'job-edited': 'edit',
  'job-deleted': 'edit',
  // Nobody but the time brings these about, and nobody but a rule.
  'job-over': 'any',
  'time-noticed': 'any',
  'update-suppressed': 'any',
  'task-left': 'any',
  'invoice-created': 'edit',
  'invoice-imported': 'edit',
  'invoice-edited': 'edit',
  'invoice-deleted': 'edit',
  'item-closed': 'any',
  'repetition-set': 'edit',
  'repetition-ended': 'any',
  'invoice-repeated': 'any',
  'conflict-settled': 'edit',
  'clash-settled': 'edit',
  'end-settled': 'edit',
  'number-settled': 'edit',
  'number-replaced': 'edit',
  'signature-settled': 'edit',
  // Somebody decides that it stays, or a repetition writes it once more.
  kept: 'any',
  'view-saved': 'active',
  'view-removed': 'active',
  'status-changed': 'any',
  'status-overridden': 'admin',
  'status-replaced': 'admin',
  'signature-given': 'any',
  'signatures-withdrawn': 'any',
  'payment-recorded': 'pay',
  'payment-reminded': 'pay',
  'payment-refunded': 'pay',
  'payment-changed': 'pay',
  'payment-removed': 'pay',
  'invoice-archived': 'any',
  'invoice-unarchived': 'any',
  'number-assigned': 'any',
  'letter-claimed': 'any',
  'counter-advanced': 'any',
  'credit-note-linked': 'any',
  'document-shared': 'active',
  'approval-delegated': 'approve',
  'delegation-ended': 'active',
  'move-blocked': 'any',
  undone: 'active'
};

/** What the platform may do by itself: never sign, override, publish, pay, or change people or jobs. */
const platformEvents = [
  'job-over',
  'time-noticed',
  'update-suppressed',
  'task-left',
  'repetition-ended',
  'invoice-repeated',
  'kept',
  'invoice-created',
  'invoice-edited',
  'credit-note-linked',
  'status-changed',
  'signatures-withdrawn',
  'invoice-archived',
  'invoice-unarchived',
  'number-assigned',
  'letter-claimed',
  'counter-advanced',
  'move-blocked',
  'item-closed'
];
/** What happens to nothing but by itself. */
const onlyPlatform = [
  'job-over',
  'time-noticed',
  'update-suppressed',
  'task-left',
  'repetition-ended',
  'invoice-repeated'
];
const mayChangeStatus = [
  'job-created',
  'invoice-created',
  'invoice-imported',
  'status-changed',
  'status-overridden',
  'status-replaced',
  'undone'
];
const mayChangeRoles = ['person-created', 'person-edited', 'undone'];

function leaves({ from }: MoveWay, status: Status): boolean {
  if (from === 'any') return true;
  return 'groups' in from ? from.groups.includes(status.group) : from.statuses.includes(status.id);
}

function isReplacement({ events }: Commit, from: string, to: string): boolean {
  return events.some(
    ({ type, data }) =>
      type === 'workflow-published' && (data.replacements as Record<string, string> | undefined)?.[from] === to
  );
}

function statusIn(row: AnyEntity | undefined): string {
  return row && 'status' in row ? row.status : '';
}

function rolesIn(row: AnyEntity | undefined): string {
  return row && 'fields' in row && 'roles' in row.fields ? row.fields.roles.join() : '';
}

function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
