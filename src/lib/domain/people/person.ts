import * as z from 'zod/mini';
import type { RecordEntity } from '#domain/history/record.ts';

/** What a profile says of a person. Roles guide the process; they do not protect the device (BR22). */
export const personSchema = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  /** Ids of roles of the workflow. */
  roles: z.array(z.string()),
  active: z.boolean()
});
export type PersonFields = z.infer<typeof personSchema>;
export type Person = RecordEntity<PersonFields>;

/** Somebody who may act: neither deactivated nor deleted. */
export function isActive(person: Person | undefined): person is Person {
  return person?.deleted === null && person.fields.active;
}

export const emptyPerson: PersonFields = { name: '', roles: [], active: true };
