import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from './crowd.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import { answerOutages, signInOrganizer } from './organizer.ts';
import { closedOf, untilBeat, untilClosed } from './papers.ts';
import { seat } from './seats.ts';

const STALLS = { ci: 2, full: 20 };
/** RELIABILITY F16 asks for 30 seconds; shorter than two nobody could tell from a busy moment. */
const STANDS_MS = { ci: 2500, full: 30 * SECOND };
const EACH = 5;
const DURATION_MS = 120 * MINUTE;
const GRACE_MS = 500;
const TIME_LEFT_MS = 2 * SECOND;
/** So long after a stall nothing may be closed. */
const QUIET_MS = 5 * SECOND;
const STORED_WITHIN_MS = 20 * SECOND;

/** F16: the process stands still over the last moment of papers, and goes on. */
export const stopped: Fault = {
  id: 'F16',
  injected: 'the server stands still (SIGSTOP) over the last moment of papers, and goes on',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      {
        officials: (STALLS[setting.size] + 1) * EACH,
        durationMs: DURATION_MS,
        graceMs: GRACE_MS
      },
      (installation) => standStill(installation, setting)
    )
};

async function standStill(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const organizer = await signInOrganizer(installation);
  const failures: string[] = [];
  const hit: Contestant[] = [];
  let [unread, answered] = [0, 0];

  const next = (): Promise<Contestant[]> =>
    seat(installation, installation.officials.slice(hit.length, hit.length + EACH), {
      seed,
      startedAt: Date.now() - DURATION_MS + TIME_LEFT_MS
    });

  let wentOnAt = 0;
  for (let stall = 1; stall <= STALLS[size]; stall += 1) {
    const contestants = await next();
    hit.push(...contestants);
    unread += await stand(installation, contestants, STANDS_MS[size]);
    wentOnAt = Date.now();
    failures.push(...(await drainAll(contestants, STORED_WITHIN_MS)));
  }
  await untilBeat(installation, wentOnAt + QUIET_MS);
  const closed = await closedOf(installation, hit);
  if (closed > 0) failures.push(`${closed} papers were closed before anybody had answered`);
  failures.push(...surprisesOf(hit));
  failures.push(...hit.flatMap((one) => one.refused.map(({ refusal }) => `refused: ${refusal}`)));
  const given = await answerOutages(organizer, installation, 'credit');
  failures.push(...given.refusals);
  answered += given.answered;
  failures.push(...(await wrongCredits(installation, hit, answered)));

  const control = await next();
  const lost = await standUnseen(installation, control, STANDS_MS[size]);
  failures.push(...(await violationsOf(installation, acknowledgedBy([...hit, ...control]))));
  return {
    fired: unread,
    n: hit.length,
    of: 'papers whose last moment fell into a stall',
    failures,
    control: {
      what: `a server that does not know that it stood still closed ${lost.closed} of ${EACH} papers and refused ${lost.refused} changes made in time`,
      failed: lost.closed === EACH && lost.refused > 0
    },
    notes: [`${unread} changes lay unread`, `${answered} outages answered with credit`]
  };
}

/** Lets the server stand still while these go on to their last moment; how much lay unread then. */
async function stand(
  { server }: Installation,
  contestants: readonly Contestant[],
  standsMs: number,
  beforeGoingOn: () => Promise<void> = () => Promise.resolve()
): Promise<number> {
  const load = startLoad(contestants);
  await untilAcknowledged(contestants, contestants.length);
  const goOn = server.stop();
  const endsAt = Date.now() + TIME_LEFT_MS;
  await pause(TIME_LEFT_MS / 2);
  const stopping = load.stop();
  const unread = contestants.reduce((sum, one) => sum + one.queue.length, 0);
  await pause(Math.max(endsAt + GRACE_MS, endsAt - TIME_LEFT_MS + standsMs) - Date.now());
  await beforeGoingOn();
  goOn();
  await stopping;
  return unread;
}

/** The same, but as if a sign of life had been given all the time. */
async function standUnseen(
  installation: Installation,
  contestants: readonly Contestant[],
  standsMs: number
): Promise<{ closed: number; refused: number }> {
  await stand(installation, contestants, standsMs, () =>
    installation.onDatabase((ctx) => ctx.tx(({ db }) => writeLastBeat(db, Date.now())))
  );
  await drainAll(contestants, STORED_WITHIN_MS);
  await untilClosed(installation, contestants, []);
  return {
    closed: await closedOf(installation, contestants),
    refused: contestants.flatMap((one) => one.refused).length
  };
}

/** Everybody got back what was lost, each time by one act on the record. */
async function wrongCredits(
  { onDatabase }: Installation,
  hit: readonly Contestant[],
  answered: number
): Promise<string[]> {
  const ids = hit.map(({ attemptId }) => attemptId);
  const { papers, acts } = await onDatabase(async ({ db }) => ({
    papers: await db.selectFrom('attempt').selectAll().where('id', 'in', ids).execute(),
    acts: await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'outage.answer')
      .execute()
  }));
  const without = papers.filter((paper) => paper.credit_ms <= 0);
  return [
    ...without.map((paper) => `${paper.id}: got nothing back`),
    ...(acts.length === answered ? [] : [`${acts.length} acts on record for ${answered} answers`])
  ];
}
