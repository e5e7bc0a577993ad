import type { Change } from '#domain/history/change.ts';
import type { Entity, Knowing, UndoneEvent } from '#domain/history/entity.ts';
import type { Event } from '#domain/history/event.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { MovedApart, StatusName, Traveller, Waiting } from '#domain/workflow/trail.ts';
import type { Passage, WayMade } from '#domain/workflow/passage.ts';
import type { Content } from './content.ts';
import type { Repetition, RepetitionEnd, RepetitionPlan } from './repetition.ts';

/** An invoice as its history left it. Totals and balance are computed, never stored (BR13). */
export interface Invoice extends Entity, Traveller {
  readonly createdAt: number;
  readonly createdBy: string;
  readonly origin: Origin;
  readonly content: Content;
  readonly number: AssignedNumber | null;
  /** What it came to when it was last completed: a later change of our arithmetic reports, it never rewrites. */
  readonly frozen: Frozen | null;
  /** Numbers that another device gave at the same time: kept, and never given again. */
  readonly alsoIssuedAs: readonly string[];
  readonly payments: Readonly<Record<string, Payment>>;
  /** That somebody was reminded of what is overdue, by id. */
  readonly reminders: Readonly<Record<string, Reminder>>;
  readonly signatures: Readonly<Record<string, Signature>>;
  /** Who last changed money or identity (BR11); null: nobody, the clock. */
  readonly contentBy: string | null;
  readonly archived: { readonly at: number; readonly by: string } | null;
  /** What was noticed of the time that has passed over it, by what that is: the due day, the entry into its status. */
  readonly noticed: Readonly<Record<string, string>>;
  /** The last time that the document left the device. */
  readonly shared: { readonly at: number; readonly by: string; readonly channel: ShareChannel } | null;
  readonly creditOf: string | null;
  readonly creditNotes: readonly string[];
  readonly imported: ImportRecord | null;
  /** The job or workshop that it was made for, and the participant; null: it was made for none. */
  readonly source: InvoiceSource | null;
  /** Ids of the jobs that it or any of its lines came from (WR9). */
  readonly sources: readonly string[];
  /** It is written again every so often; null: it is not. */
  readonly repetition: Repetition | null;
  /** What was written so, by day: ids of invoices. */
  readonly repeated: Readonly<Record<string, string>>;
  /** The invoice that it repeats, and the day for which. */
  readonly repeatOf: { readonly invoice: string; readonly day: string } | null;
  readonly inbox: Readonly<Record<string, InboxItem>>;
}

/** The source has changed, and the invoice does not follow it any more (WR3). */
export interface Suppressed extends Waiting<'suppressed'> {
  readonly rule: string;
  readonly label: string;
  /** Id of the job or workshop. */
  readonly job: string;
  /** What happened to it, in the word that rules use. */
  readonly trigger: string;
  /** The status that it would have gone to; null: it would come to another amount. */
  readonly target: string | null;
  /** What it would come to if it followed, and what it says: with tax, credit notes negative. */
  readonly wouldBeMinor: number;
  readonly saysMinor: number;
}

/** What nothing but the time sets off. */
export type TimeTrigger = 'overdue' | 'in-status' | 'schedule';

/** Something that a rule asks a person to look at. */
export interface Task extends Waiting<'task'> {
  readonly rule: string;
  readonly label: string;
  readonly text: string;
}

export interface InvoiceSource {
  readonly job: string;
  readonly participant: string | null;
}

export const origins = ['hand', 'duplicate', 'job', 'repeat', 'import'] as const;
export type Origin = (typeof origins)[number];
export type ShareChannel = 'print' | 'share' | 'export';

export interface AssignedNumber {
  readonly text: string;
  /** Id of our series; null where it came with an imported document. */
  readonly series: string | null;
  readonly at: number;
}

export interface Frozen {
  readonly totalMinor: number;
  /** Of money and identity. */
  readonly digest: string;
}

