import { expect, onTestFinished, test } from 'vitest';
import type { Docket } from '#services/docket.ts';
import { setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';
import { presets } from '#domain/workflow/presets.ts';
import { openBusinessForm, type BusinessForm } from './business-form.svelte.ts';

const preset = 'small-business';
const workflow = presets[preset];

test('two tabs that edit the business both keep what they changed, and are asked where they disagree', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  Object.assign(form.value, { footer: 'mine', currency: 'CHF' });
  const other = await opened(docket);
  Object.assign(other.value, { footer: 'theirs', taxRate: '7' });
  expect(await other.save(workflow)).toMatchObject({ how: 'done' });

  expect(await form.save(workflow)).toEqual({ how: 'not-saved' });
  expect(form.conflicts).toMatchObject([{ path: ['footer'], theirs: 'theirs', yours: 'mine' }]);
  expect(await fieldsOf(docket)).toMatchObject({ footer: 'theirs', currency: 'EUR' });

  await form.takeTheirs();
  expect(form.conflicts).toEqual([]);
  expect(form.value).toMatchObject({ footer: 'theirs', currency: 'CHF', taxRate: '7' });
  expect(await form.save(workflow)).toMatchObject({ how: 'done' });
  expect(await fieldsOf(docket)).toMatchObject({ footer: 'theirs', currency: 'CHF', taxRate: '7' });
});

test('what another tab saved is overwritten once that was said, and only where the form disagrees with it', async () => {
  const docket = await setUpDocket();
  const form = await opened(docket);
  form.value.footer = 'mine';
  const other = await opened(docket);
  Object.assign(other.value, { footer: 'theirs', taxRate: '7' });
  await other.save(workflow);

  await form.save(workflow);
  expect(await form.save(workflow, { overwrite: true })).toMatchObject({ how: 'done' });
  expect(await fieldsOf(docket)).toMatchObject({ footer: 'mine', taxRate: '7' });
  expect(form.value).toMatchObject({ footer: 'mine', taxRate: '7' });
  expect(await docket.drafts.list()).toEqual([]);
});

async function setUpDocket(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp(preset)));
  return docket;
}

async function opened(docket: Docket): Promise<BusinessForm> {
  const form = await openBusinessForm({ docket, execute: (...asked) => docket.execute(...asked) });
  if (!form) throw new Error('there is no business');
  onTestFinished(() => form.close());
  return form;
}

async function fieldsOf(docket: Docket): Promise<unknown> {
  return (await docket.business())?.fields;
}
