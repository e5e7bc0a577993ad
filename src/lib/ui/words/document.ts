import type { Words } from './en.ts';

/** What a document says to whoever gets it: all that paper and statements take of the words. */
export interface DocumentWords {
  readonly print: Pick<Words['print'], 'shareSummary'> & { readonly paper: Omit<Words['print']['paper'], 'unnamed'> };
  readonly statement: Pick<
    Words['statement'],
    | ('title' | 'name' | 'batchName' | 'shareSummary' | 'date' | 'batch' | 'period' | 'span')
    | ('nothingOpen' | 'nothingHere' | 'nothingHappened')
    | ('heads' | 'number' | 'issued' | 'due' | 'total' | 'settled' | 'open' | 'sum' | 'unnumbered' | 'creditNote')
    | ('ageing' | 'ages')
    | ('account' | 'what' | 'invoiced' | 'paid' | 'balance' | 'opening' | 'closing')
    | ('documents' | 'payment' | 'refund')
  >;
  readonly invoice: {
    readonly totals: Pick<
      Words['invoice']['totals'],
      | ('sumOfLines' | 'withoutTax' | 'withTax' | 'prepaid' | 'rounding' | 'payable' | 'credit')
      | ('taxRow' | 'untaxedRow' | 'taxPlain')
    >;
    readonly lines: Pick<Words['invoice']['lines'], 'per' | 'discount' | 'surcharge' | 'percentOf'>;
    readonly details: Pick<Words['invoice']['details'], 'periodSpan'>;
  };
  readonly history: Pick<Words['history'], 'percent' | 'referenceFields'>;
  readonly codes: {
    readonly taxCategories: readonly { readonly code: string; readonly label: string }[];
    readonly unitShort: (code: string) => string;
  };
  readonly eInvoice: Pick<Words['eInvoice'], 'exempt'>;
}
