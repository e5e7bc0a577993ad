import { presets } from '#domain/workflow/presets.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
const d = JSON.stringify(presets.agency);
for (let i=0;i<400;i++) prove(JSON.parse(d));
