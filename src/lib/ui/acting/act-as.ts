import type { ActingProblem } from '#services/docket.ts';
import type { Person } from '#domain/people/person.ts';
import type { Session } from '#state/session.svelte.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';

/** Acts as somebody from now on, and says so; or gives what stands in the way. */
export async function actAs(
  session: Session,
  { id, fields }: Person,
  passphrase: string
): Promise<ActingProblem | null> {
  const done = await session.docket.actAs(id, passphrase);
  if (!done.ok) return done.error;
  toasts.handedOver();
  toasts.say(words.people.switched(fields.name));
  return null;
}
