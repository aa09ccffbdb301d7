// Runs under whatever Node the machine has, before anything is installed: plain JavaScript only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const stamps = join(root, 'node_modules', '.hoi-thi');

/** The environment in which the project's own Node 24 comes first, and what it compiled once is kept. */
export const environment = {
  NODE_COMPILE_CACHE: join(stamps, 'compiled'),
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`
};

/** Runs a command of the project to its end; ends this process with its code if it fails. */
export function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    ...options
  });
  if (status !== 0 && !options.allowFailure) process.exit(status ?? (signal ? 1 : 0));
  return status ?? 1;
}

/**
 * Runs a command of the project beside others; what it printed comes at the end, in one piece.
 * One that hangs is ended after an hour, so that what it printed until then is seen.
 */
export function runQuietly(command, args) {
  const child = spawn(command, args, { cwd: root, env: environment, timeout: 60 * 60_000 });
  const stop = () => child.kill();
  process.on('exit', stop);
  const pieces = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? 1, printed: Buffer.concat(pieces).toString() });
    });
  });
}

/** Starts a long-running command of the project and hands the signals on to it. */
export function runOn(command, args) {
  const child = spawn(command, args, { cwd: root, env: environment, stdio: 'inherit' });
  const handOn = (signal) => child.kill(signal);
  process.on('SIGINT', handOn);
  process.on('SIGTERM', handOn);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      process.off('SIGINT', handOn);
      process.off('SIGTERM', handOn);
      resolve(code ?? 0);
    });
  });
}

/** Installs the locked dependencies unless this very lock file is installed. */
export function install() {
  const lock = digest(['package-lock.json']);
  if (isStamped('install', lock)) return;
  say('Đang cài đặt các thư viện (lần đầu mất khoảng một phút)…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  stamp('install', lock);
}

/** Builds the pages unless exactly these sources are built. */
export function build() {
  const sources = digest([
    'package-lock.json',
    'svelte.config.js',
    'vite.config.ts',
    'src',
    'migrations',
    'static'
  ]);
  if (isStamped('build', sources) && existsSync(join(root, 'build', 'index.js'))) return;
  say('Đang dựng giao diện…');
  run('vite', ['build', '--logLevel', 'error']);
  stamp('build', sources);
}

export const say = (line) => process.stdout.write(`${line}\n`);

function isStamped(name, value) {
  const file = join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

/** One hash over the contents of files and of everything below folders. */
function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full) || path.includes(join('text', 'paraglide'))) return;
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).sort()) addTo(hash, join(path, entry));
  } else {
    hash.update(path).update(readFileSync(full));
  }
}
