import adapter from '@sveltejs/adapter-static';

const folder = process.env.BUILD_FOLDER ?? 'build';
const base = /** @type {`/${string}`} */ ('/empty');

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: folder, assets: folder, strict: true }),
    outDir: process.env.KIT_FOLDER ?? '.svelte-kit',
    paths: { base, relative: false }
  }
};
