import type { StatusSign } from '#ui/invoice-row/row.ts';

/** What a report says, ready to be shown, written to a file and printed: picture, table and file are made of one value. */
export interface ReportView {
  readonly parts: readonly ReportPart[];
  /** What has to be known besides, in a sentence each. */
  readonly notes?: readonly string[] | undefined;
}

export interface ReportPart {
  readonly id: string;
  /** Null where there is but one. */
  readonly title: string | null;
  readonly chart: Chart | null;
  readonly table: ReportTable;
}

export interface ReportTable {
  /** For ears. */
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Rows of sums. */
  readonly foot?: readonly ReportRow[] | undefined;
  /** Cells are shaded by how large they are beside the largest: a matrix. */
  readonly isShaded?: boolean | undefined;
}

export interface ReportColumn {
  readonly id: string;
  readonly label: string;
  /** In a file, where a heading says more than on the screen: "Time (days)". */
  readonly fileLabel?: string | undefined;
  readonly isNumeric?: boolean | undefined;
}

export interface ReportRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

export type Cell = (
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'status'; readonly sign: StatusSign }
  | { readonly is: 'count'; readonly count: number | null }
  | { readonly is: 'money'; readonly amountMinor: number; readonly currency: string }
  | { readonly is: 'duration'; readonly ms: number | null }
  | { readonly is: 'share'; readonly share: number | null }
  | { readonly is: 'month'; readonly month: string }
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'instant'; readonly instantMs: number }
) & {
  /** Where the invoices behind it are listed. */
  readonly href?: string | null | undefined;
};

/** A picture. What it shows stands in the table, too. */
export type Chart = Bars | Columns | Areas;

export interface Bars {
  readonly is: 'bars';
  readonly label: string;
  /** What the two bars of a row stand for, where there are two. */
  readonly legend?: readonly [string, string] | undefined;
  readonly rows: readonly BarRow[];
}

export interface BarRow {
  readonly id: string;
  readonly label: string;
  readonly sign?: StatusSign | undefined;
  /** Null: it cannot be said. */
  readonly bars: readonly { readonly value: number | null; readonly text: string }[];
  readonly href?: string | null | undefined;
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
  /** Of the status that it stands for. */
  readonly sign?: StatusSign | undefined;
  /** By category. */
  readonly hrefs?: readonly (string | null)[] | undefined;
}

export interface Columns {
  readonly is: 'columns';
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Drawn as a line over the columns. */
  readonly line?: Series | undefined;
  /** A value at the axis. */
  readonly show: (value: number) => string;
}

export interface Areas {
  readonly is: 'areas';
  readonly label: string;
  readonly categories: readonly string[];
  /** From the ground up. */
  readonly series: readonly Series[];
  readonly show: (value: number) => string;
}
