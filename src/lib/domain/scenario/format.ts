import * as z from 'zod/mini';
import { reminderWays } from '#domain/invoice/invoice.ts';
import { slots, type Workflow } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { contentEdit, contentFields, partyShorthand } from './content-shorthand.ts';
import { itemEdit, itemShorthand, jobEdit, jobFields, participantEdit } from './job-shorthand.ts';
import { grantsShorthand, wholeWorkflow, workflowChanges, workflowShorthand } from './workflow-shorthand.ts';

/**
 * The format of a scenario: a workflow, some people, what they do, and what is expected of it. `docs/scenarios.md`
 * explains every key. The format only grows: what is valid today stays valid and means the same.
 */

const alias = z.string().check(z.minLength(1), z.maxLength(80));
const instant = z.string();
const text = z.string();
const minor = z.int();
const presetId = z.enum(Object.keys(presets) as PresetId[]);
const workflow = z.union([workflowShorthand, wholeWorkflow]);

// What is expected

/** A code of a refusal, or some of its facts. */
const refusal = z.union([text, z.looseObject({ why: text })]);
const refusals = z.array(refusal);

const eventFields = {
  type: z.optional(text),
  invoice: z.optional(alias),
  by: z.optional(text),
  rule: z.optional(z.nullable(text)),
  at: z.optional(instant),
  from: z.optional(text),
  to: z.optional(text),
  kind: z.optional(text),
  label: z.optional(text),
  reason: z.optional(text),
  number: z.optional(z.nullable(text)),
  amount: z.optional(minor),
  payment: z.optional(alias),
  stage: z.optional(z.int()),
  comment: z.optional(text),
  inPlaceOf: z.optional(alias),
  until: z.optional(text),
  channel: z.optional(text),
  fields: z.optional(z.array(text)),
  target: z.optional(z.nullable(text)),
  refusals: z.optional(refusals),
  job: z.optional(alias),
  trigger: z.optional(text),
  wouldBe: z.optional(minor),
  says: z.optional(minor)
};
/** A type of event, or some of what it says. */
const event = z.union([text, z.strictObject(eventFields)]);

const inboxItem = z.union([
  text,
  z.strictObject({
    rule: z.optional(text),
    label: z.optional(text),
    kind: z.optional(text),
    target: z.optional(z.nullable(text)),
    refusals: z.optional(refusals),
    text: z.optional(text),
    job: z.optional(alias),
    /** What happened to the job, in the word that rules use. */
    trigger: z.optional(text),
    /** What the job comes to now, and what the invoice says. */
    wouldBe: z.optional(minor),
    says: z.optional(minor)
  })
]);

/** For one person, or by person. */
function byPerson<T extends z.ZodMiniType>(schema: T) {
  return z.union([schema, z.record(alias, schema)]);
}

/** What `why` can be asked beside the statuses. */
export const questions = ['approve', 'edit', 'pay', 'remind', 'delete', 'override'] as const;

