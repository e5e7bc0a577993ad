import { businessId } from '#domain/business/business.ts';
import { businessSchema } from '#domain/business/business.ts';
import { personSchema } from '#domain/people/person.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { faultsIn, publish } from './decide-workflow.ts';
import { editRecord } from './edit-record.ts';
import { permit } from './permit.ts';
import type { Run } from './run.ts';

/** The first command of a dataset: who works here, with which workflow, for which business. */
export function setUp(run: Run, command: CommandOf<'setUp'>): readonly Refusal[] {
  if (run.workflow) return [{ why: 'already-set-up' }];
  const faulty = faultsIn(run, command.workflow);
  if (faulty.length === 0) found(run, command);
  return faulty;
}

/** The beginning of a dataset, with whatever workflow: it is not asked whether that has faults. */
export function found(run: Run, { person, workflow, business }: Omit<CommandOf<'setUp'>, 'do'>): void {
  run.record({ kind: 'person', id: person.id }, 'person-created', { fields: person.fields });
  publish(run, workflow, { basedOn: '' });
  run.record({ kind: 'business', id: businessId }, 'business-created', { fields: business });
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
