import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { InstallState } from '#device/install.ts';
import type { UpdateState } from '#device/update.ts';
import { watched } from '#device/watched.ts';
import { AppOnDevice } from '#state/device.svelte.ts';
import { preferences } from '#state/preferences.svelte.ts';
import InstallOffer from './InstallOffer.svelte';
import UpdateOffer from './UpdateOffer.svelte';

afterEach(() => (preferences.installDeclined.isOn = false));

test('a newer version is offered, and comes in only when somebody says so', async () => {
  const { applyUpdate } = updateOffer({ kind: 'waiting' });
  expect(applyUpdate).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Update now' }));
  expect(applyUpdate).toHaveBeenCalledOnce();
});

test('an update that is put off is not offered again until the app is opened anew', async () => {
  const { applyUpdate } = updateOffer({ kind: 'waiting' });
  await userEvent.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.queryByRole('button')).toBeNull();
  expect(applyUpdate).not.toHaveBeenCalled();
});

test.each<UpdateState>([{ kind: 'installing' }, { kind: 'ready-offline' }, { kind: 'unsupported' }])(
  'nothing is offered while nothing waits ($kind)',
  (update) => {
    updateOffer(update);
    expect(screen.queryByRole('button')).toBeNull();
  }
);

test('where the browser can ask, one press asks it [C8]', async () => {
  const { askToInstall } = installOffer({ kind: 'offered' });
  await userEvent.click(screen.getByRole('button', { name: 'Install Docket' }));
  expect(askToInstall).toHaveBeenCalledOnce();
});

test('on an iPhone, where no prompt comes, the steps are shown [C8]', () => {
  installOffer({ kind: 'by-share-menu' });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent.trim())).toEqual([
    'Tap the Share button of the browser.',
    'Choose “Add to Home Screen”.',
    'Tap “Add”.'
  ]);
  expect(screen.queryByRole('button', { name: 'Install Docket' })).toBeNull();
});

test('who declined is not asked again', async () => {
  const { unmount } = installOffer({ kind: 'offered' });
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  installOffer({ kind: 'offered' });
  expect(screen.queryByRole('button')).toBeNull();
});

test.each<InstallState>([{ kind: 'installed' }, { kind: 'unavailable' }])(
  'nothing is offered where it is installed, or cannot be ($kind)',
  (install) => {
    installOffer(install);
    expect(screen.queryByRole('button')).toBeNull();
  }
);

function updateOffer(update: UpdateState) {
  const applyUpdate = vi.fn(() => Promise.resolve());
  render(UpdateOffer, { app: { update, applyUpdate } });
  return { applyUpdate };
}

function installOffer(install: InstallState) {
  const askToInstall = vi.fn(() => Promise.resolve(true));
  const [state] = watched(install);
  const [update] = watched<UpdateState>({ kind: 'unsupported' });
  const none = (): Promise<never> => Promise.reject(new Error('nothing is updated here'));
  const app = new AppOnDevice({
    install: { state, ask: askToInstall, stop: () => undefined },
    update: { state: update, apply: none, check: none, renew: none, stop: () => undefined }
  });
  const { unmount } = render(InstallOffer, { app });
  return { askToInstall, unmount };
}
