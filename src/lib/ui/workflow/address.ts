import type { StatusType } from '#domain/workflow/status-type.ts';

/** Whose statuses an address asks for: those of invoices, unless it says otherwise. */
export function statusTypeIn({ searchParams }: URL): StatusType {
  return searchParams.get('of') === 'job' ? 'job' : 'invoice';
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
