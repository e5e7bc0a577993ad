/**
 * Runs a TypeScript script of this project: `node scripts/run.js scripts/totals.ts FILE`.
 * Node resolves `#domain/…` by itself, from "imports" in package.json; only the types have to go.
 */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfNeeded } from './installed.js';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/run.js FILE.ts [arguments]');
  process.exit(2);
}

installIfNeeded();
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0] ?? 'node', resolve(file), ...args]; // The script sees itself as the one that was started.
register('./typescript-hooks.js', import.meta.url);
await import(pathToFileURL(resolve(file)).href);
