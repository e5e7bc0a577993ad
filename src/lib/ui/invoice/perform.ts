import type { Invoice } from '#domain/invoice/invoice.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Session } from '#state/session.svelte.ts';
import { sayDone } from '#ui/receipt.ts';
import { receiptInWords } from './receipt.ts';

/** Does something with an invoice and says so; gives why not. `before`: the invoice as it was shown. */
export async function perform(session: Session, before: Invoice, command: SingleCommand): Promise<readonly Refusal[]> {
  const done = await session.execute(command);
  if (!done.ok) return done.error;
  sayDone(session, done.value, receiptInWords(done.value.events, before));
  return [];
}
