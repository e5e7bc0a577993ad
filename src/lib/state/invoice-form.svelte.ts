import { rememberHere } from '#device/remembered.ts';
import { hold } from '#device/tab-hold.ts';
import type { Client } from '#domain/client/client.ts';
import { otherSide, ownSide, type Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isMoneyOrIdentity } from '#domain/invoice/lock.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import { sameJson } from '#domain/shared/json.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Json } from '#domain/shared/json.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { Docket, Receipt } from '#services/docket.ts';
import { failureOf, type Failure } from '#services/failure.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import {
  dropForm,
  holdName,
  keepForm,
  type FormPurpose,
  type SavedForm,
  type StoredFile,
  type UnsavedForm
} from './invoice-form-draft.ts';
import { earlierLines, usualTaxes, type EarlierLine, type Tax } from './invoice-form-earlier.ts';
import { AttachedFiles, type FileProblem } from './invoice-form-files.ts';
import { formLeaves, formPrefix } from './invoice-form-leaving.ts';
import { lockOn, lockOnAdding, lockOnRemoving, type EditStanding } from './invoice-form-locks.ts';
import { changesBetween, compare, merged, type Comparison, type Side } from './invoice-form-merge.ts';
import { firstMove, inDirection, newLine, withClient, type Start } from './invoice-form-start.ts';
import {
  contentOf,
  fingerprint,
  formOf,
  formTotals,
  isBlankLine,
  moved,
  nextPosition,
  problemsIn,
  withDeclaredNets,
  type FormDocumentAdjustment,
  type FormLine,
  type FormProblem,
  type InvoiceFormValue
} from './invoice-form-value.ts';

/** How long typing rests before it is kept. */
const restMs = 150;

export type Saving =
  | { readonly how: 'done'; readonly invoice: string; readonly receipt: Receipt }
  /** There was nothing to save. */
  | { readonly how: 'unchanged' }
  /** Nothing was typed yet: an invoice that says nothing is not made. */
  | { readonly how: 'empty' }
  /** Fields say what is wrong with them. */
  | { readonly how: 'problems' }
  | { readonly how: 'refused' }
  | { readonly how: 'failed' };

/** What a form begins with. */
export interface Opened {
  readonly execute: Docket['execute'];
  readonly id: string;
  readonly purpose: FormPurpose;
  readonly start: Start;
  readonly value: InvoiceFormValue;
  /** Of a new form as it would be without a letter typed. */
  readonly pristine: InvoiceFormValue;
  readonly base: Content | null;
  readonly withdraws: boolean;
  readonly files: readonly StoredFile[];
  readonly isRestored: boolean;
  /** The invoice that a credit note corrects, or that a copy was made of. */
  readonly model: Invoice | null;
  readonly others: readonly UnsavedForm[];
  readonly clients: readonly Client[];
  readonly answer: InvoiceAnswer | null;
}

/** An invoice form while it is open. */
export class InvoiceForm {
  /** Of the form; also of the invoice that a new one makes. */
  readonly id: string;
  readonly purpose: FormPurpose;
  readonly start: Start;
  /** The invoice that a credit note corrects, or that a copy was made of. */
  readonly model: Invoice | null;
  /** Other invoices that somebody began to write, and did not save. */
  readonly others: readonly UnsavedForm[];
  /** It was left unsaved before, and is as it was left. */
  readonly isRestored: boolean;

  value: InvoiceFormValue;
  /** The content that it was opened on; null for a new invoice. */
  base: Content | null;
  /** The person has said that a running request may be withdrawn (BR10). */
  withdraws: boolean;
  clients: readonly Client[];
  /** The edited invoice as it is now, with what may be done with it. */
  answer: InvoiceAnswer | null;

