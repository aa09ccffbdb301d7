import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ precompress: true }),
    csp: {
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:'],
        'connect-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'object-src': ['none'],
        'worker-src': ['self']
      }
    },
    // Pages of round one ask for it (src/lib/client/keep-shell.ts); screens of a hall stay without.
    serviceWorker: { register: false },
    typescript: {
      config: (config) => {
        config.include = [
          ...config.include,
          '../migrations/**/*.ts',
          '../tests/**/*.ts',
          '../scripts/**/*.ts',
          '../*.config.ts'
        ];
        config.exclude = config.exclude.filter((path) => !path.includes('service-worker'));
      }
    }
  }
};
