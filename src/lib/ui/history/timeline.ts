import { shortDay } from '#domain/calendar/format.ts';
import type { Invoice, InvoiceEvent, Payment, Suppressed } from '#domain/invoice/invoice.ts';
import { repetitionRule } from '#domain/invoice/repetition.ts';
import { evolve, type Entities } from '#domain/ledger/entities.ts';
import { triggers } from '#domain/workflow/document.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { HistoryEntry } from '#services/history.ts';
import { refusalInWords } from '#ui/words/refusal.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { contentFieldsInWords, describeContentChanges, describePaymentChanges, methodInWords } from './fields.ts';
import type { ChangeInWords } from './fields.ts';
import { rhythmInWords } from './rhythm.ts';

/** One command and what came of it, as the history shows it. */
export interface Moment {
  /** Id of the commit. */
  readonly id: string;
  readonly atMs: number;
  readonly who: string;
  /** Where it was done; null as long as there is only this device. */
  readonly device: string | null;
  readonly steps: readonly Step[];
  /** It was taken back later. */
  readonly isUndone: boolean;
}

export interface Step {
  readonly id: string;
  readonly text: string;
  readonly reason: string;
  /** Why a rule could not go on. */
  readonly refusals: readonly string[];
  /** "Rule “Paid in full”", where the platform did it and the text does not say so yet. */
  readonly rule: string | null;
  /** What set that rule off: "because the workshop is over". */
  readonly because: string;
  readonly isOverride: boolean;
  readonly changes: readonly ChangeInWords[];
  /** Another invoice that the step is about. */
  readonly invoice: string | null;
}

/** What ids are called now; statuses keep the names that they had. */
export interface TimelineNames {
  status(id: string): string;
  type(id: string): string;
  person(id: string): string;
  /** What invoices come from: "workshop". */
  readonly source: string;
}

/** The history of one invoice in words, the latest first. */
export function timeline(entries: readonly HistoryEntry[], names: TimelineNames): Moment[] {
  return momentsOf('invoice', entries, names.source, (entry, surroundings) =>
    stepOf(entry, { ...surroundings, names })
  );
}

/** How it stood before and after, and what was said of the commands so far. */
export interface Around<Entity> {
  readonly before: Entity | undefined;
  readonly after: Entity;
  readonly textByCommit: ReadonlyMap<string, string>;
}

/**
 * A history in words, the latest first. It walks through the events from the first to the last, so that a line is called
 * what it was called then.
 */
export function momentsOf<Kind extends 'invoice' | 'job'>(
  kind: Kind,
  entries: readonly HistoryEntry[],
  /** What invoices come from: "workshop". */
  source: string,
  tell: (entry: HistoryEntry, around: Around<Entities[Kind]>) => Step
): Moment[] {
  const otherDevices = [...new Set(entries.flatMap(({ device }) => (device.isThis ? [] : [device.id])))];
  const undone = undoneCommits(entries);
  const textByCommit = new Map<string, string>();
  const moments: { id: string; entry: HistoryEntry; steps: Step[] }[] = [];
  let before: Entities[Kind] | undefined;
  for (const entry of entries) {
    const { event, by, at, device } = entry;
    const after = evolve(kind, before, { event, by: by.id, at, device: device.id, n: 0 });
    const step = stepOrUnknown(entry, source, () => tell(entry, { before, after, textByCommit }));
    before = after;
    const last = moments.at(-1);
    // What was said once for a command need not be said again for what came of it.
    const said = last?.id === entry.commit ? last.steps : [];
    const isRepeated = said.some(({ reason }) => reason === step.reason);
    const isKnown = said.some(({ because }) => because === step.because);
    if (last?.id === entry.commit)
      last.steps.push({
        ...step,
        ...(isRepeated ? { reason: '' } : {}),
        ...(isKnown ? { because: '' } : {})
      });
    else moments.push({ id: entry.commit, entry, steps: [step] });
    if (!textByCommit.has(entry.commit)) textByCommit.set(entry.commit, step.text);
  }
  return moments.reverse().map(({ id, entry, steps }) => ({
    id,
    atMs: entry.at,
    who: entry.by.name || (entry.rule === null ? words.history.somebody : words.history.platform),
    device: deviceInWords(entry.device, otherDevices),
    steps,
    isUndone: undone.has(id)
  }));
}

