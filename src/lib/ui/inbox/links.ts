/** Where what waits leads to. */
export interface WaitingLinks {
  readonly invoice: (id: string) => string;
  readonly client: (id: string) => string;
  readonly job: (id: string) => string;
  readonly edit: (id: string) => string;
  readonly creditNote: (id: string) => string;
  /** Over what an item in an invoice says is too much. */
  readonly creditOver: (id: string, item: string) => string;
}
