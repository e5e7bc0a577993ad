/** Where the page of a job leads to, ready to link to. */
export interface JobLinks {
  readonly list: string;
  readonly edit: string;
  /** The form of a new invoice, for the client where there is one. */
  newInvoice(client: string | null): string;
  invoice(id: string): string;
  client(id: string): string;
}
