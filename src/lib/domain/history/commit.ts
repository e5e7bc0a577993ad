import * as z from 'zod/mini';
import { grouped } from '#domain/shared/grouped.ts';
import { instantSchema } from './clock.ts';
import { digestOf } from './digest.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { eventSchema, inFoldOrder, keySchema, type Event, type Recorded } from './event.ts';

/** What stands above the events of one command: who, where, when, and under which workflow. */
const headFields = {
  v: z.literal(1),
  dataset: z.string(),
  device: keySchema,
  /** 1, 2, 3 … on this device, so that gaps show. */
  n: z.int().check(z.positive()),
  /** Hybrid logical clock, epoch milliseconds: later than everything that this device had seen. */
  at: instantSchema.check(z.int()),
  /** What the clock on the wall said. */
  wall: instantSchema.check(z.int()),
  /** The person who started it. */
  by: z.string(),
  /** Version of the workflow in force; empty before there is one. */
  workflow: z.string(),
  /** The command's name. */
  command: z.string(),
  /** Hash of this device's commit n − 1; empty for the first. */
  prev: z.string()
};
export type Head = z.infer<z.ZodMiniObject<typeof headFields, z.core.$strict>>;

/** One command with all its consequences: written together or not at all, and never changed. */
export interface Commit extends Head {
  readonly events: readonly Event[];
  readonly hash: string;
}

/** A commit as it is stored: large ones in parts that repeat the head. */
export interface CommitPart extends Commit {
  readonly part: number;
  readonly parts: number;
}

/** What every version writes; what a newer one adds is sealed along with it, and kept. */
export const commitPartSchema = z.looseObject({
  ...headFields,
  events: z.array(eventSchema),
  hash: z.string(),
  part: z.int(),
  parts: z.int()
});

const partEventsMax = 1_000;
const partLengthMax = 512_000;

export function sealCommit(head: Head, events: readonly Event[]): Commit {
  return { ...head, events, hash: hashOf(head, events) };
}

/** Whether a commit is still what its device sealed. */
export function isIntact({ events, hash, ...head }: Commit): boolean {
  return hashOf(head, events) === hash;
}

/** Splits what is too large for one record; all parts are written in one transaction. */
export function partsOf(commit: Commit): CommitPart[] {
  const bodies: Event[][] = [[]];
  let length = 0;
  for (const event of commit.events) {
    const eventLength = commit.events.length > 1 ? canonical(event).length : 0;
    const body = bodies.at(-1) ?? [];
    if (body.length > 0 && (body.length >= partEventsMax || length + eventLength > partLengthMax)) {
      bodies.push([event]);
      length = eventLength;
    } else {
      body.push(event);
      length += eventLength;
    }
  }
  return bodies.map((events, part) => ({ ...commit, events, part, parts: bodies.length }));
}

/** Joins stored parts, in any order, into commits in fold order. Commits with a missing part are left out, and named. */
export function joinParts(parts: readonly CommitPart[]): { commits: Commit[]; incomplete: string[] } {
  const commits: Commit[] = [];
  const incomplete: string[] = [];
  for (const [first, ...others] of grouped(parts, sealedId).values()) {
    if (!first) continue;
    const sorted = [first, ...others].sort((left, right) => left.part - right.part);
    const isWhole = sorted.length === first.parts && sorted.every((part, index) => part.part === index);
    if (isWhole) commits.push(join(sorted[0] ?? first, sorted));
    else incomplete.push(commitId(first));
  }
  return { commits: commits.sort(inFoldOrder), incomplete };
}

/**
 * What a commit is called: its device and count. Where a device was copied, and went on as two, several commits bear one
 * name: then a part of the hash tells them apart.
 */
export function commitId({ device, n, hash = '', line }: Named): string {
  return line ? `${device}:${n}~${shortHash(hash)}` : `${device}:${n}`;
}

type Named = Pick<Head, 'device' | 'n'> & { readonly hash?: string; readonly line?: readonly string[] };

/** What an id says of its commit; `hash` is its beginning, and empty where the id does not say it. Null: it is none. */
export function placeOf(id: string): { readonly device: string; readonly n: number; readonly hash: string } | null {
  const at = id.lastIndexOf(':');
  const [count = '', hash = ''] = id.slice(at + 1).split('~');
  const n = Number(count);
  return at < 1 || !Number.isSafeInteger(n) ? null : { device: id.slice(0, at), n, hash };
}

/** What no two commits have in common. */
export function sealedId({ device, n, hash }: Pick<Commit, 'device' | 'n' | 'hash'>): string {
  return `${device}:${n}~${hash}`;
}

export function shortHash(hash: string): string {
  return hash.slice(0, 16);
}

/** The events of a commit, each with what the commit knows of it. */
export function recordedIn({ events, by, at, device, n, workflow, hash, line }: Commit & Lined): Recorded[] {
  const place = { by, at, device, n, workflow, hash, ...(line ? { line } : {}) };
  return events.map((event) => ({ event, ...place }));
}

/** Where a commit stands among the copies of its device (see `copies.ts`). */
interface Lined {
  readonly line?: readonly string[] | undefined;
}

function join({ part: _part, parts: _parts, ...first }: CommitPart, all: readonly CommitPart[]): Commit {
  return { ...first, events: all.flatMap((one) => one.events) };
}

/** An events body can later be redacted and the chain still holds: the head hashes only the body's digest. */
function hashOf(head: Head, events: readonly Event[]): string {
  return hashOfBody(head, digestOf(events));
}

/** The hash of a commit of which only the digest of its events is known. */
export function hashOfBody(head: Head, body: string): string {
  return digestOf([head, body]);
}
