import { evolveCommon, newEntity, type Entity } from '#domain/history/entity.ts';
import type { Event, Recorded } from '#domain/history/event.ts';
import type { Workflow } from './document.ts';

/** A published version of the workflow. Its id is the digest of its document, so equal documents are one version. */
export interface WorkflowVersion extends Entity {
  readonly document: Workflow | null;
  /** When it was last published, as the clock of the commit; 0 if never. */
  readonly publishedAt: number;
  readonly publishedBy: string;
  /** Id of the version that it replaced. */
  readonly basedOn: string;
}

export type WorkflowEvent = Event<'workflow-published', { document: Workflow; basedOn: string }>;

export function newWorkflowVersion(id: string): WorkflowVersion {
  return { ...newEntity(id), document: null, publishedAt: 0, publishedBy: '', basedOn: '' };
}

export function evolveWorkflowVersion(version: WorkflowVersion, recorded: Recorded): WorkflowVersion {
  if (recorded.event.type !== 'workflow-published') return evolveCommon(version, recorded);
  const { document, basedOn } = (recorded.event as unknown as WorkflowEvent).data;
  return { ...version, document, publishedAt: recorded.at, publishedBy: recorded.by, basedOn };
}

/** The version in force: the one published last; null before there is any. */
export function currentVersion(
  versions: readonly WorkflowVersion[]
): (WorkflowVersion & { readonly document: Workflow }) | null {
  let current: (WorkflowVersion & { readonly document: Workflow }) | null = null;
  for (const version of versions) {
    if (version.document === null || version.deleted !== null) continue;
    const later = current === null || version.publishedAt > current.publishedAt;
    const tied = current !== null && version.publishedAt === current.publishedAt && version.id > current.id;
    if (later || tied) current = { ...version, document: version.document };
  }
  return current;
}
