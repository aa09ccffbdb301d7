import type { Agent } from 'node:http';
import type { Instant } from '#lib/domain/core/time.ts';
import { chanceFor } from './chance.ts';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.ts';
import { Contestant } from './contestant.ts';
import { onInstallation, type Installation, type SignedIn } from './installation.ts';
import { startAttempt } from './small-contest.ts';

/** Starts these officials' attempts and seats a contestant at each. */
export function seat(
  { onDatabase, server }: Pick<Installation, 'onDatabase' | 'server'>,
  officials: readonly SignedIn[],
  how: { seed: string; port?: number; startedAt?: Instant; agent?: Agent }
): Promise<Contestant[]> {
  const { port = server.port, seed, startedAt, agent } = how;
  return onDatabase(async (ctx) => {
    const contestants: Contestant[] = [];
    for (const official of officials) {
      const attempt = await startAttempt(ctx, official, startedAt ?? ctx.now());
      const way = { port, origin: server.origin, cookie: official.cookie, ...(agent && { agent }) };
      const random = chanceFor(seed, `contestant ${official.actor.accountId}`);
      contestants.push(new Contestant(way, attempt, random));
    }
    return contestants;
  });
}

/** An installation whose contestants reach it through a network that does harm. */
export function onBadNetwork<T>(
  wanted: Parameters<typeof onInstallation>[0],
  work: (installation: Installation, proxy: ChaosProxy) => Promise<T>
): Promise<T> {
  return onInstallation(wanted, async (installation) => {
    const proxy = await startChaosProxy(installation.server.port);
    try {
      return await work(installation, proxy);
    } finally {
      await proxy.close();
    }
  });
}
