import type { BusinessFields } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import { otherSide, ownSide, type Content } from '#domain/invoice/content.ts';
import { copiedContent, copiedRows } from '#domain/invoice/copy.ts';
import { creditOver } from '#domain/invoice/credit.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { InvoiceType, Status, Workflow } from '#domain/workflow/document.ts';
import { typeRefusals } from '#domain/workflow/invoice-type.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { formOf, nextPosition, withTermsDays, type FormLine, type InvoiceFormValue } from './invoice-form-value.ts';

/** What a new form starts from, besides what it copies. */
export interface Start {
  readonly business: BusinessFields;
  readonly workflow: Workflow;
  readonly today: string;
  readonly newId: () => string;
}

type Direction = Content['direction'];

/** An empty form: one's own business on its side, its currency, tax and terms, and a line to type into. */
export function newForm(start: Start, client: Client | null = null): InvoiceFormValue {
  const { business, workflow, today } = start;
  const { direction, type } = firstType(workflow.types, business.account);
  const form: InvoiceFormValue = {
    ...formOf({ ...emptyContent, direction, type, currency: business.currency, issueDay: today }),
    [ownSide(direction)]: { ...business.party }
  };
  const withTerms = { ...form, ...withTermsDays(form, business.termsDays) };
  const lines = [newLine(withTerms, start)];
  return client ? { ...withTerms, lines, ...withClient(withTerms, client, business) } : { ...withTerms, lines };
}

/** What a duplicate begins with: issued today, due as it is agreed now. */
export function duplicateForm(start: Start, { content }: Invoice, client: Client | null): InvoiceFormValue {
  const { business, workflow, today, newId } = start;
  const form = formOf({ ...copiedContent(content, { business, client, newId }), issueDay: today });
  const { type } = permitted(workflow.types, business.account, form)
    ? form
    : firstType(workflow.types, business.account);
  const termsDays = client?.fields.termsDays ?? business.termsDays;
  return { ...form, type, ...withTermsDays(form, form.kind === 'credit-note' ? null : termsDays) };
}

/**
 * A credit note over a part, or over the whole invoice for a person to cut down: positive amounts, the parties as the
 * invoice has them, and the number that it corrects. `over`: an amount with tax, and what it is for.
 */
export function creditNoteForm(
  start: Start,
  { content, number }: Invoice,
  over: { readonly minor: number; readonly text: string } | null = null
): InvoiceFormValue {
  const part = over && creditOver(content, { ...over, id: start.newId() });
  return {
    ...formOf({ ...content, ...(part ?? copiedRows(content, start.newId)) }),
    kind: 'credit-note',
    supplierNumber: '',
    references: { ...content.references, preceding: number?.text ?? content.supplierNumber },
    attachments: [],
    issueDay: start.today,
    dueDay: null,
    termsDays: null,
    terms: '',
    notes: '',
    prepaid: ''
  };
}

/** A blank line with what is usual here: the tax of the line above it, else of the business. */
export function newLine(
  form: Pick<InvoiceFormValue, 'lines'>,
  { business, newId }: Pick<Start, 'business' | 'newId'>
): FormLine {
  const above = form.lines.at(-1);
  return {
    id: newId(),
    position: nextPosition(form.lines),
    text: '',
    description: '',
    code: '',
    quantity: '1',
    unit: above?.unit ?? 'C62',
    price: '',
    baseQuantity: '1',
    adjustments: [],
    taxCategory: above?.taxCategory ?? business.taxCategory,
    taxRate: above?.taxRate ?? business.taxRate,
    declaredNetMinor: null,
    source: null
  };
}

/** Takes a client over: the link, a copy of the party as it is now, and the terms and currency agreed with it. */
export function withClient(
  form: InvoiceFormValue,
  client: Client,
  business: BusinessFields
): Partial<InvoiceFormValue> {
  const { party, termsDays, currency } = client.fields;
  const isPriced = form.lines.some(({ price }) => price !== '') || form.adjustments.length > 0;
  const follows = form.termsDays !== null;
  return {
    clientId: client.id,
    [otherSide(form.direction)]: { ...party },
    ...(follows ? withTermsDays(form, termsDays ?? business.termsDays) : {}),
    // Prices that stand there already were meant in the currency that stands there.
    ...(isPriced ? {} : { currency: currency === '' ? business.currency : currency })
  };
}

/** The parties change sides; the type stays where the account may bear it there. */
export function inDirection(
  form: InvoiceFormValue,
  direction: Direction,
  { workflow, business }: Pick<Start, 'workflow' | 'business'>
): Partial<InvoiceFormValue> {
  if (form.direction === direction) return {};
  const type = permitted(workflow.types, business.account, { type: form.type, direction })
    ? form.type
    : (workflow.types.find(({ id }) => permitted(workflow.types, business.account, { type: id, direction }))?.id ??
      form.type);
  return { direction, type, seller: form.client, client: form.seller };
}

export interface TypeChoice {
  readonly type: InvoiceType;
  /** Empty: it may be chosen. */
  readonly refusals: readonly Refusal[];
}

/** Every type, with why it cannot be chosen for a direction (WR8). */
export function typeChoices(workflow: Workflow, account: string, direction: Direction): TypeChoice[] {
  return workflow.types.map((type) => ({
    type,
    refusals: typeRefusals(workflow.types, account, { type: type.id, direction })
  }));
}

/**
 * The one way onwards that a person has with something just written, for a button beside *Save*; null where there is
 * none, or where several would have to be explained.
 */
export function firstMove(
  { machines }: Workflow,
  direction: Direction
): { readonly to: Status; readonly label: string } | null {
  const machine = compileMachine(machines.invoice);
  const ways = (machine.waysByFrom.get(machine.machine.start.hand) ?? []).filter(
    (way) => way.kind === 'forward' && way.actor !== 'platform' && way.permission === 'edit' && !way.reason
  );
  const [way] = ways;
  if (direction === 'received' || ways.length !== 1 || !way || way.to === 'previous' || !('status' in way.to))
    return null;
  const to = machine.statusById.get(way.to.status);
  return to ? { to, label: way.label } : null;
}

/** What the account issues comes first; one that issues nothing writes down what it receives. */
function firstType(types: readonly InvoiceType[], account: string): { direction: Direction; type: string } {
  for (const direction of ['issued', 'received'] as const) {
    const type = types.find(({ id }) => permitted(types, account, { type: id, direction }));
    if (type) return { direction, type: type.id };
  }
  return { direction: 'issued', type: types[0]?.id ?? '' };
}

function permitted(
  types: readonly InvoiceType[],
  account: string,
  choice: { readonly type: string; readonly direction: Direction }
): boolean {
  return typeRefusals(types, account, choice).length === 0;
}
