/** Where rules and types are switched on and off, and given other words. */
export const rules = {
  edit: (label: string): string => `Edit “${label}”`,
  name: 'Name',
  ruleNameHint: 'The history says it where the rule has acted.',
  typeNameHint: 'It stands in lists and on the form of a new invoice.',
  description: 'What it is for',
  typesLead: 'A type that is off is offered nowhere. Invoices that have it keep it.',
  issuedBy: 'Issued by',
  issuedByHint: 'With none chosen, every account issues it. Others receive it.',
  issuedByAll: 'Issued by every account.',
  done: 'Done'
};
