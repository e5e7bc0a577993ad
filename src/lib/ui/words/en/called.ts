import type { Group, MoveKind } from '#domain/workflow/document.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';

/** What stands in statuses, as it is called within a sentence: "workshop". */
export interface Called {
  readonly one: string;
  readonly many: string;
}

/** "No workshops", "1 workshop", "3 workshops" */
export function counted(count: number, { one, many }: Called): string {
  return count === 0 ? `No ${many}` : count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** "a workshop", "an order" */
export function a({ one }: Called): string {
  return `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`;
}

/** Whose statuses are looked at. */
export const statusTypes = {
  label: 'Whose statuses',
  invoices: 'Invoices',
  invoice: { one: 'invoice', many: 'invoices' },
  groups: {
    ACTIVE: 'Planned, or being worked on.',
    APPROVAL: 'Agreed to. Whoever brings one here signs its invoices with that, as far as they may.',
    COMPLETED: 'Done. Its invoices may go to the client.',
    CANCELLED: 'It does not take place.'
  } satisfies Record<Group, string>,
  kindHints: {
    invoice: {
      forward: 'Towards completion. Rules may make it by themselves, step by step.',
      back: 'To be worked on again.',
      cancel: 'The invoice becomes void.',
      restore: 'A cancelled invoice is taken up again.'
    },
    job: {
      forward: 'Towards completion. Rules may make it by themselves.',
      back: 'To be worked on again.',
      cancel: 'It does not take place.',
      restore: 'It takes place after all.'
    }
  } satisfies Record<StatusType, Record<MoveKind, string>>,
  outcomeHints: {
    invoice: 'Only a positive approval status is where an approved job brings its invoices.',
    job: 'Positive: it is sure to take place. To rules it is confirmed then.'
  } satisfies Record<StatusType, string>,
  otherGroup: {
    invoice: 'it would be completed, reopened or cancelled by that',
    job: 'it would be agreed to, completed, reopened or cancelled by that'
  } satisfies Record<StatusType, string>,
  sealed: 'Sealed',
  sealedHint: 'Nothing can be edited here.'
};
