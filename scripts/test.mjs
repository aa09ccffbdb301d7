// `npm test`: installs what it needs, browser included, and runs everything.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { build, environment, install, run, runQuietly, say } from './toolchain.mjs';

install();
ensureChromium();
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

/** Debian's Chromium where no other is named: the registries do not hold a browser. */
function ensureChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome'
  ];
  let found = candidates.find((path) => path && existsSync(path));
  if (!found && process.getuid?.() === 0) {
    say('Installing Chromium from Debian…');
    run('apt-get', ['update', '-qq'], { allowFailure: true });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' }
    });
    found = '/usr/bin/chromium';
  }
  if (!found) {
    say('No Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
    process.exit(3);
  }
  environment.CHROMIUM_PATH = found;
}
