import type { Remedy } from '#domain/workflow/refusal.ts';
import { words } from '#ui/words/words.ts';

/** Something to press that mends a refusal. */
export interface Help {
  readonly label: string;
  readonly href?: string | undefined;
  readonly run?: (() => void) | undefined;
}

/** Where help is found from this page; what is left out cannot be done here just now. */
export interface HelpPlaces {
  readonly edit?: string | undefined;
  readonly creditNote?: string | undefined;
  /** A credit note over what an item says is too much. */
  readonly creditOver?: ((item: string) => string) | undefined;
  readonly approve?: (() => void) | undefined;
  readonly pay?: (() => void) | undefined;
  readonly refund?: (() => void) | undefined;
  readonly void?: (() => void) | undefined;
}

/** What would help, as links and buttons; empty where only another person can. */
export function helpFor(remedy: Remedy, places: HelpPlaces): Help[] {
  const { remedies } = words.invoice;
  const link = (label: string, href: string | undefined): Help[] => (href === undefined ? [] : [{ label, href }]);
  const button = (label: string, run: (() => void) | undefined): Help[] => (run ? [{ label, run }] : []);
  switch (remedy.do) {
    case 'choose-client':
    case 'add-line':
    case 'withdraw-and-edit':
      return link(remedies[remedy.do], places.edit);
    case 'approve':
      return button(remedies.approve, places.approve);
    case 'record-payment':
      return button(remedies['record-payment'], places.pay);
    case 'return-money':
      return [...button(remedies['return-money'], places.refund), ...link(remedies['credit-note'], places.creditNote)];
    case 'credit-note':
      return link(remedies['credit-note'], places.creditNote);
    case 'void':
      return button(remedies.void, places.void);
    case 'ask':
    case 'give-reason':
    case 'give-admin':
    case 'act-as-another':
      return [];
  }
}
