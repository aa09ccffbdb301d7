import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom, type Random } from '#lib/domain/core/random.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { deadlineOf } from '#lib/domain/live/deadline.ts';
import type { ShowEvent } from '#lib/domain/live/event.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { storedJournal } from '#lib/server/live/journal.ts';
import { isReplayed } from '#lib/simulation/final/check.ts';
import { allScreens, openHall, type Hall } from '#lib/simulation/final/hall.ts';
import { emptyFinalLedger, type FinalLedger } from '#lib/simulation/final/ledger.ts';
import { makeSimulatedFinal } from '#lib/simulation/final/make-final.ts';
import { runShow } from '#lib/simulation/final/operator.ts';
import { admit } from '#lib/simulation/final/passes.ts';
import type { Pace } from '#lib/simulation/final/programme.ts';
import { playSpectator } from '#lib/simulation/final/spectator-phone.ts';
import { playTeam } from '#lib/simulation/final/team-device.ts';
import { chanceFor } from '../chance.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from '../fault.ts';
import { onInstallation, type Installation } from '../installation.ts';
import { isOverdue, violationsOf, type StoredRecord } from './check.ts';
import { factsNow, type Facts } from './facts.ts';

const KILLS = { ci: 4, full: 100 };
const TEAMS = { ci: 4, full: 15 };
/** A short run waits less long for a countdown that passes without the server. */
const PACE = { ci: { answerMs: 8 * SECOND, pressMs: 2 * SECOND }, full: undefined };
const GUESTS = { judges: 2, spectators: 20 };
/** The kill comes at a random moment within this time after everybody is back. */
const WITHIN_MS = 1500;
/** All screens are back by themselves so soon after the server is ready. */
const BACK_WITHIN_MS = 5000;
/** Of so many kills one, the third, keeps the server away until a running deadline has passed. */
const [LONG_EVERY, LONG_AT] = [12, 3];
/** Longer than any time to answer in a simulated final. */
const LONGEST_AWAY_MS = 21 * SECOND;

/** F01 in a live final: the process is pulled away while a show runs, and started again. */
export const killFinal: Fault = {
  id: 'F01-LIVE',
  injected: 'kill -9 of the server at a random moment of a live final',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: 2, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => killShows(installation, setting)
    )
};

/** What came of all kills so far. */
type Tally = {
  struck: number;
  finals: number;
  acknowledged: number;
  /** Commands without an answer that are not on record: those who trusted would miss them. */
  believed: number;
  tampered: number;
  caught: number;
  passedAway: number;
  readyMs: number[];
  backMs: number[];
  failures: string[];
};

async function killShows(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const random = chanceFor(seed, killFinal.id);
  const tally: Tally = {
    struck: 0,
    finals: 0,
    acknowledged: 0,
    believed: 0,
    tampered: 0,
    caught: 0,
    passedAway: 0,
    readyMs: [],
    backMs: [],
    failures: []
  };
  while (tally.struck < KILLS[size]) {
    await killShow(installation, {
      random,
      teams: TEAMS[size],
      pace: PACE[size],
      kills: KILLS[size],
      tally
    });
    tally.finals += 1;
  }
  const { struck, failures, tampered, caught, believed } = tally;
  return {
    fired: struck,
    n: struck,
    of: 'kills',
    failures,
    control: {
      what: `records without their newest acknowledged event, ${caught} of ${tampered} found; believing what was under way would miss ${believed}`,
      failed: tampered > 0 && caught === tampered
    },
    notes: [
      `${tally.finals} finals played to their end`,
      `${tally.acknowledged} acknowledged`,
      `${tally.passedAway} deadlines passed without the server`,
      `ready p95 ${percentile95(tally.readyMs)} ms`,
      `all back p95 ${percentile95(tally.backMs)} ms, at most ${Math.round(Math.max(...tally.backMs))} ms`
    ]
  };
}

type Chance = {
  random: Random;
  teams: number;
  pace: Pace | undefined;
  kills: number;
  tally: Tally;
};