const invoiceExpectation = {
  status: z.optional(text),
  group: z.optional(z.nullable(text)),
  previous: z.optional(z.record(text, text)),
  /** The statuses that it went through, the present one last. */
  path: z.optional(z.array(text)),
  entered: z.optional(
    z.strictObject({
      kind: z.optional(text),
      by: z.optional(text),
      rule: z.optional(z.nullable(text)),
      reason: z.optional(text)
    })
  ),
  number: z.optional(z.nullable(text)),
  alsoIssuedAs: z.optional(z.array(text)),
  totals: z.optional(
    z.strictObject({
      lines: z.optional(minor),
      discount: z.optional(minor),
      surcharge: z.optional(minor),
      withoutTax: z.optional(minor),
      tax: z.optional(minor),
      withTax: z.optional(minor),
      rounding: z.optional(minor),
      prepaid: z.optional(minor),
      payable: z.optional(minor)
    })
  ),
  balance: z.optional(
    z.strictObject({
      state: z.optional(z.enum(['unpaid', 'part-paid', 'paid', 'overpaid', 'to-refund', 'settled'])),
      total: z.optional(minor),
      received: z.optional(minor),
      credited: z.optional(minor),
      balance: z.optional(minor),
      outstanding: z.optional(minor)
    })
  ),
  overdue: z.optional(z.boolean()),
  editing: z.optional(z.nullable(text)),
  moves: z.optional(byPerson(z.array(text))),
  warnings: z.optional(z.record(text, z.array(text))),
  /** What stands in the way of each: a status, or one of `questions`; an empty list is a yes. */
  why: z.optional(byPerson(z.record(text, refusals))),
  openStages: z.optional(z.array(z.int())),
  signatures: z.optional(
    z.array(
      z.strictObject({
        stage: z.optional(z.int()),
        by: z.optional(alias),
        inPlaceOf: z.optional(z.nullable(alias)),
        counts: z.optional(z.boolean()),
        withdrawn: z.optional(z.boolean()),
        comment: z.optional(text)
      })
    )
  ),
  /** Who could sign the lowest open stage now. */
  waitsFor: z.optional(z.array(z.strictObject({ by: z.optional(alias), inPlaceOf: z.optional(z.nullable(alias)) }))),
  changedBy: z.optional(z.nullable(text)),
  payments: z.optional(
    z.array(
      z.strictObject({
        id: z.optional(alias),
        kind: z.optional(z.enum(['payment', 'refund'])),
        amount: z.optional(minor),
        day: z.optional(text),
        method: z.optional(text),
        note: z.optional(text)
      })
    )
  ),
  /** How it is written again; null: it is not. */
  repetition: z.optional(
    z.nullable(
      z.strictObject({
        every: z.optional(z.int()),
        unit: z.optional(text),
        from: z.optional(text),
        until: z.optional(z.nullable(text)),
        next: z.optional(z.nullable(text)),
        ended: z.optional(z.nullable(text))
      })
    )
  ),
  /** What was written so, in the order of the days. */
  repeated: z.optional(z.array(alias)),
  repeatOf: z.optional(z.nullable(z.strictObject({ invoice: z.optional(alias), day: z.optional(text) }))),
  /** That somebody was reminded of it, the oldest first. */
  reminders: z.optional(
    z.array(
      z.strictObject({
        level: z.optional(z.int()),
        way: z.optional(text),
        day: z.optional(text),
        by: z.optional(alias),
        text: z.optional(text)
      })
    )
  ),
  archived: z.optional(z.boolean()),
  deleted: z.optional(z.boolean()),
  shared: z.optional(z.nullable(text)),
  origin: z.optional(text),
  creditOf: z.optional(z.nullable(alias)),
  creditNotes: z.optional(z.array(alias)),
  inbox: z.optional(z.array(inboxItem)),
  history: z.optional(z.array(event)),
  /** The jobs that it came from. */
  sources: z.optional(z.array(alias)),
  /** The client that it is linked to. */
  clientId: z.optional(z.nullable(alias)),
  /** As `edit` sets them: setting them would change nothing. */
  fields: z.optional(contentEdit)
};
const invoiceState = z.strictObject(invoiceExpectation);

const jobState = z.strictObject({
  status: z.optional(text),
  group: z.optional(z.nullable(text)),
  path: z.optional(z.array(text)),
  over: z.optional(z.boolean()),
  free: z.optional(z.boolean()),
  deleted: z.optional(z.boolean()),
  /** The invoices that came from it, by alias, the oldest first. */
  invoices: z.optional(z.array(alias)),
  moves: z.optional(byPerson(z.array(text))),
  history: z.optional(z.array(event))
});
export type JobExpectation = z.infer<typeof jobState>;

const stateFields = {
  ...invoiceExpectation,
  invoices: z.optional(z.record(alias, invoiceState)),
  jobs: z.optional(z.record(alias, jobState)),
  clients: z.optional(
    z.record(
      alias,
      z.strictObject({
        name: z.optional(text),
        deleted: z.optional(z.boolean()),
        mergedInto: z.optional(z.nullable(alias))
      })
    )
  ),
  slots: z.optional(
    z.strictObject({
      'first-active': z.optional(z.nullable(text)),
      'last-approval': z.optional(z.nullable(text)),
      'first-completed': z.optional(z.nullable(text))
    })
  ),
  /** Ids of the statuses in the order of the configuration. */
  statuses: z.optional(z.array(text))
};

