/** Where the page of an invoice leads to. */
export interface InvoiceLinks {
  readonly list: string;
  readonly edit: string;
  readonly print: string;
  /** The workflow, explained. */
  readonly guide: string;
  readonly duplicate: string;
  readonly creditNote: string;
  /** A credit note over what an item in it says is too much. */
  readonly creditOver: (item: string) => string;
  readonly invoice: (id: string) => string;
  readonly client: (id: string) => string;
  /** The job or workshop that it came from. */
  readonly job: (id: string) => string;
}
