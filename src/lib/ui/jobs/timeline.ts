import type { Change } from '#domain/history/change.ts';
import type { Job, JobEvent, JobFields } from '#domain/job/job.ts';
import { isJsonObject, type Json } from '#domain/shared/json.ts';
import type { HistoryEntry } from '#services/history.ts';
import { priceInWords, quantityInWords } from '#ui/invoice/totals-rows.ts';
import { minorDigits } from '#domain/money/currency.ts';
import { words } from '#ui/words/words.ts';
import { valueInWords, type ChangeInWords } from '#ui/history/fields.ts';
import { momentsOf, plainStep, type Around, type Moment, type Step } from '#ui/history/timeline.ts';

/** What ids are called now; statuses keep the names that they had. */
export interface JobTimelineNames {
  client(id: string): string;
  person(id: string): string;
  /** How such a thing is called: "workshop". */
  readonly source: string;
}

/** The history of one job in words, the latest first. */
export function jobTimeline(entries: readonly HistoryEntry[], names: JobTimelineNames): Moment[] {
  return momentsOf('job', entries, names.source, (entry, around) => stepOf(entry, around, names));
}

function stepOf(entry: HistoryEntry, { before, after, textByCommit }: Around<Job>, names: JobTimelineNames): Step {
  const { rule } = entry;
  const event = entry.event as JobEvent;
  const { steps } = words.jobs.history;
  const step = (text: string, rest: Partial<Step> = {}): Step => ({ ...plainStep(entry, text, names.source), ...rest });
  switch (event.type) {
    case 'job-created':
      return step(steps[event.type]({ status: event.data.status.label }));
    case 'job-edited': {
      const { changes } = event.data;
      return step(steps[event.type](fieldsInWords(changes)), {
        changes: describeJobChanges(changes, { before: before?.fields ?? after.fields, after: after.fields, names })
      });
    }
    case 'status-changed': {
      const ends = { from: event.data.from.label, to: event.data.to.label };
      // The reason of a rule's move is the rule's name, which is told already.
      if (rule !== null) return step(words.history.movedByRule({ rule, ...ends }), { rule: null });
      return step(steps[event.type](ends), { reason: event.data.reason });
    }
    case 'status-overridden':
      return step(steps[event.type]({ from: event.data.from.label, to: event.data.to.label }), {
        reason: event.data.reason,
        isOverride: true
      });
    case 'status-replaced':
      return step(steps[event.type]({ from: event.data.from.label, to: event.data.to.label }));
    case 'conflict-settled':
      return step(steps[event.type]({ to: event.data.to.label }));
    case 'end-settled':
      return step(steps[event.type](event.data.takesPlace));
    case 'job-deleted':
      return step(steps[event.type]);
    case 'job-over':
      // That the clock noticed it is what the sentence says.
      return step(steps[event.type], { rule: null });
    case 'undone':
      return step(steps[event.type](textByCommit.get(event.data.commit) ?? words.history.unknownStep));
    default:
      return step(words.history.unknownStep);
  }
}

function fieldsInWords(changes: readonly Change[]): string {
  const { fieldsInSentence } = words.jobs.history;
  const texts = changes.map(({ path: [field = ''] }) =>
    isField(field, fieldsInSentence) ? fieldsInSentence[field] : field
  );
  return words.common.and([...new Set(texts)]);
}

interface Place {
  readonly before: JobFields;
  readonly after: JobFields;
  readonly names: JobTimelineNames;
}

/** Field by field, old and new. Participants and items are called by their names. */
export function describeJobChanges(changes: readonly Change[], place: Place): ChangeInWords[] {
  return changes
    .filter(({ path }) => path[2] !== 'position')
    .map((change) => ({ id: change.path.join('/'), ...inWords(change, place) }));
}

function inWords(change: Change, { before, after, names }: Place): Omit<ChangeInWords, 'id'> {
  const { history, fields } = words.jobs;
  const [field = '', id = '', part] = change.path;
  const { currency } = after;
  const both = (say: (value: Json | undefined) => string | null) => ({ old: say(change.old), new: say(change.new) });
  const named = (say: (id: string) => string) => both((value) => (typeof value === 'string' ? say(value) : null));
  const plain = (named: string) => both((value) => valueInWords(named, value, currency));
  const partName = history.partFields[part ?? id] ?? part ?? id;
  switch (field) {
    case 'participants': {
      const name = history.participant((after.participants[id] ?? before.participants[id])?.name ?? '');
      if (part === undefined) return { field: name, ...both((value) => textIn(value, 'name')) };
      if (part === 'cancelled') return { field: name, ...both((value) => yesOrNo(value === false, history.takesPart)) };
      return { field: history.within(name, partName), ...plain(part) };
    }
    case 'items': {
      const name = history.item((after.items[id] ?? before.items[id])?.text ?? '');
      if (part === undefined) return { field: name, ...both((value) => itemInWords(value, currency)) };
      if (part === 'archived') return { field: name, ...both((value) => yesOrNo(value === false, history.charged)) };
      if (part === 'attachment')
        return { field: history.within(name, partName), ...both((value) => textIn(value, 'name')) };
      // A field of a file is a part of the file.
      if (change.path.length > 3) return { field: history.within(name, history.file), ...plain('') };
      return { field: history.within(name, partName), ...plain(part) };
    }
    case 'priceRule':
      if (id === '')
        return { field: fields.priceRule, ...both((value) => (value === null ? null : words.history.changed)) };
      return { field: history.priceRule(partName), ...plain('price') };
    case 'participationPrice':
      return { field: fields[field], ...plain('price') };
    case 'hours':
      return { field: fields[field], ...plain('quantity') };
    case 'clientId':
      return { field: fields[field], ...named((client) => names.client(client)) };
    case 'trainerId':
      return { field: fields[field], ...named((person) => names.person(person)) };
    default:
      return { field: isField(field, fields) ? fields[field] : field, ...plain(field) };
  }
}

/** "12 h × 80.00" */
function itemInWords(value: Json | undefined, currency: string): string | null {
  if (!isJsonObject(value)) return null;
  const { quantity, unit, price } = value;
  if (typeof quantity !== 'string' || typeof unit !== 'string' || typeof price !== 'string') return null;
  return words.history.times(
    quantityInWords({ quantity, unit }),
    priceInWords({ price, baseQuantity: '1' }, minorDigits(currency))
  );
}

function textIn(value: Json | undefined, key: string): string | null {
  if (!isJsonObject(value)) return null;
  const text = value[key];
  return typeof text === 'string' && text !== '' ? text : null;
}

function yesOrNo(isSo: boolean, said: { yes: string; no: string }): string {
  return isSo ? said.yes : said.no;
}

function isField<T extends object>(field: string, table: T): field is Extract<keyof T, string> {
  return Object.hasOwn(table, field);
}
