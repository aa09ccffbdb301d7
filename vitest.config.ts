import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One core less is the default: of two that is half.
    maxWorkers: '100%',
    // No file leaves anything behind in a module, and loading all of them anew for each is half the time.
    isolate: false,
    projects: [
      {
        test: {
          name: 'domain',
          setupFiles: ['tests/support/language.ts'],
          include: ['tests/{domain,schema,text,client}/**/*.test.ts', 'tests/*.test.ts'],
          testTimeout: 60_000
        }
      },
      {
        test: {
          name: 'server',
          setupFiles: ['tests/support/language.ts'],
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      }
    ]
  }
});
