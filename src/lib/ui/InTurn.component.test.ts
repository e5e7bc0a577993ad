import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import InTurn from './InTurn.svelte';

const said = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));

test('parts come one after the other, each after what stands around it', async () => {
  const seen: string[] = [];
  const observer = new MutationObserver(() => seen.push(document.body.textContent.trim()));
  observer.observe(document.body, { childList: true, subtree: true });
  render(InTurn, { children: said('first') });
  render(InTurn, { children: said('second'), meanwhile: said('waiting') });
  expect(screen.getByText('waiting')).toBeVisible();
  expect(screen.queryByText('first')).toBeNull();
  await screen.findByText('second');
  observer.disconnect();
  expect(seen.filter((text) => text !== '')).toEqual(['waiting', 'firstwaiting', 'firstsecond']);
});

test('what is wanted at once is there at once', () => {
  render(InTurn, { children: said('here'), isAtOnce: true });
  expect(screen.getByText('here')).toBeVisible();
});

test('what is gone before its turn is never drawn', async () => {
  const { unmount } = render(InTurn, { children: said('too late') });
  unmount();
  render(InTurn, { children: said('later still') });
  await screen.findByText('later still');
  expect(screen.queryByText('too late')).toBeNull();
});
