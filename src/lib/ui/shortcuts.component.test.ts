import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ariaKeys, keyCaps, Shortcuts } from './shortcuts.ts';

let shortcuts: Shortcuts;
const handle = (event: KeyboardEvent) => shortcuts.handle(event);

beforeEach(() => {
  shortcuts = new Shortcuts();
  window.addEventListener('keydown', handle);
});
afterEach(() => {
  window.removeEventListener('keydown', handle);
  document.body.replaceChildren();
});

function on(keys: string, more: { whileTyping?: boolean; refusal?: () => string | undefined } = {}) {
  const run = vi.fn();
  const remove = shortcuts.register({ keys, label: keys, section: 'Everywhere', run, ...more });
  return { run, remove };
}

function focused<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const element = document.body.appendChild(document.createElement(tag));
  element.tabIndex = 0;
  element.focus();
  return element;
}

describe('a key', () => {
  test('it does what was registered, until that is taken back', async () => {
    const { run, remove } = on('n');
    await userEvent.keyboard('n');
    remove();
    await userEvent.keyboard('n');
    expect(run).toHaveBeenCalledOnce();
  });

  test('what was registered below gives way, also to what was there before', async () => {
    const { run, remove } = on('m');
    const below = vi.fn();
    shortcuts.registerBelow({ keys: 'm', label: 'm', section: 'In a list', run: below });
    await userEvent.keyboard('m');
    expect(run).toHaveBeenCalledOnce();
    remove();
    await userEvent.keyboard('m');
    expect(run).toHaveBeenCalledOnce();
    expect(below).toHaveBeenCalledOnce();
  });

  test.each(['input', 'textarea', 'select'] as const)('it does nothing while typing in a %s', async (tag) => {
    const { run } = on('n');
    focused(tag);
    await userEvent.keyboard('n');
    expect(run).not.toHaveBeenCalled();
  });

  test('it works on a focused button, checkbox and radio button', async () => {
    const { run } = on('n');
    focused('button');
    await userEvent.keyboard('n');
    for (const type of ['checkbox', 'radio']) {
      focused('input').type = type;
      await userEvent.keyboard('n');
    }
    expect(run).toHaveBeenCalledTimes(3);
  });

  test('it does nothing in a menu, which searches by letter', async () => {
    const { run } = on('n');
    focused('div').setAttribute('role', 'menu');
    await userEvent.keyboard('n');
    expect(run).not.toHaveBeenCalled();
  });

  test('it does nothing together with Ctrl', async () => {
    const { run } = on('n');
    await userEvent.keyboard('{Control>}n{/Control}');
    expect(run).not.toHaveBeenCalled();
  });

  test('a sign that needs Shift is named by the sign', async () => {
    const { run } = on('?');
    await userEvent.keyboard('{Shift>}?{/Shift}');
    expect(run).toHaveBeenCalledOnce();
  });

  test('the latest registration wins, and gives way again', async () => {
    const first = on('n');
    const second = on('n');
    await userEvent.keyboard('n');
    second.remove();
    await userEvent.keyboard('n');
    expect(second.run).toHaveBeenCalledOnce();
    expect(first.run).toHaveBeenCalledOnce();
  });

  test('one that is refused just now does nothing', async () => {
    const { run } = on('e', { refusal: () => 'The status locks it.' });
    await userEvent.keyboard('e');
    expect(run).not.toHaveBeenCalled();
  });
});

describe('two keys', () => {
  test('they work one after the other', async () => {
    const { run } = on('g i');
    const single = on('i');
    await userEvent.keyboard('gi');
    expect(run).toHaveBeenCalledOnce();
    expect(single.run).not.toHaveBeenCalled();
  });

  test('after a second, the first one is forgotten', () => {
    vi.useFakeTimers();
    const { run } = on('g i');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'g' }));
    vi.advanceTimersByTime(1_001);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'i' }));
    vi.useRealTimers();
    expect(run).not.toHaveBeenCalled();
  });

  test('a second key that means nothing together still means what it means alone', async () => {
    on('g i');
    const { run } = on('n');
    await userEvent.keyboard('gn');
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('a chord', () => {
  test('it works while typing where it says so', async () => {
    const everywhere = on('mod+k', { whileTyping: true });
    const elsewhere = on('mod+z');
    focused('input');
    await userEvent.keyboard('{Control>}kz{/Control}');
    expect(everywhere.run).toHaveBeenCalledOnce();
    expect(elsewhere.run).not.toHaveBeenCalled();
  });

  test('it stays when single keys are switched off', async () => {
    shortcuts.singleKeys = false;
    const single = on('n');
    const sequence = on('g i');
    const chord = on('mod+k');
    await userEvent.keyboard('ngi{Control>}k{/Control}');
    expect(single.run).not.toHaveBeenCalled();
    expect(sequence.run).not.toHaveBeenCalled();
    expect(chord.run).toHaveBeenCalledOnce();
  });

  test('Shift makes another chord of it', async () => {
    const plain = on('mod+z');
    const shifted = on('mod+shift+z');
    await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    expect(plain.run).not.toHaveBeenCalled();
    expect(shifted.run).toHaveBeenCalledOnce();
  });
});

test('what opens over the page covers its keys, and still lists them', async () => {
  const { run } = on('n');
  const uncover = shortcuts.cover(() => true);
  await userEvent.keyboard('n');
  expect(run).not.toHaveBeenCalled();
  expect(shortcuts.list().map(({ keys }) => keys)).toEqual(['n']);
  uncover();
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledOnce();
});

test('what a page registers anew below a dialog counts once the dialog is gone, until it is taken back', async () => {
  on('n').remove();
  const uncover = shortcuts.cover(() => true);
  const { run, remove } = on('n');
  uncover();
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledOnce();
  remove();
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledOnce();
});

test('a dialog that has closed, and not yet gone, takes no key', async () => {
  const { run } = on('n');
  let isOpen = true;
  shortcuts.cover(() => isOpen);
  isOpen = false;
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledOnce();
});

test.each([
  ['mod+k', true, ['⌘', 'K'], 'Meta+k'],
  ['mod+shift+z', false, ['Ctrl', '⇧', 'Z'], 'Control+Shift+z'],
  ['g i', false, ['g', 'i'], undefined],
  ['?', true, ['?'], '?']
])('%s (on a Mac: %j) is printed %j and told as %s', (keys, isApple, caps, aria) => {
  expect(keyCaps(keys, isApple)).toEqual(caps);
  expect(ariaKeys(keys, isApple)).toBe(aria);
});
