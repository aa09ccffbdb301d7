import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { chanceFor } from './chance.ts';
import { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { wrongGrades } from './graded-from-file.ts';
import { postJson, send, type Way } from './http.ts';
import { onInstallation, signInAgain, violationsOf } from './installation.ts';
import type { Installation, SignedIn } from './installation.ts';
import { countViolations } from './invariants.ts';
import { seat } from './seats.ts';

/** Contestants of each kind: browser closed, browser closed and server down, other device. */
const EACH = { ci: 5, full: 50 };
const DURATION_MS = 120 * MINUTE;
const GRACE_MS = 500;
const EVERY_MS = 200;
const TIME_LEFT_MS = 3 * SECOND;
const CLOSED_WITHIN_MS = 60 * SECOND;
const RESUMED_WITHIN_MS = 15 * SECOND;

/** F34: nobody hands in. */
export const neverSubmits: Fault = {
  id: 'F34',
  injected: 'contestants vanish before the end, some while the server is down, some come back',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: 3 * EACH[setting.size], durationMs: DURATION_MS, graceMs: GRACE_MS },
      (installation) => vanish(installation, setting)
    )
};

async function vanish(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const { officials, server } = installation;
  const each = EACH[size];
  const failures: string[] = [];

  const first = await workAndVanish(installation, officials.slice(0, each), seed);
  await server.kill();
  await pause(TIME_LEFT_MS + GRACE_MS);
  const unswept = await overdueWithoutServer(installation);
  await server.start();
  await declineCredit(installation);
  // Papers that an outage hit lie a while longer for what comes late: the others go on meanwhile.
  const [, { second, closedMs }, { third, resumedMs }] = await Promise.all([
    closedAfter(installation, first, failures),
    vanishAndClose(installation, officials.slice(each, 2 * each), seed, failures),
    resumeAll(installation, officials.slice(2 * each), seed, failures)
  ]);
  if (Math.max(...resumedMs) > RESUMED_WITHIN_MS) failures.push('resuming took more than 15 s');

  const everybody = [...first, ...second, ...third];
  failures.push(...everybody.flatMap((one) => one.surprises));
  failures.push(...(await wrongGrades(installation, [...first, ...second])));
  const acknowledged = everybody.flatMap((one) => one.acknowledged);
  failures.push(...(await violationsOf(installation, acknowledged)));
  return {
    fired: everybody.length,
    n: everybody.length,
    of: 'contestants',
    failures,
    control: {
      what: `without the server ${unswept} attempts stayed open`,
      failed: unswept >= each
    },
    notes: [
      `closed ${closedMs} ms after the last moment at the latest`,
      `resumed within ${Math.round(Math.max(...resumedMs))} ms`
    ]
  };
}

/** These vanish while the server is there; by how much it was late to close the last of them. */
async function vanishAndClose(
  installation: Installation,
  officials: readonly SignedIn[],
  seed: string,
  failures: string[]
): Promise<{ second: Contestant[]; closedMs: number }> {
  const second = await workAndVanish(installation, officials, seed);
  return { second, closedMs: await closedAfter(installation, second, failures) };
}

/** These go on elsewhere, one after the other; how long each took. */
async function resumeAll(
  installation: Installation,
  officials: readonly SignedIn[],
  seed: string,
  failures: string[]
): Promise<{ third: Contestant[]; resumedMs: number[] }> {
  const third = await seat(installation, officials, { seed });
  const resumedMs: number[] = [];
  for (const [index, contestant] of third.entries()) {
    const from = performance.now();
    const official = officials[index] as SignedIn;
    failures.push(...(await resumeElsewhere(installation, official, contestant, seed)));
    resumedMs.push(performance.now() - from);
  }
  return { third, resumedMs };
}

/** Works for 60 % of the time that is left and is never seen again. */
async function workAndVanish(
  installation: Installation,
  officials: readonly SignedIn[],
  seed: string
): Promise<Contestant[]> {
  const startedAt = Date.now() - DURATION_MS + TIME_LEFT_MS;
  const contestants = await seat(installation, officials, { seed, startedAt });
  let isOver = false;
  const working = contestants.map((one) => one.work(EVERY_MS, () => isOver));
  await pause(0.6 * TIME_LEFT_MS);
  isOver = true;
  await Promise.all(working);
  await Promise.all(contestants.map((one) => one.untilQuiet()));
  return contestants;
}

