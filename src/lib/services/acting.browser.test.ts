import { expect, onTestFinished, test } from 'vitest';
import type { Docket } from '#services/docket.ts';
import { createInvoice, owner, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, openTest, value } from '#tests/builders/stored.ts';

const plain = { withFiles: true, isZipped: false, passphrase: '' };

/** Ada, who may do everything, and Ann, who approves. */
async function office(name = freshName()): Promise<Docket> {
  const docket = await openTestDocket(name);
  value(await docket.execute(setUp('agency')));
  value(await docket.execute(hire('ann', 'Ann', 'approver')));
  return docket;
}

function hire(id: string, name: string, ...roles: string[]) {
  return { do: 'addPerson', id, fields: { name, roles, active: true } } as const;
}

async function deactivate(docket: Docket, person: string): Promise<void> {
  const changes = [{ path: ['active'], old: true, new: false }];
  value(await docket.execute({ do: 'editPerson', person, changes }));
}

test('whoever is acted as does what is done from then on, and the switch is in the log of the device [BR22]', async () => {
  const docket = await office();
  value(await docket.actAs('ann'));
  value(await docket.actAs('ann'));
  expect(await docket.execute(createInvoice('a'))).toMatchObject({ ok: false, error: [{ why: 'permission' }] });
  value(await docket.actAs(owner));
  value(await docket.execute(createInvoice('a')));
  expect(await docket.profiles.log()).toMatchObject([
    { did: 'acted', by: { id: owner, name: 'Ada' }, person: { id: 'ann', name: 'Ann' } },
    { did: 'acted', by: { id: 'ann', name: 'Ann' }, person: { id: owner, name: 'Ada' } }
  ]);
});

test('nobody acts as a person who was deactivated, or is unknown [BR22]', async () => {
  const docket = await office();
  await deactivate(docket, 'ann');
  expect(await docket.actAs('ann')).toEqual({ ok: false, error: { why: 'not-active' } });
  expect(await docket.actAs('a stranger')).toEqual({ ok: false, error: { why: 'not-active' } });
  expect(docket.acting.value).toBe(owner);
  expect(await docket.profiles.log()).toEqual([]);
});

test('a passphrase is asked for on every switch to its profile, until it is changed or removed [BR22]', async () => {
  const docket = await office();
  value(await docket.actAs('ann'));
  value(await docket.profiles.setPassphrase('corréct', ''));
  expect([...docket.profiles.guarded.value]).toEqual(['ann']);
  value(await docket.actAs(owner));
  expect(await docket.actAs('ann')).toEqual({ ok: false, error: { why: 'passphrase-missing' } });
  expect(await docket.actAs('ann', 'correct')).toEqual({ ok: false, error: { why: 'passphrase-wrong' } });
  expect(docket.acting.value).toBe(owner);
  // The same letters, as another keyboard composes them.
  value(await docket.actAs('ann', 'corréct'.normalize('NFD')));

  expect(await docket.profiles.setPassphrase('new', 'wrong')).toEqual({
    ok: false,
    error: { why: 'passphrase-wrong' }
  });
  value(await docket.profiles.setPassphrase('new', 'corréct'));
  expect(await docket.actAs('ann', 'corréct')).toMatchObject({ error: { why: 'passphrase-wrong' } });
  expect(await docket.profiles.removePassphrase('ann', 'corréct')).toMatchObject({ ok: false });
  value(await docket.profiles.removePassphrase('ann', 'new'));
  value(await docket.actAs(owner));
  value(await docket.actAs('ann'));
  expect((await docket.profiles.log()).map(({ did }) => did)).toEqual([
    'acted',
    'passphrase-set',
    'acted',
    'acted',
    'passphrase-set',
    'passphrase-removed',
    'acted',
    'acted'
  ]);
});

