import { businessId, emptyBusiness, type BusinessFields } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import { survivorOf } from '#domain/client/merged.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { repetitionsOf } from '#domain/invoice/repetition.ts';
import type { Job } from '#domain/job/job.ts';
import { ask, type Answers } from '#domain/ledger/ask.ts';
import type { Context } from '#domain/ledger/run.ts';
import type { World } from '#domain/ledger/world.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { currentVersion, goneStatuses, type GoneStatus } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { tellKnown, worldFor, type Asking } from '#storage/gate.ts';

/** Everything that a page about one invoice shows, all of one moment. */
export interface InvoiceAnswer {
  readonly invoice: Invoice;
  /** What may be done and why not, for the acting person. */
  readonly answers: Answers;
  /** The linked client as it is now, merges followed; the invoice has its own copy of what it was. */
  readonly client: Client | null;
  readonly creditNotes: readonly Invoice[];
  /** The invoice that this credit note corrects. */
  readonly creditOf: Invoice | null;
  /** The jobs that it or any of its lines came from, as far as they are here. */
  readonly jobs: readonly Job[];
  /** What was written again from it, the latest first. */
  readonly repetitions: readonly Invoice[];
  /** The invoice that it repeats. */
  readonly repeatedFrom: Invoice | null;
  /** One's own, as it is now: what reminders are made of. */
  readonly business: BusinessFields;
  readonly peopleById: ReadonlyMap<string, string>;
  readonly workflow: Workflow;
  /** The status in which it stands, where the workflow does not have that any more. */
  readonly gone: GoneStatus | null;
}

/** Two years of what comes every month. */
const repetitionsMax = 24;

/** Answers for one invoice; null where there is none. A deleted one is given, and says so itself. */
export function askInvoice(db: Database, id: string, asking: Asking, how: Asked): Promise<InvoiceAnswer | null> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const { world: stored, context } = await worldFor(inside, asking);
    return stored.settle((world) => answerIn(world, id, { context, ...how }));
  });
}

/** The same as this tab has followed it, without reading where all of it is known. */
export async function askSeenInvoice(
  db: Database,
  id: string,
  asking: Asking,
  how: Asked
): Promise<InvoiceAnswer | null> {
  const told = tellKnown(db, asking, (world, context) => answerIn(world, id, { context, ...how }));
  return told ? told.answer : askInvoice(db, id, asking, how);
}

interface Asked {
  /** In what is only looked at nothing may be done. */
  readonly isLook: boolean;
}

function answerIn(world: World, id: string, { context, isLook }: { context: Context } & Asked): InvoiceAnswer | null {
  const invoice = world.get('invoice', id);
  const workflow = currentVersion(world.all('workflow'))?.document;
  if (!invoice || !workflow) return null;
  const answers = ask(world, invoice, context);
  return {
    invoice,
    answers: isLook ? barred(answers) : answers,
    client: invoice.content.clientId === null ? null : (clientIn(world, invoice.content.clientId) ?? null),
    creditNotes: invoice.creditNotes.flatMap((note) => world.get('invoice', note) ?? []),
    creditOf: (invoice.creditOf === null ? undefined : world.get('invoice', invoice.creditOf)) ?? null,
    jobs: invoice.sources.flatMap((job) => world.get('job', job) ?? []),
    repetitions: repetitionsOf(invoice)
      .slice(-repetitionsMax)
      .reverse()
      .flatMap((one) => world.get('invoice', one) ?? []),
    repeatedFrom: (invoice.repeatOf ? world.get('invoice', invoice.repeatOf.invoice) : undefined) ?? null,
    business: world.get('business', businessId)?.fields ?? emptyBusiness,
    peopleById: new Map(world.all('person').map((person) => [person.id, person.fields.name])),
    workflow,
    gone: goneStatuses(world.all('workflow')).get(invoice.status) ?? null
  };
}

/** In what is only looked at nothing may be done, for one and the same reason. */
function barred(answers: Answers): Answers {
  const refusals: Refusal[] = [{ why: 'look-only' }];
  return {
    ...answers,
    moves: answers.moves.map((verdict) => ({ ...verdict, refusals })),
    approval: { ...answers.approval, refusals, to: null },
    edit: refusals,
    pay: refusals,
    deletion: refusals,
    override: refusals,
    withdrawable: false
  };
}

function clientIn(world: World, id: string): Client | undefined {
  return world.get(
    'client',
    survivorOf(id, (one) => world.get('client', one)?.mergedInto)
  );
}
