/** Where the page about devices leads to. */
export interface SyncLinks {
  readonly invoice: (id: string) => string;
  readonly inbox: string;
  readonly storage: string;
}
