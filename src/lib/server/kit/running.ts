import { startDeletingEndedSessions } from '../auth/ended-sessions.ts';
import { boot, type Running } from '../boot.ts';
import { holdFolder } from '../db/folder-lock.ts';
import { startDigests } from '../digest/sending.ts';
import { databaseFile, readEnvironment } from '../env.ts';
import { startSweeping } from '../entries/sweep.ts';
import { frontDoor, type FrontDoor } from '../front-door/door.ts';
import { gate } from '../front-door/gate.ts';
import { startHeartbeat } from '../heartbeat.ts';
import { makeGateway, type Gateway } from '../live/gateway/gateway.ts';
import { countAhead } from '../reports/service.ts';
import { watchStorage } from '../watch-storage.ts';

declare global {
  var hoiThi: Promise<Running> | undefined;
  var hoiThiFrontDoor: FrontDoor | undefined;
  var hoiThiSockets: Gateway['attach'] | undefined;
}

/** The one booted process state. On `globalThis`, so that development's hot reload keeps it. */
export function running(): Promise<Running> {
  return (globalThis.hoiThi ??= start());
}

async function start(): Promise<Running> {
  const environment = readEnvironment(process.env);
  const giveBack = environment.databaseUrl ? () => undefined : holdFolder(environment.dataDir);
  const state = await boot(environment, true);
  const heartbeat = await startHeartbeat(state);
  const sweeping = startSweeping(state);
  const endedSessions = startDeletingEndedSessions(state.ctx);
  const digests = startDigests(state, environment.origin);
  const storage = environment.databaseUrl
    ? null
    : watchStorage(state.ctx, databaseFile(environment.dataDir));
  // The http server is not ours to see from here: src/server.ts and vite.config.ts look this up.
  const door = frontDoor(state.ctx, state.vault, environment.origin);
  globalThis.hoiThiFrontDoor = gate(state.ctx, environment.origin, door);
  const gateway = makeGateway(state.ctx, state.rooms, environment);
  globalThis.hoiThiSockets = gateway.attach;
  await state.rooms.openAll();
  countAhead(state.ctx).catch((error: unknown) => {
    state.ctx.log.warn({ error }, 'reports were not counted ahead');
  });
  process.once('SIGTERM', gateway.close);
  process.once('SIGINT', gateway.close);
  process.once('sveltekit:shutdown', () => {
    heartbeat.stop();
    sweeping.stop();
    endedSessions.stop();
    digests.stop();
    storage?.stop();
    void state.stop().then(giveBack);
  });
  return state;
}
