import type { WaitingLinks } from '#ui/inbox/links.ts';

/** Where the first page leads to. */
export interface HomeLinks extends WaitingLinks {
  /** The list of invoices, with a filter as its address says it. */
  readonly list: (query: string) => string;
  readonly newInvoice: string;
  /** A form that was left unsaved. */
  readonly unfinished: (form: string) => string;
  readonly importing: string;
  /** What stands out in how statuses are used. */
  readonly practice: string;
  /** Where a backup is made. */
  readonly storage: string;
  /** Where devices share a folder. */
  readonly devices: string;
}
