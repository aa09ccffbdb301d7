// `npm test`: installs what it needs, browser included, and runs everything.
import { existsSync } from 'node:fs';
import { build, environment, install, run, say } from './toolchain.mjs';

install();
ensureChromium();
run('npm', ['run', '-s', 'text']);
run('svelte-kit', ['sync']);
step('format', 'npm', ['run', '-s', 'format:check', '--', '--log-level', 'warn']);
step('lint', 'npm', ['run', '-s', 'lint']);
step('types', 'svelte-check', [
  '--tsconfig',
  './tsconfig.json',
  '--fail-on-warnings',
  '--output',
  'human'
]);
step('unit and property tests', 'vitest', ['run', '--project', 'domain']);
step('server tests on SQLite and PostgreSQL', 'vitest', ['run', '--project', 'server']);
say('\n== build');
build();
step('simulated round one', 'node', [
  'src/cli.ts',
  'simulate',
  'round-one',
  '--contestants',
  '150'
]);
step('simulated final', 'node', [
  'src/cli.ts',
  'simulate',
  'final',
  '--teams',
  '3',
  '--judges',
  '2',
  '--spectators',
  '30'
]);
step('faults', 'node', ['tests/faults/run.ts']);
step('browser journeys', 'playwright', ['test']);

function step(name, command, args) {
  say(`\n== ${name}`);
  run(command, args);
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
