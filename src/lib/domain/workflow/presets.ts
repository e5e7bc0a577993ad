import type { Workflow } from './document.ts';
import type { PresetId } from './preset-id.ts';
import { agency } from './preset/agency.ts';
import { smallBusiness } from './preset/small-business.ts';
import { training } from './preset/training.ts';

/**
 * The three workflows that Docket ships. They are documents like any other: nothing else in the program knows their
 * names, and a person may change every word of them.
 */
export const presets: Readonly<Record<PresetId, Workflow>> = {
  'small-business': smallBusiness,
  agency,
  training
};

/** The workflow that a choice on the first visit stands for: an account type switches types on (W8). */
export function presetFor(id: PresetId, account: string): Workflow {
  const preset = presets[id];
  const enables = preset.accounts.find((one) => one.id === account)?.enables ?? [];
  return {
    ...preset,
    types: preset.types.map((type) => (enables.includes(type.id) ? { ...type, enabled: true } : type))
  };
}

/** The role that whoever sets Docket up is given: the first one, which may do everything. */
export function foundingRole({ roles }: Workflow): string {
  return roles[0]?.id ?? '';
}