const finalExpectation = z.strictObject(stateFields);
export const stepExpectation = z.strictObject({
  refusals: z.optional(refusals),
  events: z.optional(z.array(event)),
  ...stateFields
});
export type Expectation = z.infer<typeof stepExpectation>;
export type InvoiceExpectation = z.infer<typeof invoiceState>;

// What is done

const invoiceRef = { invoice: z.optional(alias) };
/** Without, the job that was named last. */
const jobRef = { job: z.optional(alias) };
const money = {
  amount: minor,
  day: z.optional(text),
  method: z.optional(text),
  note: z.optional(text)
};
const partyFields = { name: z.optional(text), party: z.optional(partyShorthand) };
const person = {
  name: z.optional(text),
  roles: z.optional(z.array(text)),
  /** Permissions of a role of their own: "edit", "pay:own". */
  may: z.optional(grantsShorthand),
  active: z.optional(z.boolean())
};
const importedFields = {
  ...contentFields,
  invoice: z.optional(alias),
  number: z.optional(text),
  /** What tells one file from another; the invoice's alias where it is not given. */
  file: z.optional(text)
};

const published = {
  preset: z.optional(presetId),
  workflow: z.optional(workflow),
  changes: z.optional(workflowChanges)
};

/** Each thing that can be done, by its name in `do`. */
const deeds = {
  create: z.strictObject({ ...invoiceRef, ...contentFields, origin: z.optional(z.enum(['hand', 'job', 'duplicate'])) }),
  creditNote: z.strictObject({ ...invoiceRef, of: z.optional(alias), ...contentFields }),
  import: z.strictObject({ ...importedFields, documents: z.optional(z.array(z.strictObject(importedFields))) }),
  edit: z.strictObject({ ...invoiceRef, set: contentEdit, withdraw: z.optional(z.boolean()) }),
  move: z.strictObject({
    ...invoiceRef,
    to: z.optional(z.union([text, z.strictObject({ slot: z.enum(slots) })])),
    /** Id of a move, `<from>.<to>` or `<from>.previous`. */
    move: z.optional(text),
    reason: z.optional(text),
    /** The person in whose place it is made. */
    inPlaceOf: z.optional(alias),
    override: z.optional(z.boolean()),
    /** The balance is paid in the same command. */
    payment: z.optional(
      z.union([
        z.literal(true),
        z.strictObject({
          payment: z.optional(alias),
          day: z.optional(text),
          method: z.optional(text),
          note: z.optional(text)
        })
      ])
    ),
    /** For the platform: the rule that acts, whether it may walk, and what it leaves where it cannot. */
    rule: z.optional(text),
    walk: z.optional(z.boolean()),
    otherwise: z.optional(z.enum(['blocked', 'silent']))
  }),
  approve: z.strictObject({
    ...invoiceRef,
    /** The stage that is meant to be signed. */
    stage: z.optional(z.int()),
    comment: z.optional(text),
    inPlaceOf: z.optional(alias)
  }),
  pay: z.strictObject({ ...invoiceRef, payment: z.optional(alias), ...money }),
  refund: z.strictObject({ ...invoiceRef, payment: z.optional(alias), ...money }),
  changePayment: z.strictObject({
    ...invoiceRef,
    payment: z.optional(alias),
    set: z.strictObject({ ...money, amount: z.optional(minor) })
  }),
  removePayment: z.strictObject({ ...invoiceRef, payment: z.optional(alias) }),
  /** Somebody was reminded of what is overdue: it has gone. Without a level, the one after the last. */
  remind: z.strictObject({
    ...invoiceRef,
    reminder: z.optional(alias),
    level: z.optional(z.int()),
    way: z.optional(z.enum(reminderWays)),
    text: z.optional(text)
  }),
  /** It is written again every so often. */
  repeat: z.strictObject({
    ...invoiceRef,
    every: z.optional(z.int()),
    unit: z.optional(z.enum(['day', 'week', 'month', 'year'])),
    from: text,
    until: z.optional(text)
  }),
  stopRepeating: z.strictObject(invoiceRef),
  archive: z.strictObject(invoiceRef),
  unarchive: z.strictObject(invoiceRef),
  delete: z.strictObject(invoiceRef),
  share: z.strictObject({ ...invoiceRef, channel: z.optional(z.enum(['print', 'share', 'export'])) }),
  dismiss: z.strictObject({ ...invoiceRef, rule: z.optional(text) }),
  retry: z.strictObject({ ...invoiceRef, rule: z.optional(text) }),
  job: z.strictObject({ ...jobRef, ...jobFields }),
  workshop: z.strictObject({ ...jobRef, ...jobFields }),
  editJob: z.strictObject({ ...jobRef, set: jobEdit }),
  items: z.strictObject({
    ...jobRef,
    add: z.optional(z.array(itemShorthand)),
    change: z.optional(z.record(text, itemEdit)),
    archive: z.optional(z.array(text))
  }),
  attendee: z.strictObject({ ...jobRef, attendee: alias, ...participantEdit.shape }),
  reschedule: z.strictObject({ ...jobRef, start: jobFields.start, end: jobFields.end }),
  moveJob: z.strictObject({ ...jobRef, to: text, reason: z.optional(text), override: z.optional(z.boolean()) }),
  confirmJob: z.strictObject(jobRef),
  approveJob: z.strictObject(jobRef),
  completeJob: z.strictObject(jobRef),
  cancelJob: z.strictObject({ ...jobRef, reason: z.optional(text) }),
  reactivateJob: z.strictObject({ ...jobRef, reason: z.optional(text) }),
  deleteJob: z.strictObject(jobRef),
  undo: z.strictObject({ step: z.optional(text) }),
  client: z.strictObject({ client: alias, ...partyFields }),
  editClient: z.strictObject({ client: alias, ...partyFields }),
  deleteClient: z.strictObject({ client: alias }),
  mergeClients: z.strictObject({ from: alias, into: alias }),
  person: z.strictObject({ person: alias, ...person }),
  /** Whoever acts lets somebody sign in their place, until the end of a day. */
  delegate: z.strictObject({ to: alias, until: text, delegation: z.optional(alias) }),
  endDelegation: z.strictObject({ person: z.optional(alias), delegation: z.optional(alias) }),
  publish: z.strictObject({
    ...published,
    replacements: z.optional(z.record(text, text)),
    jobReplacements: z.optional(z.record(text, text))
  }),
  /** A workflow that another device has published comes in, past the gate of this one. */
  arrive: z.strictObject(published),
  source: z.strictObject({
    ...invoiceRef,
    facts: z.strictObject({
      confirmed: z.optional(z.boolean()),
      over: z.optional(z.boolean()),
      free: z.optional(z.boolean()),
      completed: z.optional(z.boolean()),
      cancelled: z.optional(z.boolean()),
      reactivated: z.optional(z.boolean())
    })
  }),
  wait: z.strictObject({})
} as const;
type Deeds = typeof deeds;
export type Deed = keyof Deeds;

