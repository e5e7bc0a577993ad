/** `npm run coverage-doc`: writes docs/coverage.md, which says of each requirement what proves it. */
import { writeFileSync } from 'node:fs';
import { coverageDocument, coverageFile } from './requirements-coverage.ts';

writeFileSync(coverageFile, coverageDocument());
