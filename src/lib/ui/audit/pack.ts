import type { AuditedCommit } from '#domain/history/audit.ts';

/** What an audit file carries: what is shown, the commits behind it, and what is said when they are checked. */
export interface AuditPack {
  readonly format: 'docket-audit';
  readonly v: 1;
  readonly title: string;
  readonly lines: readonly AuditLine[];
  readonly commits: readonly AuditedCommit[];
  readonly words: AuditWords;
}

/** One step in words, with the digest of just that, so that what was changed can be named. */
export interface AuditLine {
  readonly commit: string;
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly digest: string;
}

export interface AuditWords {
  readonly verified: string;
  readonly changed: string;
  readonly unreadable: string;
  readonly lineChanged: string;
  readonly why: Readonly<Record<'events-changed' | 'head-changed' | 'chain-broken' | 'gap', string>>;
  readonly columns: { readonly at: string; readonly who: string; readonly what: string };
  readonly commits: string;
}

/** What the digest of a line is of. */
export function saidIn({ commit, at, who, text }: Omit<AuditLine, 'digest'>): readonly string[] {
  return [commit, at, who, text];
}