test('a forgotten passphrase is removed by whoever may admin, and by nobody else [BR22] [B69]', async () => {
  const docket = await office();
  value(await docket.profiles.setPassphrase('mine', ''));
  value(await docket.actAs('ann'));
  value(await docket.profiles.setPassphrase('hers', ''));
  expect(await docket.profiles.removePassphrase(owner, null)).toEqual({ ok: false, error: { why: 'not-admin' } });
  expect(await docket.profiles.removePassphrase('ann', null)).toEqual({ ok: false, error: { why: 'not-admin' } });
  value(await docket.actAs(owner, 'mine'));
  value(await docket.profiles.removePassphrase('ann', null));
  value(await docket.actAs('ann'));
  expect((await docket.profiles.log()).findLast(({ did }) => did === 'passphrase-removed')).toMatchObject({
    by: { name: 'Ada' },
    person: { name: 'Ann' }
  });
});

test('of a passphrase only what tells whether it fits is kept, on this device, and in no backup [BR22]', async () => {
  const name = freshName();
  const docket = await office(name);
  value(await docket.profiles.setPassphrase('swordfish', ''));
  const db = await openTest(name);
  onTestFinished(() => db.end('closed'));
  const stored = await db.device.get('acting-passphrases');
  expect(stored?.value).toMatchObject({ [owner]: { kdf: 'PBKDF2-HMAC-SHA256', iterations: 600_000 } });
  const { file } = await docket.backups.make(plain);
  const text = await file.text();
  const readable = await (await docket.writeReadable()).text();
  const verifier = (stored?.value as Record<string, { salt: string; bits: string }>)[owner];
  for (const secret of ['swordfish', verifier?.salt ?? '', verifier?.bits ?? '', 'acting']) {
    expect(secret).not.toBe('');
    expect(text).not.toContain(secret);
    expect(readable).not.toContain(secret);
  }
  expect(JSON.stringify(await db.device.toArray())).not.toContain('swordfish');
  expect(JSON.stringify(await db.commits.toArray())).not.toContain('passphrase');
});

test('what another version has left of passphrases and log is passed over', async () => {
  const name = freshName();
  (await office(name)).close();
  const db = await openTest(name);
  const verifier = { v: 2, kdf: 'argon2', iterations: 3, salt: '00', bits: '00' };
  await db.device.put({ key: 'acting-passphrases', value: { ann: verifier } });
  await db.device.put({ key: 'acting-log', value: [{ did: 'danced' }, 'what'] });
  db.end('closed');
  const docket = await openTestDocket(name);
  expect([...docket.profiles.guarded.value]).toEqual([]);
  value(await docket.actAs('ann'));
  expect(await docket.profiles.log()).toHaveLength(1);
});

test('every tab of this device follows a switch and a passphrase', async () => {
  const name = freshName();
  const here = await office(name);
  const there = await openTestDocket(name);
  value(await here.actAs('ann'));
  await expect.poll(() => there.acting.value).toBe('ann');
  value(await here.profiles.setPassphrase('hers', ''));
  await expect.poll(() => [...there.profiles.guarded.value]).toEqual(['ann']);
  value(await there.actAs(owner));
  await expect.poll(() => here.acting.value).toBe(owner);
});

test('a device that joins takes nobody for granted where several work with the data [BR22]', async () => {
  const { file, name } = await (await office()).backups.make(plain);
  const joining = await openTestDocket();
  value(await joining.backups.restore(value(await joining.backups.open(file, name, '')), 'merge'));
  joining.close();
  const joined = await openTestDocket(joining.name);
  expect(joined.acting.value).toBeNull();
  expect(await joined.execute(createInvoice('a'))).toMatchObject({ ok: false, error: [{ why: 'permission' }] });
  value(await joined.actAs(owner));
  value(await joined.execute(createInvoice('a')));
  expect(await joined.profiles.log()).toMatchObject([{ by: null, person: { name: 'Ada' } }]);
});

test('a device that joins where one person is active acts as them', async () => {
  const docket = await office();
  await deactivate(docket, 'ann');
  const { file, name } = await docket.backups.make(plain);
  const joining = await openTestDocket();
  value(await joining.backups.restore(value(await joining.backups.open(file, name, '')), 'replace'));
  await expect.poll(() => joining.acting.value).toBe(owner);
});
