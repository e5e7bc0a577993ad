import { shortDay } from '#domain/calendar/format.ts';
import type { Client } from '#domain/client/client.ts';
import { applyChanges, difference, valueAt, type Change } from '#domain/history/change.ts';
import type { Deletion } from '#domain/history/entity.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { editedIn } from '#domain/invoice/edited-apart.ts';
import { conflictsOf, paidApartMinor } from '#domain/invoice/inbox.ts';
import type { ConflictItem, EditedApart, Invoice } from '#domain/invoice/invoice.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { formatAmount } from '#domain/money/format.ts';
import { isJsonObject, type Json } from '#domain/shared/json.ts';
import type { Claim, MovedApart, Traveller } from '#domain/workflow/trail.ts';
import type { PublishedVersion } from '#domain/workflow/version.ts';
import type { NumberClash } from '#services/inbox.ts';
import { describeContentChanges, describePaymentChanges, type ChangeInWords } from '#ui/history/fields.ts';
import { instantInWords } from '#ui/history/instant.ts';
import { invoiceName, otherParty } from './name.ts';
import type { Names } from '#ui/words/refusal.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** Something that devices did apart: what happened, and the sides to choose from. The first side is what stands now. */
export interface Decision {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly sides: readonly Side[];
}

export interface Side {
  readonly title: string;
  readonly detail: string;
  /** Verb and object. */
  readonly label: string;
  readonly command: SingleCommand;
}

/** What ids are called. */
export interface Called extends Pick<Names, 'status' | 'rule' | 'type'> {
  readonly person: (id: string) => string;
}

const text = words.inbox;

/** What is to be decided of one invoice, the oldest first. */
export function decisionsOf(invoice: Invoice, called: Called): Decision[] {
  const { id, disputed } = invoice;
  const decisions = conflictsOf(invoice).map((item) => decisionOf(invoice, item, called));
  return disputed ? [...decisions, deletion('invoice', id, disputed, called)] : decisions;
}

export function decisionsOfClient({ id, disputed, deleted, fields }: Client, called: Called): Decision[] {
  if (disputed) return [deletion('client', id, disputed, called)];
  if (!deleted) return [];
  // Merged into one that was merged into it: whichever is kept, the other one is a part of it.
  const { title, keep, detail } = text.crosswise;
  const command = { do: 'keep', kind: 'client', id } as const;
  return [{ id, title, sides: [{ title: fields.party.name, detail, label: keep, command }] }];
}

export function decisionOfNumber({ series, number, invoices }: NumberClash): Decision {
  const settle = { do: 'settleNumbers', series, number } as const;
  const { title, note, bothTitle, bothDetail, both, renumber } = text.clash;
  const bearers = invoices.map((invoice) => ({
    title: otherParty(invoice).name || invoiceName(invoice),
    detail: amount(invoice, signedTotalMinor(invoice.content)),
    label: renumber,
    command: { ...settle, renumber: invoice.id }
  }));
  const keep = { title: bothTitle, detail: bothDetail, label: both, command: { ...settle, renumber: null } };
  return { id: `${series}/${number}`, title: title(number), note, sides: [keep, ...bearers] };
}

export function decisionsOfWorkflows(versions: readonly PublishedVersion[], called: Called): Decision[] {
  if (versions.length < 2) return [];
  const { title, inForce, waiting, keep, take } = text.workflow;
  const sides = versions.map(({ id, document, publishedAt, publishedBy }, index): Side => ({
    title: index === 0 ? inForce : waiting,
    detail: text.byPerson({ who: called.person(publishedBy), when: instantInWords(publishedAt) }),
    label: (index === 0 ? keep : take)(document.label),
    command: { do: 'settleWorkflow', take: id }
  }));
  return [{ id: 'workflows', title, sides }];
}

function decisionOf(invoice: Invoice, item: ConflictItem, called: Called): Decision {
  const settle = { do: 'settleConflict', invoice: invoice.id, item: item.id } as const;
  const sides = (current: Omit<Side, 'command'>, other: Omit<Side, 'command'>): Side[] =>
    sidesOf(settle, current, other);
  const { id } = item;
  const here = called.status(invoice.status);
  switch (item.kind) {
    case 'moved-apart':
      return movedApart(invoice, item, called, settle);
    case 'paid-apart': {
      const there = called.status(item.base.id);
      const paid = amount(invoice, paidApartMinor(invoice, item));
      return {
        id,
        title: text.paid.title,
        sides: sides(
          { title: here, detail: text.paid.keep(paid), label: text.moved.keep(here) },
          { title: there, detail: text.paid.take(paid), label: text.moved.take(there) }
        )
      };
    }
    case 'signed-apart': {
      const { title, now, keep, keepDetail, then, take, takeDetail } = text.signed;
      const { totalMinor = 0, by = '' } = invoice.signatures[item.signature] ?? {};
      const approved = { total: amount(invoice, totalMinor), by: called.person(by) };
      return {
        id,
        title,
        sides: sides(
          { title: now, detail: keepDetail(amount(invoice, signedTotalMinor(invoice.content))), label: keep },
          { title: then, detail: takeDetail(approved), label: take }
        )
      };
    }
    case 'changed-apart': {
      const { title, now, keep, keepDetail, then, take, takeDetail } = text.changed;
      return {
        id,
        title,
        sides: sides(
          { title: now, detail: keepDetail(amount(invoice, signedTotalMinor(invoice.content))), label: keep },
          { title: then, detail: takeDetail(amount(invoice, item.totalMinor)), label: take }
        )
      };
    }
    case 'edited-apart':
      return editedApart(invoice, item, called, settle);
    case 'numbered-twice': {
      const { title, note, keep, keepDetail, take, takeDetail } = text.numberedTwice;
      const number = invoice.number?.text ?? '';
      const other = item.other.text;
      return {
        id,
        title,
        note,
        sides: sides(
          { title: number, detail: keepDetail, label: keep(number) },
          { title: other, detail: takeDetail, label: take(other) }
        )
      };
    }
  }
}

