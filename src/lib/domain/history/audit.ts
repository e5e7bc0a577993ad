import { commitId, hashOfBody, type Commit, type Head } from './commit.ts';
import { digestOf } from './digest.ts';
import type { Event } from './event.ts';

/** A commit for whoever checks a history: whole, or without its events. Its digest holds the chain either way. */
export interface AuditedCommit {
  readonly head: Head;
  /** sha-256 of the canonical events. */
  readonly body: string;
  readonly hash: string;
  /** Null where they are nobody's business here. */
  readonly events: readonly Event[] | null;
}

export function audited({ events, hash, ...head }: Commit, isShown: boolean): AuditedCommit {
  return { head, body: digestOf(events), hash, events: isShown ? events : null };
}

/** What is not as its device sealed it. */
export interface AuditFinding {
  /** Id of the commit. */
  readonly commit: string;
  /** Its clock, epoch milliseconds. */
  readonly at: number;
  readonly why:
    | 'events-changed'
    | 'head-changed'
    /** It does not follow on the one before it. */
    | 'chain-broken'
    /** Commits of its device are missing before it. */
    | 'gap';
}

/**
 * Checks commits by themselves and as the chains of their devices, in any order. Empty: nothing was changed, taken out or
 * put in between since they were sealed.
 */
export function auditFindings(commits: readonly AuditedCommit[]): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const tell = ({ head }: AuditedCommit, why: AuditFinding['why']): void =>
    void findings.push({ commit: commitId(head), at: head.at, why });
  // Where a device was copied, and went on as two, several commits bear one count.
  const hashesByPlace = new Map<string, Set<string>>();
  for (const { head, hash } of commits) {
    const place = `${head.device}:${head.n}`;
    hashesByPlace.set(place, (hashesByPlace.get(place) ?? new Set()).add(hash));
  }
  for (const one of commits) {
    const { head, body, hash, events } = one;
    if (events !== null && digestOf(events) !== body) tell(one, 'events-changed');
    if (hashOfBody(head, body) !== hash) tell(one, 'head-changed');
    const before = hashesByPlace.get(`${head.device}:${head.n - 1}`);
    if (head.n > 1 && !before) tell(one, 'gap');
    else if (head.n > 1 ? !before?.has(head.prev) : head.prev !== '') tell(one, 'chain-broken');
  }
  return findings;
}
