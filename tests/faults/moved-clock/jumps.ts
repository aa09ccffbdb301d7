import { DAY, MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from '../crowd.ts';
import type { Contestant } from '../contestant.ts';
import type { Fault } from '../fault.ts';
import { violationsOf, type Installation, type SignedIn } from '../installation.ts';
import { answerOutages, confirmClock, signInOrganizer } from '../organizer.ts';
import { closedOf, timeLeft, unfairness, untilBeat, untilClosed } from '../papers.ts';
import { seat } from '../seats.ts';
import { missingFaketime, onClock, type FakedClock, type Move } from './faked-clock.ts';
import { endSoon, outOfOrder, refusedOf, untilInDoubt } from './looks.ts';

/** The longest last. */
const EVERY_JUMP: Move[] = [
  { byMs: 300 * SECOND, answer: 'put right' },
  { byMs: 300 * SECOND, answer: 'right as it is' },
  { byMs: -60 * SECOND, answer: 'put right' },
  { byMs: -60 * SECOND, answer: 'right as it is' },
  { byMs: DAY, answer: 'put right' },
  { byMs: DAY, answer: 'right as it is' }
];
const FEW_JUMPS = EVERY_JUMP.filter(
  ({ byMs, answer }) => answer === (byMs === DAY ? 'put right' : 'right as it is')
);
/** Each time on a server of its own. */
const ROUNDS = { ci: [FEW_JUMPS], full: Array<Move[]>(5).fill(EVERY_JUMP) };
/** Papers with much time, and papers whose time ends while the clock is in doubt. */
const [LONG, SOON] = [3, 2];
const DURATION_MS = 60 * MINUTE;
const GRACE_MS = 500;
const RULES = { durationMs: DURATION_MS, graceMs: GRACE_MS };
/** Less than a jump ahead: a server that believes it takes these papers away. */
const MINUTE_LEFT_MS = MINUTE;
/** From one look of the server for papers whose time is over to the next, and a beat more. */
const SWEEP_MS = 2500;
/** Asked for in a full run only, which has the machine to itself. */
const ALARM_WITHIN_MS = 2 * SECOND;
const STORED_WITHIN_MS = 30 * SECOND;

type Tally = { papers: number; alarmMs: number[]; failures: string[]; closedEarly: number };

/** F17: the machine's clock jumps while papers run. */
export const jumps: Fault = {
  id: 'F17',
  injected: 'the clock of the running server jumps 300 s ahead, 60 s back or a day ahead',
  missing: missingFaketime,
  run: async ({ size, seed }) => {
    const tally: Tally = { papers: 0, alarmMs: [], failures: [], closedEarly: 0 };
    const rounds = ROUNDS[size];
    for (const [round, moves] of rounds.entries()) {
      await jumpAll(moves, `${seed} ${round}`, tally);
    }
    const { papers, alarmMs, failures, closedEarly } = tally;
    const slowest = Math.round(Math.max(...alarmMs));
    if (size === 'full' && slowest > ALARM_WITHIN_MS) {
      failures.push(`the alarm came only after ${slowest} ms`);
    }
    const believing = LONG * rounds.length;
    return {
      fired: alarmMs.length,
      n: papers,
      of: 'papers over which the clock jumped',
      failures,
      control: {
        what: `a server that believes the clock closed ${closedEarly} of ${believing} papers a minute before their end`,
        failed: closedEarly === believing
      },
      notes: [`alarm after ${slowest} ms at the latest`]
    };
  }
};

function jumpAll(moves: readonly Move[], seed: string, tally: Tally): Promise<void> {
  const officials = moves.length * (LONG + SOON) + LONG;
  return onClock({ ...RULES, officials }, async (installation, clock) => {
    const free = [...installation.officials];
    // First: a day later the only session is over.
    const believing = free.splice(0, LONG);
    tally.closedEarly += await closedByBelieving(installation, clock, believing, seed);
    const all: Contestant[] = [];
    const over: Contestant[] = [];
    for (const move of moves) {
      const seated = await seat(installation, free.splice(0, LONG + SOON), { seed });
      const [first, ...others] = seated.splice(0, SOON) as [Contestant, ...Contestant[]];
      const [long, soon] = [seated, [first, ...others] as const];
      const found = await jump({ installation, clock, long, soon, over, move, tally });
      tally.failures.push(...found.map((one) => `${move.byMs / SECOND} s, ${move.answer}: ${one}`));
      all.push(...long, ...soon);
      over.push(...soon);
    }
    tally.papers += all.length;
    tally.failures.push(...surprisesOf(all));
    tally.failures.push(...(await violationsOf(installation, acknowledgedBy(all))));
  });
}

type Jump = {
  installation: Installation;
  clock: FakedClock;
  long: readonly Contestant[];
  soon: readonly [Contestant, ...Contestant[]];
  /** Whose papers were closed before. */
  over: readonly Contestant[];
  move: Move;
  tally: Tally;
};

/** Lets the clock jump under everybody's hands, and a person decide; what did not hold. */
async function jump(one: Jump): Promise<string[]> {
  const { installation, clock, long, soon, over, move, tally } = one;
  const seated = [...long, ...soon];
  const before = await Promise.all(long.map(timeLeft));
  const load = startLoad(seated);
  await untilAcknowledged(seated, seated.length);

  clock.move(move.byMs);
  tally.alarmMs.push(await untilInDoubt(installation));
  const endsAt = await endSoon(installation, soon);
  await untilBeat(installation, endsAt + GRACE_MS + SWEEP_MS);
  await untilAcknowledged(seated, seated.length);
  await load.stop();

  const failures = [
    ...(await drainAll(seated, STORED_WITHIN_MS)),
    ...seated.flatMap(({ refused }) => refused.map(({ refusal }) => `refused: ${refusal}`)),
    ...(await outOfOrder(installation, seated))
  ];
  const closed = await closedOf(installation, seated);
  if (closed > 0) failures.push(`${closed} papers were closed while the clock was in doubt`);
  if ((await refusedOf(over)) < over.length) failures.push('a closed paper was opened again');

  if (move.answer === 'put right') clock.move(-move.byMs);
  const from = performance.now();
  const organizer = await signInOrganizer(installation, `bantochuc-${tally.alarmMs.length}`);
  failures.push(...(await confirmClock(organizer)));
  // A day ahead has signed everybody of the staff out.
  const again = await signInOrganizer(installation, `thuky-${tally.alarmMs.length}`);
  const answered = await answerOutages(again, installation, 'credit');
  failures.push(...answered.refusals);
  const awayMs = answered.awayMs + performance.now() - from;
  const after = await Promise.all(long.map(timeLeft));
  failures.push(...before.flatMap((left, index) => unfairness(left, after[index]!, awayMs)));
  await untilClosed(installation, [...soon, ...over], failures);
  return failures;
}

/** How many papers a server closes before their end that has no other record than its clock. */
async function closedByBelieving(
  installation: Installation,
  clock: FakedClock,
  officials: readonly SignedIn[],
  seed: string
): Promise<number> {
  const { server, onDatabase } = installation;
  const startedAt = clock.now() - DURATION_MS + MINUTE_LEFT_MS;
  const contestants = await seat(installation, officials, { seed, startedAt });
  const until = performance.now() + MINUTE_LEFT_MS / 2;
  await server.kill();
  clock.move(300 * SECOND);
  await onDatabase(({ db }) => writeLastBeat(db, clock.now()));
  await server.start();
  await untilClosed(installation, contestants, [], until);
  return closedOf(installation, contestants);
}
