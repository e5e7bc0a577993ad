import * as z from 'zod/mini';
import { instantSchema } from './clock.ts';
import { digestOf, canonical } from './digest.ts';
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
  const partsById = new Map<string, CommitPart[]>();
  for (const part of parts) {
    const id = commitId(part);
    const known = partsById.get(id);
    if (known) known.push(part);
    else partsById.set(id, [part]);
  }
  const commits: Commit[] = [];
  const incomplete: string[] = [];
  for (const [id, known] of partsById) {
    const sorted = [...known].sort((left, right) => left.part - right.part);
    if (sorted.some((part, index) => part.part !== index) || sorted.length !== sorted[0]?.parts) incomplete.push(id);
    else commits.push(join(sorted[0], sorted));
  }
  return { commits: commits.sort(inFoldOrder), incomplete };
}

export function commitId({ device, n }: Pick<Head, 'device' | 'n'>): string {
  return `${device}:${n}`;
}

/** The events of a commit, each with what the commit knows of it. */
export function recordedIn(commit: Commit): Recorded[] {
  const { by, at, device, n } = commit;
  return commit.events.map((event) => ({ event, by, at, device, n }));
}

function join({ part: _part, parts: _parts, ...first }: CommitPart, all: readonly CommitPart[]): Commit {
  return { ...first, events: all.flatMap((one) => one.events) };
}

/** An events body can later be redacted and the chain still holds: the head hashes only the body's digest. */
function hashOf(head: Head, events: readonly Event[]): string {
  return digestOf([head, digestOf(events)]);
}
