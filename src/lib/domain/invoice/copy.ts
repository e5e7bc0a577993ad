import type { BusinessFields } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import { adjustmentsInOrder, linesInOrder } from './balance.ts';
import { emptyReferences, otherSide, ownSide, type Content } from './content.ts';

/**
 * The same once more: what was agreed stays, what belongs to the one document does not (number, days, payments, files,
 * references of an order). Both parties are as they are now.
 */
export function copiedContent(
  content: Content,
  { business, client, newId }: { business: Pick<BusinessFields, 'party'>; client: Client | null; newId: () => string }
): Content {
  const { buyer, contract, project } = content.references;
  return {
    ...content,
    ...copiedRows(content, newId),
    supplierNumber: '',
    [ownSide(content.direction)]: { ...business.party },
    ...(client ? { clientId: client.id, [otherSide(content.direction)]: { ...client.fields.party } } : {}),
    attachments: {},
    issueDay: null,
    dueDay: null,
    periodStart: null,
    periodEnd: null,
    references: { ...emptyReferences, buyer, contract, project },
    prepaidMinor: 0,
    roundingMinor: 0
  };
}

/** The same rows with ids of their own, tied to no source. */
export function copiedRows(content: Content, newId: () => string): Pick<Content, 'lines' | 'adjustments'> {
  const lines = linesInOrder(content).map((line) => ({ ...line, id: newId(), source: null }));
  const adjustments = adjustmentsInOrder(content).map((adjustment) => ({ ...adjustment, id: newId() }));
  return {
    lines: Object.fromEntries(lines.map((line) => [line.id, line])),
    adjustments: Object.fromEntries(adjustments.map((adjustment) => [adjustment.id, adjustment]))
  };
}
