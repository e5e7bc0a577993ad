import type { BalanceState } from '#domain/invoice/balance.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { EditingProfile, Group, MoveKind, settableFields, Slot } from '#domain/workflow/document.ts';

interface Term {
  readonly label: string;
  readonly description: string;
}

const groups: Record<Group, Term> = {
  ACTIVE: { label: 'Active', description: 'Being worked on. It can be edited.' },
  APPROVAL: { label: 'Approval', description: 'Somebody decides about it. Little can be edited.' },
  COMPLETED: { label: 'Completed', description: 'Final. Only notes, files and payments are added.' },
  CANCELLED: { label: 'Cancelled', description: 'Void and archived. Nothing can be edited.' }
};

const balances: Record<BalanceState, string> = {
  unpaid: 'Unpaid',
  'part-paid': 'Part paid',
  paid: 'Paid',
  overpaid: 'Overpaid',
  'to-refund': 'To refund',
  settled: 'Settled'
};

const kinds: Record<'invoice' | 'credit-note', { readonly one: string; readonly many: string }> = {
  invoice: { one: 'invoice', many: 'invoices' },
  'credit-note': { one: 'credit note', many: 'credit notes' }
};

const directions: Record<'issued' | 'received', Term> = {
  issued: { label: 'Issued', description: 'We ask for the money.' },
  received: { label: 'Received', description: 'Somebody asks us for the money.' }
};

const permissions: Record<Permission, Term> = {
  look: { label: 'Look', description: 'See invoices and jobs.' },
  edit: { label: 'Edit', description: 'Write invoices and move them along.' },
  approve: { label: 'Approve', description: 'Sign and reject what waits for approval.' },
  pay: { label: 'Pay', description: 'Record, change and refund money.' },
  admin: { label: 'Admin', description: 'Look after people and the workflow, void numbered invoices, override.' }
};

const editingProfiles: Record<EditingProfile, Term> = {
  open: { label: 'Open', description: 'Everything can be edited.' },
  limited: { label: 'Limited', description: 'Notes, references and the due date can be edited, and files added.' },
  review: {
    label: 'Review',
    description: 'Notes, references, the due date, discounts, line texts and lines that adjust the total can be edited.'
  },
  closed: { label: 'Closed', description: 'Notes and files can be added, and payments recorded.' },
  sealed: { label: 'Sealed', description: 'Nothing can be edited.' }
};

const moveKinds: Record<MoveKind, string> = {
  forward: 'Forward',
  back: 'Back',
  cancel: 'Cancel',
  restore: 'Restore'
};

const slots: Record<Slot, Term> = {
  'first-active': { label: 'First active', description: 'Where new work arrives by itself.' },
  'last-approval': { label: 'Last approval', description: 'Where an approved job brings its invoices.' },
  'first-completed': { label: 'First completed', description: 'Where a completed job brings its invoices.' }
};

/** What rules may write, as it stands in a sentence. */
const settable: Record<(typeof settableFields)[number], string> = {
  notes: 'the notes',
  terms: 'the payment terms',
  'due-day': 'the due date, in days from then on,'
};

/** Statuses, money and people, in the words of the screen. */
export const workflow = {
  settable,
  groups,
  balances,
  overdue: 'Overdue',
  kinds,
  directions,
  permissions,
  editingProfiles,
  moveKinds,
  slots
};
