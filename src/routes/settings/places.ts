import { resolve } from '$app/paths';
import type { SettingsPlaces } from '#ui/settings/places.ts';

export const places: SettingsPlaces = {
  business: resolve('/settings/business'),
  reminders: resolve('/settings/reminders'),
  workflow: resolve('/settings/workflow'),
  automation: resolve('/settings/automation'),
  storage: resolve('/settings/storage'),
  devices: resolve('/settings/devices'),
  people: resolve('/settings/people'),
  app: resolve('/settings/app')
};
