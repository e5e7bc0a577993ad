import { businessId, emptyBusiness, type BusinessFields } from '#domain/business/business.ts';
import { dayAt } from '#domain/calendar/day.ts';
import { emptyClient } from '#domain/client/client.ts';
import { difference } from '#domain/history/change.ts';
import { commitId, recordedIn, sealCommit, type Commit } from '#domain/history/commit.ts';
import type { Recorded } from '#domain/history/event.ts';
import { digestOf } from '#domain/history/digest.ts';
import { documentIdentity } from '#domain/exchange/identity.ts';
import type { Content } from '#domain/invoice/content.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { isConflict } from '#domain/invoice/inbox.ts';
import type { InboxItem, Invoice, InvoiceEvent } from '#domain/invoice/invoice.ts';
import { repetitionsOf } from '#domain/invoice/repetition.ts';
import type { Job } from '#domain/job/job.ts';
import { ask } from '#domain/ledger/ask.ts';
import type { Command, SingleCommand } from '#domain/ledger/command.ts';
import { found } from '#domain/ledger/decide-setup.ts';
import { MemoryLedger, type Moment } from '#domain/ledger/memory.ts';
import { Run, type Context } from '#domain/ledger/run.ts';
import { emptyParty } from '#domain/party/party.ts';
import { emptyPerson, type PersonFields } from '#domain/people/person.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { compileMachine, targetOf, type CompiledMachine } from '#domain/workflow/machine.ts';
import { presetFor, presets } from '#domain/workflow/presets.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import { arrivalOf } from './arrival.ts';
import { editedJob, jobOf, startingJob, type JobEdit } from './job-shorthand.ts';
import { contentOf, editedContent, fieldsThatDiffer, partyOf, startingContent } from './content-shorthand.ts';
import {
  questions,
  type DeedOf,
  type Expectation,
  type InvoiceExpectation,
  type JobExpectation,
  type Scenario,
  type ScenarioStep
} from './format.ts';
import { instantOf, isZone } from '#domain/calendar/instant.ts';
import { mismatches, type Mismatch } from './match.ts';
import { answersOf, eventView, invoiceView, jobView, openJobMoves, openMoves } from './view.ts';
import { changedWorkflow, grantsOf, workflowOf } from './workflow-shorthand.ts';

const device = 'device-1';

/** A scenario being played. What the scenario itself gets wrong is thrown as a sentence, and caught above. */
export class Play {
  readonly #ledger = new MemoryLedger(device, 'scenario');
  readonly #zone: string;
  readonly #people: string[];
  readonly #commitsByLabel = new Map<string, string>();
  /** Roles that stand in for the permissions of single people, so that publishing does not lose them. */
  readonly #ownRoles = new Map<string, readonly string[]>();
  #now: number;
  #lastCommit: string | null = null;
  #lastInvoice: string | null = null;
  #lastJob: string | null = null;
  /** What the scenario calls the invoices that the platform made, by id. */
  readonly #aliases = new Map<string, string>();
  #payments = 0;

