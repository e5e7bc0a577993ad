import type { Business } from '#domain/business/business.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';

/** Digests of the files that something names: attached to it, its logo, or the document that it came from. */
export function filesNamedBy({ kind }: { readonly kind: SubjectKind }, entity: AnyEntity): ReadonlySet<string> {
  if (kind === 'business') {
    const { logo } = (entity as Business).fields;
    return new Set(logo ? [logo.digest] : []);
  }
  if (kind !== 'invoice') return new Set();
  const { content, imported } = entity as Invoice;
  const attached = Object.values(content.attachments).map(({ digest }) => digest);
  return new Set([...attached, ...(imported ? [imported.digest] : [])]);
}
