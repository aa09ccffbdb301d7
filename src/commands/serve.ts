import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Environment } from '#lib/schema/env.ts';
import { startBackups } from '#lib/server/backup/schedule.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, type Command } from './command.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { addressAdvice, explainListening, reachableAddresses } from './addresses.ts';
import { welcomeLines } from './welcome.ts';

const BUILD = resolve('build/index.js');
const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** The most that any page takes; the front door holds each address to less (front-door/body-limits.ts). */
const LARGEST_BODY = '4M';

export const command: Command = {
  help: m.command_serve_help,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const environment = readEnvironment(process.env);
    if (!existsSync(BUILD)) throw new Error(m.operator_not_built());
    prepare(environment.origin);
    const { server } = await import('../server.ts');
    const listening = await server.catch((error: unknown) => {
      throw explainListening(error, environment);
    });
    await beginBackups(environment);
    const { port } = listening.address() as AddressInfo;
    const at = { ...environment, port };
    for (const address of reachableAddresses(at)) print(m.operator_listening({ address }));
    print(addressAdvice(at));
    for (const line of await welcome(environment)) print(line);
    return await new Promise<number>((done) => {
      process.once('sveltekit:shutdown', () => done(EXIT.done));
    });
  }
};

async function welcome({ dataDir }: Environment): Promise<string[]> {
  const running = await globalThis.hoiThi;
  return running ? welcomeLines(running.ctx, dataDir) : [];
}

async function beginBackups(environment: Environment): Promise<void> {
  const running = await globalThis.hoiThi;
  if (!running) return;
  const backups = startBackups(running.ctx, environment, [process.execPath, CLI]);
  process.once('sveltekit:shutdown', backups.stop);
}

/** Tells adapter-node what it reads from the environment when it is loaded. */
function prepare(origin: string | undefined): void {
  process.env['BODY_SIZE_LIMIT'] ??= LARGEST_BODY;
  process.env['SHUTDOWN_TIMEOUT'] ??= '8';
  // Without ORIGIN the address is taken from the request: a hall reaches the laptop by any name.
  if (origin === undefined) process.env['PROTOCOL_HEADER'] = 'x-hoi-thi-protocol';
}
