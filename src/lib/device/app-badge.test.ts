import { expect, test, vi } from 'vitest';
import { showBadge } from './app-badge.ts';

test('the icon of the app says how much waits, and nothing where nothing does', async () => {
  const badges = {
    setAppBadge: vi.fn(() => Promise.resolve()),
    clearAppBadge: vi.fn(() => Promise.resolve())
  };
  await showBadge(3, badges);
  expect(badges.setAppBadge).toHaveBeenCalledExactlyOnceWith(3);
  await showBadge(0, badges);
  expect(badges.clearAppBadge).toHaveBeenCalledOnce();
  expect(badges.setAppBadge).toHaveBeenCalledOnce();
});

test('a platform without badges, or one that refuses them, is no trouble', async () => {
  await expect(showBadge(3, {})).resolves.toBeUndefined();
  const refusing = { setAppBadge: () => Promise.reject(new DOMException('', 'NotAllowedError')) };
  await expect(showBadge(3, refusing)).resolves.toBeUndefined();
});
