import { isDay } from '#domain/calendar/day.ts';
import { dayInWords } from '#domain/calendar/format.ts';
import type { Condition, Scalar } from '#domain/condition/condition.ts';
import { formatAmount } from '#domain/money/format.ts';
import { groups, triggers, type Workflow } from '#domain/workflow/document.ts';
import { typeOfField } from '#domain/workflow/editing/conditions.ts';
import { sourceName } from '#ui/invoice/source-name.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

const text = words.settings.workflow;

/** "the outstanding amount is 0 and it has a number"; empty where it always holds. */
export function conditionInWords(workflow: Workflow, condition: Condition, currency: string): string {
  return text.condition(condition, {
    source: sourceName(workflow).one,
    valueOf: (field, value) => valueInWords(workflow, field, value, currency)
  });
}

/** A value that a condition compares with, as a person would say it. What nobody knows is shown as it is. */
export function valueInWords(workflow: Workflow, field: string, value: Scalar, currency: string): string {
  const type = typeOfField(field);
  if (type === 'status') return statusInWords(workflow, String(value));
  if (type === 'money' && typeof value === 'number' && Number.isInteger(value))
    return value === 0 ? '0' : formatAmount(value, currency, locale());
  if (type === 'day' && typeof value === 'string' && isDay(value)) return dayInWords(value, language);
  if (field === 'trigger')
    return isOneOf(triggers, value) ? text.triggerName(value, sourceName(workflow).one) : String(value);
  if (field === 'group') return isOneOf(groups, value) ? words.workflow.groups[value].label : String(value);
  if (field === 'type') return workflow.types.find(({ id }) => id === value)?.label ?? String(value);
  if (field === 'entered-rule') return workflow.rules.find(({ id }) => id === value)?.label ?? text.goneRule;
  if (typeof value === 'boolean') return value ? words.condition.yes : words.condition.no;
  return words.condition.valueNames[field]?.[String(value)] ?? String(value);
}

/** The name of a status; ids are for the machinery. */
export function statusInWords(workflow: Workflow, status: string): string {
  return workflow.machines.invoice.statuses.find(({ id }) => id === status)?.label ?? text.goneStatus;
}

function isOneOf<T extends string>(all: readonly T[], value: Scalar): value is T {
  return all.some((one) => one === value);
}
