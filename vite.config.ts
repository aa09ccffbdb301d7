import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './src/lib/text/hoi-thi.inlang',
      outdir: './src/lib/text/paraglide',
      emitTsDeclarations: true,
      strategy: ['cookie', 'baseLocale']
    }),
    sveltekit()
  ],
  build: { sourcemap: false }
});
