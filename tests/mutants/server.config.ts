import { defineConfig } from 'vitest/config';

/** The tests that must notice a change in the services: real SQLite and real PostgreSQL. */
export default defineConfig({
  test: {
    setupFiles: ['tests/support/language.ts'],
    include: ['tests/server/**/*.test.ts'],
    globalSetup: ['tests/support/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
});
