import type { Json } from '#domain/shared/json.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Fault } from './proof/finding.ts';

/**
 * Why something may not be done, as plain data: the words for it live with the screens. All reasons are given, in the
 * order of `refusalOrder` (BR17).
 */
export type Refusal =
  // Moves
  | { readonly why: 'unknown-status'; readonly status: string }
  | { readonly why: 'already-there'; readonly status: string }
  | { readonly why: 'no-such-move'; readonly from: string; readonly to: string | null }
  | { readonly why: 'actor'; readonly needs: 'person' | 'platform' }
  /** `person`: whose it would have to be, where one stands in for somebody; here and below. */
  | { readonly why: 'permission'; readonly needs: Permission; readonly person?: string; readonly remedy: Remedy }
  | { readonly why: 'client-missing'; readonly remedy: Remedy }
  | { readonly why: 'no-line'; readonly remedy: Remedy }
  | { readonly why: 'stage-open'; readonly stages: readonly number[]; readonly remedy: Remedy }
  /** What is to be signed is not what whoever signs was shown. */
  | { readonly why: 'not-as-shown'; readonly because: 'content' | 'stage' }
  | { readonly why: 'not-delegated'; readonly person: string }
  | { readonly why: 'not-approver'; readonly stage: number; readonly person?: string }
  | { readonly why: 'self-signed'; readonly stage: number; readonly person?: string }
  | { readonly why: 'already-signed'; readonly stage: number; readonly person?: string }
  | {
      readonly why: 'balance-outstanding';
      readonly outstandingMinor: number;
      readonly currency: string;
      readonly remedy: Remedy;
    }
  | {
      readonly why: 'money-received';
      readonly receivedMinor: number;
      readonly currency: string;
      readonly remedy: Remedy;
    }
  | { readonly why: 'source-state' }
  | { readonly why: 'condition'; readonly fields: readonly string[] }
  | { readonly why: 'field-missing'; readonly field: string }
  | {
      readonly why: 'field-locked';
      readonly fields: readonly string[];
      readonly status: string;
      readonly remedy?: Remedy;
    }
  | { readonly why: 'conflict-open' }
  | { readonly why: 'reason-missing'; readonly remedy: Remedy }
  /** The workflow names something that it does not know; whatever depends on it is refused. */
  | { readonly why: 'dangling'; readonly what: string }
  | { readonly why: 'loop'; readonly rule: string }
  // Everything else
  | { readonly why: 'not-found'; readonly kind: string; readonly id: string }
  | { readonly why: 'read-only'; readonly eventTypes: readonly string[] }
  /** What is open is a file that is only looked at. */
  | { readonly why: 'look-only' }
  | { readonly why: 'invalid'; readonly path: readonly string[]; readonly problem: string }
  | { readonly why: 'edited-elsewhere'; readonly path: readonly string[]; readonly theirs: Json; readonly yours: Json }
  | {
      readonly why: 'not-deletable';
      readonly because: 'number' | 'payment' | 'signature' | 'credit-note' | 'invoices';
      readonly remedy?: Remedy;
    }
  /** Nobody is to be reminded of paying it. */
  | {
      readonly why: 'not-remindable';
      readonly because: 'received' | 'cancelled' | 'not-completed' | 'nothing-outstanding' | 'not-overdue';
    }
  /** It cannot be written again every so often. */
  | { readonly why: 'not-repeatable'; readonly because: 'received' | 'credit-note' | 'cancelled' | 'type-off' }
  | { readonly why: 'type-off'; readonly type: string }
  | { readonly why: 'type-not-issued'; readonly type: string; readonly account: string }
  | { readonly why: 'already-imported'; readonly invoice: string; readonly fileName: string }
  | { readonly why: 'number-taken'; readonly number: string; readonly invoice: string }
  | { readonly why: 'amount-too-large' }
  | {
      readonly why: 'not-undoable';
      readonly because: 'not-yours' | 'changed-since' | 'shared-since' | 'workflow-changed' | 'number' | 'unknown';
    }
  | { readonly why: 'already-set-up' }
  // People
  /** Nobody would be left who may give roles, or change the workflow. */
  | { readonly why: 'last-admin'; readonly remedy: Remedy }
  /** Whoever acts would not be active any more. */
  | { readonly why: 'acting-person'; readonly remedy: Remedy }
  | {
      readonly why: 'not-delegable';
      readonly because: 'oneself' | 'inactive' | 'day-past' | 'already' | 'not-yours';
      readonly person: string;
    }
  // Publishing a workflow
  /** Another version was published since it was begun. */
  | { readonly why: 'workflow-overtaken' }
  /** Devices published apart, and nobody has said yet which version stands. */
  | { readonly why: 'workflows-apart' }
  | { readonly why: 'workflow-faulty'; readonly faults: readonly Fault[] }
  /** Invoices, or jobs, stand in a status that goes, and nothing is said of where they are to stand. */
  | {
      readonly why: 'status-in-use';
      readonly of?: 'job';
      readonly status: string;
      readonly label: string;
      readonly count: number;
    }
  | ({
      readonly why: 'not-replaceable';
      readonly from: string;
      readonly to: string;
      readonly refusals: readonly Refusal[];
    } & ({ readonly invoice: string } | { readonly job: string }));

export type RefusalCode = Refusal['why'];

/** What would make it possible. */
export type Remedy =
  | { readonly do: 'ask'; readonly permission: Permission }
  | { readonly do: 'choose-client' }
  | { readonly do: 'add-line' }
  | { readonly do: 'approve' }
  | { readonly do: 'record-payment' }
  | { readonly do: 'return-money' }
  | { readonly do: 'give-reason' }
  | { readonly do: 'withdraw-and-edit' }
  | { readonly do: 'credit-note' }
  | { readonly do: 'void' }
  | { readonly do: 'give-admin' }
  | { readonly do: 'act-as-another' };

const refusalOrder: readonly RefusalCode[] = [
  'not-found',
  'read-only',
  'look-only',
  'unknown-status',
  'already-there',
  'no-such-move',
  'actor',
  'permission',
  'client-missing',
  'no-line',
  'stage-open',
  'not-as-shown',
  'not-delegated',
  'not-approver',
  'self-signed',
  'already-signed',
  'balance-outstanding',
  'money-received',
  'source-state',
  'condition',
  'field-missing',
  'field-locked',
  'conflict-open',
  'reason-missing',
  'dangling',
  'loop',
  'acting-person',
  'last-admin'
];

/** BR17: the order is part of the answer. */
export function inOrder(refusals: readonly Refusal[]): Refusal[] {
  const place = ({ why }: Refusal): number => {
    const index = refusalOrder.indexOf(why);
    return index === -1 ? refusalOrder.length : index;
  };
  return [...refusals].sort((left, right) => place(left) - place(right));
}