export interface Payment {
  readonly id: string;
  /** A refund is money that went the other way. */
  readonly kind: 'payment' | 'refund';
  /** Positive. */
  readonly amountMinor: number;
  readonly day: string;
  readonly method: string;
  readonly note: string;
}

/** How a reminder left: handed to a mail program, to the share sheet, or copied to wherever it went. */
export const reminderWays = ['mail', 'share', 'copy'] as const;
export type ReminderWay = (typeof reminderWays)[number];

/** Somebody was reminded, and a person says that it was sent. */
export interface Reminder {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  /** The day on which it was sent. */
  readonly day: string;
  /** Which of the texts it was, from 1, and what that was called then. */
  readonly level: number;
  readonly label: string;
  readonly way: ReminderWay;
  /** As it was sent. */
  readonly subject: string;
  readonly text: string;
}

export interface Signature {
  readonly stage: number;
  /** Version of the workflow that says what this stage was; absent on what was signed before that was kept. */
  readonly under?: string;
  readonly by: string;
  /** The person in whose place it was given; absent: it is one's own. */
  readonly inPlaceOf?: string;
  readonly at: number;
  /** Of money and identity, as they were signed (BR10). */
  readonly digest: string;
  /** What it came to then. */
  readonly totalMinor: number;
  readonly comment: string;
  readonly withdrawn: { readonly at: number; readonly by: string } | null;
}

type SignatureGiven = Pick<Signature, 'stage' | 'under' | 'digest' | 'totalMinor' | 'comment' | 'inPlaceOf'>;

export interface ImportRecord {
  /** sha-256 of the original file, which is kept as a blob. */
  readonly digest: string;
  readonly fileName: string;
  /** Seller, number and day: what tells a copy in other bytes. */
  readonly identity: string;
  /** The totals that the document declares, in minor units. */
  readonly declared: JsonObject;
  /** What the document says and we do not model. */
  readonly extra: JsonObject;
  readonly warnings: readonly JsonObject[];
}

/** What waits for a person: what the platform could not do, and what devices did apart. */
export type InboxItem = Blocked | Suppressed | Task | ConflictItem;
export type ConflictItem = MovedApart | PaidApart | SignedApart | ChangedApart | EditedApart | NumberedTwice;

/** Cancelled on one device, while another one recorded money. */
export interface PaidApart extends Waiting<'paid-apart'> {
  /** Ids of the payments; they may be changed or removed since. */
  readonly payments: readonly string[];
  /** The status in which the money came. */
  readonly base: StatusName;
  /** Key of the event that had led there. */
  readonly basedOn: string;
}

/** Signed on one device, while another one changed what it is about. */
export interface SignedApart extends Waiting<'signed-apart'> {
  /** Key of the signature. */
  readonly signature: string;
}

/** Completed on one device, while another one changed money or identity: what was completed is not what stands. */
export interface ChangedApart extends Waiting<'changed-apart'> {
  /** Of what was completed, and what it came to. */
  readonly digest: string;
  readonly totalMinor: number;
}

/** Two devices edited one field: the later edit stands, and this is what the other one made of it. */
export interface EditedApart extends Waiting<'edited-apart'> {
  /** Of the content, or of this payment. */
  readonly path: readonly string[];
  readonly payment?: string;
  /** None: it was removed. */
  readonly other?: Json | undefined;
  /** Of a line or the like that was removed, `other` has only the fields that were edited in it. */
  readonly isPart?: true;
  /** Both chose a client: it goes with all that the invoice says of it. */
  readonly clientId?: string | null;
}

/** Two devices completed the invoice, and each gave it a number: the first stands. */
export interface NumberedTwice extends Waiting<'numbered-twice'> {
  readonly other: AssignedNumber;
}

/** Something that the platform could not or should not do (BR16). */
export interface Blocked extends Waiting<'blocked'> {
  readonly rule: string;
  readonly label: string;
  /** The status that the rule aimed at. */
  readonly target: string;
  readonly refusals: readonly Refusal[];
}