/** What stands in the field, and what the other side had made of it, as the history would tell of them. */
function editedApart(invoice: Invoice, item: EditedApart, called: Called, settle: Settle): Decision {
  const told = toldOfEdit(invoice, item, called);
  const { title, keep, keepDetail, take, takeDetail, nothing } = text.edited;
  return {
    id: item.id,
    title,
    note: told?.field ?? '',
    sides: sidesOf(
      settle,
      { title: told?.old ?? nothing, detail: keepDetail, label: keep },
      { title: told?.new ?? nothing, detail: takeDetail, label: take }
    )
  };
}

/** As the history would tell of taking the other side. What a file brought may be of another make, and is shown as it is. */
function toldOfEdit(invoice: Invoice, item: EditedApart, called: Called): Omit<ChangeInWords, 'id'> | undefined {
  const { content } = invoice;
  const { path, other, payment, isPart, clientId } = item;
  const old = valueAt(editedIn(invoice, item), path);
  try {
    if (payment !== undefined) {
      const [told] = describePaymentChanges([{ path, old, new: other }], content.currency);
      const day = shortDay(invoice.payments[payment]?.day ?? '', language);
      return told && { ...told, field: words.history.within(text.edited.payment(day), told.field) };
    }
    const names = called;
    if (clientId !== undefined || isPart) {
      const kept = difference(isJsonObject(old) ? old : {}, isJsonObject(other) ? other : {}, path).filter(
        ({ new: next }) => next !== undefined
      );
      const before = applyChanges(content, [{ path, new: other }]);
      // Two clients are told apart by their names, or else by what differs.
      const named = kept.filter(({ path: [, field] }) => clientId !== undefined && field === 'name');
      const told = describeContentChanges(named.length > 0 ? named : kept, { before, after: content, names });
      const side = (of: 'old' | 'new'): string | null =>
        words.common.and(told.flatMap((one) => (one[of] === null ? [] : [`${one.field} ${one[of]}`]))) || null;
      const field = clientId === undefined ? words.history.line(textOf(other)) : words.history.fields.client;
      return { field, old: side('old'), new: side('new') };
    }
    const change: Change = { path, old, new: other };
    const before = applyChanges(content, [{ path, new: other }]);
    return describeContentChanges([change], { before, after: content, names })[0];
  } catch {
    return { field: path.join(', '), old: plain(old), new: plain(other) };
  }
}

function textOf(value: Json | undefined): string {
  return isJsonObject(value) && typeof value.text === 'string' ? value.text : '';
}

function plain(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value).slice(0, 200);
}

type Settle =
  | { readonly do: 'settleConflict'; readonly invoice: string; readonly item: string }
  | { readonly do: 'settleJob'; readonly job: string; readonly item: string };

/** The side that stands, and the one that waits. */
export function sidesOf(settle: Settle, current: Omit<Side, 'command'>, other: Omit<Side, 'command'>): Side[] {
  return [
    { ...current, command: { ...settle, keep: 'current' } },
    { ...other, command: { ...settle, keep: 'other' } }
  ];
}

export function movedApart({ status, entered }: Traveller, item: MovedApart, called: Called, settle: Settle): Decision {
  const [here, there] = [called.status(status), called.status(item.other.status.id)];
  const { title, keep, take } = text.moved;
  return {
    id: item.id,
    title: title(item.base && called.status(item.base.id)),
    sides: sidesOf(
      settle,
      { title: here, detail: claimed(entered, called), label: keep(here) },
      { title: there, detail: claimed(item.other, called), label: take(there) }
    )
  };
}

export function deletion(kind: 'invoice' | 'client' | 'job', id: string, disputed: Deletion, called: Called): Decision {
  const { title, kept, keepDetail, keep, gone, take } = text.deleted;
  const by = text.byPerson({ who: called.person(disputed.by), when: instantInWords(disputed.at) });
  const removes = {
    invoice: { do: 'deleteInvoice', invoice: id },
    client: { do: 'deleteClient', client: id },
    job: { do: 'deleteJob', job: id }
  } satisfies Record<typeof kind, SingleCommand>;
  return {
    id: `${kind}/${id}`,
    title,
    sides: [
      { title: kept, detail: keepDetail, label: keep, command: { do: 'keep', kind, id } },
      { title: gone, detail: by, label: take, command: removes[kind] }
    ]
  };
}

function claimed({ at, by, reason, rule }: Pick<Claim, 'at' | 'by' | 'reason' | 'rule'>, called: Called): string {
  const when = instantInWords(at);
  if (rule !== null) return text.byRule({ rule: called.rule(rule), when });
  const who = text.byPerson({ who: called.person(by), when });
  return reason === '' ? who : `${who}: ${text.because(reason)}`;
}

function amount({ content }: Invoice, amountMinor: number): string {
  return formatAmount(amountMinor, content.currency, locale());
}
