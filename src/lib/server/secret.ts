import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync
} from 'node:fs';
import { dirname } from 'node:path';

const SHORTEST = 32;
const FEWEST_SIGNS = 8;

/**
 * The installation's secret, made at the first call and kept in a file of mode 0600.
 *
 * @throws Error in words if there is one that anybody could guess, such as one cut short
 */
export function readOrMakeSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const secret = read(file) ?? make(file);
  if (secret.length >= SHORTEST && new Set(secret).size >= FEWEST_SIGNS) return secret;
  throw new Error(
    `The secret in ${file} is empty or too short to be one. Put the file of your backup back. If there is ` +
      'none, delete it: a new one is made, and activation codes and links that were given out stop working.'
  );
}

function read(file: string): string | null {
  try {
    chmodSync(file, 0o600);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, whenever the process dies; of two that make one, both get the first. */
function make(file: string): string {
  const unfinished = `${file}.${process.pid}`;
  const descriptor = openSync(unfinished, 'w', 0o600);
  writeSync(descriptor, randomBytes(32).toString('hex'));
  fsyncSync(descriptor);
  closeSync(descriptor);
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished);
  }
  return readFileSync(file, 'utf8').trim();
}