  constructor(scenario: Scenario) {
    const clock =
      typeof scenario.clock === 'string' ? { now: scenario.clock } : (scenario.clock ?? { now: '2026-01-15T09:00' });
    this.#zone = clock.zone ?? 'UTC';
    if (!isZone(this.#zone)) throw new Error(`clock.zone: "${this.#zone}" is no time zone`);
    this.#now = this.#instant(clock.now);
    const people = scenario.people ?? [{ id: 'owner', roles: undefined, may: undefined }];
    this.#people = people.map(({ id }) => id);
    if (this.#people.includes('platform')) throw new Error('people: "platform" is the rule engine, not a person');
    if (new Set(this.#people).size < this.#people.length) throw new Error('people: two of them have one id');
    for (const { id, may } of people) if (may) this.#ownRoles.set(id, may);
    const account = scenario.account ?? (scenario.preset === 'training' ? 'certification-body' : '');
    const workflow = this.#withOwnRoles(documentOf(scenario, account, null));
    if (
      scenario.account !== undefined &&
      scenario.preset &&
      !workflow.accounts.some(({ id }) => id === scenario.account)
    )
      throw new Error(`account: the workflow knows no account "${scenario.account}"`);
    this.#seed(
      workflow,
      people.map((person) => ({ id: person.id, fields: this.#personFields(person, workflow, emptyPerson) })),
      businessOf(scenario, account)
    );
  }

  step(step: ScenarioStep): Mismatch[] {
    const before = this.#now;
    this.#now = step.at === undefined ? before : this.#instant(step.at);
    if (this.#now < before)
      throw new Error(`at: ${step.at ?? ''} is before the step before it; time only goes on here`);
    const named = 'invoice' in step ? step.invoice : undefined;
    const due = this.#ledger.catchUp(this.#moment(clockActor));
    for (const commit of due) this.#nameNew(commit);
    const { refusals, commit } = this.#carryOut(step);
    if (commit) {
      this.#lastCommit = commitId(commit);
      this.#nameNew(commit);
    }
    if (step.label !== undefined) {
      if (this.#commitsByLabel.has(step.label)) throw new Error(`label: "${step.label}" is used twice`);
      this.#commitsByLabel.set(step.label, commit ? commitId(commit) : '');
    }
    // While one waits, what happens is what the time brings.
    const commits = step.do === 'wait' ? due : commit ? [commit] : [];
    const events = commits.flatMap((one) => recordedIn(one)).filter(({ event }) => event.subject.kind !== 'series');
    const expected = step.expect ?? {};
    const refused = mismatches(expected.refusals ?? [], refusals, 'refusals');
    // What was not done cannot look as if it were: more lines would only repeat the first.
    if (refused.length > 0) return refused;
    return [
      ...mismatches(
        this.#withInstants(expected.events),
        events.map((one) => this.#eventView(one)),
        'events'
      ),
      ...this.#state(expected, named ?? this.#lastInvoice, this.#personOf(step))
    ];
  }

  finally(expected: Expectation): Mismatch[] {
    return this.#state(expected, this.#lastInvoice, this.#people[0] ?? '').map((one) => ({
      ...one,
      path: `expect.${one.path}`
    }));
  }

  // Setting the stage

  #seed(workflow: Workflow, people: { id: string; fields: PersonFields }[], business: BusinessFields): void {
    const [first, ...others] = people;
    if (!first) throw new Error('people: nobody is there');
    const context = this.#context(first.id);
    const run = new Run(this.#ledger, context);
    found(run, { person: first, workflow, business });
    for (const { id, fields } of others) run.record({ kind: 'person', id }, 'person-created', { fields });
    const { at, by } = context;
    const commit = sealCommit(
      { v: 1, dataset: this.#ledger.dataset, device, n: 1, at, wall: at, by, workflow: '', command: 'setUp', prev: '' },
      run.events.map(({ event }) => event)
    );
    this.#ledger.receive([commit]);
  }

  #personFields(
    { name, roles, may, active, id }: Omit<DeedOf<'person'>, 'do' | 'person'> & { id: string },
    workflow: Workflow,
    before: PersonFields
  ): PersonFields {
    for (const role of roles ?? [])
      if (!workflow.roles.some((one) => one.id === role))
        throw new Error(
          `people: the workflow knows no role "${role}"; it knows ${workflow.roles.map((one) => one.id).join(', ')}`
        );
    const founding =
      this.#people[0] === id && roles === undefined && may === undefined ? [workflow.roles[0]?.id ?? ''] : [];
    const given =
      roles === undefined && may === undefined ? (before.roles.length > 0 ? before.roles : founding) : (roles ?? []);
    return {
      name: name ?? (before.name || id),
      roles: may === undefined ? given : [...given, ownRole(id)],
      active: active ?? before.active
    };
  }

  #withOwnRoles(workflow: Workflow): Workflow {
    const roles = [...this.#ownRoles].map(([id, may]) => ({ id: ownRole(id), label: id, grants: grantsOf(may) }));
    const kept = workflow.roles.filter(({ id }) => !roles.some((role) => role.id === id));
    return { ...workflow, roles: [...kept, ...roles] };
  }

  // Doing what a step says

  #carryOut(step: ScenarioStep): { refusals: readonly Refusal[]; commit: Commit | null } {
    if (step.by === 'platform') return this.#asPlatform(step);
    if (step.do === 'source') {
      const invoice = this.#invoice(step);
      this.#ledger.setSourceFacts(invoice.id, {
        ...this.#ledger.sourceFacts(invoice.id),
        ...Object.fromEntries(Object.entries(step.facts).map(([fact, value]) => [`source.${fact}`, value === true]))
      });
      return { refusals: [], commit: null };
    }
    if (step.do === 'wait') return { refusals: [], commit: null };
    if (step.do === 'arrive') return { refusals: [], commit: this.#arrive(step) };
    const leadsNowhere = step.do === 'move' ? this.#leadsNowhere(step) : null;
    if (leadsNowhere) return { refusals: [leadsNowhere], commit: null };
    const by = this.#personOf(step);
    const command: Command =
      step.do === 'batch'
        ? { do: 'batch', commands: step.steps.map((one) => this.#command(one, by)) }
        : this.#command(step, by);
    const result = this.#ledger.execute(command, this.#moment(by));
    return result.ok ? { refusals: [], commit: result.value } : { refusals: result.error, commit: null };
  }

  /** Another device has published a workflow, with no regard for what stands here. */
  #arrive(step: DeedOf<'arrive'>): Commit {
    const commit = arrivalOf(this.#ledger, this.#published(step), this.#now);
    this.#ledger.receive([commit]);
    return commit;
  }

  #published(step: DeedOf<'publish' | 'arrive'>): Workflow {
    const account = this.#ledger.get('business', businessId)?.fields.account ?? '';
    return this.#withOwnRoles(documentOf(step, account, this.#workflow));
  }

  #asPlatform(step: ScenarioStep): { refusals: readonly Refusal[]; commit: Commit | null } {
    if (step.do !== 'move') throw new Error(`by: the platform can only move, it cannot ${step.do}`);
    const { to, move, rule, walk, otherwise, reason, override, payment } = step;
    if (reason !== undefined || override !== undefined || payment !== undefined)
      throw new Error('by: the platform gives no reason, overrides nothing and pays nothing');
    if (to === undefined || move !== undefined)
      throw new Error('to: name the status or slot that the platform aims at');
    const known = this.#workflow.rules.find(({ id }) => id === rule);
    return this.#ledger.attempt(
      {
        invoice: this.#invoice(step).id,
        effect: {
          do: 'move',
          to: typeof to !== 'string' ? to : to === 'previous' ? 'previous' : { status: to },
          by: walk ? 'walk' : 'direct',
          otherwise: otherwise ?? 'blocked'
        },
        rule: rule ?? 'scenario',
        label: known?.label ?? rule ?? 'scenario'
      },
      this.#moment(clockActor)
    );
  }

  /** The command that a step stands for. */
  #command(step: ScenarioStep, by: string): SingleCommand {
    switch (step.do) {
      case 'create':
        return this.#create(step);
      case 'creditNote':
        return this.#creditNote(step);
      case 'import':
        return this.#import(step);
      case 'edit': {
        const { id, content } = this.#invoice(step);
        const next = editedContent(content, step.set, (name) => this.#client(name));
        const changes = difference(content, next);
        return { do: 'editInvoice', invoice: id, changes, withdraw: step.withdraw };
      }
      case 'move':
        return this.#move(step);
      case 'approve':
        return {
          do: 'approve',
          invoice: this.#invoice(step).id,
          stage: step.stage,
          comment: step.comment,
          inPlaceOf: step.inPlaceOf
        };
      case 'pay':
      case 'refund': {
        const { amount, payment, day, method, note } = step;
        return {
          do: step.do === 'pay' ? 'recordPayment' : 'refundPayment',
          invoice: this.#invoice(step).id,
          payment: { ...this.#payment({ payment, day, method, note }), amountMinor: amount }
        };
      }
      case 'changePayment': {
        const invoice = this.#invoice(step);
        const payment = this.#paymentOf(invoice, step.payment);
        const { amount, ...plain } = step.set;
        const set = { ...plain, ...(amount === undefined ? {} : { amountMinor: amount }) };
        const before = invoice.payments[payment] as unknown as JsonObject;
        const changes = difference(before, { ...before, ...set } as JsonObject);
        return { do: 'changePayment', invoice: invoice.id, payment, changes };
      }
      case 'removePayment': {
        const invoice = this.#invoice(step);
        return { do: 'removePayment', invoice: invoice.id, payment: this.#paymentOf(invoice, step.payment) };
      }
      case 'remind': {
        const invoice = this.#invoice(step);
        const count = Object.keys(invoice.reminders).length;
        const { reminder: id = `reminder-${count + 1}`, level = count + 1, way = 'mail', text: said = '' } = step;
        const reminder = { id, level, label: `Reminder ${level}`, way, subject: '', text: said };
        return { do: 'remindOfPayment', invoice: invoice.id, reminder };
      }
      case 'repeat': {
        const { every = 1, unit = 'month', from, until = null } = step;
        return { do: 'repeatInvoice', invoice: this.#invoice(step).id, plan: { every, unit, from, until } };
      }
      case 'stopRepeating':
        return { do: 'repeatInvoice', invoice: this.#invoice(step).id, plan: null };
      case 'archive':
        return { do: 'archiveInvoice', invoice: this.#invoice(step).id };
      case 'unarchive':
        return { do: 'unarchiveInvoice', invoice: this.#invoice(step).id };
      case 'delete':
        return { do: 'deleteInvoice', invoice: this.#invoice(step).id };
      case 'share':
        return { do: 'recordShared', invoice: this.#invoice(step).id, channel: step.channel ?? 'share' };
      case 'dismiss':
        return this.#dismiss(step);
      case 'retry':
        return { do: 'retryItem', ...this.#item(step, (item) => item.kind === 'blocked') };
      case 'job':
      case 'workshop':
        return this.#createJob(step);
      case 'editJob':
        return this.#editJob(step, step.set);
      case 'items': {
        const { fields } = this.#job(step);
        const { add = [], change = {}, archive = [] } = step;
        const first = Object.keys(fields.items).length;
        const added = add.map(({ id, ...item }, place) => [id ?? `item-${first + place + 1}`, item] as const);
        const archived = archive.map((id) => [id, { archived: true }] as const);
        return this.#editJob(step, {
          items: { ...Object.fromEntries(added), ...change, ...Object.fromEntries(archived) }
        });
      }
      case 'attendee': {
        const {
          do: _do,
          job: _job,
          attendee,
          by: _by,
          at: _at,
          expect: _expect,
          label: _label,
          remark: _remark,
          ...one
        } = step;
        return this.#editJob(step, { participants: { [attendee]: one } });
      }
      case 'reschedule':
        return this.#editJob(step, { start: step.start, end: step.end });
      case 'moveJob':
        return {
          do: 'changeJobStatus',
          job: this.#job(step).id,
          to: step.to,
          reason: step.reason,
          override: step.override
        };
      case 'confirmJob':
      case 'approveJob':
      case 'completeJob':
        return { do: 'changeJobStatus', job: this.#job(step).id, to: this.#jobTarget(step.do) };
      case 'cancelJob':
        return { do: 'changeJobStatus', job: this.#job(step).id, to: this.#jobTarget(step.do), reason: step.reason };
      case 'reactivateJob': {
        const { id, status, previous } = this.#job(step);
        const to = Object.hasOwn(previous, status) ? previous[status] : undefined;
        if (to === undefined) throw new Error(`reactivateJob: "${id}" was not cancelled`);
        return { do: 'changeJobStatus', job: id, to, reason: step.reason };
      }
      case 'deleteJob':
        return { do: 'deleteJob', job: this.#job(step).id };
      case 'undo':
        return { do: 'undo', commit: this.#commit(step.step) };
      case 'client': {
        const { client: id, name, party = {} } = step;
        return { do: 'createClient', id, fields: { ...emptyClient, party: { ...partyOf(party), name: name ?? id } } };
      }
      case 'editClient': {
        const before = this.#known('client', step.client).fields;
        const party = {
          ...partyOf(step.party ?? {}, before.party),
          ...(step.name === undefined ? {} : { name: step.name })
        };
        const changes = difference(before, { ...before, party });
        return { do: 'editClient', client: step.client, changes };
      }
      case 'deleteClient':
        return { do: 'deleteClient', client: this.#known('client', step.client).id };
      case 'mergeClients':
        return {
          do: 'mergeClients',
          from: this.#known('client', step.from).id,
          into: this.#known('client', step.into).id
        };
      case 'person':
        return this.#person(step);
      case 'delegate':
        return { do: 'delegateApproval', id: step.delegation ?? `to-${step.to}`, to: step.to, until: step.until };
      case 'endDelegation':
        return this.#endDelegation(step, by);
      case 'publish':
        return {
          do: 'publishWorkflow',
          document: this.#published(step),
          ...(step.replacements ? { replacements: step.replacements } : {}),
          ...(step.jobReplacements ? { jobReplacements: step.jobReplacements } : {})
        };
      case 'arrive':
      case 'source':
      case 'wait':
      case 'batch':
        throw new Error(`do: "${step.do}" cannot be part of a batch`);
    }
  }

  #create(step: DeedOf<'create'>): SingleCommand {
    const { invoice, origin } = step;
    return {
      do: 'createInvoice',
      id: this.#newInvoice(invoice ?? 'invoice'),
      content: contentOf(step, this.#startingContent(step), (name) => this.#client(name)),
      origin: origin ?? 'hand',
      copiedFrom: null,
      creditOf: null
    };
  }

  #creditNote(step: DeedOf<'creditNote'>): SingleCommand {
    const { invoice, of } = step;
    const corrected = this.#invoice({ invoice: of });
    const base: Content = {
      ...corrected.content,
      kind: 'credit-note',
      issueDay: null,
      dueDay: null,
      notes: '',
      prepaidMinor: 0
    };
    return {
      do: 'createInvoice',
      id: this.#newInvoice(invoice ?? `${corrected.id}-credit`),
      content: contentOf(step, base, (name) => this.#client(name)),
      origin: 'hand',
      copiedFrom: null,
      creditOf: corrected.id
    };
  }

  #import(step: DeedOf<'import'>): SingleCommand {
    return {
      do: 'importInvoices',
      documents: (step.documents ?? [step]).map((document) => {
        const { invoice = 'invoice', number = '', file = invoice } = document;
        const content = contentOf(document, this.#startingContent(document), (name) => this.#client(name));
        const identity = documentIdentity({ ...content, number });
        return {
          id: this.#newInvoice(invoice),
          content,
          number,
          imported: { digest: digestOf(file), fileName: file, identity, declared: {}, extra: {}, warnings: [] }
        };
      })
    };
  }

  #move(step: DeedOf<'move'>): SingleCommand {
    const invoice = this.#invoice(step);
    const { to, move, reason, inPlaceOf, override, payment, rule, walk, otherwise } = step;
    if (rule !== undefined || walk !== undefined || otherwise !== undefined)
      throw new Error('rule: only the platform moves by a rule; set "by": "platform"');
    if ((to === undefined) === (move === undefined)) throw new Error('to: name either "to" or "move"');
    return {
      do: 'changeStatus',
      invoice: invoice.id,
      to: this.#target(invoice, to ?? targetIn(move ?? '')),
      reason,
      inPlaceOf,
      override,
      payment: payment === undefined ? undefined : this.#payment(payment === true ? {} : payment)
    };
  }

  /** A move from another status than the present one, and a slot that is empty: no command could name them. */
  #leadsNowhere(step: DeedOf<'move'>): Refusal | null {
    const invoice = this.#invoice(step);
    const [from, to] = step.move?.split('.') ?? [];
    if (from !== undefined && from !== invoice.status)
      return { why: 'no-such-move', from: invoice.status, to: to ?? null };
    if (typeof step.to === 'object')
      return this.#machine.slots[step.to.slot] === null ? { why: 'dangling', what: step.to.slot } : null;
    const isPrevious = (step.to ?? to) === 'previous' && !this.#machine.statusById.has('previous');
    const came = Object.hasOwn(invoice.previous, invoice.status);
    return isPrevious && !came ? { why: 'no-such-move', from: invoice.status, to: null } : null;
  }

  /** A status by its id; *previous* and slots by where they lead now. */
  #target(invoice: Invoice, to: NonNullable<DeedOf<'move'>['to']>): string {
    const machine = this.#machine;
    if (typeof to !== 'string') return machine.slots[to.slot] ?? to.slot;
    if (to !== 'previous' || machine.statusById.has(to)) return to;
    return targetOf(machine, 'previous', invoice.status, invoice.previous) ?? to;
  }

  #createJob(step: DeedOf<'job' | 'workshop'>): SingleCommand {
    const id = step.job ?? step.do;
    if (this.#ledger.get('job', id)) throw new Error(`job: "${id}" is there already; give the new one another name`);
    this.#lastJob = id;
    const business = this.#ledger.get('business', businessId)?.fields ?? emptyBusiness;
    const base = startingJob({ title: id, currency: business.currency, zone: this.#zone });
    return { do: 'createJob', id, fields: jobOf(step, base, (name) => this.#client(name)) };
  }

  #editJob(step: { job?: string | undefined }, edit: JobEdit): SingleCommand {
    const { id, fields } = this.#job(step);
    return {
      do: 'editJob',
      job: id,
      changes: difference(
        fields,
        editedJob(fields, edit, (name) => this.#client(name))
      )
    };
  }

  #job({ job }: { job?: string | undefined }): Job {
    const id = job ?? this.#lastJob;
    if (id === null) throw new Error('job: there is none yet');
    const found = this.#ledger.get('job', id);
    if (!found) throw new Error(`job: none is called "${id}"`);
    this.#lastJob = id;
    return found;
  }

  /** The status that a step means, by what it stands for. */
  #jobTarget(deed: 'confirmJob' | 'approveJob' | 'completeJob' | 'cancelJob'): string {
    const { statuses } = compileMachine(jobMachineOf(this.#workflow));
    const group = (
      { confirmJob: 'ACTIVE', approveJob: 'APPROVAL', completeJob: 'COMPLETED', cancelJob: 'CANCELLED' } as const
    )[deed];
    const found = statuses.find(
      (status) => status.group === group && (deed === 'cancelJob' || status.outcome === 'positive')
    );
    if (!found) throw new Error(`${deed}: jobs of this workflow have no such status`);
    return found.id;
  }

  /** The one item of an invoice that is meant. */
  #item(
    { invoice: alias, rule }: { invoice?: string | undefined; rule?: string | undefined },
    isMeant: (item: InboxItem) => boolean
  ): { invoice: string; item: string } {
    const invoice = this.#invoice({ invoice: alias });
    const items = Object.values(invoice.inbox).filter(
      (item) => !isConflict(item) && isMeant(item) && (rule === undefined || item.rule === rule)
    );
    if (items.length !== 1 || !items[0]) throw new Error(`rule: ${items.length} items are there, not one`);
    return { invoice: invoice.id, item: items[0].id };
  }

  #dismiss({ invoice: alias, rule }: DeedOf<'dismiss'>): SingleCommand {
    return { do: 'closeItem', ...this.#item({ invoice: alias, rule }, () => true) };
  }

  #person(step: DeedOf<'person'>): SingleCommand {
    const { person: id, may } = step;
    if (may) throw new Error('may: permissions of one person are given at the start; name roles here');
    const known = this.#ledger.get('person', id);
    const fields = this.#personFields({ ...step, id }, this.#workflow, known?.fields ?? emptyPerson);
    if (!known) this.#people.push(id);
    return known
      ? {
          do: 'editPerson',
          person: id,
          changes: difference(known.fields, fields)
        }
      : { do: 'addPerson', id, fields };
  }

  /** Without a name, the last that the person gave. */
  #endDelegation({ person: id, delegation }: DeedOf<'endDelegation'>, by: string): SingleCommand {
    const person = this.#ledger.get('person', id ?? by);
    const known = Object.keys(person?.delegations ?? {});
    const named = delegation ?? known.at(-1);
    if (named === undefined) throw new Error(`delegation: ${id ?? by} has let nobody sign`);
    return { do: 'endDelegation', person: id ?? by, delegation: named };
  }

  #payment({
    payment,
    day,
    method,
    note
  }: {
    payment?: string | undefined;
    day?: string | undefined;
    method?: string | undefined;
    note?: string | undefined;
  }): {
    id: string;
    day: string;
    method: string;
    note: string;
  } {
    this.#payments += 1;
    return {
      id: payment ?? `payment-${this.#payments}`,
      day: day ?? this.#today,
      method: method ?? '',
      note: note ?? ''
    };
  }

  #paymentOf(invoice: Invoice, payment: string | undefined): string {
    const ids = Object.keys(invoice.payments);
    const id = payment ?? ids.at(-1);
    if (id === undefined || !ids.includes(id))
      throw new Error(`payment: ${invoice.id} has no payment "${id ?? ''}"; it has ${ids.join(', ') || 'none'}`);
    return id;
  }

  #startingContent({
    direction,
    type
  }: {
    direction?: Content['direction'] | undefined;
    type?: string | undefined;
  }): Content {
    const business = this.#ledger.get('business', businessId)?.fields ?? emptyBusiness;
    const types = this.#workflow.types.filter(({ enabled }) => enabled);
    const issues = direction !== 'received';
    const usual = types.find(({ issuedBy }) => issuedBy.length === 0 || issuedBy.includes(business.account) === issues);
    return startingContent({
      currency: business.currency,
      type: type ?? usual?.id ?? types[0]?.id ?? '',
      seller: business.party
    });
  }

  // Finding what a scenario names

  #invoice({ invoice }: { invoice?: string | undefined }): Invoice {
    const id = invoice ?? this.#lastInvoice;
    if (id === null) throw new Error('invoice: there is none yet');
    const found = this.#ledger.get('invoice', this.#idOf(id));
    if (!found) throw new Error(`invoice: none is called "${id}"`);
    this.#lastInvoice = id;
    return found;
  }

  #newInvoice(id: string): string {
    if (this.#ledger.get('invoice', id))
      throw new Error(`invoice: "${id}" is there already; give the new one another name`);
    this.#lastInvoice = id;
    return id;
  }

  #client(name: string): { id: string; party: Content['client'] } | null {
    const client = this.#ledger.get('client', name);
    return client && !client.deleted ? { id: client.id, party: client.fields.party } : null;
  }

  #known(kind: 'client', id: string) {
    const found = this.#ledger.get(kind, id);
    if (!found) throw new Error(`${kind}: none is called "${id}"`);
    return found;
  }

  #commit(label: string | undefined): string {
    const commit = label === undefined ? this.#lastCommit : this.#commitsByLabel.get(label);
    if (commit === undefined || commit === null) throw new Error(`step: nothing is labelled "${label ?? ''}"`);
    if (commit === '') throw new Error(`step: what is labelled "${label ?? ''}" changed nothing`);
    return commit;
  }

  #personOf(step: ScenarioStep): string {
    const by = step.by ?? this.#people[0] ?? '';
    if (by === 'platform') return this.#people[0] ?? '';
    if (!this.#people.includes(by))
      throw new Error(`by: nobody is called "${by}"; there are ${this.#people.join(', ')}`);
    return by;
  }

  get #workflow(): Workflow {
    const version = currentVersion(this.#ledger.all('workflow'));
    if (!version) throw new Error('no workflow is published');
    return version.document;
  }

  get #machine(): CompiledMachine {
    return compileMachine(this.#workflow.machines.invoice);
  }

  get #today(): string {
    return dayAt(this.#now, this.#zone);
  }

  #instant(text: string): number {
    const instant = instantOf(text, this.#zone);
    if (instant === null)
      throw new Error(`"${text}" is no instant; write 2026-03-01, 2026-03-01T09:00 or 2026-03-01T09:00Z`);
    return instant;
  }

  #moment(by: string): Moment {
    return { by, wall: this.#now, today: this.#today, zone: this.#zone };
  }

  #context(by: string): Context {
    return { device, n: 1, at: this.#now, now: this.#now, today: this.#today, by };
  }

  // Comparing

  #state(expected: Expectation, invoice: string | null, person: string): Mismatch[] {
    const { refusals: _refusals, events: _events, invoices, jobs, clients, slots, statuses, ...own } = expected;
    const found: Mismatch[] = [];
    if (Object.keys(own).length > 0) {
      if (invoice === null) throw new Error('expect: there is no invoice yet');
      found.push(...this.#invoiceState(own, invoice, person));
    }
    for (const [alias, state] of Object.entries(invoices ?? {}))
      found.push(
        ...this.#invoiceState(state, alias, person).map((one) => ({ ...one, path: `invoices.${alias}.${one.path}` }))
      );
    for (const [alias, state] of Object.entries(jobs ?? {}))
      found.push(...this.#jobState(state, alias, person).map((one) => ({ ...one, path: `jobs.${alias}.${one.path}` })));
    for (const [alias, state] of Object.entries(clients ?? {})) {
      const client = this.#known('client', alias);
      const actual = {
        name: client.fields.party.name,
        deleted: client.deleted !== null,
        mergedInto: client.mergedInto
      };
      found.push(...mismatches(state, actual, `clients.${alias}`));
    }
    found.push(...mismatches(slots, this.#machine.slots, 'slots'));
    found.push(
      ...mismatches(
        statuses,
        this.#machine.statuses.map(({ id }) => id),
        'statuses'
      )
    );
    return found;
  }

  #invoiceState(expected: InvoiceExpectation, id: string, person: string): Mismatch[] {
    const invoice = this.#ledger.get('invoice', this.#idOf(id));
    if (!invoice) throw new Error(`expect: no invoice is called "${id}"`);
    const { moves, why, history, repeated, fields = {}, ...plain } = expected;
    const view = invoiceView(this.#ledger, invoice, this.#context(person));
    return [
      ...mismatches(plain, view, ''),
      ...mismatches(
        repeated,
        repetitionsOf(invoice).map((written) => this.#aliasOf(written)),
        'repeated'
      ),
      ...mismatches(this.#withInstants(history), this.#historyOf('invoice', invoice.id), 'history'),
      ...fieldsThatDiffer(invoice.content, fields).map(({ path, old, new: next }) => ({
        path: ['fields', ...path].join('.'),
        expected: next ?? null,
        actual: old ?? null
      })),
      ...this.#perPerson(moves, person, 'moves', (one) => openMoves(ask(this.#ledger, invoice, this.#context(one)))),
      ...this.#perPerson(why, person, 'why', (one, asked) => {
        const known = answersOf(
          ask(this.#ledger, invoice, this.#context(one)),
          this.#machine.statuses.map(({ id: status }) => status),
          invoice
        );
        for (const key of Object.keys(asked as object))
          if (!Object.hasOwn(known, key))
            throw new Error(`expect.why: "${key}" is neither a status nor one of ${questions.join(', ')}`);
        return known;
      })
    ];
  }

  #jobState({ moves, history, invoices, ...plain }: JobExpectation, alias: string, person: string): Mismatch[] {
    const job = this.#ledger.get('job', alias);
    if (!job) throw new Error(`expect: no job is called "${alias}"`);
    return [
      ...mismatches(plain, jobView(this.#ledger, job, this.#context(person)), ''),
      ...mismatches(this.#withInstants(history), this.#historyOf('job', alias), 'history'),
      ...mismatches(invoices, this.#invoicesOf(alias), 'invoices'),
      ...this.#perPerson(moves, person, 'moves', (one) => openJobMoves(this.#ledger, job, this.#context(one)))
    ];
  }

  /** Aliases of the invoices that came from a job, the oldest first. */
  #invoicesOf(job: string): string[] {
    return this.#ledger
      .invoicesOfJob(job)
      .flatMap((id) => this.#ledger.get('invoice', id) ?? [])
      .map(({ id, createdAt }) => ({ createdAt, alias: this.#aliasOf(id) }))
      .sort((left, right) => left.createdAt - right.createdAt || (left.alias < right.alias ? -1 : 1))
      .map(({ alias }) => alias);
  }

  #historyOf(kind: 'invoice' | 'job', id: string): unknown[] {
    return this.#ledger.history({ kind, id }).map((one) => this.#eventView(one));
  }

  #eventView(recorded: Recorded): Record<string, unknown> {
    const view = eventView(recorded);
    return { ...view, invoice: typeof view.invoice === 'string' ? this.#aliasOf(view.invoice) : undefined };
  }

  // What the platform made has a name by what it was made for

  #nameNew(commit: Commit): void {
    for (const { event } of recordedIn(commit)) {
      const { subject, type, data } = event as InvoiceEvent;
      if (type !== 'invoice-created' || !event.cause) continue;
      if (data.repeatOf) {
        // One does not go on with it, as with what one has asked for.
        this.#aliases.set(subject.id, `${this.#aliasOf(data.repeatOf.invoice)}-${data.repeatOf.day}`);
        continue;
      }
      if (data.origin !== 'job') continue;
      const job = data.source?.job ?? Object.values(data.content.lines)[0]?.source?.id ?? 'job';
      const name = `${job}-${data.source?.participant ?? 'invoice'}`;
      const taken = new Set(this.#aliases.values());
      let alias = name;
      for (let count = 2; taken.has(alias); count += 1) alias = `${name}-${count}`;
      this.#aliases.set(subject.id, alias);
      this.#lastInvoice = alias;
    }
  }

  #aliasOf(id: string): string {
    return this.#aliases.get(id) ?? id;
  }

  #idOf(alias: string): string {
    return [...this.#aliases].find(([, known]) => known === alias)?.[0] ?? alias;
  }

  /** An expectation for the person who acts, or one for each of some people. */
  #perPerson(
    expected: unknown,
    person: string,
    path: string,
    actual: (person: string, expected: unknown) => unknown
  ): Mismatch[] {
    if (expected === undefined) return [];
    const keys = Array.isArray(expected) ? [] : Object.keys(expected as object);
    const named = keys.length > 0 && keys.every((key) => this.#people.includes(key));
    if (!named) return mismatches(expected, actual(person, expected), path);
    return Object.entries(expected as Record<string, unknown>).flatMap(([one, value]) =>
      mismatches(value, actual(one, value), `${path}.${one}`)
    );
  }

  /** Expected instants are read as the scenario's clocks show them. */
  #withInstants(events: readonly Json[] | readonly unknown[] | undefined): unknown {
    return events?.map((one) => {
      if (typeof one !== 'object' || one === null || !('at' in one) || typeof one.at !== 'string') return one;
      return { ...one, at: this.#instant(one.at) };
    });
  }
}

/** The workflow that a scenario, or a step that publishes one, names. */
function documentOf(
  { preset, workflow, changes }: Pick<Scenario, 'preset' | 'workflow' | 'changes'>,
  account: string,
  current: Workflow | null
): Workflow {
  const base = workflow
    ? 'machines' in workflow
      ? workflow
      : workflowOf(workflow)
    : preset
      ? presetFor(preset, account)
      : current;
  if (!base) throw new Error(`preset: name one of ${Object.keys(presets).join(', ')}, or give a workflow`);
  return changes ? changedWorkflow(base, changes) : base;
}

function businessOf({ business }: Scenario, account: string): BusinessFields {
  const { name = 'Our business', currency, numbering } = business ?? {};
  return {
    ...emptyBusiness,
    party: { ...emptyParty, name },
    currency: currency ?? emptyBusiness.currency,
    account,
    numbering: {
      invoice: numbering?.invoice ?? emptyBusiness.numbering.invoice,
      'credit-note': numbering?.['credit-note'] ?? emptyBusiness.numbering['credit-note']
    }
  };
}

function ownRole(person: string): string {
  return `may-${person}`;
}

/** Where the move with this id leads: "paid.previous". */
function targetIn(move: string): string {
  const [from, to] = move.split('.');
  if (from === undefined || to === undefined)
    throw new Error(`move: "${move}" is no id of a move; write "<from>.<to>"`);
  return to;
}
