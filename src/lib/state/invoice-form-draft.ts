import * as z from 'zod/mini';
import { contentSchema } from '#domain/invoice/content.ts';
import { base64Of, bytesFrom } from '#services/base64.ts';
import type { Draft, Drafts } from '#services/drafts.ts';
import { invoiceFormSchema } from './invoice-form-value.ts';
import { formPrefix } from './invoice-form-leaving.ts';

/** What a form was opened for. Two forms of the same purpose are alike until somebody types. */
const purposeSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('new'), client: z.nullable(z.string()) }),
  z.strictObject({ do: z.literal('duplicate'), of: z.string() }),
  /** `item`: of what waits in the invoice, since its source comes to less; otherwise it is over the whole. */
  z.strictObject({ do: z.literal('credit-note'), of: z.string(), item: z.exactOptional(z.string()) }),
  z.strictObject({ do: z.literal('edit'), invoice: z.string() })
]);
export type FormPurpose = z.infer<typeof purposeSchema>;

const savedSchema = z.strictObject({
  v: z.literal(1),
  /** Of this form: also the id of the invoice that a new one makes. */
  id: z.string(),
  purpose: purposeSchema,
  /** The content that it was opened on; null for a new invoice. */
  base: z.nullable(contentSchema),
  withdraws: z.boolean(),
  value: invoiceFormSchema
});
export type SavedForm = z.infer<typeof savedSchema>;

const fileSchema = z.strictObject({ mime: z.string(), base64: z.string() });

/** A form that was typed and not saved, with when it was last typed in. */
export interface UnsavedForm extends SavedForm {
  readonly savedAt: number;
}

export function formKey(id: string): string {
  return `${formPrefix}${id}`;
}

/** What the tab that is at a form holds: each dataset has forms of its own. */
export function holdName(dataset: string, id: string): string {
  return `${dataset}/${formKey(id)}`;
}

/** The bytes of an attached file lie beside their form, so that typing does not write them again and again. */
export function fileKey(id: string, digest: string): string {
  return `invoice-file/${id}/${digest}`;
}

/** All unsaved forms, the latest first. What an older version of the app wrote and this one cannot read stays there. */
export async function unsavedForms(drafts: Drafts): Promise<UnsavedForm[]> {
  return (await drafts.list(formPrefix)).flatMap(readForm);
}

export async function unsavedFile(drafts: Drafts, id: string, digest: string): Promise<StoredFile | null> {
  const draft = await drafts.load(fileKey(id, digest));
  const file = fileSchema.safeParse(draft?.value);
  const bytes = file.success ? bytesFrom(file.data.base64) : null;
  return file.success && bytes ? { digest, mime: file.data.mime, bytes } : null;
}

export async function keepFile(drafts: Drafts, id: string, { digest, mime, bytes }: StoredFile): Promise<void> {
  await drafts.save(fileKey(id, digest), { mime, base64: base64Of(bytes) });
}

export async function keepForm(drafts: Drafts, form: SavedForm): Promise<void> {
  await drafts.save(formKey(form.id), form);
}

/** Takes a form and its files out of what is unsaved. */
export async function dropForm(drafts: Drafts, id: string): Promise<void> {
  await drafts.delete(formKey(id));
  for (const { key } of await drafts.list(fileKey(id, ''))) await drafts.delete(key);
}

export interface StoredFile {
  readonly digest: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whoever asks for a new invoice goes on with the one that was typed last, also where that one began with a client. */
export function isGoneOnWith(left: FormPurpose, asked: FormPurpose): boolean {
  if (asked.do === 'new' && asked.client === null) return left.do === 'new';
  return JSON.stringify(purposeSchema.parse(left)) === JSON.stringify(purposeSchema.parse(asked));
}

function readForm({ value, savedAt }: Draft): UnsavedForm[] {
  const saved = savedSchema.safeParse(value);
  return saved.success ? [{ ...saved.data, savedAt }] : [];
}