const stepFields = {
  at: z.optional(instant),
  by: z.optional(alias),
  /** A name for `undo`. */
  label: z.optional(text),
  /** For whoever reads. */
  remark: z.optional(text),
  expect: z.optional(stepExpectation)
};

export type DeedOf<Do extends Deed> = { readonly do: Do } & z.infer<Deeds[Do]>;
type AnyDeed = { [Do in Deed]: DeedOf<Do> }[Deed];
type StepBase = z.infer<z.ZodMiniObject<typeof stepFields, z.core.$strict>>;
export type ScenarioStep = StepBase & (AnyDeed | { readonly do: 'batch'; readonly steps: readonly AnyDeed[] });

const deedNames = Object.keys(deeds) as Deed[];

/** What a step may be: by itself, and as a part of a batch. */
interface StepSchemas {
  readonly names: readonly Deed[];
  readonly whole: Readonly<Record<string, z.ZodMiniType>>;
  readonly inner: Readonly<Record<string, z.ZodMiniType>>;
}

function schemasOf(names: readonly Deed[]): StepSchemas {
  const fieldsOf = (name: Deed) => ({ do: z.literal(name), ...deeds[name].shape });
  return {
    names,
    whole: Object.fromEntries(names.map((name) => [name, z.strictObject({ ...fieldsOf(name), ...stepFields })])),
    inner: Object.fromEntries(names.map((name) => [name, z.strictObject(fieldsOf(name))]))
  };
}
const stepSchemas = schemasOf(deedNames);
/** What a workflow carries says how that workflow behaves, and not what takes its place. */
const carriedStepSchemas = schemasOf(deedNames.filter((name) => name !== 'publish' && name !== 'arrive'));
const batchSchema = z.strictObject({ do: z.literal('batch'), steps: z.array(z.unknown()), ...stepFields });

