import type { words } from '#ui/words/words.ts';

export type SettingsPlace = keyof typeof words.settings.pages;

/** Addresses of the settings, ready to link to. */
export type SettingsPlaces = Readonly<Record<SettingsPlace, string>>;
