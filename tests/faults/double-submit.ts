import { Agent } from 'node:http';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { postForm, send, type Way } from './http.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import { seat } from './seats.ts';

const ATTEMPTS = { ci: 20, full: 200 };
/** Hand-ins of one attempt at the same time: the button was hit, and hit, and hit. */
const AT_ONCE = 50;
const ANSWERS = 5;

/** Not preceded or followed by more of an id. */
const RECEIPT =
  /(?<![-\w])[ACDEFGHJKMNPQRTUVWXY34679]{4}(?:-[ACDEFGHJKMNPQRTUVWXY34679]{4}){2}(?![-\w])/;

/** F32: many hand-ins of one attempt. */
export const doubleSubmit: Fault = {
  id: 'F32',
  injected: `${AT_ONCE} hand-ins of an attempt at once`,
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: ATTEMPTS[setting.size] + 1, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => handInAtOnce(installation, setting)
    )
};

async function handInAtOnce(installation: Installation, { seed }: Setting): Promise<Finding> {
  const { server, officials } = installation;
  const contestants = await seat(installation, officials, { seed });
  const spare = contestants.pop() as Contestant;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const failures: string[] = [];
  let handIns = 0;
  for (const [index, contestant] of contestants.entries()) {
    for (let answer = 0; answer < ANSWERS; answer += 1) contestant.change();
    if (!(await contestant.drain(5 * SECOND))) failures.push('answers were not stored');
    const { port, origin } = server;
    const way = { port, origin, cookie: officials[index]?.cookie ?? '', agent };
    const receipts = await Promise.all(
      Array.from({ length: AT_ONCE }, () => handIn(way, contestant.attemptId))
    );
    handIns += receipts.length;
    failures.push(...(await wrongReceipts(installation, contestant.attemptId, receipts)));
  }
  agent.destroy();
  const acknowledged = contestants.flatMap((one) => one.acknowledged);
  failures.push(...(await violationsOf(installation, acknowledged)));
  const naive = await installation.onDatabase((ctx) => handInNaively(ctx, spare.attemptId));
  return {
    fired: handIns,
    n: contestants.length,
    of: 'attempts',
    failures,
    control: {
      what: `looking first and changing afterwards hands in ${naive} times`,
      failed: naive > 1
    },
    notes: []
  };
}

/** Hands in as the page does, and reads the receipt that it leads to. */
async function handIn(way: Way, attemptId: string): Promise<string> {
  const path = `/quiz/${attemptId}/review?/submit`;
  const done = await postForm(way, path, { holder: '1' });
  if (done.status !== 303 || !done.location) return `status ${done.status}`;
  const page = await send(way, 'GET', new URL(done.location, way.origin).pathname);
  return RECEIPT.exec(page.body)?.[0] ?? `no receipt (${page.status})`;
}

function wrongReceipts(
  { onDatabase }: Installation,
  attemptId: string,
  receipts: readonly string[]
): Promise<string[]> {
  return onDatabase(async ({ db }) => {
    const { receipt_code } = await db
      .selectFrom('attempt')
      .select('receipt_code')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    const grades = await db
      .selectFrom('grade')
      .select('run')
      .where('attempt_id', '=', attemptId)
      .execute();
    const others = receipts.filter((receipt) => receipt !== receipt_code);
    return [
      ...others.slice(0, 1).map((other) => `${attemptId}: ${others.length} times "${other}"`),
      ...(grades.length === 1 ? [] : [`${attemptId}: graded ${grades.length} times`])
    ];
  });
}

/** What the same hand-ins would do without a guard in the change itself. */
async function handInNaively({ db }: Ctx, attemptId: string): Promise<number> {
  const changes = Array.from({ length: AT_ONCE }, async () => {
    const { state } = await db
      .selectFrom('attempt')
      .select('state')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    if (state !== 'open') return 0;
    const { numUpdatedRows } = await db
      .updateTable('attempt')
      .set({ state: 'submitted' })
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
  return (await Promise.all(changes)).reduce((sum, count) => sum + count, 0);
}
