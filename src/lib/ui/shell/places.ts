/** Addresses of the main places, ready to link to. */
export interface Places {
  readonly invoices: string;
  readonly clients: string;
  readonly settings: string;
  /** Where the data lies, and how to get a copy of it. */
  readonly storage: string;
  readonly welcome: string;
  /** Saves what can still be read, without the app. */
  readonly rescue: string;
}
