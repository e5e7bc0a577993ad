import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { words } from '#ui/words/words.ts';
import CrashScreen from './CrashScreen.svelte';
import { troubleIn, troubleOf, type Trouble } from './trouble.ts';
import TroubleNote from './TroubleNote.svelte';

const all = Object.keys(words.shell.troubles) as Trouble[];

test.each(all)('%s says what happened, what is safe and what to do, and takes the focus', (trouble) => {
  render(TroubleNote, { trouble, onreload: vi.fn() });
  const { title, safe, remedy } = words.shell.troubles[trouble];
  const note = screen.getByRole('region', { name: title });
  expect(note).toHaveTextContent(safe);
  expect(note).toHaveTextContent(remedy);
  expect(note).toHaveFocus();
});

test('what the storage says is always worded', () => {
  const whys = [
    'quota',
    'evicted',
    'damaged',
    'newer-version',
    'blocked',
    'closed',
    'unavailable',
    'constraint'
  ] as const;
  for (const why of whys) expect(all).toContain(troubleOf({ why }));
  expect(all).toContain(troubleOf({ why: 'unknown', name: 'E', message: 'm' }));
  for (const state of ['blocked', 'closed-by-browser', 'deleted', 'newer-version', 'closed'] as const)
    expect(all).toContain(troubleIn(state, null));
  expect(troubleIn('open', null)).toBeNull();
});

test('a connection that was closed is told, whatever failed on the way', () => {
  expect(troubleIn('open', 'unknown')).toBe('unknown');
  expect(troubleIn('closed-by-browser', 'unknown')).toBe('closed');
  expect(troubleIn('evicted', 'unknown')).toBe('evicted');
});

test('a full device lets one go on, and begins nothing anew', async () => {
  const ondismiss = vi.fn();
  render(TroubleNote, { trouble: 'quota', onreload: vi.fn(), ondismiss, onexport: vi.fn() });
  expect(screen.queryByRole('button', { name: 'Begin with an empty Docket' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(ondismiss).toHaveBeenCalledOnce();
});

test('after a bug the first button exports the data', async () => {
  const onexport = vi.fn(() => Promise.resolve());
  render(CrashScreen, {
    error: new RangeError('an unlucky number'),
    startHref: '/',
    rescueHref: '/rescue.html',
    onrepair: () => Promise.resolve(),
    onexport
  });
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  const [first] = screen.getAllByRole('button');
  expect(first).toHaveTextContent('Back up now');
  await userEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(onexport).toHaveBeenCalledOnce();
  expect(screen.getByText('RangeError: an unlucky number')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Back to the start' })).toHaveAttribute('data-sveltekit-reload');
});

test('an export that fails is said, and can be tried again', async () => {
  const onexport = vi.fn(() => Promise.reject(new Error('closed')));
  render(CrashScreen, {
    error: 'no error at all',
    startHref: '/',
    rescueHref: '/rescue.html',
    onrepair: () => Promise.resolve(),
    onexport
  });
  await userEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(screen.getByRole('status')).toHaveTextContent(/could not be read/);
  await userEvent.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(onexport).toHaveBeenCalledTimes(2);
});
