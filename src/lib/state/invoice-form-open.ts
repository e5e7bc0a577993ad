import { rememberedHere } from '#device/remembered.ts';
import type { Client } from '#domain/client/client.ts';
import type { Content } from '#domain/invoice/content.ts';
import { excessMinor } from '#domain/invoice/credit.ts';
import { itemsOf } from '#domain/invoice/inbox.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Docket } from '#services/docket.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import {
  isGoneOnWith,
  unsavedFile,
  type FormPurpose,
  type StoredFile,
  type UnsavedForm
} from './invoice-form-draft.ts';
import { freeForms, isOfNew } from './invoice-form-left.ts';
import { formPrefix } from './invoice-form-leaving.ts';
import { creditNoteForm, duplicateForm, newForm, type Start } from './invoice-form-start.ts';
import { formOf, type InvoiceFormValue } from './invoice-form-value.ts';
import { InvoiceForm } from './invoice-form.svelte.ts';

export interface Opening {
  /** Id of the unsaved form to go on with, whatever it was opened for. */
  readonly unsaved?: string | null;
  /** Begin a new one, although one was left unsaved. */
  readonly anew?: boolean;
  /** The session's, so that what is done here can be undone by its key. */
  readonly execute?: Docket['execute'];
}

/**
 * Opens the form for a purpose: as it was left, if somebody was writing it and no other tab is at it, else anew. Gives
 * null where the invoice that it is about is not there. Nothing is stored before a letter is typed.
 */
export async function openInvoiceForm(
  docket: Docket,
  purpose: FormPurpose,
  { unsaved = null, anew = false, execute = docket.execute.bind(docket) }: Opening = {}
): Promise<InvoiceForm | null> {
  const [business, workflow, free] = await Promise.all([docket.business(), docket.workflow(), freeForms(docket)]);
  if (!business || !workflow) return null;
  const start: Start = {
    business: business.fields,
    workflow: workflow.document,
    today: docket.today(),
    newId: () => docket.newId()
  };
  // A tab that was loaded anew goes on with its own, also while the tab beside it is still loading and holds nothing.
  const own = rememberedHere(formPrefix + docket.name);
  const wanted = (form: UnsavedForm): boolean =>
    unsaved === null ? isGoneOnWith(form.purpose, purpose) : form.id === unsaved;
  const found = own === null ? free.find((form) => !anew && wanted(form)) : free.find(({ id }) => id === own);
  const others = free.filter((form) => form.id !== found?.id && isOfNew(form));
  const opened = await pristineFor(docket, found?.purpose ?? purpose, start);
  if (!opened) return null;
  const shared = {
    execute,
    purpose: found?.purpose ?? purpose,
    start,
    others,
    clients: await docket.clients(),
    ...opened
  };
  if (!found) {
    const { pristine } = opened;
    return new InvoiceForm(docket, {
      ...shared,
      id: docket.newId(),
      value: pristine,
      withdraws: false,
      files: [],
      isRestored: false
    });
  }
  const { value, files } = await withFiles(docket, found);
  return new InvoiceForm(docket, {
    ...shared,
    id: found.id,
    value,
    files,
    base: found.base,
    pristine: found.base ? formOf(found.base) : opened.pristine,
    withdraws: found.withdraws,
    isRestored: true
  });
}

interface Pristine {
  readonly pristine: InvoiceFormValue;
  readonly base: Content | null;
  readonly model: Invoice | null;
  readonly answer: InvoiceAnswer | null;
}

async function pristineFor(docket: Docket, purpose: FormPurpose, start: Start): Promise<Pristine | null> {
  if (purpose.do === 'new') {
    const client = purpose.client === null ? null : await docket.survivingClient(purpose.client);
    return { pristine: newForm(start, living(client)), base: null, model: null, answer: null };
  }
  const answer = await docket.ask(purpose.do === 'edit' ? purpose.invoice : purpose.of);
  if (!answer || answer.invoice.deleted) return null;
  const { invoice, client } = answer;
  switch (purpose.do) {
    case 'duplicate':
      return {
        pristine: duplicateForm(start, invoice, living(client)),
        base: null,
        model: invoice,
        answer: null
      };
    case 'credit-note':
      return {
        pristine: creditNoteForm(start, invoice, await excessIn(docket, answer, purpose.item)),
        base: null,
        model: invoice,
        answer: null
      };
    case 'edit':
      return { pristine: formOf(invoice.content), base: invoice.content, model: null, answer };
  }
}

/** By how much its source comes to less, and what that is called; null where that is not so any more. */
async function excessIn(
  docket: Docket,
  { invoice, answers }: InvoiceAnswer,
  id = ''
): Promise<{ minor: number; text: string } | null> {
  const item = itemsOf(invoice, 'suppressed').find((one) => one.id === id);
  const minor = item ? excessMinor(item, answers.balance) : 0;
  if (!item || minor <= 0) return null;
  return { minor, text: (await docket.job(item.job))?.job.fields.title ?? '' };
}

function living(client: Client | null): Client | null {
  return client?.deleted ? null : client;
}

/** An attached file whose bytes did not outlive the tab cannot be saved any more, and leaves the form. */
async function withFiles(
  docket: Docket,
  { id, value, base }: UnsavedForm
): Promise<{ value: InvoiceFormValue; files: StoredFile[] }> {
  const stored = new Set(Object.values(base?.attachments ?? {}).map(({ digest }) => digest));
  const added = value.attachments.filter(({ digest }) => !stored.has(digest));
  const loaded = await Promise.all(added.map(({ digest }) => unsavedFile(docket.drafts, id, digest)));
  const files = loaded.filter((file) => file !== null);
  const there = new Set([...stored, ...files.map(({ digest }) => digest)]);
  return { value: { ...value, attachments: value.attachments.filter(({ digest }) => there.has(digest)) }, files };
}
