/** Finds and does anything from anywhere. */
export const palette = {
  title: 'Find or do',
  hint: 'An invoice, a client, a status, or what you want to do',
  found: 'What was found',
  nothing: (text: string): string => `Nothing was found for “${text}”.`,
  groups: { invoices: 'Invoices', clients: 'Clients', lists: 'Lists', pages: 'Pages', actions: 'What you can do here' },
  view: 'Saved view',
  status: 'Status',
  open: 'Find or do'
};
