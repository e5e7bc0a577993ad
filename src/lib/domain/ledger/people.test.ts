import { describe, expect, it } from 'vitest';
import type { PersonFields } from '#domain/people/person.ts';
import { presets } from '#domain/workflow/presets.ts';
import { setUp } from '#tests/builders/commands.ts';
import type { Command, SingleCommand } from './command.ts';
import { MemoryLedger } from './memory.ts';

/** Agency roles: whoever is an owner may admin, an approver may not. */
class Office {
  readonly ledger: MemoryLedger;
  #wall = Date.UTC(2026, 2, 1, 9);

  constructor(device = 'one') {
    this.ledger = new MemoryLedger(device);
  }

  static founded(): Office {
    const office = new Office();
    office.must(setUp('agency'));
    return office;
  }

  /** Why not, or nothing. */
  refused(command: Command, by = 'owner'): unknown[] {
    this.#wall += 60_000;
    const done = this.ledger.execute(command, { by, wall: this.#wall, today: '2026-03-01' });
    return done.ok ? [] : [...done.error];
  }

  /** Id of the commit. */
  must(command: Command, by = 'owner'): string {
    this.#wall += 60_000;
    const done = this.ledger.execute(command, { by, wall: this.#wall, today: '2026-03-01' });
    if (!done.ok || !done.value) throw new Error(JSON.stringify(done));
    return `${done.value.device}:${done.value.n}`;
  }

  hire(id: string, ...roles: string[]): string {
    return this.must({ do: 'addPerson', id, fields: { name: id, roles, active: true } });
  }

  person(id: string): PersonFields | undefined {
    return this.ledger.get('person', id)?.fields;
  }
}

function deactivate(person: string): SingleCommand {
  return { do: 'editPerson', person, changes: [{ path: ['active'], old: true, new: false }] };
}

function giveRoles(person: string, ...roles: string[]): SingleCommand {
  return { do: 'editPerson', person, changes: [{ path: ['roles'], new: roles }], force: true };
}

const lastAdmin = { why: 'last-admin', remedy: { do: 'give-admin' } };
const actingPerson = { why: 'acting-person', remedy: { do: 'act-as-another' } };

describe('somebody who may admin is always left', () => {
  it('so the last one keeps the role, whatever command would take it away [BR22]', () => {
    const office = Office.founded();
    office.hire('ann', 'approver');
    expect(office.refused(giveRoles('owner', 'approver'))).toEqual([lastAdmin]);
    expect(office.refused({ do: 'batch', commands: [giveRoles('owner', 'approver')] })).toEqual([lastAdmin]);
    const document = structuredClone(presets.agency);
    for (const role of document.roles) role.grants = role.grants.filter(({ permission }) => permission !== 'admin');
    expect(office.refused({ do: 'publishWorkflow', document })).toEqual([lastAdmin]);
    expect(office.person('owner')?.roles).toEqual(['owner']);
  });

  it('so undoing what made the only other one is refused, too [BR22] [BR18]', () => {
    const office = Office.founded();
    const hired = office.hire('ann', 'owner');
    office.must(giveRoles('owner', 'approver'));
    expect(office.refused({ do: 'undo', commit: hired })).toEqual([lastAdmin]);
    expect(office.person('ann')?.roles).toEqual(['owner']);
  });

  it('so an admin over one’s own things alone does not count [BR22]', () => {
    const office = Office.founded();
    const document = structuredClone(presets.agency);
    document.roles.push({ id: 'half', label: 'Half', grants: [{ permission: 'admin', scope: 'own' }] });
    office.must({ do: 'publishWorkflow', document });
    office.hire('ann', 'half');
    expect(office.refused(giveRoles('owner', 'half'))).toEqual([lastAdmin]);
  });

  it('and one command may hand it over [BR22]', () => {
    const office = Office.founded();
    office.hire('ann', 'approver');
    office.must({ do: 'batch', commands: [giveRoles('ann', 'owner'), giveRoles('owner', 'approver')] });
    expect(office.refused(giveRoles('owner', 'owner'))).toEqual([
      { why: 'permission', needs: 'admin', remedy: { do: 'ask', permission: 'admin' } }
    ]);
  });
});

describe('a profile', () => {
  it('is not deactivated by whoever acts as it [BR22]', () => {
    const office = Office.founded();
    office.hire('ann', 'owner');
    expect(office.refused(deactivate('owner'))).toEqual([actingPerson]);
    expect(office.refused(deactivate('owner'), 'ann')).toEqual([]);
  });

  it('that is the only one keeps everything that it needs, and both reasons are given [BR17] [BR22]', () => {
    expect(Office.founded().refused(deactivate('owner'))).toEqual([actingPerson, lastAdmin]);
  });

  it('is deactivated and comes back by undo, or by being activated again [BR18]', () => {
    const office = Office.founded();
    office.hire('ann', 'approver');
    const commit = office.must(deactivate('ann'));
    office.must({ do: 'undo', commit });
    expect(office.person('ann')?.active).toBe(true);
    office.must(deactivate('ann'));
    office.must({ do: 'editPerson', person: 'ann', changes: [{ path: ['active'], old: false, new: true }] });
    expect(office.person('ann')?.active).toBe(true);
  });

  it('may be renamed by whom it stands for, who may nothing else with it [B69]', () => {
    const office = Office.founded();
    office.hire('ann', 'approver');
    const rename = (person: string): SingleCommand => ({
      do: 'editPerson',
      person,
      changes: [{ path: ['name'], old: office.person(person)?.name, new: 'Ann Ägren' }]
    });
    expect(office.refused(rename('ann'), 'ann')).toEqual([]);
    expect(office.refused(rename('owner'), 'ann')).toMatchObject([{ why: 'permission', needs: 'admin' }]);
    expect(office.refused(giveRoles('ann', 'owner'), 'ann')).toMatchObject([{ why: 'permission', needs: 'admin' }]);
    office.must(deactivate('ann'));
    expect(office.refused(rename('ann'), 'ann')).toMatchObject([{ why: 'permission', needs: 'look' }]);
  });

  it('has a name, since the history says who did what', () => {
    const office = Office.founded();
    const fields = { name: ' \u200b', roles: [], active: true };
    expect(office.refused({ do: 'addPerson', id: 'x', fields })).toEqual([{ why: 'field-missing', field: 'name' }]);
    const changes = [{ path: ['name'], old: 'Ada', new: '' }];
    expect(office.refused({ do: 'editPerson', person: 'owner', changes })).toEqual([
      { why: 'field-missing', field: 'name' }
    ]);
  });
});

describe('where two devices each took from the other whom it left', () => {
  function met(first: SingleCommand, second: SingleCommand): Office {
    const one = Office.founded();
    one.hire('ann', 'owner');
    one.hire('eve', 'approver');
    const other = new Office('two');
    other.ledger.receive(one.ledger.commits());
    one.must(first, 'owner');
    other.must(second, 'ann');
    one.ledger.receive(other.ledger.commits());
    return one;
  }

  it('anybody active looks after the profiles, so that somebody may admin again [BR22]', () => {
    const office = met(deactivate('ann'), deactivate('owner'));
    expect(office.refused(giveRoles('eve', 'owner'), 'owner')).toMatchObject([{ why: 'permission', needs: 'look' }]);
    office.must(giveRoles('eve', 'owner'), 'eve');
    expect(office.refused(giveRoles('ann', 'approver'), 'owner')).toMatchObject([{ needs: 'admin' }]);
  });

  it('and where nobody is active, anybody does [BR22]', () => {
    const one = Office.founded();
    one.hire('ann', 'owner');
    const other = new Office('two');
    other.ledger.receive(one.ledger.commits());
    one.must(deactivate('ann'), 'owner');
    other.must(deactivate('owner'), 'ann');
    one.ledger.receive(other.ledger.commits());
    one.must({ do: 'editPerson', person: 'owner', changes: [{ path: ['active'], old: false, new: true }] });
    expect(one.person('owner')?.active).toBe(true);
  });
});
