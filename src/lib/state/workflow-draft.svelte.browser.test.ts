import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { Workflow } from '#domain/workflow/document.ts';
import { changedStatus, placedStatus, withoutStatus, withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { sessionOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
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
    value: [{ invoice: 'a', after: { status: { id: 'sent' } } }]
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

/** Open as a page has it, with somebody who shows it. */
async function opened(docket: Docket): Promise<WorkflowDraft> {
  const session = await sessionOver(docket);
  const stop = $effect.root(() => {
    $effect(() => {
      expect(session.workflow?.id).not.toBe('');
    });
  });
  onTestFinished(stop);
  flushSync();
  await expect.poll(() => session.workflow?.id ?? null).not.toBeNull();
  return openWorkflowDraft(session);
}