/** Waits until the server has handed all in; answers by how much the last one was late. */
async function closedAfter(
  { onDatabase }: Installation,
  contestants: readonly Contestant[],
  failures: string[]
): Promise<number> {
  const ids = contestants.map((one) => one.attemptId);
  const giveUpAt = performance.now() + TIME_LEFT_MS + CLOSED_WITHIN_MS;
  for (;;) {
    const rows = await onDatabase(({ db }) =>
      db.selectFrom('attempt').selectAll().where('id', 'in', ids).execute()
    );
    if (rows.every((row) => row.state === 'submitted')) {
      const byUser = rows.filter((row) => row.submit_reason !== 'timeout');
      failures.push(...byUser.map((row) => `${row.id}: handed in by ${row.submit_reason}`));
      return Math.max(
        ...rows.map((row) => (row.submitted_at ?? 0) - row.deadline_at - row.grace_ms)
      );
    }
    if (performance.now() > giveUpAt) {
      failures.push('not all attempts were closed within a minute');
      return CLOSED_WITHIN_MS;
    }
    await pause(200);
  }
}

/** Papers that an outage hit lie open until an organizer has answered: here nobody gets time back. */
const declineCredit = ({ onDatabase }: Installation): Promise<void> =>
  onDatabase(async (ctx) => {
    for (const { id, answer } of await quiz.listOutages(ctx, operatorMay('monitor.view'))) {
      const input = { outageId: id, answer: 'no-credit', reason: 'F34' } as const;
      if (answer === null) await quiz.answerOutage(ctx, operatorMay('outage.answer'), input);
    }
  });

/** What I6 would count in a minute if nobody swept. */
const overdueWithoutServer = ({ onDatabase }: Installation): Promise<number> =>
  onDatabase(async (ctx) => {
    const inAMinute = makeCtx(ctx.db, { ...ctx, now: () => Date.now() + MINUTE });
    return (await countViolations(inAMinute, []))['I6'] ?? 0;
  });

type PaperReply = {
  endsAt: number;
  now: number;
  holder: number;
  saved: { position: number; revision: number }[];
};

/** Goes on with another device, and looks whether everything is there and the first is shut out. */
async function resumeElsewhere(
  { onDatabase, server }: Installation,
  official: SignedIn,
  first: Contestant,
  seed: string
): Promise<string[]> {
  const { attemptId } = first;
  for (let answer = 0; answer < 5; answer += 1) first.change();
  if (!(await first.drain(5 * SECOND))) return [`${attemptId}: answers were not stored`];

  const cookie = await onDatabase((ctx) => signInAgain(ctx, official));
  const way: Way = { port: server.port, origin: server.origin, cookie };
  const held = await postJson(way, `/api/attempts/${attemptId}/hold`, {});
  const reply = await send(way, 'GET', `/api/attempts/${attemptId}/paper`);
  if (held.status !== 200 || reply.status !== 200) return [`${attemptId}: could not resume`];
  const paper = JSON.parse(reply.body) as PaperReply;

  const wrong: string[] = [];
  const attempt = await onDatabase(({ db }) =>
    db.selectFrom('attempt').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow()
  );
  if (paper.endsAt !== attempt.started_at + DURATION_MS) wrong.push('the end has moved');
  if (Math.abs(paper.now - Date.now()) > SECOND) wrong.push('the remaining time is wrong');
  const saved = new Map(paper.saved.map(({ position, revision }) => [position, revision]));
  for (const { position, revision } of first.intended.values()) {
    if (saved.get(position) !== revision) wrong.push(`the answer at ${position} is not there`);
  }

  const random = chanceFor(seed, `second device of ${attemptId}`);
  const second = new Contestant(way, { id: attemptId, holder: paper.holder }, random);
  second.goOnFrom(first);
  const change = second.change();
  if (!(await second.drain(5 * SECOND)) || second.refused.length > 0) {
    wrong.push('the second device cannot save');
  }
  first.change(change.position);
  await first.drain(5 * SECOND);
  if (first.refused[0]?.refusal !== 'taken-over') wrong.push('the first device can still save');
  first.acknowledged.push(...second.acknowledged);
  return wrong.map((what) => `${attemptId}: ${what}`);
}