interface Surroundings extends Around<Invoice> {
  readonly names: TimelineNames;
}

/** An event of a known type whose data is of another make is told as an unknown one: the fold takes it for one too. */
function stepOrUnknown(entry: HistoryEntry, source: string, tell: () => Step): Step {
  try {
    const step = tell();
    if (typeof step.reason === 'string') return step;
    return plainStep(entry, words.history.unknownStep, source);
  } catch {
    return plainStep(entry, words.history.unknownStep, source);
  }
}

/** An event with a sentence of its own, and nothing more to say of it than its rule and what set that off. */
export function plainStep({ event, rule, setOff }: HistoryEntry, text: string, source: string): Step {
  return {
    id: event.key,
    text,
    reason: '',
    refusals: [],
    rule: rule === null ? null : words.history.byRule(rule),
    because: setOff === null ? '' : words.history.because(setOff, source),
    isOverride: false,
    changes: [],
    invoice: null
  };
}

function stepOf(entry: HistoryEntry, { before, after, names, textByCommit }: Surroundings): Step {
  const { rule } = entry;
  const event = entry.event as InvoiceEvent;
  const { steps } = words.history;
  const { currency } = after.content;
  const money = (amountMinor: number): string => formatAmount(amountMinor, currency, locale());
  const inPlace = (text: string, { inPlaceOf }: { inPlaceOf?: string }): string =>
    inPlaceOf === undefined ? text : words.history.inPlaceOf({ text, person: names.person(inPlaceOf) });
  const step = (text: string, rest: Partial<Step> = {}): Step => ({ ...plainStep(entry, text, names.source), ...rest });
  const paid = ({ amountMinor, day, method }: Payment): { amount: string; day: string; method: string } => ({
    amount: money(amountMinor),
    day: shortDay(day, language),
    method: methodInWords(method)
  });

  switch (event.type) {
    case 'invoice-created': {
      const { status, origin, creditOf } = event.data;
      return step(
        steps[event.type]({ status: status.label, origin, isCreditNote: creditOf !== null, source: names.source }),
        {
          invoice: creditOf ?? event.data.copiedFrom,
          ...(origin === 'repeat' ? { rule: null } : {})
        }
      );
    }
    case 'invoice-imported':
      return step(steps[event.type]({ status: event.data.status.label, file: event.data.imported.fileName }));
    case 'invoice-edited': {
      const { changes } = event.data;
      return step(steps[event.type](contentFieldsInWords(changes)), {
        changes: describeContentChanges(changes, {
          before: before?.content ?? after.content,
          after: after.content,
          names
        })
      });
    }
    case 'status-changed': {
      const ends = { from: event.data.from.label, to: event.data.to.label };
      // The reason of a rule's move is the rule's name, which is told already.
      if (rule !== null) return step(words.history.movedByRule({ rule, ...ends }), { rule: null });
      return step(inPlace(steps[event.type](ends), event.data), { reason: event.data.reason });
    }
    case 'status-overridden':
      return step(steps[event.type]({ from: event.data.from.label, to: event.data.to.label }), {
        reason: event.data.reason,
        isOverride: true
      });
    case 'number-assigned':
      return step(steps[event.type](event.data.text));
    case 'payment-recorded':
    case 'payment-refunded':
      return step(steps[event.type](paid(event.data.payment)), { reason: event.data.payment.note });
    case 'payment-changed': {
      const known = before && Object.hasOwn(before.payments, event.data.payment);
      const amountMinor = known ? before.payments[event.data.payment]?.amountMinor : undefined;
      return step(steps[event.type](money(amountMinor ?? 0)), {
        changes: describePaymentChanges(event.data.changes, currency)
      });
    }
    case 'payment-removed':
      return step(steps[event.type](money(event.data.amountMinor)));
    case 'payment-reminded': {
      const { label, way, text } = event.data.reminder;
      return step(steps[event.type]({ label, way }), { reason: text });
    }
    case 'signature-given': {
      const { stage, totalMinor, comment } = event.data;
      const text = steps[event.type]({ stage, amount: money(totalMinor) });
      return step(inPlace(text, event.data), { reason: comment });
    }
    case 'status-replaced':
      return step(steps[event.type]({ from: event.data.from.label, to: event.data.to.label }));
    case 'conflict-settled':
      return step(steps[event.type]({ to: names.status(event.data.to.id) }));
    case 'number-settled':
      return step(steps[event.type](event.data.number.text));
    case 'number-replaced':
      return step(steps[event.type](event.data.text));
    case 'document-shared':
      return step(steps[event.type](event.data.channel));
    case 'credit-note-linked':
      return step(steps[event.type], { invoice: event.data.creditNote });
    case 'move-blocked': {
      const { item } = event.data;
      const { blockedPlain, blockedRule } = words.history;
      const target = names.status(item.target);
      return step(item.target === '' ? blockedPlain(item.label) : blockedRule({ rule: item.label, target }), {
        rule: null,
        refusals: [...new Set(item.refusals.map((refusal) => refusalInWords(refusal, names)))]
      });
    }
    case 'update-suppressed':
      return step(steps[event.type](suppressedInWords(event.data.item, after, { names, currency })));
    case 'time-noticed':
      // That the clock noticed it is what the sentence says: no rule of the workflow is called so.
      return step(steps[event.type](event.data.what), { rule: null });
    case 'task-left': {
      const { item } = event.data;
      if (item.rule === repetitionRule) {
        const day = after.repeatOf ? shortDay(after.repeatOf.day, language) : '';
        return step(steps[event.type](words.repetition.history.toLookOver(day)), { rule: null });
      }
      return step(steps[event.type](item.text));
    }
    case 'repetition-set':
      return step(steps[event.type](event.data.plan && rhythmInWords(event.data.plan)));
    case 'invoice-repeated': {
      const { day, invoice } = event.data;
      return step(steps[event.type](shortDay(day, language)), { invoice, rule: null });
    }
    case 'repetition-ended':
      return step(steps[event.type](event.data.because), { rule: null });
    case 'undone':
      return step(steps[event.type](textByCommit.get(event.data.commit) ?? words.history.unknownStep));
    case 'invoice-deleted':
    case 'signatures-withdrawn':
    case 'signature-settled':
    case 'kept':
    case 'invoice-archived':
    case 'invoice-unarchived':
    case 'item-closed':
      return step(steps[event.type]);
    default:
      return step(words.history.unknownStep);
  }
}

