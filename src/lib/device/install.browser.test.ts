import { expect, onTestFinished, test, vi } from 'vitest';
import { isIos, watchInstall } from '#device/install.ts';

test('the offer of the browser is kept for later, and can be used once', async () => {
  const install = watched();
  expect(install.state.value).toEqual({ kind: 'unavailable' });
  expect(await install.ask()).toBe(false);

  const prompt = vi.fn(() => Promise.resolve({ outcome: 'accepted' }));
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
  window.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(install.state.value).toEqual({ kind: 'offered' });

  expect(await install.ask()).toBe(true);
  expect(await install.ask()).toBe(false);
  expect(prompt).toHaveBeenCalledOnce();
});

test('an installed app offers nothing more', () => {
  const install = watched();
  window.dispatchEvent(new Event('appinstalled'));
  expect(install.state.value).toEqual({ kind: 'installed' });
});

test.each([
  ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5, true],
  ['an iPad, which calls itself a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5, true],
  ['a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0, false],
  ['an Android phone', 'Mozilla/5.0 (Linux; Android 15; Pixel 9)', 5, false]
])('%s is told apart', (_, userAgent, maxTouchPoints, expected) => {
  expect(isIos({ userAgent, maxTouchPoints })).toBe(expected);
});

function watched() {
  const install = watchInstall();
  onTestFinished(() => install.stop());
  return install;
}
