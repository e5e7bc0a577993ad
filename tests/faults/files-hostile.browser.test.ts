import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { linesOf as recordLines, type Header } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { emptyClient, type Client } from '#domain/client/client.ts';
import { lastInstantMs } from '#domain/history/clock.ts';
import { sealCommit, type Commit, type Head } from '#domain/history/commit.ts';
import { subjectKinds, type Event } from '#domain/history/event.ts';
import { counterMax } from '#domain/invoice/series.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { Machine, Workflow } from '#domain/workflow/document.ts';
import type { Docket } from '#services/docket.ts';
import { fileOfLines, recordsOf } from '#tests/builders/backup-file.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import RestoreDialog from '#ui/backup/RestoreDialog.svelte';
import { timeline } from '#ui/history/timeline.ts';
import { words } from '#ui/words/words.ts';
import { counted } from './counted.ts';

/**
 * Files whose every digest is right, made by somebody who means harm. Each is refused in words and changes nothing, or
 * is taken in and comes to nothing but text and numbers.
 */

/** A history of one invoice `a`, and one more step of events that no version of ours has ever written. */
function hostileFile(...events: Partial<Event>[]): string[] {
  return fileWith(historyWith(events));
}

function historyWith(events: readonly Partial<Event>[]): Commit[] {
  const commits = new Desk('small-business').ledger.commits();
  const last = commits.at(-1)!;
  const n = last.n + 1;
  const whole = events.map((event, index): Event => ({
    key: `${last.device}:${n}:${index}`,
    subject: { kind: 'invoice', id: 'a' },
    type: 'invoice-edited',
    at: last.at + 1,
    data: {},
    ...event
  }));
  const { events: _events, hash, ...head } = last;
  return [
    ...commits,
    sealCommit({ ...head, n, at: last.at + 1, wall: last.at + 1, prev: hash, command: 'edit' }, whole)
  ];
}

/** A file whose last step was sealed under another head. */
function headedFile(head: Partial<Head>): string[] {
  const commits = historyWith([edit(['notes'], 'x')]);
  const { events, hash: _hash, ...last } = commits.at(-1)!;
  return fileWith([...commits.slice(0, -1), sealCommit({ ...last, ...head }, events)]);
}

function fileWith(
  commits: readonly Commit[],
  change: (line: string) => string = (line) => line,
  header: Partial<Header> = {}
): string[] {
  const lines = recordsOf(commits).flatMap((record) => recordLines(record));
  const counts = { commits: commits.length, blobs: 0, invoices: 0, clients: 0 };
  return fileOfLines(lines.map(change), { counts, ...header });
}

function edit(path: readonly string[], next: Json): Partial<Event> {
  return { type: 'invoice-edited', data: { changes: [{ path, new: next }] } };
}

function payment(id: string, amountMinor: number): Partial<Event> {
  const data = { payment: { id, kind: 'payment', amountMinor, day: '2026-03-02', method: '', note: '' } };
  return { type: 'payment-recorded', data };
}

function undone(path: readonly string[], next: Json): Partial<Event> {
  return { type: 'undone', data: { commit: 'x', changes: [{ path, new: next }] } };
}

function blocked(id: string, more: JsonObject): Partial<Event> {
  const item = { id, kind: 'blocked', at: 1, rule: 'r', label: 'Rule', target: 'paid', refusals: [], ...more };
  return { type: 'move-blocked', data: { item } };
}

function signed(key: string): Partial<Event> {
  return { key, type: 'signature-given', data: { stage: 1, digest: '', totalMinor: 1, comment: '' } };
}

const series = { kind: 'series', id: 'INV-2026-#' } as const;

function countedTo(counter: number, number = 'x'): Partial<Event> {
  return { subject: series, type: 'counter-advanced', data: { letter: '', counter, number, invoice: 'a' } };
}

/** Published, whatever the gate would have said of it. */
function published(change: (document: Workflow) => object, id = 'other', more: JsonObject = {}): Partial<Event> {
  const [version] = new Desk('small-business').ledger.all('workflow');
  const data = { document: change(version!.document!), basedOn: version!.id, ...more } as unknown as JsonObject;
  return { subject: { kind: 'workflow', id }, type: 'workflow-published', data };
}

