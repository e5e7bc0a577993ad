/** Addresses of the main places, ready to link to. */
export interface Places {
  readonly home: string;
  readonly invoices: string;
  /** Jobs or workshops, as the workflow calls what invoices come from. */
  readonly jobs: string;
  readonly clients: string;
  readonly reports: string;
  readonly settings: string;
  /** Who works with the data, and who acts here. */
  readonly people: string;
  /** Where the data lies, and how to get a copy of it. */
  readonly storage: string;
  readonly welcome: string;
  /** The picture of the app, for what the platform shows of it. */
  readonly icon: string;
  /** A page without the app, which saves everything when the app cannot. */
  readonly rescue: string;
}
