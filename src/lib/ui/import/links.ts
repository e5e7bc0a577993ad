/** Where the import page leads to, ready to link to. */
export interface ImportLinks {
  readonly list: string;
  readonly business: string;
  invoice(id: string): string;
  client(id: string): string;
}
