import type { PresetId } from '#domain/workflow/preset-id.ts';

const presets: Record<PresetId, string> = {
  'small-business': 'You write it, send it, and get paid.',
  agency: 'Somebody approves before the client sees it.',
  training: 'Invoices follow workshops, from draft to review to final.'
};

/** The first visit. */
export const welcome = {
  title: 'Welcome to Docket',
  lead: 'Invoices that travel through a workflow of your own. Everything stays on this device: no account, no server, no network.',
  how: 'How do you work?',
  presets,
  account: 'What are you?',
  accountHint: 'It decides which invoices you issue, and which you receive.',
  you: 'About you',
  name: 'Your name',
  nameHint: 'So that the history can say who did what.',
  business: 'Business name',
  businessHint: 'It stands on your invoices. The address can follow later.',
  currency: 'Currency',
  start: 'Start with an empty list',
  sample: 'Look around with sample data',
  sampleHint: 'The sample is kept apart from your own data, and one tap leaves it.',
  preparing: 'Writing half a year of sample invoices …',
  failed: 'This could not be saved',
  lifecycle: (preset: string): string => `Statuses of ${preset}`,
  me: 'Me'
};
