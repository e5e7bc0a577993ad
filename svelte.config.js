import adapter from '@sveltejs/adapter-static';
import { sourceDigest } from './scripts/source-digest.js';

const base = /** @type {'' | `/${string}`} */ ((process.env.BASE_PATH ?? '').replace(/\/$/, ''));
const folder = process.env.BUILD_FOLDER ?? 'build';

// Kit reads this file again in a process of its own to write the pages: the name must be the same there, even if a
// source changed in the meantime.
const version = (process.env.BUILD_VERSION ??= sourceDigest(base));

/**
 * Kit's route announcer carries this style as an attribute, and so its hash must be allowed.
 * tests/e2e/policy.e2e.ts derives it anew from the running page.
 */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** What bits-ui puts around each entry of its list of commands: `display: contents;`. */
const boxlessStyle = 'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw=';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: {
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
  },
  vitePlugin: { prebundleSvelteLibraries: false },
  kit: {
    adapter: adapter({ pages: folder, assets: folder, fallback: '200.html', strict: true }),
    paths: { base, relative: false },
    version: { name: version, pollInterval: 0 },
    serviceWorker: {
      register: false,
      // Pictures for the shop window need not be stored on every device.
      files: (path) => !path.startsWith('screenshots/') && !path.includes('.DS_Store')
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-hashes', announcerStyle, boxlessStyle],
        'img-src': ['self', 'data:', 'blob:'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'docket-service-worker', 'docket-reader']
      }
    },
    typescript: {
      config(config) {
        config.include.push('../*.js', '../scripts/**/*.js', '../scripts/**/*.ts');
        return config;
      }
    }
  }
};
