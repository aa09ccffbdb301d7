import { HOUR, MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from '../crowd.ts';
import type { Contestant } from '../contestant.ts';
import type { Fault } from '../fault.ts';
import type { Way } from '../http.ts';
import { violationsOf, type Installation, type SignedIn } from '../installation.ts';
import { answerOutages, confirmClock, signInOrganizer } from '../organizer.ts';
import { closedOf, timeLeft, unfairness } from '../papers.ts';
import { seat } from '../seats.ts';
import { missingFaketime, onClock, type FakedClock, type Move } from './faked-clock.ts';
import { outOfOrder, untilInDoubt } from './looks.ts';

/** The clock is an hour behind, or ahead, when the server starts again. */
const EVERY_MOVE: Move[] = [
  { byMs: -HOUR, answer: 'right as it is' },
  { byMs: -HOUR, answer: 'put right' },
  { byMs: HOUR, answer: 'put right' },
  { byMs: HOUR, answer: 'right as it is' }
];
/** Each time on an installation of its own. */
const ROUNDS = {
  ci: [EVERY_MOVE.filter(({ byMs, answer }) => (answer === 'put right') === byMs > 0)],
  full: Array<Move[]>(3).fill(EVERY_MOVE)
};
const EACH = 3;
const RULES = { durationMs: 30 * MINUTE, graceMs: 5 * SECOND };
const STORED_WITHIN_MS = 30 * SECOND;

type Tally = { restarts: number; papers: number; failures: string[]; gained: number };

/** F18: the server starts again, and the machine's clock is not what it was. */
export const restarts: Fault = {
  id: 'F18',
  injected: 'the server is killed and starts again with the clock an hour behind or ahead',
  missing: missingFaketime,
  run: async ({ size, seed }) => {
    const tally: Tally = { restarts: 0, papers: 0, failures: [], gained: 0 };
    const rounds = ROUNDS[size];
    for (const [round, moves] of rounds.entries()) {
      await restartAll(moves, `${seed} ${round}`, tally);
    }
    const { papers, failures, gained } = tally;
    const believing = EACH * rounds.length;
    return {
      fired: tally.restarts,
      n: papers,
      of: 'papers over a restart',
      failures,
      control: {
        what: `a server without a record of the time gave ${gained} of ${believing} papers more time`,
        failed: gained === believing
      },
      notes: []
    };
  }
};

function restartAll(moves: readonly Move[], seed: string, tally: Tally): Promise<void> {
  const officials = (moves.length + 1) * EACH;
  return onClock({ ...RULES, officials }, async (installation, clock) => {
    const free = [...installation.officials];
    const all: Contestant[] = [];
    for (const move of moves) {
      const contestants = await seat(installation, free.splice(0, EACH), { seed });
      all.push(...contestants);
      tally.restarts += 1;
      const organizer = await signInOrganizer(installation, `bantochuc-${tally.restarts}`);
      const found = await restart({ installation, clock, contestants, organizer, move });
      tally.failures.push(...found.map((one) => `${move.byMs / HOUR} h, ${move.answer}: ${one}`));
    }
    tally.papers += all.length;
    tally.failures.push(...surprisesOf(all));
    tally.failures.push(...(await violationsOf(installation, acknowledgedBy(all))));
    tally.gained += await gainedByBelieving(installation, clock, free, seed);
  });
}

type Restart = {
  installation: Installation;
  clock: FakedClock;
  contestants: readonly Contestant[];
  organizer: Way;
  move: Move;
};

/** Kills the server, starts it with another time, and lets a person decide; what did not hold. */
async function restart(one: Restart): Promise<string[]> {
  const { installation, clock, contestants, organizer, move } = one;
  const { server } = installation;
  const load = startLoad(contestants);
  await untilAcknowledged(contestants, EACH);
  const before = await Promise.all(contestants.map(timeLeft));
  await server.kill();
  const from = performance.now();
  clock.move(move.byMs);
  await server.start();
  await untilInDoubt(installation);
  const awayMs = (): number => performance.now() - from;

  const during = await Promise.all(contestants.map(timeLeft));
  const failures = before.flatMap((left, index) => unfairness(left, during[index]!, awayMs()));
  await untilAcknowledged(contestants, EACH);
  await load.stop();
  failures.push(...(await drainAll(contestants, STORED_WITHIN_MS)));
  failures.push(...(await outOfOrder(installation, contestants)));

  if (move.answer === 'put right') clock.move(-move.byMs);
  failures.push(...(await confirmClock(organizer)));
  const { refusals } = await answerOutages(organizer, installation, 'credit');
  failures.push(...refusals);
  const after = await Promise.all(contestants.map(timeLeft));
  failures.push(...before.flatMap((left, index) => unfairness(left, after[index]!, awayMs())));
  const closed = await closedOf(installation, contestants);
  if (closed > 0) failures.push(`${closed} papers were closed before their end`);
  const refused = contestants.flatMap((one) => one.refused.map(({ refusal }) => refusal));
  return [...failures, ...refused.map((refusal) => `refused: ${refusal}`)];
}

/** How many papers get more time from a server that starts an hour behind and cannot know. */
async function gainedByBelieving(
  installation: Installation,
  clock: FakedClock,
  officials: readonly SignedIn[],
  seed: string
): Promise<number> {
  const { server, onDatabase } = installation;
  const contestants = await seat(installation, officials, { seed });
  const before = await Promise.all(contestants.map(timeLeft));
  await server.kill();
  const from = performance.now();
  clock.move(-HOUR);
  await onDatabase(({ db }) => writeLastBeat(db, clock.now()));
  await server.start();
  const after = await Promise.all(contestants.map(timeLeft));
  const awayMs = performance.now() - from;
  return before.filter((left, index) => unfairness(left, after[index]!, awayMs).length > 0).length;
}