function workflowUndone(path: readonly string[], next: Json): Partial<Event> {
  const [version] = new Desk('small-business').ledger.all('workflow');
  return { ...undone(path, next), subject: { kind: 'workflow', id: version!.id } };
}

function withMachine(document: Workflow, machine: Partial<Machine>): object {
  return { ...document, machines: { invoice: { ...document.machines.invoice, ...machine } } };
}

function twice<T>(all: readonly T[]): T[] {
  return [...all, ...all];
}

function times(count: number, event: (index: number) => Partial<Event>): Partial<Event>[] {
  return Array.from({ length: count }, (_, index) => event(index));
}

/** A name as only JSON can say it: written out in code, it would be the prototype itself. */
const proto = JSON.parse('{"__proto__":{"polluted":true}}') as JsonObject;
const image = '<img src=x onerror="globalThis.polluted=true">';
const formula = '=HYPERLINK("https://example.com","open")';

test.each<[what: string, lines: () => string[], why: FileProblem['why'], where?: string]>([
  [
    'a number beyond all numbers',
    () => fileWith(historyWith([payment('p', 1)]), (line) => line.replace('"amountMinor":1', '"amountMinor":1e400')),
    'invalid'
  ],
  [
    'half a character',
    () => fileWith(historyWith([edit(['notes'], 'x')]), (line) => line.replace('"new":"x"', '"new":"\\ud83d"')),
    'damaged'
  ],
  [
    'an amount past all whole numbers',
    () => hostileFile(payment('p', 2 ** 53)),
    'unsound',
    'invoice/a payments/p/amountMinor'
  ],
  ['half a cent', () => hostileFile(payment('p', 0.5)), 'unsound', 'invoice/a payments/p/amountMinor'],
  ['a price past all whole numbers', () => hostileFile(edit(['lines', 'line-0', 'price'], '9'.repeat(400))), 'unsound'],
  [
    'a price that is no number',
    () => hostileFile(edit(['lines', 'line-0', 'price'], '1e400')),
    'unsound',
    'invoice/a content/lines/line-0/price'
  ],
  ['lines that are a text', () => hostileFile(edit(['lines'], 'none')), 'unsound', 'invoice/a content/lines'],
  [
    'a business without a name to it',
    () =>
      hostileFile({ type: 'business-created', subject: { kind: 'business', id: 'business' }, data: { fields: {} } }),
    'unsound',
    'business/business fields'
  ],
  [
    'a payment named like the prototype',
    () => hostileFile(payment('__proto__', 500)),
    'unsound',
    'invoice/a payments/__proto__'
  ],
  [
    'a line named like the prototype',
    () => hostileFile(edit(['lines', '__proto__'], null)),
    'unsound',
    'invoice/a content/lines/__proto__'
  ],
  [
    'an attachment named like the prototype',
    () => hostileFile(edit(['attachments', '__proto__'], null)),
    'unsound',
    'invoice/a content/attachments/__proto__'
  ],
  [
    'a notice named like the prototype',
    () => hostileFile(blocked('__proto__', {})),
    'unsound',
    'invoice/a inbox/__proto__'
  ],
  ['a field named like the prototype', () => hostileFile(edit(['__proto__'], 'x')), 'unsound', 'content/__proto__'],
  ['a signature named like the prototype', () => hostileFile(signed('__proto__')), 'invalid'],
  ['an event without a key', () => hostileFile(signed('')), 'invalid'],
  ['a value that brings a prototype', () => hostileFile(edit(['notes'], proto)), 'invalid'],
  ['a client whose fields bring a prototype', () => hostileFile(clientCreated('c', proto)), 'invalid'],
  ...subjectKinds.flatMap((kind) =>
    ['', '__proto__'].map((id): [string, () => string[], FileProblem['why']] => [
      `a ${kind} called “${id}”`,
      () => hostileFile({ subject: { kind, id }, type: `${kind}-created`, data: { fields: {} } }),
      'invalid'
    ])
  ),
  [
    'a value that grows deeper with each step',
    () => hostileFile(...times(5, (step) => edit(['notes', ...Array<string>(step * 40).fill('x')], nested(40)))),
    'unsound',
    'invoice/a content/notes/x/'
  ],
  ['a clock at the end of whole numbers', () => headedFile({ at: Number.MAX_SAFE_INTEGER }), 'invalid'],
  ['a clock at the end of all dates', () => headedFile({ at: 8_640_000_000_000_000 }), 'invalid'],
  ['a clock that leaves no room to tick', () => headedFile({ at: lastInstantMs }), 'unsound', 'device-1:'],
  ['a wall at the end of all dates', () => headedFile({ wall: 8_640_000_000_000_000 }), 'invalid'],
  ['an event past all dates', () => hostileFile({ ...edit(['notes'], 'x'), at: 1e300 }), 'invalid'],
  [
    'a header past all dates',
    () => fileWith(historyWith([]), (line) => line, { at: 8_640_000_000_000_001 }),
    'invalid'
  ],
  ['a notice past all dates', () => hostileFile(blocked('x', { at: 1e300 })), 'unsound', 'invoice/a inbox/x/at'],
  [
    'an archive past all dates',
    () => hostileFile(undone(['archived'], { at: 1e300, by: 'x' })),
    'unsound',
    'invoice/a archived/at'
  ],
  ['a deletion by nobody', () => hostileFile(undone(['disputed'], { at: 1 })), 'unsound', 'invoice/a disputed/by'],
  ['an archive that is a number', () => hostileFile(undone(['archived'], 5)), 'unsound', 'invoice/a archived'],
  ['a sharing that is a text', () => hostileFile(undone(['shared'], 'x')), 'unsound', 'invoice/a shared'],
  ['an outcome that is a text', () => hostileFile(undone(['frozen'], 'x')), 'unsound', 'invoice/a frozen'],
  ['an import that is a text', () => hostileFile(undone(['imported'], 'x')), 'unsound', 'invoice/a imported'],
  [
    'an import of a file that is a number',
    () => hostileFile(undone(['imported'], { digest: 5 })),
    'unsound',
    'invoice/a imported/digest'
  ],
  [
    'a withdrawal that is a text',
    () => hostileFile(signed('s'), undone(['signatures', 's', 'withdrawn'], 'x')),
    'unsound',
    'invoice/a signatures/s/withdrawn'
  ],
  [
    'a payment on no day',
    () => hostileFile(payment('p', 1), undone(['payments', 'p', 'day'], '2026-99-99')),
    'unsound',
    'invoice/a payments/p/day'
  ],
  [
    'a stopped rule without reasons',
    () => hostileFile(blocked('x', { refusals: null })),
    'unsound',
    'invoice/a inbox/x/refusals'
  ],
  [
    'a stopped rule whose reasons are none',
    () => hostileFile(blocked('x', { refusals: [null, 5] })),
    'unsound',
    'invoice/a inbox/x/refusals/0'
  ],
  [
    'a stopped rule whose reason says nothing of what it is about',
    () => hostileFile(blocked('x', { refusals: [{ why: 'stage-open' }] })),
    'unsound',
    'invoice/a inbox/x/refusals/0'
  ],
  [
    'more notices than anybody can read',
    () => hostileFile(...times(301, (index) => blocked(`x${index}`, {}))),
    'unsound',
    'invoice/a inbox'
  ],
  [
    'more numbers given twice than anybody can settle',
    () => hostileFile(countedTo(2), ...times(1_001, (index) => countedTo(1, `x${index}`))),
    'unsound',
    'series/INV-2026-# clashes'
  ],
  [
    'one number that is told twice to be given twice',
    () => hostileFile({ ...undone(['clashes'], ['x', 'x']), subject: series }),
    'unsound',
    'series/INV-2026-# clashes'
  ],
  [
    'a counter at the end of whole numbers',
    () => hostileFile(countedTo(Number.MAX_SAFE_INTEGER)),
    'unsound',
    'series/INV-2026-# last'
  ],
  ['a counter below nothing', () => hostileFile({ ...undone(['last'], { '': -5 }), subject: series }), 'unsound'],
  [
    'a workflow with two statuses of one id',
    () => hostileFile(published((one) => withMachine(one, { statuses: twice(one.machines.invoice.statuses) }))),
    'unsound',
    'workflow/other document/machines/invoice/statuses'
  ],
  [
    'a workflow with two rules of one id',
    () => hostileFile(published((one) => ({ ...one, rules: twice(one.rules) }))),
    'unsound',
    'workflow/other document/rules'
  ],
  [
    'a workflow with two roles of one id',
    () => hostileFile(published((one) => ({ ...one, roles: twice(one.roles) }))),
    'unsound',
    'workflow/other document/roles'
  ],
  [
    'a workflow with two types of one id',
    () => hostileFile(published((one) => ({ ...one, types: twice(one.types) }))),
    'unsound',
    'workflow/other document/types'
  ],
  [
    'a workflow in the place of a number',
    () => hostileFile(published((one) => one, 'other', { settles: [1] })),
    'unsound',
    'workflow/other replaces/1'
  ],
  ['a workflow that was deleted', () => hostileFile(workflowUndone(['deleted'], { at: 1, by: 'x' })), 'unsound'],
  [
    'one commit twice',
    () => {
      const [first, ...others] = historyWith([]);
      return fileWith([first!, first!, ...others]);
    },
    'twice'
  ]
])('[D3] a file is refused in words that holds %s, and nothing changes here', async (_what, lines, why, where) => {
  const docket = await openTestDocket();
  const before = await everythingIn(docket.name);
  const problem = await problemOf(docket, lines());
  // Refused for what is wrong with it, and nothing else.
  expect(problem).toMatchObject({
    why,
    ...(where === undefined ? {} : { what: expect.stringContaining(where) as string })
  });
  expect(problem && words.backup.problem(problem)).toMatch(/^[A-Z].+\.$/);
  expect(await everythingIn(docket.name)).toBe(before);
  counted('D3', { 'hostile files': 1, refused: 1 });
});

