import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import svelteConfig from '../svelte.config.js';

const root = join(import.meta.dirname, '..');

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path];
  });
}

describe('the project', () => {
  it('is built with the parts that were asked for [C2]', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const parts = Object.keys({ ...dependencies, ...devDependencies });
    const asked = ['svelte', '@sveltejs/kit', 'dexie', 'workbox-window', 'zod', 'vitest', '@testing-library/svelte'];
    expect(parts).toEqual(expect.arrayContaining(asked));
  });

  it('uses each of them [C2]', () => {
    const sources = filesIn('src').map((file) => readFileSync(join(root, file), 'utf8'));
    for (const part of ['dexie', 'workbox-window', 'zod/mini', 'vitest', '@testing-library/svelte'])
      expect(sources.some((source) => source.includes(`'${part}'`))).toBe(true);
  });

  it('has the top level that was asked for [C3]', () => {
    for (const name of ['package.json', 'svelte.config.js', 'vite.config.ts', 'src', 'static', 'tests'])
      expect(existsSync(join(root, name))).toBe(true);
  });

  it('is built into static files [C4]', () => {
    expect(svelteConfig.kit?.adapter?.name).toBe('@sveltejs/adapter-static');
    expect(filesIn('src').filter((file) => /\+(page|layout)\.server\.|\+server\./.test(file))).toEqual([]);
  });

  it('is written in TypeScript [C11]', () => {
    const files = filesIn('src');
    expect(files.filter((file) => file.endsWith('.js'))).toEqual([]);
    const untyped = files
      .filter((file) => file.endsWith('.svelte'))
      .filter((file) => /<script(?![^>]*lang="ts")/.test(readFileSync(join(root, file), 'utf8')));
    expect(untyped).toEqual([]);
  });
});
