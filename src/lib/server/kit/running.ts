import { boot, type Running } from '../boot.ts';
import { readEnvironment } from '../env.ts';
import { startHeartbeat } from '../heartbeat.ts';

declare global {
  var hoiThi: Promise<Running> | undefined;
}

/** The one booted process state. On `globalThis`, so that development's hot reload keeps it. */
export function running(): Promise<Running> {
  return (globalThis.hoiThi ??= start());
}

async function start(): Promise<Running> {
  const state = await boot(readEnvironment(process.env));
  const heartbeat = await startHeartbeat(state);
  process.once('sveltekit:shutdown', () => {
    heartbeat.stop();
    void state.stop();
  });
  return state;
}