test('[D3] a file in which one device was copied over and over is taken in as it is, and in time', async () => {
  const history = historyWith([edit(['notes'], 'x')]);
  const { events, hash: _hash, ...head } = history.at(-1)!;
  const copies = Array.from({ length: 500 }, (_, at) => sealCommit({ ...head, wall: head.wall + at }, events));
  // Each goes on from the one before, and names what all of them bear.
  const deep = copies.slice(0, 200).reduce<Commit[]>((chain, { wall }, at) => {
    const { n, at: clock, hash } = chain.at(-1) ?? copies[0]!;
    const named = events.map((event) => ({
      ...event,
      key: `${head.device}:${n + 1}:0`,
      data: { ...event.data, of: event.key }
    }));
    const next = { ...head, wall, n: n + 1, at: clock + 1, prev: hash };
    return [...chain, sealCommit({ ...next, wall: next.wall + at + 1 }, named), sealCommit(next, named)];
  }, []);
  const all = [...history.slice(0, -1), ...copies, ...deep];
  const file = fileWith(all.sort((left, right) => left.n - right.n || (left.hash < right.hash ? -1 : 1)));
  const docket = await openTestDocket();
  const opened = value(await docket.backups.open(new Blob([file.join('\n')]), 'file', ''));
  value(await docket.backups.restore(opened, 'replace'));
  docket.close();
  const again = await openTestDocket(docket.name);
  expect((await again.checkIntegrity()).findings).toEqual([]);
  expect((await again.backups.make({ withFiles: true, isZipped: false, passphrase: '' })).records).toBe(opened.records);
  counted('D3', { 'hostile files': 1, inert: 1 });
});

