import type { StatusType } from '#domain/workflow/status-type.ts';

/** Whose statuses an address asks for: those of invoices, unless it says otherwise. */
export function statusTypeIn({ searchParams }: URL): StatusType {
  return searchParams.get('of') === 'job' ? 'job' : 'invoice';
}

/** A move from one status to another, by their ids, that a rule is to make. */
export interface ProposedMove {
  readonly from: string;
  readonly to: string;
}

/** The move that an address proposes for a rule; null: none. */
export function proposedIn({ searchParams }: URL): ProposedMove | null {
  const [from, to] = [searchParams.get('from'), searchParams.get('to')];
  return from === null || to === null ? null : { from, to };
}

/** What stands after the path to propose one. */
export function proposing({ from, to }: ProposedMove): string {
  return `?${new URLSearchParams({ from, to }).toString()}`;
}

/** The status that is opened for editing as the page is, by its id; null: none. */
export function openedIn({ searchParams }: URL): string | null {
  return searchParams.get('status');
}

/** What stands after the path to open it. */
export function opening(status: string): string {
  return `?${new URLSearchParams({ status }).toString()}`;
}

/** What stands after the path where somebody looks at statuses of a type: a finding is left with those that it is about. */
export function askingFor(url: URL, of: StatusType): string {
  return asking(url, { of: of === 'job' ? of : null, finding: null });
}

/** What stands after the path with some of it changed: what is null is asked for no more. */
export function asking({ searchParams }: URL, changes: Readonly<Record<string, string | null>>): string {
  const others = [...searchParams].filter(([name]) => !Object.hasOwn(changes, name));
  const changed = Object.entries(changes).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]]
  );
  return `?${new URLSearchParams([...others, ...changed]).toString()}`;
}

/** Under which name a link carries a whole workflow, behind the address: what stands there is sent to nobody. */
export const linkKey = 'workflow';

/** The workflow that a link carries, packed; empty: none. */
export function sharedIn(hash: string): string {
  return hash.startsWith(`#${linkKey}=`) ? hash.slice(linkKey.length + 2) : '';
}
