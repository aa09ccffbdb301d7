import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { notAsIntended } from './as-intended.ts';
import type { ChaosProxy } from './chaos-proxy.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { violationsOf, type Installation, type SignedIn } from './installation.ts';
import { onBadNetwork, seat } from './seats.ts';

const OUTAGES = { ci: 1, full: 3 };
const OUTAGE_MS = { ci: 6 * SECOND, full: 60 * SECOND };
const DURATION_MS = 120 * MINUTE;
const GRACE_MS = 500;
const EVERY_MS = 200;
/** From seating the first to the moment when the network goes. */
const CONNECTED_MS = 2500;
const STORED_WITHIN_MS = 5 * SECOND;

const WITH_TIME = 20;
const RUNNING_OUT = 8;
const FORGETFUL = 4;
const CONTESTANTS = WITH_TIME + RUNNING_OUT + FORGETFUL;

/** F23: a unit's network is gone, its contestants go on answering. */
export const offline: Fault = {
  id: 'F23',
  injected: 'no connection is accepted while contestants go on answering',
  missing: nothingMissing,
  run: (setting) =>
    onBadNetwork(
      {
        officials: CONTESTANTS * OUTAGES[setting.size],
        durationMs: DURATION_MS,
        graceMs: GRACE_MS
      },
      (installation, proxy) => cutOff(installation, proxy, setting)
    )
};

async function cutOff(
  installation: Installation,
  proxy: ChaosProxy,
  setting: Setting
): Promise<Finding> {
  const failures: string[] = [];
  let [contestants, lateRefusals, forgotten] = [0, 0, 0];
  for (let outage = 0; outage < OUTAGES[setting.size]; outage += 1) {
    const from = outage * CONTESTANTS;
    const officials = installation.officials.slice(from, from + CONTESTANTS);
    const found = await oneOutage(installation, proxy, officials, setting);
    failures.push(...found.failures);
    contestants += WITH_TIME + RUNNING_OUT;
    lateRefusals += found.lateRefusals;
    forgotten += found.forgotten;
  }
  return {
    fired: proxy.struck(),
    n: contestants,
    of: 'contestants',
    failures,
    control: {
      what: `pages without a queue lost ${forgotten} answers`,
      failed: forgotten > 0
    },
    notes: [`${OUTAGE_MS[setting.size] / SECOND} s offline`, `${lateRefusals} late changes refused`]
  };
}

async function oneOutage(
  installation: Installation,
  proxy: ChaosProxy,
  officials: readonly SignedIn[],
  { size, seed }: Setting
): Promise<{ failures: string[]; lateRefusals: number; forgotten: number }> {
  const how = { seed, port: proxy.port };
  const goneAt = Date.now() + CONNECTED_MS;
  const backAt = goneAt + OUTAGE_MS[size];
  const withTime = await seat(installation, officials.slice(0, WITH_TIME), how);
  const forgetful = await seat(installation, officials.slice(-FORGETFUL), how);
  const runningOut: Contestant[] = [];
  for (const [index, official] of officials.slice(WITH_TIME, -FORGETFUL).entries()) {
    const startedAt = lastMoment(index, goneAt, backAt) - DURATION_MS - GRACE_MS;
    runningOut.push(...(await seat(installation, [official], { ...how, startedAt })));
  }
  const everybody = [...withTime, ...runningOut, ...forgetful];

  let isOver = false;
  const working = everybody.map((one) => one.work(EVERY_MS, () => isOver));
  await pause(goneAt - Date.now());
  proxy.treat(() => 'refuse');
  proxy.cutAll();
  await pause(backAt - Date.now() - EVERY_MS);
  isOver = true;
  await Promise.all(working);
  await Promise.all(everybody.map((one) => one.untilQuiet()));
  for (const one of forgetful) one.queue = [];
  proxy.treat(() => 'pass');

  const failures: string[] = [];
  const drained = await Promise.all(everybody.map((one) => one.drain(STORED_WITHIN_MS)));
  if (drained.includes(false)) failures.push('not all queues were empty 5 s after the outage');
  failures.push(...everybody.flatMap((one) => one.surprises));
  failures.push(...withTime.flatMap((one) => one.refused.map((change) => change.refusal)));
  failures.push(...(await notAsIntended(installation, withTime)));
  failures.push(...runningOut.flatMap(wrongRefusals));
  const acknowledged = everybody.flatMap((one) => one.acknowledged);
  failures.push(...(await violationsOf(installation, acknowledged)));
  return {
    failures,
    lateRefusals: runningOut.flatMap((one) => one.refused).length,
    forgotten: (await notAsIntended(installation, forgetful)).length
  };
}

/**
 * Time runs out in the outage. Half of the attempts the server has closed when the network is
 * back; the others it must refuse by their deadlines alone, before it has swept.
 */
function lastMoment(index: number, goneAt: number, backAt: number): number {
  return index < RUNNING_OUT / 2 ? (goneAt + backAt) / 2 : backAt - 100 * (index % 4);
}

/** Each late change must be named, with its reason and what stands instead of it. */
function wrongRefusals({ attemptId, acknowledged, refused }: Contestant): string[] {
  const wrong = refused.length === 0 ? [`${attemptId}: nothing was late`] : [];
  for (const { position, refusal, storedRevision } of refused) {
    const told = acknowledged.filter((change) => change.position === position);
    const newest = Math.max(0, ...told.map((change) => change.storedRevision));
    if (refusal !== 'time-over') wrong.push(`${attemptId} at ${position}: refused as ${refusal}`);
    if (storedRevision < newest) wrong.push(`${attemptId} at ${position}: ${newest} is gone`);
  }
  return wrong;
}