test.each<[what: string, events: Partial<Event>[]]>([
  [
    'fields of the prototype',
    [edit(['__proto__', 'polluted'], true), edit(['constructor', 'prototype', 'polluted'], true)]
  ],
  ['a payment named like what every object has', [payment('constructor', 500), payment('toString', 500)]],
  [
    'a line named like what every object has',
    [edit(['lines', 'constructor'], { ...linesOf('5')['line-0']!, id: 'constructor' })]
  ],
  ['changes that are no list', [{ data: { changes: 5 } }]],
  ['changes along no path', [undone([{}] as unknown as string[], 1)]],
  ['a number that was settled without one', [{ type: 'number-settled', data: { item: 'x' } }]],
  [
    'a rule that was stopped for a reason nobody knows',
    [blocked('x', { refusals: [{ why: 'toString' }, { why: 'no-line', remedy: { do: 'constructor' } }] })]
  ],
  ['a notice without an item', [{ type: 'move-blocked', data: {} }]],
  ['a payment that is none', [{ type: 'payment-recorded', data: { payment: null } }]],
  ['a move to where no status is', [{ type: 'status-changed', data: movedTo('__proto__') }]],
  ['as many notices as a person can read', times(300, (index) => blocked(`x${index}`, {}))],
  ['a counter as far as one goes', [countedTo(counterMax)]],
  ['an event on the last of all days', [{ ...edit(['notes'], 'x'), at: lastInstantMs }]],
  ['an event on the first of all days', [{ ...blocked('x', {}), at: -62_135_510_400_000 }]],
  [
    'the same event twice',
    [edit(['notes'], 'x'), { ...edit(['notes'], 'y'), key: 'same' }, { ...edit(['notes'], 'z'), key: 'same' }]
  ],
  ['one invoice begun twice', [{ type: 'invoice-created', data: createdAgain() }]],
  [
    'a kind and a type that nobody knows',
    [
      { type: 'toString', data: {} },
      { subject: { kind: 'hasOwnProperty' as 'invoice', id: 'x' }, type: 'x' }
    ]
  ],
  [
    'markup where names and notes stand',
    [edit(['notes'], image), edit(['client', 'name'], image), clientCreated('c', {}, image)]
  ],
  [
    'formulas where names and notes stand',
    [edit(['notes'], formula), edit(['client', 'name'], formula), clientCreated('c', {}, formula)]
  ]
])('[D3] a file is refused in words, or comes to nothing but text, that holds %s', async (_what, events) => {
  const docket = await openTestDocket();
  const before = await everythingIn(docket.name);
  const opened = value(await docket.backups.open(new Blob([hostileFile(...events).join('\n')]), 'file', ''));
  await renderOver(docket, RestoreDialog, { opened, onclose: () => undefined, onopened: () => undefined });
  await expect.element(page.getByRole('table').or(page.getByText(words.backup.restoreFailed))).toBeInTheDocument();
  const done = await docket.backups.restore(opened, 'replace');
  expect((Object.prototype as { polluted?: unknown }).polluted).toBeUndefined();
  expect((globalThis as { polluted?: unknown }).polluted).toBeUndefined();
  expect(document.querySelector('img')).toBeNull();
  counted('D3', { 'hostile files': 1, [done.ok ? 'inert' : 'refused']: 1 });
  if (!done.ok) {
    expect(words.backup.problem(done.error)).toMatch(/^[A-Z].+\.$/);
    expect(await everythingIn(docket.name)).toBe(before);
    return;
  }
  docket.close();
  const again = await openTestDocket(docket.name);
  expect((await again.checkIntegrity()).findings).toEqual([]);
  expect(await again.ask('a')).not.toBeNull();
  await expect.poll(() => again.columns.query({ today: again.today() })).toMatchObject({ complete: true, ids: ['a'] });
  expect(await again.inbox()).toBeDefined();
  const history = await again.history({ kind: 'invoice', id: 'a' });
  expect(timeline(history, { status: String, type: String, person: String, source: 'job' }).length).toBeGreaterThan(0);
  // What is not ours to understand is ours to keep: the same lines leave again.
  const made = await again.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  expect(made.records).toBe(opened.records);
});

