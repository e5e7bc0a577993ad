import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { linesOf as recordLines } from '#domain/backup/format.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { emptyClient, type Client } from '#domain/client/client.ts';
import { sealCommit, type Commit } from '#domain/history/commit.ts';
import type { Event } from '#domain/history/event.ts';
import type { Json, JsonObject } from '#domain/shared/json.ts';
import type { Docket } from '#services/docket.ts';
import { fileOfLines, recordsOf } from '#tests/builders/backup-file.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { everythingIn } from '#tests/builders/everything.ts';
import { Desk } from '#tests/builders/invoice-page.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
import RestoreDialog from '#ui/backup/RestoreDialog.svelte';
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

function fileWith(commits: readonly Commit[], change: (line: string) => string = (line) => line): string[] {
  const lines = recordsOf(commits).flatMap((record) => recordLines(record));
  const counts = { commits: commits.length, blobs: 0, invoices: 0, clients: 0 };
  return fileOfLines(lines.map(change), { counts });
}

function edit(path: readonly string[], next: Json): Partial<Event> {
  return { type: 'invoice-edited', data: { changes: [{ path, new: next }] } };
}

function payment(id: string, amountMinor: number): Partial<Event> {
  const data = { payment: { id, kind: 'payment', amountMinor, day: '2026-03-02', method: '', note: '' } };
  return { type: 'payment-recorded', data };
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
    'one commit twice, the second time another one',
    () => {
      const [first, ...others] = historyWith([]);
      const { events, hash: _hash, ...head } = first!;
      return fileWith([first!, { ...sealCommit({ ...head, by: 'mallory' }, events) }, ...others]);
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

test.each<[what: string, events: Partial<Event>[]]>([
  [
    'fields named like the prototype',
    [
      edit(['__proto__', 'polluted'], true),
      edit(['__proto__'], proto),
      edit(['constructor', 'prototype', 'polluted'], true)
    ]
  ],
  ['a payment named like the prototype', [payment('__proto__', 500), payment('constructor', 500)]],
  ['a line named like the prototype', [edit(['lines', '__proto__'], { ...linesOf('5')['line-0']!, id: '__proto__' })]],
  ['a client whose fields bring a prototype', [clientCreated('c', proto)]],
  [
    'an invoice named like the prototype',
    [edit(['notes'], 'x'), { ...edit(['notes'], 'y'), subject: { kind: 'invoice', id: '__proto__' } }]
  ],
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
  const file = new Blob([hostileFile(...events).join('\n')]);
  const opened = value(await docket.backups.open(file, 'file', ''));
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
  // What is not ours to understand is ours to keep: the same lines leave again.
  const made = await again.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
  expect(made.records).toBe(opened.records);
});

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
