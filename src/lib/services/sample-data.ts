import { emptyBusiness } from '#domain/business/business.ts';
import { addDays, daysBetween, instantAtStartOfDay } from '#domain/calendar/day.ts';
import { emptyClient, type ClientFields } from '#domain/client/client.ts';
import type { Content, Line } from '#domain/invoice/content.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import { emptyJob, type Item, type JobFields } from '#domain/job/job.ts';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { foundingRole, presetFor } from '#domain/workflow/presets.ts';
import type { Docket } from './docket.ts';

/** Says in the language of the app what a preset says, and what is written in a sample. */
export interface SampleWords {
  presetInWords(preset: Workflow): Workflow;
  sampleInWords(text: string): string;
}

const plainWords: SampleWords = { presetInWords: (preset) => preset, sampleInWords: (text) => text };

/** What a sample is made of: the same seed on the same day gives the same sample. */
export interface SampleOptions {
  readonly preset: PresetId;
  readonly zone: string;
  readonly seed?: number;
  readonly words?: SampleWords | undefined;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Fills an empty dataset with half a year of believable work, through the commands that a person would give. */
export async function fillWithSample(docket: Docket, options: SampleOptions): Promise<void> {
  const { zone, onProgress } = options;
  const steps = sampleSteps({ ...options, today: docket.today() });
  for (const [index, { command, day, minute, by }] of steps.entries()) {
    const wallMs = instantAtStartOfDay(day, zone) + (9 * 60 + minute) * 60_000;
    const done = await docket.execute(command, { wallMs: Math.min(wallMs, docket.nowMs()), by });
    if (!done.ok) throw new Error(`the sample does not fit its workflow: ${JSON.stringify([command.do, done.error])}`);
    onProgress?.(index + 1, steps.length);
  }
}

/** A command on a day in the past; steps are in the order in which they happen. */
export interface SampleStep {
  readonly command: SingleCommand;
  readonly day: string;
  readonly minute: number;
  readonly by: string;
}

export function sampleSteps({
  preset,
  seed = 1,
  words = plainWords,
  today
}: Pick<SampleOptions, 'preset' | 'seed' | 'words'> & { today: string }): SampleStep[] {
  const chance = randomFrom(seed);
  const story = new Story(preset, { today, chance, words });
  story.begin();
  for (const [index, fate] of fates.entries()) story.invoice(index, fate);
  if (preset === 'training') for (const workshop of workshops) story.workshop(workshop);
  else for (const job of jobs) story.job(job);
  return story.steps();
}

/** Where a sample invoice ends up. */
type Fate =
  | 'started'
  | 'waiting'
  | 'rejected'
  | 'approved'
  | 'sent'
  | 'overdue'
  | 'part-paid'
  | 'part-paid-overdue'
  | 'paid'
  | 'credited'
  | 'cancelled'
  | 'received'
  | 'received-paid';

/** The older first. */
const fates: readonly Fate[] = [
  ...repeated('paid', 11),
  'received-paid',
  'credited',
  'overdue',
  'cancelled',
  'paid',
  'part-paid-overdue',
  'received-paid',
  'paid',
  'overdue',
  'rejected',
  'paid',
  'cancelled',
  'credited',
  'overdue',
  'received',
  'part-paid',
  'paid',
  'sent',
  'sent',
  'approved',
  'received',
  'part-paid',
  'sent',
  'rejected',
  'sent',
  'approved',
  'waiting',
  'sent',
  'waiting',
  'received',
  'started',
  'started',
  'waiting',
  'started'
];

type Way = 'waiting' | 'rejected' | 'approved' | 'sent' | 'cancelled';
/** A status to move to, or a signature. */
type WayStep = { readonly to: string } | 'approve';

const request: WayStep = { to: 'awaiting-approval' };

/** How each workflow gets an invoice there. */
const waysByPreset: Readonly<Record<PresetId, Readonly<Record<Way, readonly WayStep[]>>>> = {
  'small-business': {
    waiting: [],
    rejected: [{ to: 'sent' }, { to: 'disputed' }],
    approved: [{ to: 'sent' }],
    sent: [{ to: 'sent' }],
    cancelled: [{ to: 'void' }]
  },
  agency: {
    waiting: [request],
    rejected: [request, { to: 'rejected' }],
    approved: [request, 'approve'],
    sent: [request, 'approve', { to: 'submitted' }],
    cancelled: [{ to: 'voided' }]
  },
  training: {
    waiting: [{ to: 'review' }],
    rejected: [{ to: 'review' }, { to: 'draft' }],
    approved: [{ to: 'review' }],
    sent: [{ to: 'review' }, { to: 'final' }],
    cancelled: [{ to: 'cancelled' }]
  }
};

/** In training what one may issue depends on the kind of account (WR8). */
const accountByPreset: Readonly<Record<PresetId, { account: string; issues: string; receives: string }>> = {
  'small-business': { account: '', issues: 'invoice', receives: 'invoice' },
  agency: { account: '', issues: 'invoice', receives: 'invoice' },
  training: { account: 'training-company', issues: 'workshop-participation', receives: 'licensed-workshop' }
};

interface SampleJob {
  readonly id: string;
  readonly title: string;
  /** Index of the client. */
  readonly client: number;
  readonly beganDaysAgo: number;
  /** Each is charged once. */
  readonly items: readonly string[];
  readonly moves: readonly string[];
}

const jobs: readonly SampleJob[] = [
  {
    id: 'sample-job-1',
    title: 'Spring campaign',
    client: 1,
    beganDaysAgo: 24,
    items: ['Concept', 'Illustrations', 'Landing page'],
    moves: ['approved', 'completed']
  },
  {
    id: 'sample-job-2',
    title: 'Annual report',
    client: 6,
    beganDaysAgo: 11,
    items: ['Editing', 'Layout'],
    moves: []
  },
  { id: 'sample-job-3', title: 'Shop signs', client: 3, beganDaysAgo: 2, items: [], moves: [] }
];

interface SampleWorkshop {
  readonly id: string;
  readonly title: string;
  /** Index of the client that it is held for; null: whoever comes. */
  readonly client: number | null;
  readonly announcedDaysAgo: number;
  readonly inDays: number;
  readonly names: readonly string[];
  readonly moves: readonly string[];
}

const workshops: readonly SampleWorkshop[] = [
  {
    id: 'sample-workshop-1',
    title: 'Retrospectives that change something',
    client: null,
    announcedDaysAgo: 30,
    inDays: -6,
    names: ['Ines Aalto', 'Piotr Zieliński', 'נועם לוי'],
    moves: ['confirmed']
  },
  {
    id: 'sample-workshop-2',
    title: 'Facilitating remote teams',
    client: 1,
    announcedDaysAgo: 12,
    inDays: 16,
    names: ['Carla Reyes', 'Dag Holm'],
    moves: ['confirmed']
  },
  {
    id: 'sample-workshop-3',
    title: 'Storytelling with numbers',
    client: null,
    announcedDaysAgo: 3,
    inDays: 41,
    names: [],
    moves: []
  }
];

const owner = 'sample-person-1';
const colleague = 'sample-person-2';
const firstDaysAgo = 175;

/** Collects the steps of half a year, each on its day. */
class Story {
  readonly #steps: SampleStep[] = [];
  readonly #preset: PresetId;
  readonly #today: string;
  readonly #chance: () => number;
  readonly #words: SampleWords;

