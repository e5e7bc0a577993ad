import type { Invoice } from '#domain/invoice/invoice.ts';
import { permissions } from '#domain/people/permission.ts';
import { isActive, type Person } from '#domain/people/person.ts';
import { isApprover, statusesToApproveIn } from '#domain/workflow/approval.ts';
import { askApproval, askMoves, askPermission } from './ask.ts';
import { standsInFor } from './decide-delegation.ts';
import { Run } from './run.ts';

/** What somebody may do with an invoice now. */
export interface Ability {
  /** Statuses that they may move it to, by id. */
  readonly moves: readonly string[];
  readonly approve: boolean;
  readonly edit: boolean;
  readonly pay: boolean;
}

/**
 * What each active person may do with an invoice, by id. Those whom neither their roles nor what they did with it tell
 * apart have one answer, and it is asked for once: it is asked of every invoice, and most people are alike.
 */
export function abilitiesIn(run: Run): (invoice: Invoice) => Readonly<Record<string, Ability>> {
  const people = run.all('person').filter(isActive);
  const likeness = likenessIn(run);
  const signable = new Set(statusesToApproveIn(run.machine));
  return (invoice) => {
    const abilityByLikeness = new Map<string, Ability>();
    return Object.fromEntries(
      people.map((person) => {
        const key = likeness(person, invoice);
        const ability =
          abilityByLikeness.get(key) ??
          abilityOf(new Run(run.base, { ...run.context, by: person.id }), invoice, signable);
        abilityByLikeness.set(key, ability);
        return [person.id, ability];
      })
    );
  };
}

/** `signable`: the statuses in which signing may be offered at all. */
function abilityOf(run: Run, invoice: Invoice, signable: ReadonlySet<string>): Ability {
  return {
    moves: askMoves(run, invoice).flatMap(({ move, refusals }) => (refusals.length === 0 ? move.to.id : [])),
    approve: signable.has(invoice.status) && askApproval(run.base, invoice, run.context).refusals.length === 0,
    edit: askPermission(run, invoice, 'edit').length === 0,
    pay: askPermission(run, invoice, 'pay').length === 0
  };
}

/**
 * Everything about a person that an answer may depend on: permissions over what is theirs or others', stages that they
 * are approvers of, and, by name, whoever changed or signed it (BR11), or stands in for somebody (B38).
 */
function likenessIn(run: Run): (person: Person, invoice: Invoice) => string {
  const { stages } = run.machine.machine;
  const known = new Map<string, string>();
  const general = ({ id, fields }: Person, isOwn: boolean): string => {
    const held = permissions.filter((permission) => run.holds(id, permission, isOwn ? 'own' : undefined));
    const signed = stages.flatMap((stage, at) => (isApprover(stage, { id, roles: fields.roles }) ? at : []));
    return [...held, ...signed, standsInFor(run, id).length > 0 ? `= ${id}` : ''].join(' ');
  };
  return (person, invoice) => {
    const { id } = person;
    const isOwn = invoice.createdBy === id;
    const isNamed =
      invoice.contentBy === id ||
      Object.values(invoice.signatures).some(({ by, inPlaceOf }) => by === id || inPlaceOf === id);
    if (isNamed) return `= ${id}`;
    const key = `${isOwn} ${id}`;
    const likeness = known.get(key) ?? general(person, isOwn);
    known.set(key, likeness);
    return likeness;
  };
}