/** What has changed, and what it would have meant. */
function suppressedInWords(
  { target, wouldBeMinor, saysMinor, trigger }: Suppressed,
  { status }: Invoice,
  { names, currency }: { names: TimelineNames; currency: string }
): string {
  const { inbox } = words.invoice;
  const { source } = names;
  const money = (amountMinor: number): string => formatAmount(amountMinor, currency, locale());
  if (target === null) return inbox.drift({ source, comesTo: money(wouldBeMinor), says: money(saysMinor) });
  return inbox.stays({ happened: happenedInWords(trigger, source), status: names.status(status) });
}

/** "The workshop was cancelled"; what a newer version calls otherwise has changed it. */
export function happenedInWords(trigger: string, source: string): string {
  const known = triggers.find((one) => one === trigger);
  return known ? words.history.happened(known, source) : words.invoice.inbox.unknownEvent(source);
}

/** An undo that was itself undone takes nothing back. */
export function undoneCommits(entries: readonly HistoryEntry[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { event, commit } of [...entries].reverse()) {
    const { commit: target } = event.data as { commit?: unknown };
    if (event.type === 'undone' && typeof target === 'string' && !undone.has(commit)) undone.add(target);
  }
  return undone;
}

/** Said only where there are several. */
function deviceInWords({ id, isThis }: HistoryEntry['device'], otherDevices: readonly string[]): string | null {
  if (otherDevices.length === 0) return null;
  return isThis ? words.history.thisDevice : words.history.otherDevice(otherDevices.indexOf(id) + 1);
}