/** What every event that leads an invoice into a status says. */
export interface InvoicePassage extends Passage {
  /** Where it was completed by this: what it came to then. */
  readonly frozen?: Frozen;
  /** Where it was cancelled by this: the payments that were known of. */
  readonly cancels?: { readonly payments: readonly string[] };
}

export type StatusChanged = InvoicePassage & WayMade;

export type InvoiceEvent =
  | Event<
      'invoice-created',
      {
        content: Content;
        status: StatusName;
        origin: Origin;
        copiedFrom: string | null;
        creditOf: string | null;
        source?: InvoiceSource;
        repeatOf?: { readonly invoice: string; readonly day: string };
      }
    >
  | Event<
      'invoice-imported',
      { content: Content; status: StatusName; number: string | null; imported: ImportRecord; frozen?: Frozen }
    >
  /**
   * `basedOn`: the status event that it knew; `over`: the signatures that it was known to set aside; `settles`: items of
   * fields that were edited apart, and are edited by this. Without it, it is nobody's side: the platform reckoned it, or a
   * version wrote it that knew of no sides. `of`: whose party it edits without choosing another one, and what that came to.
   */
  | Event<
      'invoice-edited',
      {
        changes: readonly Change[];
        basedOn?: string;
        over?: readonly string[];
        settles?: readonly string[];
        of?: Pick<Content, 'client' | 'clientId'>;
      }
    >
  | Event<'invoice-deleted', Knowing>
  | Event<'status-changed', StatusChanged>
  /** A manual override is an event of its own kind (BR15). */
  | Event<'status-overridden', InvoicePassage>
  /** The status went with a new version of the workflow, and another one took its place. */
  | Event<'status-replaced', InvoicePassage>
  /** A person has decided which of two sides stands. */
  | Event<'conflict-settled', { item: string } & InvoicePassage>
  | Event<'signature-settled', { item: string; signature: string }>
  | Event<'number-settled', { item: string; number: AssignedNumber }>
  /** Of two invoices that bear one number, this one gives it up. */
  | Event<'number-replaced', { text: string; series: string }>
  /** It stays, although it was deleted elsewhere. */
  | Event<'kept', Record<string, never>>
  /** `days`: those that it got with it, where nobody had dated it. */
  | Event<'number-assigned', { text: string; series: string; days?: Pick<Content, 'issueDay' | 'dueDay'> } & Frozen>
  | Event<'payment-recorded', { payment: Payment; basedOn?: string }>
  | Event<'payment-refunded', { payment: Payment; basedOn?: string }>
  | Event<'payment-changed', { payment: string; changes: readonly Change[]; settles?: readonly string[] }>
  | Event<'payment-removed', { payment: string; amountMinor: number }>
  | Event<'payment-reminded', { reminder: Omit<Reminder, 'at' | 'by'> }>
  | Event<'signature-given', SignatureGiven>
  /** `with`: the move that it was a part of. */
  | Event<'signatures-withdrawn', { with?: string }>
  | Event<'invoice-archived', { with?: string }>
  | Event<'invoice-unarchived', { with?: string }>
  | Event<'document-shared', { channel: ShareChannel }>
  | Event<'credit-note-linked', { creditNote: string }>
  /** `since`: nothing is made up for that lies before it. */
  | Event<'repetition-set', { plan: RepetitionPlan | null; since: string }>
  | Event<'invoice-repeated', { day: string; invoice: string }>
  | Event<'repetition-ended', { because: RepetitionEnd }>
  | Event<'move-blocked', { item: Blocked }>
  /** `about`: the due day, or the key of the entry; `rule`: whom it concerns, null: any. */
  | Event<'time-noticed', { what: TimeTrigger; rule: string | null; about: string }>
  | Event<'update-suppressed', { item: Suppressed }>
  | Event<'task-left', { item: Task }>
  | Event<'item-closed', { item: string }>
  | UndoneEvent;
