import { overridesIn } from '#services/reports/overrides.ts';
import { numberInWords } from '#ui/invoice-row/row.ts';
import { words } from '#ui/words/words.ts';
import type { ReportContext } from './context.ts';
import type { ReportView } from './view.ts';

const text = words.reports;

/** Who went past the moves of the workflow, when and why. */
export function overridesView({ columns, query, histories, invoiceHref }: ReportContext): ReportView {
  const overrides = overridesIn(histories);
  if (overrides.length === 0) return { parts: [] };
  return {
    parts: [
      {
        id: 'overrides',
        title: null,
        chart: null,
        table: {
          caption: text.names.overrides,
          columns: [
            { id: 'invoice', label: text.columns.invoice },
            { id: 'client', label: text.columns.client },
            { id: 'when', label: text.columns.when },
            { id: 'who', label: text.columns.who },
            { id: 'from', label: text.columns.from },
            { id: 'to', label: text.columns.to },
            { id: 'reason', label: text.columns.reason }
          ],
          rows: overrides.map(({ key, invoice, at, by, from, to, reason }) => {
            const row = columns.row(invoice, query.today);
            return {
              id: key,
              cells: {
                invoice: {
                  is: 'text',
                  text: row ? numberInWords(row) : text.overrideMissing,
                  href: row ? invoiceHref(invoice) : null
                },
                client: { is: 'text', text: row?.party ?? '' },
                when: { is: 'instant', instantMs: at },
                who: { is: 'text', text: by.name },
                from: { is: 'text', text: from.label },
                to: { is: 'text', text: to.label },
                reason: { is: 'text', text: reason }
              }
            };
          })
        }
      }
    ]
  };
}
