import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default tseslint.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'node_modules/',
      'src/lib/text/paraglide/',
      'data/',
      'coverage/',
      'test-results/'
    ]
  },
  tseslint.configs.base,
  ...svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        parser: tseslint.parser,
        svelteConfig
      }
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      // Components have runes and no stores; looking for them is half the time of all rules.
      'svelte/require-store-reactive-access': 'off',
      'no-eval': 'error',
      'no-console': 'error'
    }
  },
  {
    // Types of components are svelte-check's. Asking the compiler once more for each of them takes
    // nine tenths of all linting; what they do beside showing is in files of TypeScript.
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: tseslint.configs.disableTypeChecked.rules
  },
  {
    files: ['src/cli.ts', 'src/lib/server/**/command.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' }
  }
);
