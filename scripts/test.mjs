// `npm test`: installs what it needs, browser included, and runs everything.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { build, environment, install, run, runQuietly, say } from './toolchain.mjs';

const PROGRAMS = [
  {
    package: 'chromium',
    paths: [
      process.env.CHROMIUM_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome'
    ],
    without: 'install it or set CHROMIUM_PATH.'
  },
  {
    package: 'strace',
    paths: ['/usr/bin/strace'],
    without: 'faults that kill inside a commit (F02, F12) are SKIPPED, not passed.'
  },
  {
    package: 'libfaketime',
    paths: ['x86_64', 'aarch64'].map(
      (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`
    ),
    without: 'faults that move the clock (F17, F18) are SKIPPED, not passed.'
  },
  {
    package: 'nginx',
    paths: ['/usr/sbin/nginx', '/usr/bin/nginx'],
    without: 'what stands in front in real life is NOT TESTED.'
  },
  {
    package: 'openssl',
    paths: ['/usr/bin/openssl'],
    without: 'the tests with nginx need a certificate of it.'
  }
];

install();
ensurePrograms();
useMemoryForDatabases();
run('npm', ['run', '-s', 'text']);
run('svelte-kit', ['sync']);
build();

// Rows side by side, about as long as one another: linting keeps one core busy, faults mostly wait.
await Promise.all([
  inTurn([
    ['format', 'npm', ['run', '-s', 'format:check', '--', '--log-level', 'warn']],
    ['lint', 'npm', ['run', '-s', 'lint']]
  ]),
  inTurn([
    ['unit and property tests', 'vitest', ['run', '--project', 'domain']],
    ['server tests on SQLite and PostgreSQL', 'vitest', ['run', '--project', 'server']],
    ['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
    ['simulated round one', 'node', 'src/cli.ts simulate round-one --contestants 150'.split(' ')],
    [
      'simulated final',
      'node',
      'src/cli.ts simulate final --teams 3 --judges 2 --spectators 30'.split(' ')
    ]
  ]),
  inTurn([['faults', 'node', ['tests/faults/run.ts']]])
]);
await inTurn([['browser journeys', 'playwright', ['test']]]);

/** Runs steps one after the other, shows what each printed when it ends, and stops at a failure. */
async function inTurn(steps) {
  for (const [name, command, args] of steps) {
    const begun = Date.now();
    const { code, printed } = await runQuietly(command, args);
    say(`\n== ${name}, ${Math.round((Date.now() - begun) / 1000)} s\n${printed}`);
    if (code !== 0) process.exit(code);
  }
}

/**
 * Hundreds of databases are made and thrown away: in memory where there is room, so that the suites
 * do not wait for a disk. What a disk keeps in a power cut is a test of its own (F03).
 */
function useMemoryForDatabases() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < 4 * 2 ** 30) return;
  const folder = mkdtempSync(join(memory, 'hoi-thi-'));
  // PostgreSQL runs under a user of its own, who must be able to pass through here.
  chmodSync(folder, 0o755);
  environment.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * Programs of Debian that tests need and the registries do not hold, by the package that brings them.
 * Without the browser nothing is worth running; without another the tests that need it say so.
 */
function ensurePrograms() {
  const missing = PROGRAMS.filter(({ paths }) => !find(paths));
  if (missing.length > 0 && process.getuid?.() === 0) {
    const packages = missing.map((one) => one.package);
    say(`Installing ${packages.join(', ')} from Debian…`);
    // RUNLEVEL: no service that comes along is to be started.
    const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    run('apt-get', ['update', '-qq'], { allowFailure: true, env });
    for (const one of packages) {
      const words = ['install', '-y', '-qq', '--no-install-recommends', one];
      run('apt-get', words, { allowFailure: true, env });
    }
  }
  for (const { package: name, paths, without } of PROGRAMS) {
    if (find(paths)) continue;
    say(`\n!! No ${name} (apt-get install ${name}): ${without}\n`);
    if (name === 'chromium') process.exit(3);
  }
  environment.CHROMIUM_PATH = find(PROGRAMS[0].paths);
}

function find(paths) {
  return paths.find((path) => path && existsSync(path));
}
