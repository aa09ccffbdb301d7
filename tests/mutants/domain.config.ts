import { defineConfig } from 'vitest/config';

/** The tests that must notice a change in the pure core: fast, without a database. */
export default defineConfig({
  test: {
    setupFiles: ['tests/support/language.ts'],
    include: ['tests/domain/**/*.test.ts'],
    testTimeout: 60_000
  }
});
