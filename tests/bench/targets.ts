export interface Target {
  readonly what: string;
  /** What it has to keep to, and what we aim at; null: nothing is asked of it. */
  readonly must: number | null;
  readonly want: number | null;
  /** The more the better; else the less. */
  readonly isAtLeast?: boolean;
}

/** Ratios beside plain IndexedDB, unless something else is said. */
export const targets = {
  P1: { what: 'cold start offline to fifty rows, × an empty page', must: 3, want: 1.5 },
  P2a: { what: 'code until the list can be used, kB', must: 180, want: 110 },
  P2b: { what: 'stored on installing, kB', must: 450, want: 250 },
  P3: { what: 'filter by status, client and day: exact count and fifty rows in the page', must: 0.15, want: 0.05 },
  P3seen: { what: 'the same, to the frame that shows it', must: null, want: 0.05 },
  P4: { what: 'one change of status: from the press to the page', must: 2, want: null },
  P4p95: { what: 'the same, slowest in twenty', must: null, want: 1.2 },
  P5: { what: '1,000 changes of status as one commit', must: 1, want: 0.35 },
  P6: { what: 'count and sum by status and currency', must: 0.1, want: 0.01 },
  P7: { what: 'median, p90 and matrix over all changes of status', must: 0.2, want: 0.03 },
  P8: { what: 'backup with digests, packed: bytes a second', must: 0.5, want: 1, isAtLeast: true },
  P9: { what: 'validated restore: bytes a second', must: 1, want: 2, isAtLeast: true },
  P9merge: { what: 'merge of the file of another device, × plain restore of it', must: null, want: 1.5 },
  P10: { what: 'one decision with all reasons, × json-logic-js', must: 1, want: 0.5 },
  P10x: { what: 'the same, × XState', must: null, want: 0.1 },
  P12: { what: 'growth exponent, the worst of P1, P3, P4, P5, P6', must: 0.5, want: 0.15 },
  P14a: { what: 'slowest interactions of a session, CPU ÷ 4: p98, ms', must: 200, want: 50 },
  P14b: { what: 'layout shift in that session', must: 0.1, want: 0 }
} as const satisfies Record<string, Target>;

export type TargetId = keyof typeof targets;
