import type { Invoice } from '#domain/invoice/invoice.ts';
import type { HistoryEntry } from '#services/history.ts';
import type { Session } from '#state/session.svelte.ts';
import { safeFileName, saveFile } from '#ui/files.ts';
import type { Moment } from '#ui/history/timeline.ts';
import { toasts } from '#ui/toasts.svelte.ts';
import { words } from '#ui/words/words.ts';
import { invoiceName, otherParty } from './name.ts';

/**
 * Saves what happened to an invoice as a file that checks itself. It asks for the history itself: what the page shows may
 * still be on its way.
 */
export async function saveAudit(
  session: Session,
  invoice: Invoice,
  tell: (history: readonly HistoryEntry[]) => readonly Moment[]
): Promise<void> {
  const text = words.audit;
  const name = invoiceName(invoice);
  const fileName = safeFileName(text.fileName(name));
  const [{ auditFile }, commits, history] = await Promise.all([
    import('#ui/audit/file.ts'),
    session.docket.audit({ invoices: [invoice.id] }),
    session.docket.history({ kind: 'invoice', id: invoice.id })
  ]);
  const title = text.title([name, otherParty(invoice).name].filter((part) => part !== '').join(', '));
  const { file, seal } = await auditFile(title, tell(history), commits);
  saveFile(file, fileName);
  toasts.say(text.saved(fileName, seal));
}
