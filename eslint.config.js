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
      'src/lib/text/paraglide-node/',
      'data/',
      'coverage/',
      'test-results/',
      '.mutants/'
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
    // Composing a text before its length is known stops the whole process: schema/text.ts says why.
    files: ['src/lib/schema/**/*.ts'],
    ignores: ['src/lib/schema/text.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/core/vietnamese.ts', '**/core/written-text.ts'],
              message: 'Texts are read by the kinds of schema/text.ts, bounded first.'
            }
          ]
        }
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='z'][callee.property.name='string']",
          message: 'A text begins with one of the kinds of schema/text.ts, which bound it first.'
        },
        {
          selector: "CallExpression[callee.object.object.name='z'][callee.property.name='string']",
          message: 'A number, not a text, is coerced: texts are read by schema/text.ts.'
        },
        {
          selector:
            'MemberExpression[property.name=/^normalize$/], CallExpression[callee.property.name=/^(transform|overwrite|preprocess)$/] > Identifier[name=/^(tidy|fold)$/]',
          message: 'Composing is for schema/text.ts alone, after the length is known.'
        }
      ]
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
    // What runs in browsers runs in Chrome 109 and Safari 15, too (src/lib/client/older-browsers.ts).
    files: [
      'src/lib/{client,ui,domain,text,schema}/**/*.{ts,svelte}',
      'src/routes/**/*.svelte',
      'src/routes/**/*.ts'
    ],
    ignores: ['src/routes/**/*server.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          // Array, typed arrays, iterators, sets
          `MemberExpression[property.name=/^(toSorted|toReversed|toSpliced|groupBy|groupByToMap|fromAsync|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)$/]`,
          `CallExpression[callee.property.name='with'][arguments.length=2]`,
          `CallExpression[callee.object.name=/^(Iterator)$/]`,
          // Promise, strings, addresses, signals
          `MemberExpression[property.name=/^(withResolvers|isWellFormed|toWellFormed|requestSubmit|showPicker|checkVisibility|requestIdleCallback|scrollIntoViewIfNeeded)$/]`,
          `MemberExpression[object.name='Promise'][property.name='try']`,
          `MemberExpression[object.name='URL'][property.name=/^(canParse|parse)$/]`,
          `MemberExpression[object.name='AbortSignal'][property.name=/^(any|timeout)$/]`,
          `MemberExpression[object.name='crypto'][property.name='randomUUID']`,
          `CallExpression[callee.name=/^(structuredClone|requestIdleCallback)$/]`,
          `NewExpression[callee.name=/^(CompressionStream|DecompressionStream|FinalizationRegistry)$/]`,
          // Regular expressions that older browsers cannot even read
          `Literal[regex.pattern=/\\(\\?<[=!]/]`,
          `Literal[regex.flags=/v/]`
        ].map((selector) => ({ selector, message: 'Chrome 109 or Safari 15 does not know this.' }))
      ]
    }
  },
  {
    // Nothing in a browser waits for ever: requests go through what has a limit.
    files: [
      'src/lib/client/**',
      'src/lib/ui/**',
      'src/routes/**/*.svelte',
      'src/routes/**/*.svelte.ts'
    ],
    ignores: [
      'src/lib/client/limited-fetch.ts',
      'src/lib/client/press.ts',
      // The worker passes on what a page asks, and has its own patience.
      'src/lib/client/shell-keeper.ts'
    ],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'use limitedFetch' }],
      'no-restricted-imports': [
        'error',
        { name: '$app/forms', importNames: ['enhance'], message: 'use press' }
      ]
    }
  },
  {
    files: ['src/cli.ts', 'src/lib/server/**/command.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' }
  }
);
