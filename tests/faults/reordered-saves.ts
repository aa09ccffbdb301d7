import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { notAsIntended } from './as-intended.ts';
import type { ChaosProxy } from './chaos-proxy.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { violationsOf, type Installation } from './installation.ts';
import type { Change } from './ledger.ts';
import { onBadNetwork, seat } from './seats.ts';

const PAIRS = { ci: 50, full: 500 };
const CONTESTANTS = 10;
/** Pairs of a page that numbers its changes by their arrival. */
const CONTROLS = 10;

/** F27: the older change arrives after the newer one. */
export const reorderedSaves: Fault = {
  id: 'F27',
  injected: 'every second request is held until the next one is answered',
  missing: nothingMissing,
  run: (setting) =>
    onBadNetwork(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation, proxy) => reorder(installation, proxy, setting)
    )
};

async function reorder(
  installation: Installation,
  proxy: ChaosProxy,
  { size, seed }: Setting
): Promise<Finding> {
  const { port } = proxy;
  const contestants = await seat(installation, installation.officials, { seed, port });
  const failures: string[] = [];
  const turns = (count: number) =>
    Array.from({ length: count }, (_, turn) => contestants[turn % CONTESTANTS] as Contestant);

  for (const contestant of turns(PAIRS[size])) {
    const older = contestant.change();
    const newer = contestant.change(older.position);
    const [first, second] = await arriveSwapped(proxy, contestant, older, newer);
    if (!first || !second) failures.push('a save was not answered');
  }
  failures.push(...contestants.flatMap((one) => one.surprises));
  failures.push(...(await notAsIntended(installation, contestants)));
  const acknowledged = contestants.flatMap((one) => one.acknowledged);
  if (acknowledged.length !== 2 * PAIRS[size]) failures.push('not every change was acknowledged');
  failures.push(...(await violationsOf(installation, acknowledged)));

  for (const contestant of turns(CONTROLS)) {
    const older = contestant.change();
    const newer = contestant.change(older.position);
    const [low, high] = [older.revision, newer.revision];
    older.choice = ['A'];
    newer.choice = ['B'];
    // The server cannot know better if the numbers follow the arrival.
    await arriveSwapped(
      proxy,
      contestant,
      { ...older, revision: high },
      { ...newer, revision: low }
    );
  }
  const wrong = (await notAsIntended(installation, contestants)).length;
  return {
    fired: proxy.struck(),
    n: PAIRS[size],
    of: 'pairs of saves',
    failures,
    control: {
      what: `changes numbered by arrival left ${wrong} older answers standing`,
      failed: wrong > 0
    },
    notes: []
  };
}

/** Sends the older change first and lets the newer one overtake it. */
async function arriveSwapped(
  proxy: ChaosProxy,
  contestant: Contestant,
  older: Change,
  newer: Change
): Promise<boolean[]> {
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let isFirst = true;
  proxy.treat(() => {
    if (!isFirst) return 'pass';
    isFirst = false;
    held.resolve();
    return { holdUntil: release.promise };
  });
  const savingOlder = contestant.save([older]);
  await held.promise;
  const savedNewer = await contestant.save([newer]);
  release.resolve();
  return [await savingOlder, savedNewer];
}
