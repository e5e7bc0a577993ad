import type { Person } from '#domain/people/person.ts';

/** Their name, or, where nobody has that id, the id. */
export function personName(people: readonly Person[], id: string): string {
  return people.find((person) => person.id === id)?.fields.name ?? id;
}
