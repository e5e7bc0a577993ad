/** Ids of the workflows that Docket ships, in the order in which a newcomer meets them. */
export const presetIds = ['small-business', 'agency', 'training'] as const;
export type PresetId = (typeof presetIds)[number];

/** The preset that a workflow began as; the first one where it was something else. */
export function presetLike(workflow: string | undefined): PresetId {
  return presetIds.find((id) => id === workflow) ?? presetIds[0];
}