/** Words that stand for what is to come. */
export const reservedDeeds: readonly string[] = ['recompute', 'clock', 'tick', 'catchUp', 'reconcile', 'sync', 'merge'];

const proves = z.array(z.string().check(z.minLength(1)));
const headFields = {
  id: z.string().check(z.minLength(1)),
  title: z.optional(text),
  remark: z.optional(text),
  account: z.optional(text),
  business: z.optional(
    z.strictObject({
      name: z.optional(text),
      currency: z.optional(text),
      numbering: z.optional(z.strictObject({ invoice: z.optional(text), 'credit-note': z.optional(text) }))
    })
  ),
  people: z.optional(z.array(z.strictObject({ id: alias, ...person })).check(z.minLength(1))),
  clock: z.optional(z.union([instant, z.strictObject({ now: instant, zone: z.optional(text) })])),
  steps: z.array(z.unknown()),
  expect: z.optional(finalExpectation)
};
const headSchema = z.strictObject({
  ...headFields,
  proves,
  preset: z.optional(presetId),
  workflow: z.optional(workflow),
  changes: z.optional(workflowChanges)
});
/** Of a scenario that a workflow carries: it is played on that workflow, and on no other. */
const carriedHeadSchema = z.strictObject({ ...headFields, proves: z.optional(proves) });

export type Scenario = Omit<z.infer<typeof headSchema>, 'steps'> & { readonly steps: readonly ScenarioStep[] };

/** What is wrong with a scenario as it is written, and where. */
export interface FormatProblem {
  readonly path: string;
  readonly problem: string;
}

/** A scenario that is read whole, or all that is wrong with it. */
export type ReadScenario = { readonly scenario: Scenario } | { readonly problems: readonly FormatProblem[] };

export function readScenario(value: unknown): ReadScenario {
  const head = headSchema.safeParse(value);
  const { steps, problems } = readSteps(value, stepSchemas);
  if (!head.success) return { problems: [...problemsOf(head.error, value, []), ...problems] };
  const { preset, workflow } = head.data;
  if (preset !== undefined && workflow !== undefined)
    problems.push({
      path: 'workflow',
      problem: 'a scenario has a preset or a workflow; use "changes" to alter a preset'
    });
  if (preset === undefined && workflow === undefined)
    problems.push({ path: 'preset', problem: 'missing: name a preset, or give a workflow' });
  return problems.length > 0 ? { problems } : { scenario: { ...head.data, steps } };
}

/** So many steps are played in a moment; those of a batch count, too. */
export const carriedStepsMax = 100;

/** A scenario that a workflow carries, to be played on this very workflow, for the first of its accounts. */
export function readCarriedScenario(value: unknown, document: Workflow): ReadScenario {
  const head = carriedHeadSchema.safeParse(value);
  const { steps, problems } = readSteps(value, carriedStepSchemas);
  if (!head.success) return { problems: [...problemsOf(head.error, value, []), ...problems] };
  const { proves: proved = [], account = document.accounts[0]?.id ?? '', ...rest } = head.data;
  if (head.data.account !== undefined && !document.accounts.some(({ id }) => id === account))
    problems.push({ path: 'account', problem: `the workflow knows no account "${account}"` });
  const count = steps.reduce((sum, step) => sum + (step.do === 'batch' ? step.steps.length : 1), 0);
  if (count > carriedStepsMax)
    problems.push({ path: 'steps', problem: `${count} steps are too many; at most ${carriedStepsMax} are played` });
  if (problems.length > 0) return { problems };
  return { scenario: { ...rest, proves: proved, account, workflow: document, steps } };
}

function readSteps(value: unknown, schemas: StepSchemas): { steps: ScenarioStep[]; problems: FormatProblem[] } {
  const all: unknown[] = isObject(value) && Array.isArray(value.steps) ? value.steps : [];
  const read = all.map((step, index) => readStep(step, ['steps', index], schemas, true));
  return {
    steps: read.flatMap(({ step }) => (step ? [step] : [])),
    problems: read.flatMap(({ problems }) => problems)
  };
}

