import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { places } from '#tests/builders/places.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'tests', 'files', 'backup');
test.each(readdirSync(folder).flatMap((name) => places.map((place) => [name, ...place] as const)))(
  '%s comes to what it says, line by line, without a browser, too, in %s and %s',
  (name, zone, locale) => {
    // Node takes its zone and language from where it is started.
    const lang = `${locale.replace('-', '_')}.UTF-8`;
    const env = { ...process.env, TZ: zone, LANG: lang, LC_ALL: lang };
    const script = join(root, 'tests', 'golden-in-node.ts');
    const output = execFileSync(process.execPath, ['scripts/run.js', script, join(folder, name)], { cwd: root, env });
    const { said, found, ...place } = JSON.parse(output.toString()) as Record<string, unknown>;
    expect(place).toEqual({ timeZone: zone, locale });
    expect(found).toEqual(said);
  }
);
