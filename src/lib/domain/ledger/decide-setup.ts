import { businessId } from '#domain/business/business.ts';
import { businessSchema } from '#domain/business/business.ts';
import { emptyPerson, isActive, personSchema, type PersonFields } from '#domain/people/person.ts';
import { isBlank } from '#domain/shared/blank.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { faultsIn, publish } from './decide-workflow.ts';
import { editRecord } from './edit-record.ts';
import { permit, permitActive } from './permit.ts';
import { adminsIn } from './remaining-people.ts';
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
    { changes, schema: businessSchema, permitted: permit(run, 'admin'), force }
  );
}

export function addPerson(run: Run, { id, fields }: CommandOf<'addPerson'>): readonly Refusal[] {
  const refusals = [...permitPeople(run), ...nameless(fields)];
  if (refusals.length > 0) return refusals;
  if (run.get('person', id)) return [{ why: 'invalid', path: ['id'], problem: 'taken' }];
  run.record({ kind: 'person', id }, 'person-created', { fields });
  return [];
}

export function editPerson(run: Run, { person, changes, force = false }: CommandOf<'editPerson'>): readonly Refusal[] {
  const isOwnName = person === run.context.by && changes.every(({ path }) => path[0] === 'name');
  const refusals = editRecord(
    run,
    { kind: 'person', id: person },
    { changes, schema: personSchema, permitted: isOwnName ? permitActive(run) : permitPeople(run), force }
  );
  return refusals.length > 0 ? refusals : nameless(run.get('person', person)?.fields ?? emptyPerson);
}

/**
 * Who looks after the profiles: whoever may admin. Where a merge has left nobody who may, anybody active does, and where
 * nobody is active, anybody: else nobody could ever be given a role again. It opens nothing, since roles protect nothing
 * from the owner of the device (BR22).
 */
function permitPeople(run: Run): readonly Refusal[] {
  if (adminsIn(run.after()) > 0) return permit(run, 'admin');
  return run.all('person').some(isActive) ? permitActive(run) : [];
}

/** The history names whoever did something, and so everybody needs a name. */
function nameless({ name }: PersonFields): readonly Refusal[] {
  return isBlank(name) ? [{ why: 'field-missing', field: 'name' }] : [];
}