  isSaving = $state(false);
  /** From the first attempt to save on, fields say what is missing. */
  isAttempted = $state(false);
  refusals: readonly Refusal[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  /** What is typed cannot be kept, and would be lost with the tab. */
  keepFailure: Failure | null = $state.raw(null);
  fileProblems: readonly FileProblem[] = $state.raw([]);
  /** Which side counts, by field, where the invoice was edited elsewhere, too. */
  choices: Record<string, Side> = $state({});
  /** By field: why its text cannot be read. */
  readonly #unread: Record<string, string | undefined> = $state({});
  #earlierInvoices: readonly Invoice[] = $state.raw([]);

  readonly #docket: Docket;
  readonly #execute: Docket['execute'];
  readonly #files: AttachedFiles;
  readonly #stops: readonly (() => void)[];
  /** What a credit note copied declared amounts from. */
  readonly #copied: Content | null;
  /** Who stood on the other side before somebody began to type a name over it. */
  #named: { readonly clientId: string | null; readonly party: Party } | null = null;
  #pristine: string;
  #kept: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDone = false;
  /** One write after the other, so that an older one never comes last. */
  #writing: Promise<void> = Promise.resolve();

  constructor(docket: Docket, opened: Opened) {
    this.#docket = docket;
    this.#execute = opened.execute;
    this.id = opened.id;
    this.purpose = opened.purpose;
    this.start = opened.start;
    this.model = opened.model;
    this.others = opened.others;
    this.isRestored = opened.isRestored;
    this.value = $state(opened.value);
    this.base = $state.raw(opened.base);
    this.withdraws = $state(opened.withdraws);
    this.clients = $state.raw(opened.clients);
    this.answer = $state.raw(opened.answer);
    this.#files = new AttachedFiles(this.id, opened.files);
    this.#copied = opened.purpose.do === 'credit-note' ? withDeclaredNets(opened.value) : null;
    this.#pristine = fingerprint(opened.pristine);
    this.#kept = opened.isRestored ? fingerprint(opened.value) : this.#pristine;
    this.#stops = [
      hold(holdName(docket.name, this.id)),
      rememberHere(formPrefix + docket.name, this.id),
      docket.drafts.registerFlush(() => this.flush()),
      docket.changes.subscribe(({ touched }) => {
        if ([...touched].some((subject) => subject.startsWith('client/'))) void this.#readClients();
        if (this.purpose.do === 'edit' && touched.size > 0 && !this.isSaving) void this.#readAnswer();
      })
    ];
  }