  constructor(preset: PresetId, { today, chance, words }: { today: string; chance: () => number; words: SampleWords }) {
    this.#preset = preset;
    this.#today = today;
    this.#chance = chance;
    this.#words = words;
  }

  /** In time order; what happens on one day stays in the order in which it was told. */
  steps(): SampleStep[] {
    const sorted = [...this.#steps].sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
    return sorted.map((step, index) => ({ ...step, minute: index }));
  }

  begin(): void {
    const { account } = accountByPreset[this.#preset];
    const workflow = this.#words.presetInWords(presetFor(this.#preset, account));
    const day = addDays(this.#today, -firstDaysAgo - 2);
    const fields = { name: 'Mara Lindqvist', roles: [foundingRole(workflow)], active: true };
    this.#tell(day, {
      do: 'setUp',
      person: { id: owner, fields },
      workflow,
      business: {
        ...emptyBusiness,
        party: ownParty,
        account,
        taxRate: '19',
        termsDays: 14,
        footer: this.#said('Thank you.')
      }
    });
    const second = workflow.roles[1];
    if (second)
      this.#tell(day, {
        do: 'addPerson',
        id: colleague,
        fields: { name: 'Tomás Okafor', roles: [second.id], active: true }
      });
    for (const [index, fields] of clients.entries())
      this.#tell(day, { do: 'createClient', id: clientId(index), fields });
  }

