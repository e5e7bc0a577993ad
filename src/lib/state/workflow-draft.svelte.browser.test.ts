import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { Workflow } from '#domain/workflow/document.ts';
import { changedStatus, placedStatus, withoutStatus, withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { setUp } from '#tests/builders/commands.ts';
import { openBegunDocket, openTestDocket } from '#tests/builders/docket.ts';
import { sessionOver } from '#tests/builders/session.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import { openWorkflowDraft, type WorkflowDraft } from './workflow-draft.svelte.ts';

const renamed =
  (label: string) =>
  (document: Workflow): Workflow =>
    changedStatus(document, 'sent', { label });
const labelOf = (draft: WorkflowDraft): string | undefined => draft.machine.statusById.get('sent')?.label;

test('a draft is kept on the device, goes on where it was left, and is gone once it is published', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket);
  draft.edit(renamed('Delivered'));
  await draft.kept();
  expect((await docket.workflow())?.document).toEqual(presets['small-business']);

  const again = await opened(docket);
  expect(labelOf(again)).toBe('Delivered');
  value(await again.publish());
  await again.kept();
  expect(await docket.drafts.list('workflow')).toEqual([]);
  const inForce = await docket.workflow();
  expect(inForce?.document.machines.invoice.statuses.map(({ label }) => label)).toContain('Delivered');
});

test('a draft that was published, and not yet thrown away when the page was left, is none any more', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket);
  draft.edit(renamed('Delivered'));
  await draft.kept();
  value(await docket.execute({ do: 'publishWorkflow', document: draft.document }));
  const again = await opened(docket);
  expect([again.isChanged, again.isOvertaken, labelOf(again)]).toEqual([false, false, 'Delivered']);
  again.edit(renamed('Handed over'));
  value(await again.publish());
  expect(await docket.drafts.list('workflow')).toEqual([]);
});

test('every edit can be undone and made again, and so can throwing all of it away', async () => {
  const draft = await opened(await openBegunDocket());
  draft.edit(renamed('One'));
  draft.edit(renamed('Two'));
  draft.undo();
  expect(labelOf(draft)).toBe('One');
  draft.redo();
  expect(labelOf(draft)).toBe('Two');
  draft.discard();
  expect([labelOf(draft), draft.isChanged]).toEqual(['Sent', false]);
  draft.undo();
  expect(labelOf(draft)).toBe('Two');
  draft.undo();
  draft.undo();
  expect([draft.isChanged, draft.canUndo, draft.canRedo]).toEqual([false, false, true]);
});

test('a draft that another version has overtaken says so, and takes its place only once somebody says that', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket);
  draft.edit(renamed('Mine'));
  await draft.kept();
  const other = changedStatus(presets['small-business'], 'paid', { label: 'Settled' });
  value(await docket.execute({ do: 'publishWorkflow', document: other }));
  await expect.poll(() => draft.isOvertaken).toBe(true);
  expect(draft.differences).toHaveLength(2);
  expect(await draft.foresee()).toEqual({ ok: false, error: [{ why: 'workflow-overtaken' }] });
  expect(await draft.publish()).toEqual({ ok: false, error: [{ why: 'workflow-overtaken' }] });
  expect((await docket.workflow())?.document).toEqual(other);
  draft.goOn();
  expect(draft.isOvertaken).toBe(false);
  value(await draft.publish());
  await expect.poll(() => draft.inForce.document.machines.invoice.statuses.map(({ label }) => label)).toContain('Mine');
});

test('what comes back by undo is overtaken as long as nobody has said that it goes on', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket);
  draft.edit(renamed('Mine'));
  draft.discard();
  value(await docket.execute({ do: 'publishWorkflow', document: renamed('Theirs')(presets['small-business']) }));
  await expect.poll(() => labelOf(draft)).toBe('Theirs');
  draft.edit(renamed('Anew'));
  expect(draft.isOvertaken).toBe(false);
  draft.undo();
  draft.undo();
  expect([labelOf(draft), draft.isOvertaken]).toEqual(['Mine', true]);
  expect(await draft.publish()).toEqual({ ok: false, error: [{ why: 'workflow-overtaken' }] });
});

