import { dayAt } from '#domain/calendar/day.ts';
import { monthInWords } from '#domain/calendar/format.ts';
import { countedBy, grouped } from '#domain/shared/grouped.ts';
import { monthsSince } from '#services/reports/months.ts';
import type { Firing } from '#services/rule-log.ts';
import { outcomeInWords } from '#ui/automation/outcome.ts';
import { invoiceName, otherParty } from '#ui/invoice/name.ts';
import { sourceName } from '#ui/invoice/source-name.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { cellText } from './cell-text.ts';
import type { ReportContext } from './context.ts';
import type { Cell, ReportView } from './view.ts';

const text = words.reports;

/** What rules did. Where the report is narrowed down it tells of invoices only: what is asked for is said of them. */
export function automationView(context: ReportContext): ReportView {
  const { query, told, zone, workflow, sign, ruleHref } = context;
  const firings = query.where === undefined ? told.log.firings : told.log.firings.filter(isAmong(context));
  const oldest = firings.at(-1);
  if (!oldest) return { parts: [] };
  const source = sourceName(workflow).one;
  const monthOf = ({ at }: Firing): string => dayAt(at, zone).slice(0, 7);
  const months = monthsSince(dayAt(Math.min(...firings.map(({ at }) => at)), zone), query.today);
  return {
    notes: told.log.hasMore ? [text.firingsLatest(told.log.firings.length)] : [],
    parts: [
      {
        id: 'automation',
        title: null,
        chart: {
          is: 'columns',
          label: text.firingsByMonth,
          categories: months.map((month) => monthInWords(month, language)),
          // By its latest name: a rule may have been called otherwise.
          series: [...grouped(firings, ({ rule }) => rule)].map(([rule, own]) => {
            const counts = countedBy(own, monthOf);
            return {
              id: rule,
              label: own[0]?.label ?? rule,
              values: months.map((month) => counts.get(month) ?? 0),
              hrefs: months.map((month) => (counts.has(month) ? ruleHref(rule) : null))
            };
          }),
          show: (count) => cellText({ is: 'count', count })
        },
        table: {
          caption: text.names.automation,
          columns: [
            { id: 'when', label: text.columns.when },
            { id: 'rule', label: text.columns.rule },
            { id: 'on', label: text.columns.on },
            { id: 'client', label: text.columns.client },
            { id: 'what', label: text.columns.what },
            { id: 'because', label: text.columns.because }
          ],
          rows: firings.map((firing) => ({
            id: firing.id,
            cells: {
              when: { is: 'instant', instantMs: firing.at },
              rule: { is: 'text', text: firing.label, href: ruleHref(firing.rule) },
              ...subjectCells(firing, source, context),
              what: {
                is: 'text',
                text: words.common.and(firing.outcomes.map((one) => outcomeInWords(one, (id) => sign(id).label)))
              },
              because: { is: 'text', text: firing.setOff ? words.history.because(firing.setOff, source) : '' }
            }
          }))
        }
      }
    ]
  };
}

function isAmong({ columns, query }: ReportContext): (firing: Firing) => boolean {
  const ids = new Set([...columns.rowsFor(query)].map((row) => columns.idOf(row)));
  return ({ subject }) => subject?.kind === 'invoice' && ids.has(subject.id);
}

function subjectCells(
  { subject }: Firing,
  source: string,
  { invoiceHref, jobHref }: ReportContext
): Record<'on' | 'client', Cell> {
  if (subject === null) return { on: { is: 'text', text: words.automation.gone }, client: { is: 'text', text: '' } };
  if (subject.kind === 'job')
    return {
      on: { is: 'text', text: subject.job.fields.title || source, href: jobHref(subject.id) },
      client: { is: 'text', text: '' }
    };
  const { invoice } = subject;
  return {
    on: { is: 'text', text: invoiceName(invoice), href: invoiceHref(subject.id) },
    client: { is: 'text', text: otherParty(invoice).name }
  };
}