function readStep(
  value: unknown,
  path: readonly (string | number)[],
  schemas: StepSchemas,
  outermost: boolean
): { step: ScenarioStep | null; problems: FormatProblem[] } {
  const name = isObject(value) ? value.do : undefined;
  const at = dotted([...path, 'do']);
  if (typeof name !== 'string') return { step: null, problems: [{ path: at, problem: 'missing: what is done' }] };
  if (reservedDeeds.includes(name))
    return {
      step: null,
      problems: [{ path: at, problem: `"${name}" is reserved: steps for jobs and the clock cannot be run yet` }]
    };
  const known = outermost ? schemas.whole : schemas.inner;
  const schema = name === 'batch' && outermost ? batchSchema : Object.hasOwn(known, name) ? known[name] : undefined;
  if (!schema) {
    const names = [...schemas.names, ...(outermost ? ['batch'] : [])].join(', ');
    return { step: null, problems: [{ path: at, problem: `"${name}" is not known; known are ${names}` }] };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { step: null, problems: problemsOf(parsed.error, value, path) };
  if (schema !== batchSchema) return { step: parsed.data as ScenarioStep, problems: [] };
  const batch = parsed.data as z.infer<typeof batchSchema>;
  const inner = batch.steps.map((step, index) => readStep(step, [...path, 'steps', index], schemas, false));
  return { step: parsed.data as ScenarioStep, problems: inner.flatMap(({ problems }) => problems) };
}

/** Every word of the format, so that its documentation can be held to it. */
export const vocabulary: readonly string[] = [
  ...Object.keys(headSchema.shape),
  ...Object.keys(stepFields),
  ...Object.keys(stateFields),
  ...Object.keys(eventFields),
  ...deedNames,
  ...Object.values(deeds).flatMap((deed) => Object.keys(deed.shape)),
  ...Object.keys(contentFields),
  ...Object.keys(workflowChanges.shape)
].filter((word, index, words) => words.indexOf(word) === index);

function problemsOf(error: z.core.$ZodError, value: unknown, path: readonly (string | number)[]): FormatProblem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, value, path));
}

/** `value` is what the paths of the issue lead through, `path` is where it stands in the file. */
function problemsOfIssue(issue: z.core.$ZodIssue, value: unknown, path: readonly (string | number)[]): FormatProblem[] {
  const steps = issue.path as (string | number)[];
  const here = [...path, ...steps];
  const found = steps.reduce((at: unknown, key) => (at as Record<string | number, unknown> | undefined)?.[key], value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: dotted([...here, key]), problem: 'this key is not known' }));
    case 'invalid_union': {
      // Several shapes were possible: tell what is wrong with the one that comes nearest.
      const nearest = [...issue.errors].sort((left, right) => distanceOf(left) - distanceOf(right))[0] ?? [];
      if (nearest.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
        return nearest.flatMap((inner) => problemsOfIssue(inner, found, here));
      const choices = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      const known = choices.length > 0 ? `one of ${choices.map(String).join(', ')}` : 'another shape';
      return [{ path: dotted(here), problem: `${known} was expected` }];
    }
    case 'invalid_type':
      return [
        {
          path: dotted(here),
          problem: found === undefined ? `missing: ${issue.expected}` : `${issue.expected} was expected`
        }
      ];
    case 'invalid_value':
      return [{ path: dotted(here), problem: `one of ${issue.values.map(String).join(', ')} was expected` }];
    case 'invalid_format':
      return [{ path: dotted(here), problem: `${JSON.stringify(found)} is not of the form ${issue.pattern ?? ''}` }];
    default:
      return [{ path: dotted(here), problem: issue.code }];
  }
}

/** How much would have to be mended: the less, the likelier that this shape was meant; the deeper, too. */
function distanceOf(issues: readonly z.core.$ZodIssue[]): number {
  const count = issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  const depth = Math.max(0, ...issues.map((issue) => issue.path.length));
  return count - Math.min(depth, 9) / 10;
}

function dotted(path: readonly (string | number)[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
