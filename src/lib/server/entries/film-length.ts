import { spawn } from 'node:child_process';
import { z } from 'zod';

const PATIENCE_MS = 20_000;
const MOST_OUTPUT = 64 * 1024;
const MOST_MEMORY_BYTES = 2 * 1024 * 1024 * 1024;
const MOST_SECONDS = 20;

const answer = z.object({ format: z.object({ duration: z.coerce.number().nonnegative() }) });

/**
 * How long a film is in milliseconds; null where no program can tell. The program that reads foreign
 * bytes runs as a process of its own with limits of time and memory, without a shell, and may open
 * nothing but this file.
 */
export async function filmLength(probe: string, path: string): Promise<number | null> {
  const words = [
    ...['-v', 'error', '-protocol_whitelist', 'file', '-print_format', 'json'],
    ...['-show_entries', 'format=duration', '-i', `file:${path}`]
  ];
  const limits = [`--as=${MOST_MEMORY_BYTES}`, `--cpu=${MOST_SECONDS}`, '--core=0'];
  const said =
    (await run('prlimit', [...limits, probe, ...words])) ?? (await run(probe, words)) ?? '';
  const parsed = answer.safeParse(fromJson(said));
  return parsed.success ? Math.round(parsed.data.format.duration * 1000) : null;
}

/** What a program says; null if there is no such program. */
function run(command: string, words: readonly string[]): Promise<string | null> {
  return new Promise((done) => {
    const child = spawn(command, words, {
      shell: false,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
      env: { PATH: process.env['PATH'] ?? '' }
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.length > MOST_OUTPUT) child.kill('SIGKILL');
    });
    child.on('error', () => done(null));
    child.on('close', (code) => done(code === 0 ? said : ''));
  });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