test('what moves a slot waits for a yes, and what would empty one that is needed is never made [BR1]', async () => {
  const draft = await opened(await openBegunDocket());
  const swap = (document: Workflow): Workflow =>
    placedStatus(document, 'disputed', { group: 'COMPLETED', before: 'sent' });
  draft.edit(swap);
  expect(draft.waitingSlots).toMatchObject([{ slot: 'first-completed', from: 'sent', to: 'disputed' }]);
  expect(draft.isChanged).toBe(false);
  draft.leave();
  expect(draft.waitingSlots).toEqual([]);
  draft.edit(swap);
  draft.confirm();
  expect(draft.machine.slots['first-completed']).toBe('disputed');

  draft.edit((document) => ({
    ...document,
    rules: document.rules.map((rule) => ({
      ...rule,
      then: [{ do: 'move', to: { slot: 'first-active' }, by: 'direct', otherwise: 'silent' }]
    }))
  }));
  draft.edit((document) => placedStatus(document, 'draft', { group: 'APPROVAL', before: null }));
  expect(draft.emptiedSlots).toMatchObject([{ slot: 'first-active', isNeeded: true }]);
  draft.confirm();
  expect(draft.machine.slots['first-active']).toBe('draft');
});

test('what is refused stays a draft, and what takes the place of a status is asked for [B44]', async () => {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'x' }));
  const draft = await opened(docket);
  draft.edit((document) => withoutStatus(document, 'disputed'));
  expect(await draft.foresee()).toMatchObject({ ok: false, error: [{ why: 'status-in-use', status: 'disputed' }] });
  expect(await draft.publish()).toMatchObject({ ok: false });
  expect(draft.isChanged).toBe(true);
  draft.replace('disputed', 'sent');
  expect(await draft.foresee()).toMatchObject({
    ok: true,
    value: { invoices: [{ id: 'a', after: { status: { id: 'sent' } } }] }
  });
  value(await draft.publish());
  expect(await docket.invoices(['a'])).toMatchObject([{ status: 'sent' }]);
});

test('a successor that is deleted in its turn hands over to its own, and what nothing stands in asks for none [B54]', async () => {
  const docket = await openBegunDocket();
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'disputed', reason: 'x' }));
  const draft = await opened(docket);
  const delivered = { label: 'Delivered', group: 'COMPLETED' as const, from: ['sent'], to: ['paid'] };
  draft.edit((document) => withStatus(document, delivered).workflow);
  draft.edit((document) => withoutStatus(document, 'disputed'), { disputed: 'delivered' });
  draft.edit((document) => withoutStatus(document, 'delivered'), { delivered: 'sent' });
  expect(draft.replacements).toEqual({ disputed: 'sent', delivered: 'sent' });
  value(await draft.publish());
  expect(await docket.invoices(['a'])).toMatchObject([{ status: 'sent' }]);
});

test('two tabs edit one draft: what one keeps the other one shows, and can undo', async () => {
  const name = freshName();
  const docket = await openTestDocket(name);
  value(await docket.execute(setUp()));
  const [here, there] = [await opened(docket), await opened(await openTestDocket(name))];
  here.edit(renamed('Mine'));
  await expect.poll(() => labelOf(there)).toBe('Mine');
  there.edit((document) => changedStatus(document, 'paid', { label: 'Settled' }));
  await expect.poll(() => here.differences.length).toBe(2);
  expect([here.isOutrun, there.isOutrun]).toEqual([false, false]);
  here.undo();
  await expect.poll(() => there.differences.length).toBe(1);
  value(await there.publish());
  await expect.poll(() => [here.isChanged, labelOf(here)]).toEqual([false, 'Mine']);
});

test('an edit never erases what another tab has kept unseen: it is said, and undo brings the edit back', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket, { isFollowing: false });
  const other = await opened(docket, { isFollowing: false });
  other.edit(renamed('Theirs'));
  await other.kept();
  draft.edit(renamed('Mine'));
  await draft.kept();
  expect([labelOf(draft), draft.isOutrun]).toEqual(['Theirs', true]);
  expect(labelOf(await opened(docket))).toBe('Theirs');
  draft.undo();
  await draft.kept();
  expect([labelOf(draft), draft.isOutrun]).toEqual(['Mine', false]);
  expect(labelOf(await opened(docket))).toBe('Mine');
});

