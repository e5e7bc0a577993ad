import { businessId } from '#domain/business/business.ts';
import { businessSchema } from '#domain/business/business.ts';
import { digestOf } from '#domain/history/digest.ts';
import { personSchema } from '#domain/people/person.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { versionsInForce } from '#domain/workflow/version.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { permit } from './permit.ts';
import { editRecord } from './edit-record.ts';
import type { Run } from './run.ts';

/** The first command of a dataset: who works here, with which workflow, for which business. */
export function setUp(run: Run, { person, workflow, business }: CommandOf<'setUp'>): readonly Refusal[] {
  if (run.workflow) return [{ why: 'already-set-up' }];
  run.record({ kind: 'person', id: person.id }, 'person-created', { fields: person.fields });
  publish(run, workflow, '');
  run.record({ kind: 'business', id: businessId }, 'business-created', { fields: business });
  return [];
}

export function publishWorkflow(run: Run, { document }: CommandOf<'publishWorkflow'>): readonly Refusal[] {
  const refusals = permit(run, 'admin');
  if (refusals.length > 0) return refusals;
  publish(run, document, run.workflow?.id ?? '');
  return [];
}

/** Of versions that were published apart, one takes the place of all others. */
export function settleWorkflow(run: Run, { take }: CommandOf<'settleWorkflow'>): readonly Refusal[] {
  const refusals = permit(run, 'admin');
  if (refusals.length > 0) return refusals;
  const versions = versionsInForce(run.all('workflow'));
  const taken = versions.find(({ id }) => id === take);
  if (!taken || versions.length < 2) return [{ why: 'not-found', kind: 'workflow', id: take }];
  const others = versions.flatMap(({ id }) => (id === take ? [] : [id]));
  publish(run, taken.document, run.workflow?.id === take ? taken.basedOn : (run.workflow?.id ?? ''), others);
  return [];
}

export function editBusiness(run: Run, { changes, force = false }: CommandOf<'editBusiness'>): readonly Refusal[] {
  return editRecord(
    run,
    { kind: 'business', id: businessId },
    { changes, schema: businessSchema, needs: 'admin', force }
  );
}

export function addPerson(run: Run, { id, fields }: CommandOf<'addPerson'>): readonly Refusal[] {
  const refusals = permit(run, 'admin');
  if (refusals.length > 0) return refusals;
  if (run.get('person', id)) return [{ why: 'invalid', path: ['id'], problem: 'taken' }];
  run.record({ kind: 'person', id }, 'person-created', { fields });
  return [];
}

export function editPerson(run: Run, { person, changes, force = false }: CommandOf<'editPerson'>): readonly Refusal[] {
  return editRecord(run, { kind: 'person', id: person }, { changes, schema: personSchema, needs: 'admin', force });
}

function publish(run: Run, document: Workflow, basedOn: string, settles: readonly string[] = []): void {
  run.record({ kind: 'workflow', id: digestOf(document) }, 'workflow-published', {
    document,
    basedOn,
    ...(settles.length > 0 ? { settles } : {})
  });
}
