import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { ChaosProxy } from './chaos-proxy.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { violationsOf, type Installation } from './installation.ts';
import type { Change } from './ledger.ts';
import { onBadNetwork, seat } from './seats.ts';

const SAVES = { ci: 50, full: 500 };
const CONTESTANTS = 10;
/** Saves of a page that sends again without remembering. */
const CONTROLS = 10;

/** F26: the server did it, and nobody heard. */
export const responseLost: Fault = {
  id: 'F26',
  injected: 'the reply to a save is cut off, the page sends the same change again',
  missing: nothingMissing,
  run: (setting) =>
    onBadNetwork(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation, proxy) => loseReplies(installation, proxy, setting)
    )
};

async function loseReplies(
  installation: Installation,
  proxy: ChaosProxy,
  { size, seed }: Setting
): Promise<Finding> {
  const { port } = proxy;
  const contestants = await seat(installation, installation.officials, { seed, port });
  const failures: string[] = [];
  const turns = (count: number) =>
    Array.from({ length: count }, (_, turn) => contestants[turn % CONTESTANTS] as Contestant);

  /** Every connection carries one request: this one is done and its reply lost. */
  const loseReply = async (contestant: Contestant, change: Change): Promise<void> => {
    proxy.treat(() => 'lose-reply');
    if (await contestant.save([change])) failures.push('a reply came through that was cut off');
    proxy.treat(() => 'pass');
  };

  for (const contestant of turns(SAVES[size])) {
    const change = contestant.change();
    await loseReply(contestant, change);
    if (!(await contestant.save([change]))) failures.push('sent again, and no answer');
  }
  const stored = await countEvents(installation);
  if (stored !== SAVES[size]) failures.push(`${SAVES[size]} changes made, ${stored} on the record`);
  const acknowledged = contestants.flatMap((one) => one.acknowledged);
  if (acknowledged.length !== SAVES[size]) failures.push('not every change was acknowledged');
  failures.push(...contestants.flatMap((one) => one.surprises));
  failures.push(...(await violationsOf(installation, acknowledged)));

  for (const contestant of turns(CONTROLS)) {
    const change = contestant.change();
    await loseReply(contestant, change);
    await contestant.save([contestant.change(change.position)]);
  }
  const twice = (await countEvents(installation)) - stored - CONTROLS;
  return {
    fired: proxy.struck(),
    n: SAVES[size],
    of: 'saves',
    failures,
    control: {
      what: `a page that forgets its ids stored ${twice} of ${CONTROLS} changes twice`,
      failed: twice > 0
    },
    notes: []
  };
}

const countEvents = ({ onDatabase }: Installation): Promise<number> =>
  onDatabase(async ({ db }) => {
    const { events } = await db
      .selectFrom('answer_event')
      .select((select) => select.fn.countAll<number>().as('events'))
      .executeTakeFirstOrThrow();
    return events;
  });
