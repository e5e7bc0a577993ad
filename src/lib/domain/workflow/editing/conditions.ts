import { operators, type Condition, type Operator, type Scalar, type Test } from '#domain/condition/condition.ts';
import { isDay } from '#domain/calendar/day.ts';
import { currencies } from '#domain/money/currency.ts';
import { triggers, type Workflow } from '#domain/workflow/document.ts';
import { factTypes, jobFacts, type FactType } from '#domain/workflow/fact.ts';
import { inConfiguredOrder } from '#domain/workflow/machine.ts';
import { closedTexts } from '#domain/workflow/proof/satisfy.ts';
import type { StatusType } from '#domain/workflow/status-type.ts';

/** What the condition editor does to a condition: steps that leave everything else as it is. */

const invoiceFields: readonly string[] = Object.keys(factTypes);

/** Facts that a workflow may test of an invoice, or of a job, in the order of `fact.ts`. */
export function conditionFields(of: StatusType = 'invoice'): readonly string[] {
  return of === 'job' ? jobFacts : invoiceFields;
}

/** What a new test asks about until another field is chosen. */
export function plainField(of: StatusType = 'invoice'): string {
  return of === 'job' ? 'source.over' : 'total';
}

/** Null for a field that nobody knows. */
export function typeOfField(field: string): FactType | null {
  return Object.hasOwn(factTypes, field) ? factTypes[field as keyof typeof factTypes] : null;
}

const equality = ['is', 'is-not'] as const;
const choice = [...equality, 'in', 'not-in'] as const;
const order = ['more-than', 'at-least', 'less-than', 'at-most'] as const;
const presence = ['present', 'absent'] as const;

const operatorsByType: Readonly<Record<FactType, readonly Operator[]>> = {
  status: choice,
  text: [...presence, ...equality, 'contains'],
  number: [...order, ...equality],
  money: [...order, ...equality],
  day: [...order, ...equality, ...presence],
  flag: equality
};

/** Operators that mean something for a field; every one where nobody knows what it is. */
export function operatorsFor(workflow: Workflow, field: string): readonly Operator[] {
  const type = typeOfField(field);
  if (type === null) return operators;
  if (field === 'entered-rule') return [...presence, ...choice];
  return knownValues(workflow, field) ? choice : operatorsByType[type];
}

/** All values that a field can have, where they are known. */
export function knownValues({ machines, types, rules }: Workflow, field: string): readonly string[] | null {
  switch (field) {
    case 'status':
      return [...machines.invoice.statuses].sort(inConfiguredOrder).map(({ id }) => id);
    case 'type':
      return types.map(({ id }) => id);
    case 'entered-rule':
      return rules.map(({ id }) => id);
    case 'trigger':
      return triggers;
    case 'currency':
      return currencies;
    default:
      return closedTexts[field] ?? null;
  }
}

/** A value to begin with, of the type of the field. */
function plainValue(workflow: Workflow, field: string, today: string): Scalar {
  const [first] = knownValues(workflow, field) ?? [];
  if (first !== undefined) return first;
  const type = typeOfField(field);
  if (type === 'flag') return true;
  if (type === 'money' || type === 'number') return 0;
  return type === 'day' ? today : '';
}

/** Whether a value is of the type of the field, so that its control can show it. */
export function fits(field: string, value: Scalar): boolean {
  switch (typeOfField(field)) {
    case 'flag':
      return typeof value === 'boolean';
    case 'money':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value));
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'status':
    case 'text':
      return typeof value === 'string';
    case null:
      return false;
  }
}

/** A whole test of a field, to be made one's own. */
export function plainTest(workflow: Workflow, field: string, today: string): Test {
  const [op] = operatorsFor(workflow, field);
  return withOperator({ field, op: 'present' }, op ?? 'present', { workflow, today });
}

/** The test of another field. What was compared and how stays where it means something there. */
export function withField(test: Test, field: string, { workflow, today }: Surroundings): Test {
  const known = operatorsFor(workflow, field);
  const op = known.includes(test.op) ? test.op : (known[0] ?? test.op);
  const values = knownValues(workflow, field);
  const kept = listed(test.value).filter(
    (value) => fits(field, value) && (values === null || values.some((one) => one === value))
  );
  return withOperator({ field, op: test.op, ...valued(kept) }, op, { workflow, today });
}

/** The test with another operator: one value becomes a list or the other way round, and where none is compared, none is left. */
export function withOperator(test: Test, op: Operator, { workflow, today }: Surroundings): Test {
  const { field } = test;
  if (op === 'present' || op === 'absent') return { field, op };
  const values = listed(test.value);
  const value = values[0] ?? plainValue(workflow, field, today);
  return { field, op, value: op === 'in' || op === 'not-in' ? [value, ...values.slice(1)] : value };
}

/** A condition that also asks for another part. */
export function withPart(condition: Condition, part: Condition): Condition {
  if ('all' in condition) return { all: [...condition.all, part] };
  return { all: [condition, part] };
}

/** The opposite, without *not* upon *not*. */
export function negated(condition: Condition): Condition {
  return 'not' in condition ? condition.not : { not: condition };
}

interface Surroundings {
  readonly workflow: Workflow;
  readonly today: string;
}

function listed(value: Test['value']): Scalar[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? [...value] : [value];
}

function valued(values: readonly Scalar[]): Pick<Test, 'value'> {
  return values.length === 0 ? {} : { value: values };
}
