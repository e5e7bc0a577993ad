import { resolve } from '$app/paths';
import type { WorkflowPlaces } from '#ui/workflow/places.ts';

export const places: WorkflowPlaces = {
  settings: resolve('/settings'),
  statuses: resolve('/settings/workflow'),
  moves: resolve('/settings/workflow/moves'),
  approval: resolve('/settings/workflow/approval'),
  roles: resolve('/settings/workflow/roles'),
  rules: resolve('/settings/workflow/rules'),
  versions: resolve('/settings/workflow/versions'),
  guide: resolve('/settings/workflow/guide'),
  dryRun: resolve('/settings/workflow/dry-run')
};
