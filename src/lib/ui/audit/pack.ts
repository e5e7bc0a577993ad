import type { AuditedCommit } from '#domain/history/audit.ts';
import { digestOf } from '#domain/history/digest.ts';

/** What an audit file carries: what is shown, the commits behind it, and what is said when they are checked. */
export interface AuditPack {
  readonly format: 'docket-audit';
  readonly v: 1;
  readonly title: string;
  readonly lines: readonly AuditLine[];
  readonly commits: readonly AuditedCommit[];
  /** Of all of it, to be compared with what whoever saved it was told. */
  readonly seal: string;
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

// A type, so that its digest can be taken.
export type AuditWords = {
  readonly verified: string;
  readonly changed: string;
  readonly unreadable: string;
  readonly lineChanged: string;
  readonly incomplete: string;
  readonly seal: string;
  readonly why: Readonly<Record<'events-changed' | 'head-changed' | 'chain-broken' | 'gap', string>>;
  readonly columns: { readonly at: string; readonly who: string; readonly what: string };
  readonly commits: string;
};

/** Holds title, lines, chains and what is said of them together: nothing can be left out of the file without another one. */
export function sealOf({ title, lines, commits, words }: Omit<AuditPack, 'format' | 'v' | 'seal'>): string {
  return digestOf([title, lines.map(({ digest }) => digest), commits.map(({ hash }) => hash), words]);
}

/** As much of it as people compare: "1a2b 3c4d 5e6f 7a8b". */
export function shortSeal(seal: string): string {
  return seal.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

/** What the digest of a line is of. */
export function saidIn({ commit, at, who, text }: Omit<AuditLine, 'digest'>): readonly string[] {
  return [commit, at, who, text];
}
