import type { Server } from 'node:http';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** In development saves of answers and sockets are taken as in production (src/server.ts). */
const frontDoor: Plugin = {
  name: 'front-door',
  configureServer: (vite) => {
    vite.middlewares.use((request, response, next) => {
      if (vite.httpServer) globalThis.hoiThiSockets?.(vite.httpServer as Server);
      if (!globalThis.hoiThiFrontDoor?.(request, response)) next();
    });
  }
};

export default defineConfig({
  plugins: [
    frontDoor,
    paraglideVitePlugin({
      project: './src/lib/text/hoi-thi.inlang',
      outdir: './src/lib/text/paraglide',
      emitTsDeclarations: true,
      strategy: ['cookie', 'baseLocale']
    }),
    sveltekit()
  ],
  // Computers with Windows 7 and tablets with iOS 15 are still at work: no browser newer than these.
  build: {
    sourcemap: false,
    target: ['chrome109', 'safari15'],
    cssTarget: ['chrome109', 'safari15']
  }
});
