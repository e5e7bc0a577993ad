/** Where a client's page leads to, ready to link to. */
export interface ClientLinks {
  readonly list: string;
  readonly edit: string;
  readonly statement: string;
  readonly newInvoice: string;
  /** All its invoices, in the list of invoices. */
  readonly invoices: string;
  invoice(id: string): string;
  client(id: string): string;
  batch(id: string): string;
}