function movedTo(id: string): JsonObject {
  const from = { id: 'draft', label: 'Draft' };
  return { from, to: { id, label: 'x' }, kind: 'forward', label: '', reason: '', basedOn: '', remembered: true };
}

function nested(depth: number): Json {
  return Array.from({ length: depth }).reduce<Json>((inner) => ({ x: inner }), 'x');
}

function createdAgain(): JsonObject {
  const [event] = new Desk('small-business').ledger.history({ kind: 'invoice', id: 'a' });
  return event!.event.data;
}

function clientCreated(id: string, more: JsonObject, name = 'Lovelace Ltd'): Partial<Event> {
  const fields: Client['fields'] = { ...emptyClient, party: { ...emptyClient.party, name } };
  const data = { fields: Object.fromEntries([...Object.entries(fields), ...Object.entries(more)]) } as JsonObject;
  return { subject: { kind: 'client', id }, type: 'client-created', data };
}

async function problemOf(docket: Docket, lines: readonly string[]): Promise<FileProblem | null> {
  const opened = await docket.backups.open(new Blob([lines.join('\n')]), 'file', '');
  if (!opened.ok) return opened.error;
  const foretold = await docket.backups.preview(opened.value, 'replace');
  const done = await docket.backups.restore(opened.value, 'replace');
  expect(done.ok).toBe(foretold.ok);
  return done.ok ? null : done.error;
}