  invoice(index: number, fate: Fate): void {
    const id = `sample-invoice-${String(index + 1).padStart(3, '0')}`;
    const client = index % clients.length;
    const issueDay = this.#issueDay(index, fate);
    const received = fate === 'received' || fate === 'received-paid';
    const content = this.#content(index, { client, issueDay, received, fate });
    this.#tell(issueDay, createCommand(id, content, null), this.#writer());
    this.#follow(id, this.#wayTo(fate), issueDay);
    this.#money(id, content, fate, issueDay);
  }

  /** Work for a client, charged by what is done of it: the first items stand on an invoice at once. */
  job({ id, title, client, beganDaysAgo, items, moves }: SampleJob): void {
    const began = addDays(this.#today, -beganDaysAgo);
    const fields = { ...emptyJob, title: this.#said(title), clientId: clientId(client), taxRate: '19' };
    this.#tell(began, { do: 'createJob', id, fields }, this.#writer());
    for (const [index, item] of items.entries()) {
      const day = this.#later(began, index * 2);
      const change = { path: ['items', item], new: itemOf(item, this.#said(item), index) };
      this.#tell(day, { do: 'editJob', job: id, changes: [change] }, this.#writer());
    }
    // Whoever did the work does not agree to it.
    for (const [index, to] of moves.entries())
      this.#tell(this.#later(began, items.length * 2 + index), { do: 'changeJobStatus', job: id, to }, owner);
  }

  /** A day with people who each pay to take part. */
  workshop({ id, title, client, announcedDaysAgo, inDays, names, moves }: SampleWorkshop): void {
    const [announced, day] = [addDays(this.#today, -announcedDaysAgo), addDays(this.#today, inDays)];
    const fields: JobFields = {
      ...emptyJob,
      title: this.#said(title),
      clientId: client === null ? null : clientId(client),
      startDay: day,
      endDay: day,
      startTime: '09:00',
      endTime: '17:00',
      zone: 'Europe/Berlin',
      place: 'Hamburg',
      hours: '7',
      taxRate: '19',
      participationPrice: '480',
      trainerId: owner
    };
    this.#tell(announced, { do: 'createJob', id, fields }, this.#writer());
    for (const [index, name] of names.entries()) {
      const who = `${id}-${index + 1}`;
      const participant = {
        id: who,
        position: index + 1,
        name,
        email: '',
        clientId: null,
        price: null,
        cancelled: false
      };
      const change = { path: ['participants', who], new: participant };
      this.#tell(this.#later(announced, index + 1), { do: 'editJob', job: id, changes: [change] }, this.#writer());
    }
    for (const to of moves)
      this.#tell(this.#later(announced, names.length + 1), { do: 'changeJobStatus', job: id, to }, this.#writer());
  }

  #wayTo(fate: Fate): Way | null {
    switch (fate) {
      case 'started':
        return null;
      case 'waiting':
      case 'rejected':
      case 'approved':
      case 'cancelled':
        return fate;
      default:
        return 'sent';
    }
  }

  #follow(id: string, way: Way | null, issueDay: string): void {
    if (way === null) return;
    for (const [index, step] of waysByPreset[this.#preset][way].entries()) {
      const day = this.#later(issueDay, index);
      const reason = way === 'cancelled' ? 'Ordered twice by mistake' : 'The hours of the second week are in doubt';
      if (step === 'approve') this.#tell(day, { do: 'approve', invoice: id, comment: this.#said('Fine with me') });
      else this.#tell(day, { do: 'changeStatus', invoice: id, to: step.to, reason: this.#said(reason) });
    }
  }

  #money(id: string, content: Content, fate: Fate, issueDay: string): void {
    const totalMinor = Object.values(content.lines).reduce((sum, line) => sum + wholePriceMinor(line, content), 0);
    const payment = (days: number, amountMinor: number): void => {
      const day = this.#later(issueDay, days);
      const fields = { id: `${id}-payment-${days}`, amountMinor, day, method: 'transfer', note: '' };
      this.#tell(day, { do: 'recordPayment', invoice: id, payment: fields });
    };
    switch (fate) {
      case 'paid':
      case 'received-paid':
        payment(5 + Math.floor(this.#chance() * 12), totalMinor);
        break;
      case 'part-paid':
      case 'part-paid-overdue':
        payment(4, Math.max(1, Math.floor(totalMinor * 0.4)));
        break;
      case 'credited':
        this.#creditNote(id, content, issueDay);
        break;
      default:
        break;
    }
  }

  /** Takes back the first line of an invoice. */
  #creditNote(id: string, content: Content, issueDay: string): void {
    const [first] = Object.values(content.lines);
    if (!first) return;
    const note = `${id}-credit`;
    const day = this.#later(issueDay, 6);
    const lines = { [first.id]: { ...first, description: this.#said('Taken back') } };
    const noteContent: Content = { ...content, kind: 'credit-note', lines, issueDay: day, dueDay: null };
    this.#tell(day, createCommand(note, noteContent, id), this.#writer());
    this.#follow(note, 'sent', day);
  }

  #content(
    index: number,
    { client, issueDay, received, fate }: { client: number; issueDay: string; received: boolean; fate: Fate }
  ): Content {
    const { issues, receives } = accountByPreset[this.#preset];
    const fields = clients[client] ?? emptyClient;
    const currency = fields.currency || 'EUR';
    const termsDays = fate === 'overdue' || fate === 'part-paid-overdue' ? 10 : (fields.termsDays ?? 30);
    const isLate = fate === 'sent' || fate === 'part-paid' || fate === 'received';
    const dueDay = addDays(isLate ? this.#today : issueDay, isLate ? 3 + (index % 18) : termsDays);
    return {
      ...emptyContent,
      direction: received ? 'received' : 'issued',
      type: received ? receives : issues,
      currency,
      supplierNumber: received ? `R-${4_100 + index * 7}` : '',
      clientId: clientId(client),
      seller: received ? fields.party : ownParty,
      client: received ? ownParty : fields.party,
      lines: this.#lines(index, currency),
      issueDay,
      dueDay,
      terms: '',
      references: { ...emptyContent.references, project: this.#said(projects[index % projects.length] ?? '') }
    };
  }

  #lines(index: number, currency: string): Record<string, Line> {
    const count = 1 + Math.floor(this.#chance() * 3);
    const lines = Array.from({ length: count }, (_, place): Line => {
      const work = works[(index * 3 + place) % works.length] ?? { text: 'Work', price: 100 };
      const quantity = 1 + Math.floor(this.#chance() * 12);
      // One invoice in fourteen is a very large one, to show how amounts line up.
      const price = index % 14 === 9 ? work.price * 137 : work.price;
      return {
        id: `line-${place + 1}`,
        position: place + 1,
        text: this.#said(work.text),
        description: '',
        code: '',
        quantity: String(quantity),
        unit: 'HUR',
        price: String(currency === 'JPY' ? price * 160 : price),
        baseQuantity: '1',
        adjustments: [],
        taxCategory: currency === 'EUR' ? 'S' : 'Z',
        taxRate: currency === 'EUR' ? '19' : '0',
        declaredNetMinor: null,
        source: null
      };
    });
    return Object.fromEntries(lines.map((line) => [line.id, line]));
  }

  /** The older the further down the story; what waits or is not due yet was written lately. */
  #issueDay(index: number, fate: Fate): string {
    const share = 1 - index / (fates.length - 1);
    const jitter = Math.floor(this.#chance() * 4);
    const daysAgo = Math.floor(share * (firstDaysAgo - 8)) + jitter;
    const settled = fate === 'paid' || fate === 'received-paid';
    return addDays(this.#today, -Math.max(daysAgo, settled ? 20 : fate.endsWith('overdue') ? 16 : 0));
  }

  /** So many days after a day, but not in the future. */
  #later(day: string, days: number): string {
    return addDays(day, Math.min(days, Math.max(0, daysBetween(day, this.#today))));
  }

  /** Nobody signs what they wrote themselves: where there are two people, one writes and the other signs. */
  #writer(): string {
    return this.#preset === 'small-business' ? owner : colleague;
  }

  #said(text: string): string {
    return this.#words.sampleInWords(text);
  }

  #tell(day: string, command: SingleCommand, by = owner): void {
    this.#steps.push({ command, day, minute: 0, by });
  }
}

function itemOf(id: string, text: string, index: number): Item {
  const price = String(640 + index * 180);
  const said = { id, position: index + 1, code: '', text, description: '', quantity: '1', unit: 'C62', price };
  return { ...said, taxCategory: 'S', taxRate: '19', attachment: null, archived: false };
}

function createCommand(id: string, content: Content, creditOf: string | null): SingleCommand {
  return { do: 'createInvoice', id, content, origin: 'hand', copiedFrom: null, creditOf };
}

/** What a sample line comes to with tax: whole quantities and whole prices leave nothing to round but the tax. */
function wholePriceMinor(line: Line, { currency }: Content): number {
  const minorPerUnit = currency === 'JPY' ? 1 : 100;
  const netMinor = Number(line.quantity) * Number(line.price) * minorPerUnit;
  return netMinor + (netMinor * Number(line.taxRate)) / 100;
}

function clientId(index: number): string {
  return `sample-client-${String(index + 1).padStart(2, '0')}`;
}

function repeated(item: Fate, count: number): Fate[] {
  return Array.from({ length: count }, () => item);
}

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ownParty: Party = {
  ...emptyParty,
  name: 'Northlight Studio',
  contact: 'Mara Lindqvist',
  street: 'Lange Reihe',
  buildingNumber: '27',
  postcode: '20099',
  town: 'Hamburg',
  country: 'DE',
  vatId: 'DE000000000',
  email: 'hello@northlight.example',
  iban: 'DE02120300000000202051',
  bic: 'BYLADEM1001',
  accountHolder: 'Northlight Studio'
};

const clients: readonly ClientFields[] = [
  client('Lovelace Analytics Ltd', { town: 'London', country: 'GB' }, { currency: 'GBP', termsDays: 30 }),
  client('Café Morgenrot', { town: 'Berlin', country: 'DE', contact: 'Jule Brandt' }, { termsDays: 14 }),
  client(
    'شركة النور للتجارة',
    { town: 'دبي', country: 'AE', contact: 'ليلى حداد' },
    { currency: 'USD', termsDays: 30 }
  ),
  client('Bakkerij De Zonnebloem', { town: 'Utrecht', country: 'NL' }, { termsDays: 14 }),
  client(
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH',
    { town: 'Wien', country: 'AT' },
    { termsDays: 30 }
  ),
  client('東京デザイン株式会社', { town: '東京', country: 'JP' }, { currency: 'JPY', termsDays: 45 }),
  client('Ferreira & Filhos', { town: 'Porto', country: 'PT' }, { termsDays: 30 }),
  client('Kołodziej Stolarnia', { town: 'Kraków', country: 'PL' }, { termsDays: 14 }),
  client('Atelier Bois Flotté', { town: 'Nantes', country: 'FR', contact: 'Maëlle Le Goff' }, { termsDays: 30 }),
  client('Harbour & Pine', { town: 'Bristol', country: 'GB' }, { currency: 'GBP', termsDays: 30 }),
  client(
    'Universität am Fluss, Institut für Angewandte Gestaltung',
    { town: 'Bremen', country: 'DE' },
    { termsDays: 60 }
  ),
  client('Nordisk Kaffe AB', { town: 'Göteborg', country: 'SE' }, { termsDays: 30 }),
  client('Grünwald Immobilien', { town: 'München', country: 'DE' }, { termsDays: 14 }),
  client('Blue Heron Press', { town: 'Dublin', country: 'IE' }, { termsDays: 30 })
];

function client(
  name: string,
  party: Partial<Party>,
  fields: Partial<Pick<ClientFields, 'currency' | 'termsDays'>>
): ClientFields {
  return { ...emptyClient, ...fields, party: { ...emptyParty, ...party, name } };
}

const works: readonly { readonly text: string; readonly price: number }[] = [
  { text: 'Concept and first drafts', price: 95 },
  { text: 'Website, home page and templates', price: 110 },
  { text: 'Workshop with the team', price: 180 },
  { text: 'Photography on site', price: 120 },
  { text: 'Text and translation', price: 75 },
  { text: 'Brand guidelines', price: 105 },
  { text: 'Corrections after review', price: 85 },
  { text: 'Print preparation', price: 65 }
];

const projects = ['Spring launch', '', 'New shop', 'Annual report', '', 'Rebranding'];
