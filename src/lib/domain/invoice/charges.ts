import { digestOf } from '#domain/history/digest.ts';
import { itemCharge, participationCharge, priceCharges, type Charge, type PriceTexts } from '#domain/job/charge.ts';
import type { Job } from '#domain/job/job.ts';
import type { Content, Line } from './content.ts';
import type { Invoice } from './invoice.ts';

/** What lines call the jobs and workshops that they came from. */
export const jobSource = 'job';

/**
 * What an invoice would say if it followed a job now (W22, W23). Lines that came from the job are the platform's, and go
 * with it; lines by hand, discounts and adjustments are a person's, and stay (WR9).
 */
export function recomputed(
  { content, source }: Pick<Invoice, 'content' | 'source'>,
  job: Job,
  texts: PriceTexts
): Content {
  const isItsOwn = source?.job === job.id;
  // Amounts of another currency would be other amounts.
  if (content.currency !== job.fields.currency && !isItsOwn) return content;
  const held = Object.values(content.lines).filter((line) => isFrom(line, job.id));
  const charges = [...(isItsOwn ? chargesOf(job, source.participant, texts) : []), ...itemsHeld(job, held)];
  const kept = Object.values(content.lines).filter((line) => !isFrom(line, job.id));
  const lines = charges.map((charge, place) => {
    const known = held.find((line) => line.source?.item === charge.item);
    return lineOf(job.id, charge, known, place);
  });
  return {
    ...content,
    currency: isItsOwn ? job.fields.currency : content.currency,
    lines: Object.fromEntries([...kept, ...lines].map((line) => [line.id, line]))
  };
}

/** The lines of some items, to be added behind those that are there. */
export function linesOfItems(job: Job, items: readonly string[], content: Content): Line[] {
  const last = Math.max(0, ...Object.values(content.lines).map(({ position }) => position));
  return items
    .flatMap((id) => job.fields.items[id] ?? [])
    .sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1))
    .map((item, place) => ({ ...lineOf(job.id, itemCharge(item), undefined, 0), position: last + 1 + place }));
}

/** Whether an item of a job stands on an invoice. */
export function holdsItem({ content }: Pick<Invoice, 'content'>, job: string, item: string): boolean {
  return Object.values(content.lines).some((line) => isFrom(line, job) && line.source?.item === item);
}

function chargesOf(job: Job, participant: string | null, texts: PriceTexts): Charge[] {
  if (participant === null) return priceCharges(job.fields, texts);
  const who = Object.hasOwn(job.fields.participants, participant) ? job.fields.participants[participant] : undefined;
  const charge = who ? participationCharge(job.fields, who) : null;
  return charge ? [charge] : [];
}

function itemsHeld(job: Job, held: readonly Line[]): Charge[] {
  const { items } = job.fields;
  return held.flatMap(({ source }) => {
    const item = source && Object.hasOwn(items, source.item) ? items[source.item] : undefined;
    return item && !item.archived ? [itemCharge(item)] : [];
  });
}

/** A line that follows a charge. What a person has taken off it, and where it stands, stays. */
function lineOf(job: string, charge: Charge, known: Line | undefined, place: number): Line {
  const { item, ...said } = charge;
  return {
    id: known?.id ?? lineId(job, item),
    // Before what is written by hand.
    position: known?.position ?? place - linesBefore,
    baseQuantity: '1',
    adjustments: known?.adjustments ?? [],
    declaredNetMinor: null,
    ...said,
    source: { kind: jobSource, id: job, item }
  };
}

/** More than a job has parts of its price. */
const linesBefore = 100;

/** The same on every device, so that two that reckon apart write one line. */
function lineId(job: string, item: string): string {
  return digestOf(['line', job, item]).slice(0, 32);
}

function isFrom({ source }: Line, job: string): boolean {
  return source?.kind === jobSource && source.id === job;
}
