import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

/** Modules from left to right: each may import only those before it (ARCHITECTURE 3). */
const LINE = [
  'core',
  'db',
  'files',
  'audit',
  'auth',
  'mail',
  'units',
  'people',
  'contest',
  'banks',
  'messages',
  'quiz',
  'results',
  'entries',
  'judging',
  'live',
  'reports',
  'work',
  'digest',
  'documents',
  'backup'
];

const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to']
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

const toTheRight = LINE.flatMap((module, index) =>
  ['domain', 'server'].map((floor) =>
    forbid(
      `${floor}/${module} imports only to its left`,
      { path: `^src/lib/${floor}/${module}/` },
      { path: `^src/lib/${floor}/(${[...LINE.slice(index + 1), 'none'].join('|')})/` }
    )
  )
);

const RULES: IRegularForbiddenRuleType[] = [
  forbid('no circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  forbid(
    'domain imports only domain',
    { path: '^src/lib/domain/' },
    { pathNot: '^src/lib/domain/' }
  ),
  forbid(
    'schema imports only domain and zod',
    { path: '^src/lib/schema/' },
    { pathNot: '^(src/lib/(domain|schema)/|node_modules/zod/)' }
  ),
  forbid(
    'ui and client never import server',
    { path: '^src/lib/(ui|client)/' },
    { path: '^src/lib/server/' }
  ),
  forbid(
    'pages never import server',
    { path: '^src/routes/.*(\\.svelte|/\\+(page|layout)\\.ts)$' },
    { path: '^src/lib/server/' }
  ),
  forbid(
    'server does not know SvelteKit outside kit',
    { path: '^src/lib/server/', pathNot: '^src/lib/server/kit/' },
    { path: '^node_modules/@sveltejs/|^src/routes/' }
  ),
  forbid(
    'SQL only in stores, db and migrations',
    {
      path: '^src/',
      pathNot: '(^src/lib/server/db/|/[a-z-]*store\\.ts$)'
    },
    { path: '^node_modules/kysely/' }
  ),
  forbid(
    'no store of another module',
    { path: '^src/lib/server/([^/]+)/' },
    { path: '^src/lib/server/[^/]+/.*store\\.ts$', pathNot: '^src/lib/server/$1/' }
  ),
  forbid(
    'no store in routes, commands, demo and simulation',
    { path: '^src/(routes|commands|lib/(demo|simulation))/' },
    { path: '^src/lib/server/.*store\\.ts$' }
  ),
  forbid(
    'answer keys are handed out by one function only (R9)',
    {
      path: '^src/',
      pathNot: '^src/lib/server/(quiz/keys-for|banks/.*)\\.ts$'
    },
    {
      path: '^src/lib/(server/banks/keys/|domain/banks/answer-key)',
      dependencyTypesNot: ['type-only']
    }
  ),
  forbid(
    'nothing that a show or a device runs on reads the plan of a final (R9)',
    {
      path: '^src/lib/server/live/',
      pathNot: '^src/lib/server/live/plan[a-z-]*\\.ts$'
    },
    {
      path: '^src/lib/server/live/plan[a-z-]*\\.ts$',
      // A rehearsal gets its segments with made-up questions.
      pathNot: '^src/lib/server/live/plan-practice\\.ts$'
    }
  ),
  ...toTheRight
];

describe('imports', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    const { output } = await cruise(
      ['src', 'migrations'],
      {
        ruleSet: { forbidden: RULES },
        validate: true,
        tsPreCompilationDeps: true,
        exclude: { path: 'src/lib/text/paraglide(-node)?' },
        doNotFollow: { path: 'node_modules' },
        enhancedResolveOptions: {
          exportsFields: ['exports'],
          conditionNames: ['import', 'types', 'default'],
          extensions: ['.ts', '.js', '.svelte']
        }
      },
      undefined,
      { tsConfig: { options: {} } as never }
    );
    result = output as ICruiseResult;
  }, 300_000);

  it('run one way', () => {
    const violations = result.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`
    );
    expect(violations).toEqual([]);
  });

  it('were all followed', () => {
    const modules = result.modules.map((module) => module.source);
    expect(modules.length).toBeGreaterThan(100);
    const quiz = result.modules.find((one) => one.source === 'src/lib/server/quiz/save.ts');
    expect(quiz?.dependencies.map((one) => one.resolved)).toContain(
      'src/lib/server/db/group-commit.ts'
    );
    const hooks = result.modules.find((one) => one.source === 'src/hooks.server.ts');
    expect(hooks?.dependencies.map((one) => one.resolved)).toContain(
      'src/lib/server/auth/service.ts'
    );
  });
});

describe('files', () => {
  const files = execFileSync('git', ['ls-files', 'src', 'migrations', 'tests', 'scripts'], {
    encoding: 'utf8'
  })
    .split('\n')
    .filter((file) => /\.(ts|svelte|mjs)$/.test(file));
  const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length;

  it('are short', () => {
    const long = files.filter((file) => {
      const most = file.endsWith('.svelte') ? 250 : 300;
      return linesOf(file) > most;
    });
    expect(long).toEqual([]);
  });

  it('of routes leave the work to services', () => {
    const routes = files.filter((file) => /^src\/routes\/.*\+.*server\.ts$/.test(file));
    expect(routes.filter((file) => linesOf(file) > 60)).toEqual([]);
  });

  it('have names that say something', () => {
    const empty = /^(utils?|helpers?|common|misc|manager|shared|lib)\.(ts|svelte)$/;
    expect(files.filter((file) => empty.test(basename(file)))).toEqual([]);
  });

  it('take their messages from where browsers and Node each find their own', () => {
    const fixed = files.filter((file) =>
      /from '\.[^']*\/paraglide\//.test(readFileSync(file, 'utf8'))
    );
    expect(fixed).toEqual([]);
  });

  it('name the table of keys in one store only (R9)', () => {
    const naming = files
      .filter((file) => file.startsWith('src/'))
      .filter((file) => readFileSync(file, 'utf8').includes('answer_key'));
    expect(naming.sort()).toEqual([
      'src/lib/server/banks/keys/store.ts',
      'src/lib/server/db/tables.ts'
    ]);
  });

  it('write numbers in one place, so that a figure is the same on a page, in a file and on paper', () => {
    const own = ['src/lib/domain/core/written-number.ts', 'src/lib/domain/core/vietnamese.ts'];
    const byHand =
      /\.toFixed\(|\.toPrecision\(|toLocaleString\(|NumberFormat|replace(All)?\('\.', ','\)|\\B\(\?=\(/;
    const elsewhere = files
      .filter((file) => file.startsWith('src/') && !own.includes(file))
      .filter((file) => byHand.test(readFileSync(file, 'utf8')));
    // It reads numbers as Excel shows them, and writes none.
    expect(elsewhere).toEqual(['src/lib/server/files/spreadsheet.ts']);
    // A figure that was made of hundredths by dividing is rounded twice.
    const twice = files
      .filter((file) => file.startsWith('src/'))
      .filter((file) => /\b(fixed|number)\([^()]*\/ 100\b/.test(readFileSync(file, 'utf8')));
    expect(twice).toEqual([]);
  });

  it('of the domain ask neither the clock nor chance', () => {
    const impure = files
      .filter((file) => file.startsWith('src/lib/domain/'))
      .filter((file) =>
        /Date\.now\(|Math\.random\(|new Date\(\)|\basync\b|\bawait\b/.test(
          readFileSync(file, 'utf8')
        )
      );
    expect(impure).toEqual([]);
  });
});
