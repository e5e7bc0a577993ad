import type { BackupRead } from '#domain/backup/reader.ts';
import { unsoundIn } from '#domain/backup/sound.ts';
import { digestOf } from '#domain/history/digest.ts';
import { subjectKey, type Subject } from '#domain/history/event.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { comparable, type AnyEntity } from '#domain/ledger/entities.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { versionsInForce } from '#domain/workflow/version.ts';
import type { Database } from './database.ts';
import type { Meta } from './meta.ts';
import { write } from './fence.ts';
import { rowsOf } from './histories.ts';
import { cancelledIn, OpenThings } from './open-things.ts';
import { takeIn, type Receiving } from './receive.ts';
import { UnsoundBackup } from './restore.ts';

/** What another device's file has brought here. */
export interface Joined {
  /** Commits that were not here. */
  readonly commits: number;
  readonly invoices: readonly ArrivedInvoice[];
  /** Other records that are new or different: clients, jobs, people, the workflow … */
  readonly others: number;
  /** How much more there is for a person to decide than before, since devices did different things. */
  readonly conflicts: number;
  /** Devices that are found to have been copied, and to have gone on as two. */
  readonly copied: readonly string[];
}

export interface ArrivedInvoice {
  readonly id: string;
  readonly becomes: 'added' | 'changed';
}

/** What a file would take away of what is here. */
export interface Losses {
  /** How many invoices there were. */
  readonly of: number;
  readonly removed: number;
  readonly cancelled: number;
}

/** A merge that takes away more than this share of the invoices is a mistake more often than not. */
const shareMax = 0.2;

export interface JoinOptions extends Receiving {
  /** A person has said that what it takes away is meant. */
  readonly isAgreed: boolean;
}

/**
 * Takes in what another device has written: in one transaction, and looking only at what it touches. Refuses where it
 * would remove or cancel over a fifth of the invoices and nobody has agreed. Throws UnsoundBackup where the file holds what
 * it must not; then, too, everything is as before.
 */
export async function joinIn(db: Database, backup: BackupRead, options: JoinOptions): Promise<Result<Joined, Losses>> {
  try {
    return ok(
      await write(db, [...db.ledgerTables, db.strays], (meta, inside) => carryOut(inside, meta, backup, options))
    );
  } catch (error) {
    if (error instanceof TooMuch) return refuse(error.losses);
    throw error;
  }
}

/** Thrown to take the transaction back. */
class TooMuch extends Error {
  override readonly name = 'TooMuch';
  readonly losses: Losses;

  constructor(losses: Losses) {
    super('a merge takes away too much');
    this.losses = losses;
  }
}

async function carryOut(
  db: Database,
  meta: Meta,
  { commits, unknown }: BackupRead,
  { isAgreed, ...receiving }: JoinOptions
): Promise<Joined> {
  const of = await db.invoices.filter(({ deleted }) => deleted === null).count();
  const [workflow] = versionsInForce(await db.workflows.toArray());
  const { added, touched, before, copied } = await takeIn(db, meta, commits, receiving);
  for (const record of unknown) await db.strays.put({ id: digestOf(record), record: record as never });
  const after = await rowsOf(db, touched);
  for (const { kind, id } of touched) {
    const row = after.get(subjectKey({ kind, id }));
    const unsound = row ? unsoundIn(kind, row) : null;
    if (unsound !== null) throw new UnsoundBackup('entity', `${subjectKey({ kind, id })} ${unsound}`);
  }
  const [next] = versionsInForce(await db.workflows.toArray());
  const [wasCancelled, isCancelled] = [cancelledIn(workflow), cancelledIn(next)];
  const losses = { of, ...lost(touched, { before, after, wasCancelled, isCancelled }) };
  // A workflow that came along may cancel a status, and with it what nobody has touched.
  if (workflow?.id !== next?.id) {
    const known = new Set(touched.map(({ id }) => id));
    losses.cancelled += await db.invoices
      .filter(
        ({ id, deleted, status }) => deleted === null && !known.has(id) && isCancelled(status) && !wasCancelled(status)
      )
      .count();
  }
  if (!isAgreed && losses.removed + losses.cancelled > of * shareMax) throw new TooMuch(losses);
  const differing = touched.filter((subject) => isDifferent(subject, before, after));
  return {
    commits: added.length,
    invoices: differing
      .filter(({ kind }) => kind === 'invoice')
      .map(({ kind, id }) => ({
        id,
        becomes: before.has(subjectKey({ kind, id })) ? 'changed' : 'added'
      })),
    others: differing.filter(({ kind }) => kind !== 'invoice').length,
    conflicts: Math.max(0, openIn(touched, after) - openIn(touched, before)),
    copied
  };
}

type Rows = ReadonlyMap<string, AnyEntity>;

function isDifferent(subject: Subject, before: Rows, after: Rows): boolean {
  const [was, is] = [before.get(subjectKey(subject)), after.get(subjectKey(subject))];
  return !was || !is || digestOf(comparable(was)) !== digestOf(comparable(is));
}

function lost(
  touched: readonly Subject[],
  {
    before,
    after,
    wasCancelled,
    isCancelled
  }: Record<'before' | 'after', Rows> & Record<'wasCancelled' | 'isCancelled', ReturnType<typeof cancelledIn>>
): Omit<Losses, 'of'> {
  let [removed, cancelled] = [0, 0];
  for (const subject of touched) {
    if (subject.kind !== 'invoice') continue;
    const was = before.get(subjectKey(subject)) as Invoice | undefined;
    const is = after.get(subjectKey(subject)) as Invoice | undefined;
    if (was?.deleted !== null) continue;
    if (is?.deleted !== null) removed += 1;
    else if (isCancelled(is.status) && !wasCancelled(was.status)) cancelled += 1;
  }
  return { removed, cancelled };
}

function openIn(touched: readonly Subject[], rows: Rows): number {
  const open = new OpenThings();
  for (const subject of touched) {
    const row = rows.get(subjectKey(subject));
    if (row) open.add(subject.kind, row);
  }
  return open.count;
}
