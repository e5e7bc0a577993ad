import { emptyClient } from '#domain/client/client.ts';
import { recordedIn, sealCommit, type Commit } from '#domain/history/commit.ts';
import { subjectKey, type Event } from '#domain/history/event.ts';
import type { Content } from '#domain/invoice/content.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { evolve, type AnyEntity } from '#domain/ledger/entities.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import type { Command } from '#domain/ledger/command.ts';
import { emptyParty } from '#domain/party/party.ts';
import type { Json } from '#domain/shared/json.ts';
import { createClient, createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';

/**
 * Years of work of an agency, the same ones for the same number of invoices. What happens is what the engine makes of one
 * invoice on each of a few ways; the others are copies of it, with ids, clients, amounts and days of their own. So a
 * hundred thousand are there within a minute, and their rows are what folding their events gives.
 */

export const clientCount = 500;
export const changesOfEach = 10;

export type Status = (typeof ways)[number]['status'];

/** Where an invoice stands after ten changes, and how many of a hundred stand there. */
const ways = [
  { status: 'proforma', share: 30, moves: 'apapapapap' },
  { status: 'awaiting-approval', share: 15, moves: 'aspapapapa' },
  { status: 'approved', share: 8, moves: 'apapapapas' },
  { status: 'rejected', share: 5, moves: 'apapapapar' },
  { status: 'submitted', share: 17, moves: 'aspapapasn' },
  { status: 'paid', share: 20, moves: 'apapapasn$' },
  { status: 'voided', share: 5, moves: 'apapapasnv' }
] as const;

const commandOf: Record<string, Command> = {
  a: { do: 'changeStatus', invoice: 'i', to: 'awaiting-approval' },
  p: { do: 'changeStatus', invoice: 'i', to: 'proforma', reason: 'The dates have changed' },
  r: { do: 'changeStatus', invoice: 'i', to: 'rejected', reason: 'The hours are not right' },
  s: { do: 'approve', invoice: 'i' },
  n: { do: 'changeStatus', invoice: 'i', to: 'submitted' },
  v: { do: 'changeStatus', invoice: 'i', to: 'voided', reason: 'Ordered twice' },
  $: {
    do: 'recordPayment',
    invoice: 'i',
    payment: { id: 'p', day: '2024-03-01', amountMinor: 10_000, method: 'transfer', note: '' }
  }
};

/** The facts of one of them, for whoever keeps them in another way. */
export interface Described {
  readonly id: string;
  readonly status: Status;
  readonly client: string;
  readonly clientName: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly issueDay: string;
  readonly dueDay: string;
  readonly number: string;
  readonly text: string;
}

export function describe(place: number): Described {
  const client = hash(place) % clientCount;
  const issue = Date.UTC(2024, 0, 1) + (hash(place + 7) % 1_000) * dayMs;
  const due = issue + [14, 30, 60][hash(place + 3) % 3]! * dayMs;
  return {
    id: idOf(place),
    status: statusOf(place),
    client: `c${client}`,
    clientName: nameOf(client),
    currency: ['EUR', 'EUR', 'EUR', 'USD', 'GBP', 'CHF'][hash(place + 1) % 6]!,
    totalMinor: 1_000 + (hash(place + 2) % 900_000),
    issueDay: new Date(issue).toISOString().slice(0, 10),
    dueDay: new Date(due).toISOString().slice(0, 10),
    number: isNumbered(place) ? numberText(place + 1) : '',
    text: `Design and copy, part ${place % 97}`
  };
}

/** The clients, and blocks of invoices with all their commits, one after the other. */
export class History {
  readonly #count: number;
  readonly #templates: ReadonlyMap<Status, readonly (readonly Event[])[]>;
  readonly #head: { dataset: string; device: string; workflow: string };
  readonly #gapMs: number;
  #numbered = 0;
  n: number;
  prev: string;
  at = Date.UTC(2024, 0, 2);

  constructor(count: number, meta: { dataset: string; device: string; n: number; prev: string }, workflow: string) {
    this.#count = count;
    this.#head = { dataset: meta.dataset, device: meta.device, workflow };
    this.n = meta.n;
    this.prev = meta.prev;
    this.#templates = templates();
    const commits = Math.ceil(count / invoicesAtOnce) * (changesOfEach + 1);
    this.#gapMs = Math.floor((2.5 * 365 * dayMs) / commits / 2);
  }

  clients(): Commit {
    const { fields } = createClient('c');
    const events = Array.from({ length: clientCount }, (_, place) => ({
      subject: { kind: 'client', id: `c${place}` } as const,
      type: 'client-created',
      data: { fields: { ...fields, party: { ...emptyParty, name: nameOf(place) } } }
    }));
    return this.#commit(
      'batch',
      events.map((event, index) => this.#event(event, index))
    );
  }

  /** A hundred at a time, as people do who select and then act: each of their steps is one commit. */
  *blocks(): Generator<readonly Commit[]> {
    for (let from = 0; from < this.#count; from += invoicesAtOnce) {
      const length = Math.min(invoicesAtOnce, this.#count - from);
      const invoices = Array.from({ length }, (_, place) => from + place);
      const keys = invoices.map(() => new Map<string, string>());
      const contents = invoices.map((place) => contentOf(place));
      const commits: Commit[] = [];
      for (let step = 0; step <= changesOfEach; step += 1) {
        const events: Event[] = [];
        for (const [index, place] of invoices.entries())
          for (const template of this.#templates.get(statusOf(place))![step]!) {
            const key = `${this.#head.device}:${this.n + 1}:${events.length}`;
            keys[index]!.set(template.key, key);
            events.push(this.#copy(template, { place, key, keys: keys[index]!, content: contents[index]! }));
          }
        commits.push(this.#commit(step === 0 ? 'importInvoices' : 'batch', events));
      }
      yield commits;
    }
  }

  #copy(
    { data, type, cause, subject }: Event,
    { place, key, keys, content }: { place: number; key: string; keys: ReadonlyMap<string, string>; content: Content }
  ): Event {
    const { totalMinor, id } = describe(place);
    // As a series gives them: in the order in which they are asked for.
    if (type === 'number-assigned') this.#numbered += 1;
    const number = numberText(this.#numbered);
    const given = data as Record<string, Json>;
    const signed = { totalMinor, digest: 'digest' in given || 'frozen' in given ? contentDigest(content) : '' };
    const own: Record<string, Record<string, unknown>> = {
      'invoice-created': { content },
      'signature-given': signed,
      'number-assigned': { ...signed, text: number },
      'counter-advanced': { counter: this.#numbered, number, invoice: id },
      'payment-recorded': { payment: { ...(given.payment as object), amountMinor: totalMinor } }
    };
    return {
      key,
      subject: subject.kind === 'invoice' ? { kind: 'invoice', id } : subject,
      type,
      at: this.at,
      data: { ...renamed(given, keys), ...own[type], ...('frozen' in given ? { frozen: signed } : {}) },
      ...(cause ? { cause: { ...cause, event: keys.get(cause.event) ?? '' } } : {})
    };
  }

  #event(event: Pick<Event, 'subject' | 'type' | 'data'>, index: number): Event {
    return { key: `${this.#head.device}:${this.n + 1}:${index}`, at: this.at, ...event };
  }

  #commit(command: string, events: readonly Event[]): Commit {
    this.n += 1;
    const { n, at, prev } = this;
    const commit = sealCommit({ v: 1, ...this.#head, n, at, wall: at, by: owner, command, prev }, events);
    this.prev = commit.hash;
    this.at += this.#gapMs + (hash(n) % (2 * this.#gapMs + 1));
    return commit;
  }
}

/** What its events leave of each subject that some commits touch. */
export function folded(commits: readonly Commit[], known: Map<string, AnyEntity>): Map<string, AnyEntity> {
  for (const commit of commits)
    for (const recorded of recordedIn(commit)) {
      const { subject } = recorded.event;
      const key = subjectKey(subject);
      known.set(key, evolve(subject.kind, known.get(key) as never, recorded));
    }
  return known;
}

export const founding = {
  ...setUp('agency'),
  business: { ...setUp('agency').business, party: { ...emptyParty, name: 'Northlight' } }
};

const invoicesAtOnce = 100;
const dayMs = 86_400_000;

/** The events of one invoice on each way: its beginning, then those of each change. */
function templates(): ReadonlyMap<Status, readonly (readonly Event[])[]> {
  return new Map(
    ways.map(({ status, moves }) => {
      const ledger = new MemoryLedger('template');
      let wall = Date.UTC(2024, 0, 1);
      const run = (command: Command): readonly Event[] => {
        wall += 60_000;
        const done = ledger.execute(command, { by: owner, wall, today: '2024-01-01' });
        if (!done.ok) throw new Error(`${status}: ${JSON.stringify(done.error)}`);
        return done.value?.events ?? [];
      };
      run(founding);
      run({ ...createClient('c'), fields: { ...emptyClient, party: { ...emptyParty, name: 'Client' } } });
      const begun = run(createInvoice('i', { clientId: 'c', lines: linesOf('100') }));
      const steps = [begun, ...[...moves].map((move) => run(commandOf[move]!))];
      if (ledger.get('invoice', 'i')?.status !== status)
        throw new Error(`a way that should lead to ${status} does not`);
      return [status, steps];
    })
  );
}

/** The same, naming the events of the copy where it named those of the template. */
function renamed(data: Record<string, Json>, keys: ReadonlyMap<string, string>): Record<string, Json> {
  const text = JSON.stringify(data);
  if (!text.includes('template:') && !text.includes('"p-')) return data;
  return JSON.parse(text, (_, inner: Json) =>
    typeof inner === 'string' ? (keys.get(inner) ?? inner) : inner
  ) as Record<string, Json>;
}

function contentOf(place: number): Content {
  const { client, clientName, currency, totalMinor, issueDay, dueDay, text } = describe(place);
  const price = `${Math.floor(totalMinor / 100)}.${String(totalMinor % 100).padStart(2, '0')}`;
  const { content } = createInvoice('i', { lines: linesOf(price) });
  const lines = Object.fromEntries(Object.entries(content.lines).map(([id, line]) => [id, { ...line, text }]));
  const party = { ...emptyParty, name: clientName, town: 'Berlin', country: 'DE' };
  return { ...content, clientId: client, client: party, currency, issueDay, dueDay, lines };
}

function statusOf(place: number): Status {
  let rest = hash(place + 11) % 100;
  for (const { status, share } of ways) {
    if (rest < share) return status;
    rest -= share;
  }
  return ways[0].status;
}

function isNumbered(place: number): boolean {
  const status = statusOf(place);
  return status === 'submitted' || status === 'paid' || status === 'voided';
}

function numberText(counter: number): string {
  return `INV-2024-${String(counter).padStart(6, '0')}`;
}

/** Ids are of one length and in the order in which they were made, as those of the app are. */
function idOf(place: number): string {
  return `01890000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
}

function nameOf(client: number): string {
  const first = ['Amber', 'Birch', 'Cobalt', 'Dune', 'Ember', 'Fjord', 'Grove', 'Harbour', 'Iris', 'Juniper'];
  const second = ['Studio', 'Foods', 'Press', 'Films', 'Labs', 'Travel', 'Works', 'Books', 'Garden', 'Sound'];
  return `${first[client % 10]!} ${second[Math.floor(client / 10) % 10]!} ${Math.floor(client / 100) + 1}`;
}

/** Spreads numbers that follow on each other. */
function hash(number: number): number {
  let state = Math.imul(number + 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
