import { boot, type Running } from '#lib/server/boot.ts';
import { readEnvironment } from '#lib/server/env.ts';

/** Exit codes of the command line. */
export const EXIT = {
  done: 0,
  /** The command ran and found something wrong: bad rows, lost answers, a broken chain. */
  found: 1,
  /** The command was asked for wrongly. */
  usage: 2,
  /** The surroundings do not allow it: no database, port in use, not migrated. */
  unable: 3
} as const;

/** A command of the operator's command line. */
export type Command = {
  /** What `--help` prints. */
  help: () => string;
  /** Runs with the words after the command's name; answers the exit code. */
  run: (args: string[]) => Promise<number>;
};

/** Thrown for wrong words on the command line: message and help are printed, exit code 2. */
export class UsageError extends Error {}

/** Opens the installation named by the environment, does the work, and closes it. */
export async function onInstallation<T>(work: (running: Running) => Promise<T>): Promise<T> {
  const running = await boot({ ...readEnvironment(process.env), logLevel: 'warn' });
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