  readonly isDirty = $derived.by(() => fingerprint(this.value) !== this.#pristine);
  readonly content = $derived.by(() => contentOf(this.value, this.base ?? this.#copied));
  readonly totals = $derived.by(() => formTotals(this.value, this.base ?? this.#copied));
  readonly problems: readonly FormProblem[] = $derived.by(() => problemsIn(this.value, this.base ?? this.#copied));
  readonly changes = $derived.by(() => (this.base ? changesBetween(this.base, this.content) : []));
  readonly standing: EditStanding | null = $derived.by(() => this.#standing());
  readonly comparison: Comparison | null = $derived.by(() => this.#comparison());
  readonly earlier: readonly EarlierLine[] = $derived.by(() => earlierLines(this.#earlierInvoices, this.value));
  readonly taxes: readonly Tax[] = $derived.by(() => usualTaxes(this.value, this.start.business, this.earlier));
  readonly linkedClient: Client | null = $derived.by(
    () => this.clients.find(({ id }) => id === this.value.clientId) ?? null
  );
  /** The move that may follow a new invoice at once. */
  readonly onward = $derived.by(() => (this.base ? null : firstMove(this.start.workflow, this.value.direction)));
  /** A running request has to be withdrawn for what was changed. */
  readonly isWithdrawing = $derived.by(
    () =>
      this.withdraws &&
      this.answer?.answers.status?.request === true &&
      this.changes.some(({ path }) => isMoneyOrIdentity(path))
  );

  get account(): string {
    return this.start.business.account;
  }

  /** Why a field cannot be changed. */
  lock(...path: string[]): readonly Refusal[] {
    return lockOn(this.standing, path);
  }

  lockOnAdding(field: 'lines' | 'adjustments' | 'attachments', row?: Json): readonly Refusal[] {
    return lockOnAdding(this.standing, field, row);
  }

  lockOnRemoving(field: 'lines' | 'adjustments' | 'attachments', id: string): readonly Refusal[] {
    return lockOnRemoving(this.standing, field, id);
  }

  /** What is wrong with a field, once somebody has tried to save; what another currency made of it at once. */
  problemAt(at: string): FormProblem['why'] | null {
    const why = this.problems.find((problem) => problem.at === at)?.why ?? null;
    return this.isAttempted || why === 'too-many-decimals' ? why : null;
  }

  unreadAt(at: string): string | undefined {
    return this.#unread[at];
  }

  setUnread(at: string, why: string | undefined): void {
    this.#unread[at] = why;
  }

  change(fields: Partial<InvoiceFormValue>): void {
    Object.assign(this.value, fields);
  }

  /** Behind the last line, or behind one of them. */
  addLine(): FormLine {
    const line = newLine(this.value, this.start);
    this.value.lines.push(line);
    return line;
  }

  /** Takes over what the same line had the last time; the price only where it is of this currency. */
  likeEarlier(line: FormLine, earlier: EarlierLine): void {
    const { text, description, code, unit, baseQuantity, taxCategory, taxRate } = earlier;
    Object.assign(line, { text, description, code, unit, taxCategory, taxRate });
    if (earlier.currency === this.value.currency) Object.assign(line, { price: earlier.price, baseQuantity });
  }

  moveLine(id: string, by: -1 | 1): void {
    this.value.lines = moved(this.value.lines, id, by);
  }

  /** Gives what brings it back. */
  removeLine(id: string): () => void {
    const at = this.value.lines.findIndex((line) => line.id === id);
    const before = $state.snapshot(this.value.lines);
    const line = before[at];
    this.#forget(`lines/${id}`);
    this.value.lines = this.value.lines.filter((each) => each.id !== id);
    if (this.value.lines.length === 0 && this.lockOnAdding('lines').length === 0) this.addLine();
    return () => {
      if (!line || this.value.lines.some((each) => each.id === id)) return;
      const others = this.value.lines.filter((each) => !isBlankLine(each) || before.some((old) => old.id === each.id));
      this.value.lines = others.toSpliced(at, 0, line);
    };
  }

  addAdjustment(kind: FormDocumentAdjustment['kind']): FormDocumentAdjustment {
    const { taxCategory, taxRate } = this.value.lines.find((line) => !isBlankLine(line)) ?? this.start.business;
    const adjustment: FormDocumentAdjustment = {
      id: this.start.newId(),
      position: nextPosition(this.value.adjustments),
      kind,
      reason: '',
      mode: 'percent',
      amount: '',
      percent: '',
      baseMinor: null,
      taxCategory,
      taxRate
    };
    this.value.adjustments.push(adjustment);
    return adjustment;
  }

  removeAdjustment(id: string): () => void {
    const before = $state.snapshot(this.value.adjustments);
    this.#forget(`adjustments/${id}`);
    this.value.adjustments = this.value.adjustments.filter((each) => each.id !== id);
    return () => {
      const adjustment = before.find((each) => each.id === id);
      if (adjustment && !this.value.adjustments.some((each) => each.id === id)) this.value.adjustments.push(adjustment);
    };
  }

  removeAttachment(id: string): () => void {
    const removed = $state.snapshot(this.value.attachments).find((each) => each.id === id);
    this.value.attachments = this.value.attachments.filter((each) => each.id !== id);
    return () => {
      if (removed && !this.value.attachments.some((each) => each.id === id)) this.value.attachments.push(removed);
    };
  }

  async attach(files: readonly File[]): Promise<void> {
    const problems: FileProblem[] = [];
    for (const file of files) {
      const why = await this.#attachOne(file);
      if (why !== null) problems.push({ name: file.name, why });
    }
    this.fileProblems = problems;
  }

  /** The bytes of an attached file, stored or not yet; null where they are not on this device. */
  async fileOf(digest: string): Promise<Blob | null> {
    const file = this.#files.get(digest);
    return file ? new Blob([file.bytes], { type: file.mime }) : this.#docket.blob(digest);
  }

  get own(): 'seller' | 'client' {
    return ownSide(this.value.direction);
  }

  get other(): 'seller' | 'client' {
    return otherSide(this.value.direction);
  }

  chooseClient(client: Client): void {
    this.#named = null;
    this.change(withClient(this.value, client, this.start.business));
  }

  /**
   * Somebody types the name of the other side: that is not the client who stood there any more, nor that one's
   * address. Typed back, it is again.
   */
  nameOther(name: string): void {
    const { clientId } = this.value;
    const party = $state.snapshot(this.value[this.other]);
    if (party.name === name) return;
    if (clientId !== null || Object.values({ ...party, name: '' }).some((text) => text !== ''))
      this.#named = { clientId, party };
    if (this.#named?.party.name === name)
      this.change({ clientId: this.#named.clientId, [this.other]: this.#named.party });
    else this.change({ clientId: null, [this.other]: { ...emptyParty, name } });
  }

  /** The client's record says something else than this invoice: it was changed since, or here by hand. */
  readonly isClientOutdated = $derived.by(
    () =>
      this.linkedClient !== null &&
      !sameJson(this.linkedClient.fields.party, this.value[otherSide(this.value.direction)])
  );
  readonly isBusinessOutdated = $derived.by(
    () => !sameJson(this.start.business.party, this.value[ownSide(this.value.direction)])
  );

  refreshClient(): void {
    if (this.linkedClient) this.change({ [this.other]: { ...this.linkedClient.fields.party } });
  }

  refreshBusiness(): void {
    this.change({ [this.own]: { ...this.start.business.party } });
  }

  setDirection(direction: InvoiceFormValue['direction']): void {
    this.#named = null;
    this.change(inDirection(this.value, direction, this.start));
  }

  /** Makes a record of a new client, and takes it over. */
  async createClient(fields: Client['fields']): Promise<Result<Receipt, readonly Refusal[]>> {
    const id = this.start.newId();
    const done = await this.#execute({ do: 'createClient', id, fields });
    if (!done.ok) return done;
    await this.#readClients();
    const client = this.clients.find((one) => one.id === id);
    if (client) this.chooseClient(client);
    return done;
  }

  /** For suggestions; the form does not wait for it. */
  async readEarlier(): Promise<void> {
    const { ids } = this.#docket.columns.query({ today: this.start.today, sort: 'created', descending: true });
    this.#earlierInvoices = await this.#docket.invoices(ids.slice(0, earlierMax));
  }

  /** Takes over what was changed elsewhere: where both sides changed a field, as the person chose. */
  rebase(): void {
    const theirs = this.answer?.invoice.content;
    if (!theirs || !this.base) return;
    const choose = (path: readonly string[]): Side => this.choices[path.join('/')] ?? 'mine';
    const together = merged({ base: this.base, mine: this.content, theirs }, choose);
    const { termsDays } = this.value;
    this.base = theirs;
    this.value = { ...formOf(together), termsDays };
    this.#pristine = fingerprint(formOf(theirs));
    this.choices = {};
    this.refusals = [];
  }

  async save({ thenTo = null }: { readonly thenTo?: string | null } = {}): Promise<Saving> {
    this.isAttempted = true;
    this.refusals = [];
    this.failure = null;
    if (this.purpose.do === 'new' && !this.isDirty) return { how: 'empty' };
    if (this.problems.length > 0 || Object.values(this.#unread).some((why) => why !== undefined))
      return { how: 'problems' };
    const [first, ...more] = this.#commands(thenTo);
    if (!first) {
      await this.#finish();
      return { how: 'unchanged' };
    }
    this.isSaving = true;
    try {
      const command = more.length === 0 ? first : { do: 'batch' as const, commands: [first, ...more] };
      const done = await this.#execute(command, { blobs: this.#files.among(digestsOf(this)) });
      if (!done.ok) {
        if (done.error.some(({ why }) => why === 'edited-elsewhere')) await this.#readAnswer();
        this.refusals = done.error;
        return { how: 'refused' };
      }
      await this.#finish();
      return { how: 'done', invoice: this.invoice, receipt: done.value };
    } catch (error) {
      this.failure = failureOf(error);
      if (this.failure === null) throw error;
      return { how: 'failed' };
    } finally {
      this.isSaving = false;
    }
  }

  /** Id of the invoice that is, or will be. */
  get invoice(): string {
    return this.purpose.do === 'edit' ? this.purpose.invoice : this.id;
  }

  /** To be called whenever something may have been typed: stores it a moment later. */
  keep(): void {
    if (this.#isDone || fingerprint(this.value) === this.#kept) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), restMs);
  }

  /** Stores at once what was typed; takes it out again where nothing is left of it. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const print = fingerprint(this.value);
    if (!this.#isDone && print !== this.#kept) {
      this.#kept = print;
      const form = this.#snapshot();
      this.#writing = this.#writing.then(() => this.#write(print === this.#pristine ? null : form));
    }
    await this.#writing;
  }

  /** Throws away what was typed, and gives what brings it back. */
  async discard(): Promise<() => Promise<void>> {
    const form = this.#snapshot();
    await this.#finish();
    return async () => {
      await keepForm(this.#docket.drafts, form);
      this.#files.dropped();
      await this.#files.keep(this.#docket.drafts, digestsOf(form));
    };
  }

  /** The page goes: what was typed stays as a draft. */
  close(): Promise<void> {
    const closing = this.#close();
    formLeaves(closing);
    return closing;
  }

  async #close(): Promise<void> {
    const [release, ...stops] = this.#stops;
    for (const stop of stops) stop();
    await this.flush();
    release?.();
  }

  #commands(thenTo: string | null): SingleCommand[] {
    const { purpose } = this;
    if (purpose.do === 'edit') {
      const { invoice } = purpose;
      const changes = this.changes.map((change) => ({ ...change, path: [...change.path] }));
      return changes.length === 0 ? [] : [{ do: 'editInvoice', invoice, changes, withdraw: this.isWithdrawing }];
    }
    const create: SingleCommand = {
      do: 'createInvoice',
      id: this.id,
      content: this.content,
      origin: purpose.do === 'duplicate' ? 'duplicate' : 'hand',
      copiedFrom: purpose.do === 'duplicate' ? purpose.of : null,
      creditOf: purpose.do === 'credit-note' ? purpose.of : null
    };
    return thenTo === null ? [create] : [create, { do: 'changeStatus', invoice: this.id, to: thenTo }];
  }

  /** Nothing of the form is left to keep. */
  async #finish(): Promise<void> {
    this.#isDone = true;
    clearTimeout(this.#timer);
    await this.#writing;
    await dropForm(this.#docket.drafts, this.id);
  }

  async #write(form: SavedForm | null): Promise<void> {
    const { drafts } = this.#docket;
    try {
      if (form === null) {
        await dropForm(drafts, this.id);
        this.#files.dropped();
      } else {
        await keepForm(drafts, form);
        // Not those that were attached meanwhile: a file that no stored form names would be lost with the tab.
        await this.#files.keep(drafts, digestsOf(form));
      }
      this.keepFailure = null;
    } catch (error) {
      this.keepFailure = failureOf(error);
      if (this.keepFailure === null) throw error;
    }
  }

  #snapshot(): SavedForm {
    const { id, purpose, base, withdraws } = this;
    return { v: 1, id, purpose, base, withdraws, value: $state.snapshot(this.value) };
  }

  async #attachOne(file: File): Promise<FileProblem['why'] | null> {
    const read = await this.#files.read(file);
    if (typeof read === 'string') return read;
    const { digest, mime } = read;
    if (digestsOf(this).includes(digest)) return 'twice';
    const position = nextPosition(this.value.attachments);
    const { name, size: sizeBytes } = file;
    this.value.attachments.push({ id: this.start.newId(), position, name, mime, sizeBytes, digest });
    return null;
  }

  #standing(): EditStanding | null {
    if (!this.base || !this.answer) return null;
    const { answers, invoice } = this.answer;
    const { status } = answers;
    const gone: Refusal[] = invoice.deleted ? [{ why: 'not-found', kind: 'invoice', id: invoice.id }] : [];
    const dangling: Refusal[] = status ? [] : [{ why: 'dangling', what: invoice.status }];
    return {
      status,
      refusals: [...gone, ...answers.edit, ...dangling],
      base: this.base,
      withdrawable: answers.withdrawable,
      withdraws: this.withdraws
    };
  }

  #comparison(): Comparison | null {
    const theirs = this.answer?.invoice.content;
    if (!theirs || !this.base) return null;
    const comparison = compare(this.base, this.content, theirs);
    return comparison.theirChanges.length === 0 ? null : comparison;
  }

  async #readClients(): Promise<void> {
    this.clients = await this.#docket.clients();
  }

  async #readAnswer(): Promise<void> {
    const answer = await this.#docket.ask(this.invoice);
    // Once saved, it is what this form made of it: there is nothing more to compare.
    if (answer && !this.#isDone) this.answer = answer;
  }

  /** What could not be read in a row that is gone keeps nothing from being saved. */
  #forget(row: string): void {
    for (const at of Object.keys(this.#unread)) if (at.startsWith(`${row}/`)) this.#unread[at] = undefined;
  }
}

/** Of how many earlier invoices lines are suggested. */
const earlierMax = 150;

function digestsOf({ value }: Pick<SavedForm, 'value'>): string[] {
  return value.attachments.map(({ digest }) => digest);
}
