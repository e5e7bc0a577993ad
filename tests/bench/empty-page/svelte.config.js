import adapter from '@sveltejs/adapter-static';

const base = /** @type {`/${string}`} */ ('/empty');

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: process.env.BUILD_FOLDER, assets: process.env.BUILD_FOLDER, strict: true }),
    outDir: process.env.KIT_FOLDER,
    paths: { base, relative: false }
  }
};
