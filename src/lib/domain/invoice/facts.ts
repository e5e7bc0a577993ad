import type { Facts, FactValue } from '#domain/condition/condition.ts';
import { daysBetween } from '#domain/calendar/day.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { applicableStages, openStages, type Counted } from '#domain/workflow/approval.ts';
import type { Stage, Workflow } from '#domain/workflow/document.ts';
import { balanceOf, isOverdue, linesInOrder, totalsOf, type Balance, type Related } from './balance.ts';
import { openConflicts, standingSignatures } from './inbox.ts';
import type { Invoice, Signature } from './invoice.ts';
import { lastReminder } from './reminder.ts';

/** What surrounds an invoice when it is asked about. */
export interface Surroundings {
  readonly workflow: Workflow;
  /** The number that the stage which was signed bears in it; null: that stage is there no more. */
  readonly stageNow: (signature: Signature) => number | null;
  readonly creditNotes: readonly Invoice[];
  readonly creditOf: Related['creditOf'];
  /** What its job or workshop says; empty where there is none. */
  readonly source: Facts;
  readonly today: string;
  /** Whether its number was given to another invoice, too. */
  readonly hasClash: boolean;
}

/** What an invoice is, for those who decide: balance, facts and open stages, computed together. */
export interface Picture {
  readonly balance: Balance;
  readonly facts: Facts;
  readonly applicableStages: readonly Stage[];
  readonly openStages: readonly Stage[];
  /** Those that count. */
  readonly signatures: readonly CountedSignature[];
  readonly overdue: boolean;
}

/** A signature of an invoice, by its key. */
export interface CountedSignature extends Counted {
  readonly key: string;
}

/** `context`: facts of the command at hand (`removes-money`, `trigger`). */
export function pictureOf(invoice: Invoice, surroundings: Surroundings, context: Facts = {}): Picture {
  const { workflow, today } = surroundings;
  const compiled = compileMachine(workflow.machines.invoice);
  const status = compiled.statusById.get(invoice.status);
  const balance = balanceOf(invoice, {
    creditNotes: surroundings.creditNotes,
    creditOf: surroundings.creditOf,
    isSettled: (id) => compiled.statusById.get(id)?.settled ?? false,
    isCancelled: (id) => compiled.statusById.get(id)?.group === 'CANCELLED'
  });
  const overdue = isOverdue(invoice, {
    balanceMinor: balance.balanceMinor,
    group: status?.group ?? '',
    settled: status?.settled ?? false,
    today
  });
  const { content } = invoice;
  const reminded = lastReminder(invoice);
  const applicable = applicableStages(workflow.machines.invoice.stages, {
    amountMinor: totalsOf(content).totalWithTaxMinor,
    currency: content.currency
  });
  const signatures = countedSignatures(invoice, surroundings);
  const facts: Record<string, FactValue> = {
    status: invoice.status,
    group: status?.group ?? '',
    type: content.type,
    kind: content.kind,
    direction: content.direction,
    origin: invoice.origin,
    currency: content.currency,
    client: content.client.name.trim(),
    number: invoice.number?.text ?? '',
    lines: linesInOrder(content).length,
    total: balance.totalMinor,
    received: balance.receivedMinor,
    credited: balance.creditedMinor,
    'net-received': balance.receivedMinor - balance.creditedMinor,
    balance: balance.balanceMinor,
    outstanding: balance.outstandingMinor,
    overdue,
    reminders: Object.keys(invoice.reminders).length,
    'days-since-reminder': reminded && daysBetween(reminded.day, today),
    archived: invoice.archived !== null,
    conflicts: openConflicts(invoice, surroundings.hasClash),
    'entered-rule': invoice.entered.rule ?? '',
    'issue-day': content.issueDay,
    'due-day': content.dueDay,
    'removes-money': false,
    trigger: '',
    ...sourceFacts(invoice.origin === 'job' ? false : null),
    ...surroundings.source,
    ...context
  };
  return {
    balance,
    facts,
    applicableStages: applicable,
    openStages: openStages(applicable, signatures),
    signatures,
    overdue
  };
}

/** Signatures that still count: not withdrawn, bound to money and identity as they are now (BR10), and for a stage that is there. */
function countedSignatures(invoice: Invoice, { stageNow }: Pick<Surroundings, 'stageNow'>): CountedSignature[] {
  return standingSignatures(invoice).flatMap((key) => {
    const signature = invoice.signatures[key];
    const stage = signature ? stageNow(signature) : null;
    return signature && stage !== null
      ? [{ key, stage, by: signature.by, inPlaceOf: signature.inPlaceOf ?? null }]
      : [];
  });
}

/** What is not said of a source has not happened yet; where there is no source, it neither has nor has not. */
function sourceFacts(value: false | null): Facts {
  return {
    'source.confirmed': value,
    'source.over': value,
    'source.free': value,
    'source.completed': value,
    'source.cancelled': value,
    'source.reactivated': value
  };
}
