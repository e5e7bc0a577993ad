import { waitingByStatus, type WaitsFor } from '#services/reports/waiting.ts';
import { chosenIn, choosing } from '#state/filters.ts';
import { words } from '#ui/words/words.ts';
import { cellText } from './cell-text.ts';
import { behind, type ReportContext } from './context.ts';
import type { ReportView } from './view.ts';

const text = words.reports;

/** B80: where invoices get stuck, and for whom they wait there. */
export function bottlenecksView(context: ReportContext): ReportView {
  const waiting = waitingByStatus(context).filter(({ visits }) => visits > 0);
  if (waiting.length === 0) return { parts: [] };
  const visited = (status: string): string => behind(context, (filter) => choosing(filter, 'visited', [status]));
  const still = (status: string): string => behind(context, (filter) => ({ ...filter, statuses: [status] }));
  return {
    parts: [
      {
        id: 'waiting',
        title: null,
        chart: {
          is: 'bars',
          label: text.waitShare,
          rows: waiting.map(({ status, share }) => ({
            id: status,
            label: context.sign(status).label,
            sign: context.sign(status),
            bars: [{ value: share, text: cellText({ is: 'share', share }) }],
            href: visited(status)
          }))
        },
        table: {
          caption: text.names.bottlenecks,
          columns: [
            { id: 'status', label: text.columns.status },
            { id: 'waitsFor', label: text.columns.waitsFor },
            { id: 'share', label: text.columns.share, fileLabel: text.inFraction(text.columns.share), isNumeric: true },
            { id: 'waited', label: text.columns.waited, fileLabel: text.inDays(text.columns.waited), isNumeric: true },
            { id: 'still', label: text.columns.stillThere, isNumeric: true }
          ],
          rows: waiting.map(({ status, share, waitedMs, stillThere, waitsFor }) => ({
            id: status,
            cells: {
              status: { is: 'status', sign: context.sign(status), href: visited(status) },
              waitsFor: { is: 'text', text: waitsForInWords(waitsFor, context) },
              share: { is: 'share', share },
              waited: { is: 'duration', ms: waitedMs },
              still: { is: 'count', count: stillThere, href: stillThere === 0 ? null : still(status) }
            }
          }))
        }
      }
    ]
  };
}

function waitsForInWords(waitsFor: WaitsFor, { workflow, people, filter }: ReportContext): string {
  const roleName = (id: string): string => workflow.roles.find((role) => role.id === id)?.label ?? id;
  const personName = (id: string): string => people.find((person) => person.id === id)?.fields.name ?? id;
  switch (waitsFor.for) {
    case 'approval': {
      const who = [...waitsFor.roles.map(roleName), ...waitsFor.people.map(personName)];
      return who.length === 0 ? text.waitsFor.anyApprover : text.waitsFor.approval(words.common.or(who));
    }
    case 'people': {
      const who = waitsFor.roles.map(roleName);
      return who.length === 0 ? text.waitsFor.anybody : text.waitsFor.people(words.common.or(who));
    }
    case 'payment': {
      const [only, ...others] = chosenIn(filter, 'direction');
      if (only === undefined || others.length > 0) return text.waitsFor.payment;
      return only === 'issued' ? text.waitsFor.clientPayment : text.waitsFor.ourPayment;
    }
    case 'platform':
      return text.waitsFor.platform;
    case 'nobody':
      return text.waitsFor.nobody;
  }
}