test('what is edited while it is being published stays a draft, on what is in force then', async () => {
  const docket = await openBegunDocket();
  const draft = await opened(docket);
  draft.edit(renamed('One'));
  const publishing = draft.publish();
  draft.edit((document) => changedStatus(document, 'paid', { label: 'Settled' }));
  value(await publishing);
  await draft.kept();
  await expect.poll(() => draft.differences.length).toBe(1);
  expect([draft.isOvertaken, draft.machine.statusById.get('paid')?.label]).toEqual([false, 'Settled']);
  draft.undo();
  expect([draft.isChanged, labelOf(draft), draft.canUndo]).toEqual([false, 'One', false]);
  draft.redo();
  value(await draft.publish());
});

test('a draft that cannot be read is kept, also when another one is begun, until somebody discards it', async () => {
  const docket = await openBegunDocket();
  await docket.drafts.save('workflow', { v: 9, from: 'a later version' });
  const draft = await opened(docket);
  expect([draft.isChanged, draft.unread.length]).toEqual([false, 1]);
  draft.edit(renamed('Mine'));
  await draft.kept();
  const again = await opened(docket);
  expect(labelOf(again)).toBe('Mine');
  expect(again.unread).toMatchObject([{ value: { v: 9, from: 'a later version' } }]);
  again.discardUnread();
  await again.kept();
  expect([again.unread.length, labelOf(again)]).toEqual([0, 'Mine']);
  expect((await opened(docket)).unread).toEqual([]);
});

/** Open as a page has it, with somebody who shows it. */
async function opened(docket: Docket, { isFollowing = true } = {}): Promise<WorkflowDraft> {
  const session = await sessionOver(docket);
  const stop = $effect.root(() => {
    $effect(() => {
      expect(session.workflow?.id).not.toBe('');
    });
  });
  onTestFinished(stop);
  flushSync();
  await expect.poll(() => session.workflow?.id ?? null).not.toBeNull();
  const draft = await openWorkflowDraft(session);
  if (isFollowing) onTestFinished(draft.follow());
  return draft;
}

test('what is new bears no id of what is in force, went, or is held by somebody still [B91] [BR22]', async () => {
  const docket = await openBegunDocket();
  const document = withoutStatus(presets['small-business'], 'disputed', 'sent');
  value(await docket.execute({ do: 'addPerson', id: 'eve', fields: { name: 'Eve', roles: ['gone'], active: true } }));
  value(await docket.execute({ do: 'publishWorkflow', document, replacements: { disputed: 'sent' } }));
  const draft = await opened(docket);
  await expect.poll(() => draft.knownStatuses()).toEqual(expect.arrayContaining(['disputed', 'sent']));
  expect(draft.knownRoles).toContain('gone');
});

test('a rule that today’s invoices would refuse each time is a hint, as long as it would [B56]', async () => {
  const docket = await openBegunDocket();
  // The columns know it once they are filled.
  await expect.poll(() => docket.columns.query({ today: docket.today() }).ids).toEqual(['a']);
  const draft = await opened(docket);
  const rule = {
    ...presets['small-business'].rules[0]!,
    id: 'early',
    label: 'Early',
    if: { field: 'status', op: 'in', value: ['draft', 'sent'] } as const
  };
  const to = (status: string): ((document: Workflow) => Workflow) => {
    const then = [{ do: 'move', to: { status }, by: 'direct', otherwise: 'blocked' } as const];
    return (document) => ({ ...document, rules: [...presets['small-business'].rules, { ...rule, then }] });
  };
  draft.edit(to('paid'));
  expect(draft.findings).toContainEqual({ why: 'always-blocked', rule: 'early', tried: 1 });
  draft.edit(to('sent'));
  expect(draft.findings.map(({ why }) => why)).not.toContain('always-blocked');
});
