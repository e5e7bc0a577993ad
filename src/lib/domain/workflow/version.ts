import { evolveCommon, newEntity, type Entity } from '#domain/history/entity.ts';
import { inFoldOrder, type Event, type Recorded } from '#domain/history/event.ts';
import type { Workflow } from './document.ts';
import { machineOf, type StatusType } from './status-type.ts';

/** A published version of the workflow. Its id is the digest of its document, so equal documents are one version. */
export interface WorkflowVersion extends Entity {
  readonly document: Workflow | null;
  /** When it was last published, as the clock of the commit; 0 if never. */
  readonly publishedAt: number;
  readonly publishedBy: string;
  /** Id of the version that it replaced. */
  readonly basedOn: string;
  /** Ids of all versions that it was ever published in the place of. */
  readonly replaces: readonly string[];
  /** Statuses that went with it, and which status took in what stood there; by id. */
  readonly replacements: Replacements;
  /** The same of statuses of jobs, where any went. */
  readonly jobReplacements?: Replacements;
}

/** What takes the place of statuses that go, by id. */
export type Replacements = Readonly<Record<string, string>>;

/** `settles`: other versions in force, published on other devices, that this one takes the place of as well. */
export type WorkflowEvent = Event<
  'workflow-published',
  {
    document: Workflow;
    basedOn: string;
    settles?: readonly string[];
    replacements?: Replacements;
    /** Invoices and jobs may have statuses of one id. */
    jobReplacements?: Replacements;
  }
>;

export function newWorkflowVersion(id: string): WorkflowVersion {
  return {
    ...newEntity(id),
    document: null,
    publishedAt: 0,
    publishedBy: '',
    basedOn: '',
    replaces: [],
    replacements: {}
  };
}

export function evolveWorkflowVersion(version: WorkflowVersion, recorded: Recorded): WorkflowVersion {
  if (recorded.event.type !== 'workflow-published') return evolveCommon(version, recorded);
  const {
    document,
    basedOn,
    settles = [],
    replacements = {},
    jobReplacements
  } = (recorded.event as unknown as WorkflowEvent).data;
  const replaces = [...new Set([...version.replaces, basedOn, ...settles])].filter((id) => id !== '');
  return {
    ...version,
    document,
    publishedAt: recorded.at,
    publishedBy: recorded.by,
    basedOn,
    replaces,
    replacements: { ...version.replacements, ...replacements },
    ...(jobReplacements ? { jobReplacements: { ...version.jobReplacements, ...jobReplacements } } : {})
  };
}

export type PublishedVersion = WorkflowVersion & { readonly document: Workflow };

/** One time that a version was published; going back to it is another one. */
export interface Publication {
  /** Key of the event. */
  readonly key: string;
  /** Id of the version. */
  readonly version: string;
  readonly document: Workflow;
  readonly publishedAt: number;
  readonly publishedBy: string;
  /** Id of the version that it replaced. */
  readonly basedOn: string;
}

/** Every publication in the histories of some versions, the latest first. */
export function publicationsIn(histories: Iterable<readonly Recorded[]>): Publication[] {
  const published = [...histories].flat().filter(({ event }) => event.type === 'workflow-published');
  return published
    .sort((left, right) => inFoldOrder(right, left))
    .map(({ event, at, by }) => {
      const { document, basedOn } = (event as unknown as WorkflowEvent).data;
      return { key: event.key, version: event.subject.id, document, publishedAt: at, publishedBy: by, basedOn };
    });
}

/** The version in force; null before there is any. */
export function currentVersion(versions: readonly WorkflowVersion[]): PublishedVersion | null {
  return versionsInForce(versions)[0] ?? null;
}

/** All that were ever published, the latest first. */
export function publishedVersions(versions: readonly WorkflowVersion[]): PublishedVersion[] {
  return versions
    .filter((version): version is PublishedVersion => version.document !== null && version.deleted === null)
    .sort((left, right) => right.publishedAt - left.publishedAt || (left.id < right.id ? -1 : 1));
}

/**
 * The versions that no other one has taken the place of: one, unless devices published apart. The one that was
 * published first stands, until a person has settled it.
 */
export function versionsInForce(versions: readonly WorkflowVersion[]): PublishedVersion[] {
  const published = publishedVersions(versions);
  const isReplaced = ({ id, publishedAt }: WorkflowVersion): boolean =>
    published.some((later) => later.publishedAt > publishedAt && later.replaces.includes(id));
  return published
    .filter((version) => !isReplaced(version))
    .sort((left, right) => left.publishedAt - right.publishedAt || (left.id < right.id ? -1 : 1));
}

/**
 * Where what stood in a status that is gone stands now: through every version that took a status away, to one that the
 * workflow in force knows. A status that it does not know, and that is not in here, was never given a successor.
 */
export function successorsOf(
  versions: readonly WorkflowVersion[],
  of: StatusType = 'invoice'
): ReadonlyMap<string, string> {
  const known = knownIn(versions, of);
  const latestFirst = [...versions].sort((left, right) => right.publishedAt - left.publishedAt);
  const successors = new Map<string, string>();
  for (const { replacements, jobReplacements = {} } of latestFirst)
    for (const [gone, next] of Object.entries(of === 'job' ? jobReplacements : replacements)) {
      const successor = known.has(next) ? next : successors.get(next);
      if (!known.has(gone) && !successors.has(gone) && successor !== undefined) successors.set(gone, successor);
    }
  return successors;
}

/** A status that the workflow in force does not have any more. */
export interface GoneStatus {
  /** What it was called last. */
  readonly label: string;
  /** Id of the status in force that took in what stood there; null: none was named. */
  readonly successor: string | null;
}

/** Every status that a version had and the one in force has not, by id: old names lead on through it. */
export function goneStatuses(
  versions: readonly WorkflowVersion[],
  of: StatusType = 'invoice'
): ReadonlyMap<string, GoneStatus> {
  const known = knownIn(versions, of);
  const successors = successorsOf(versions, of);
  const gone = new Map<string, GoneStatus>();
  for (const { document } of publishedVersions(versions))
    for (const { id, label } of machineOf(document, of).statuses)
      if (!known.has(id) && !gone.has(id)) gone.set(id, { label, successor: successors.get(id) ?? null });
  return gone;
}

/** Ids of the statuses in force. */
function knownIn(versions: readonly WorkflowVersion[], of: StatusType): ReadonlySet<string> {
  const current = currentVersion(versions);
  return new Set(current && machineOf(current.document, of).statuses.map(({ id }) => id));
}
