import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Makes the build in a folder another version of the app, as after a deploy: all scripts have other names, the former
 * ones are gone, and a mark in the pages tells which one it is. `patch` changes what the version does.
 */
export async function publish(
  folder: string,
  name: string,
  { patch = (source) => source }: { patch?: (source: string) => string } = {}
): Promise<void> {
  const { version } = JSON.parse(await readFile(join(folder, '_app/version.json'), 'utf8')) as { version: string };
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(js|html|json)$/.test(file));
  const scripts = files.filter((file) => /immutable.*\.js$/.test(file)).map((file) => basename(file));
  const anyOfThem = new RegExp(scripts.map((script) => script.replaceAll('.', '\\.')).join('|'), 'g');
  const renamed = (script: string): string => script.replace(/\.js$/, `.${name}.js`);
  for (const file of files) {
    const path = join(folder, file);
    const source = await readFile(path, 'utf8');
    const moved = source.replaceAll(anyOfThem, renamed).replaceAll(version, `version-${name}`);
    await writeFile(path, file.endsWith('.html') ? marked(moved, name) : patch(moved));
    if (scripts.includes(basename(file))) await rename(path, renamed(path));
  }
}

/** Of the version that a page is of; the build as it was made has none. */
export const generation = 'meta[name=generation]';

function marked(html: string, name: string): string {
  const mark = `<meta name="generation" content="${name}" />`;
  const [, script] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
  // The one script that the policy allows names other scripts, and so has another hash now.
  const allowed = createHash('sha256')
    .update(script ?? '')
    .digest('base64');
  return html
    .replace(/<meta name="generation"[^>]*>|(?<=<head>)/, mark)
    .replace(/(script-src 'self' 'sha256-)[^']*/, `$1${allowed}`);
}
