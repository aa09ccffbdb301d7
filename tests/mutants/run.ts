import { Stryker } from '@stryker-mutator/core';

/**
 * How strong the tests are: `npm run mutants -- [PATH …]` changes one place after the other as a
 * slip of the pen would and runs the tests that reach it. Ends with 1 when fewer than 90 % of the
 * changes are noticed. Constants that are read once, when a file is loaded, are left out.
 */
const PROVEN = ['quiz', 'results', 'judging', 'live', 'reports'].map(
  (module) => `src/lib/domain/${module}`
);
const NOTICED_PERCENT = 90;

const asked = process.argv.slice(2);
const paths = asked.length > 0 ? asked : PROVEN;
const floor = paths.some((path) => path.startsWith('src/lib/server')) ? 'server' : 'domain';

await new Stryker({
  mutate: paths.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`)),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // The option of a plugin has no place in the type of the whole.
  ...{ vitest: { configFile: `tests/mutants/${floor}.config.ts` } },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorePatterns: ['!.svelte-kit', '.svelte-kit/output', 'build', 'data', 'test-results'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: 'node_modules/.hoi-thi/mutants.json' },
  thresholds: { high: 95, low: NOTICED_PERCENT, break: NOTICED_PERCENT },
  tempDirName: '.mutants'
}).runMutationTest();