/** Plays one final to its end, with kills as long as some are left. */
async function killShow(installation: Installation, chance: Chance): Promise<void> {
  const { server, onDatabase } = installation;
  const { random, tally } = chance;
  const { programme, passes } = await onDatabase(async (ctx) => {
    const made = await makeSimulatedFinal(ctx, chance.teams, chance.pace);
    return { ...made, passes: await admit(ctx, made, GUESTS) };
  });
  const hall = await openHall(server.origin, programme.finalId, passes);
  const ledger = emptyFinalLedger();
  playEverybody(hall, passes.spectators, random, ledger);
  let isOver = false;
  const show = runShow({
    screen: hall.operator,
    programme,
    random,
    ledger,
    hasAudience: true,
    onSegment: () => undefined
  }).finally(() => (isOver = true));
  show.catch(() => undefined);

  const readRecord = (): Promise<StoredRecord> => storedRecord(installation, programme.finalId);
  let before: readonly ShowEvent[] = [];
  while (!isOver && tally.struck < chance.kills) {
    await pause(random.below(WITHIN_MS));
    if (isOver) break;
    if (await server.kill()) tally.struck += 1;
    const where = `after kill ${tally.struck}`;
    const facts = factsNow(hall, programme, ledger);
    const record = await readRecord();
    const found = violationsOf(programme, facts, record, before);
    tryControl(programme, facts, record, tally);
    if (tally.struck % LONG_EVERY === LONG_AT) await stayAway(programme, record.events, tally);

    tally.readyMs.push(await server.start());
    const backMs = await untilAllBack(hall);
    if (backMs === null) found.push(`not all screens back within ${BACK_WITHIN_MS} ms`);
    else tally.backMs.push(backMs);
    const shown = factsNow(hall, programme, ledger);
    const again = await readRecord();
    found.push(...violationsOf(programme, shown, again, record.events));
    if (isOverdue(programme, again.events, Date.now())) found.push('a deadline was not acted upon');
    before = again.events;
    tally.failures.push(...found.map((one) => `${where}: ${one}`));
  }
  await show;
  const last = await readRecord();
  const facts = factsNow(hall, programme, ledger);
  tally.acknowledged += facts.acknowledged.size + facts.audience.length;
  const board = hall.operator.picture()?.view.board.lines ?? [];
  tally.failures.push(...violationsOf(programme, facts, last, before));
  if (last.events.at(-1)?.type !== 'show-ended') tally.failures.push('the show did not end');
  if (!isReplayed(programme, last.events, board)) tally.failures.push('the last board is wrong');
  for (const screen of allScreens(hall)) screen.close();
}

function playEverybody(
  hall: Hall,
  phones: readonly string[],
  random: Random,
  ledger: FinalLedger
): void {
  for (const [index, team] of hall.teams.entries()) {
    const own = randomFrom((index + 1).toString(16).padStart(32, '0'));
    playTeam(team, { rightPercent: 90 - 4 * index, slowestMs: 60 }, own, ledger);
  }
  for (const [index, phone] of hall.spectators.entries()) {
    const spectatorId = /=([^.]+)/.exec(phones[index] ?? '')?.[1] ?? '';
    playSpectator(phone, spectatorId, random, ledger);
  }
}

/** A record as a server would leave it that acknowledges before its commit must be found out. */
function tryControl(programme: Programme, facts: Facts, record: StoredRecord, tally: Tally): void {
  const kept = new Set(record.events.map(({ commandId }) => commandId));
  tally.believed += [...facts.underWay].filter((id) => !kept.has(id)).length;
  const newest = Math.max(0, ...facts.acknowledged.values());
  if (newest === 0) return;
  const shorter = { ...record, events: record.events.slice(0, newest - 1) };
  tally.tampered += 1;
  if (violationsOf(programme, facts, shorter, []).length > 0) tally.caught += 1;
}

/** Waits until the deadline that runs has passed, if it is near. */
async function stayAway(
  programme: Programme,
  events: readonly ShowEvent[],
  tally: Tally
): Promise<void> {
  const deadline = deadlineOf(replay(programme, events));
  const leftMs = (deadline ?? 0) - Date.now();
  if (deadline === null || leftMs > LONGEST_AWAY_MS) return;
  tally.passedAway += 1;
  await pause(Math.max(0, leftMs) + 1);
}

/** Milliseconds until every screen was connected again with the newest picture; null if not in time. */
async function untilAllBack(hall: Hall): Promise<number | null> {
  const from = performance.now();
  const screens = allScreens(hall);
  while (performance.now() - from < BACK_WITHIN_MS) {
    if (screens.every((screen) => screen.backSince() !== null)) return performance.now() - from;
    await pause(10);
  }
  return null;
}

const storedRecord = ({ onDatabase }: Installation, finalId: string): Promise<StoredRecord> =>
  onDatabase(async (ctx) => {
    const audience = await ctx.db
      .selectFrom('spectator_answer')
      .select(['spectator_id', 'window_id', 'place'])
      .where('final_id', '=', finalId)
      .execute();
    return {
      events: await storedJournal(ctx, finalId).read(),
      audience: audience.map(({ spectator_id, window_id, place }) => ({
        spectatorId: spectator_id,
        windowId: window_id,
        place: place as StoredRecord['audience'][number]['place']
      }))
    };
  });

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0);
}
