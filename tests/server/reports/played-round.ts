import { randomFrom } from '#lib/domain/core/random.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as units from '#lib/server/units/service.ts';
import { makeSmallContest, OPENS } from '../../support/contest.ts';
import { tableOf } from '../../support/workbooks.ts';

const MORE_UNITS = [
  ['STP', 'Sở Tư pháp', 'department', 'DT', '', '12'],
  ['SYT', 'Sở Y tế', 'department', 'DT', '', '9'],
  ['HTM', 'UBND huyện Tháp Mười', 'district', 'DT', '', ''],
  ['HTM-X1', 'UBND xã Mỹ Hòa', 'commune', 'HTM', '', ''],
  ['HTM-X2', 'UBND xã Đốc Binh Kiều', 'commune', 'HTM', '', '7']
];

const HOMES = ['SNV', 'STP', 'HLV', 'HLV-P1', 'HLV-X1', 'HTM-X1', 'HTM-X2'];
const GIVEN = ['Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Ông', 'Phúc', 'Quỳnh', 'Đào'];

/** Few distinct marks and times, so that ties of every kind come up. */
const SCORES = [0, 200, 400, 600, 800, 1000];

/**
 * A contest of ten units and forty-four officials of whom some have not begun, some work, some have
 * handed in once or twice; at the end of the session's second hour. Nobody works in Sở Y tế.
 */
export async function playRound(ctx: Ctx): Promise<ContestView> {
  const view = await makeSmallContest(ctx, {
    unitRanking: { topK: 3, qualify: 2 },
    rules: { attempts: { max: 2, counts: 'best' } }
  });
  const header = ['code', 'name', 'type', 'parent', 'bloc', 'headcount'];
  const unitTable = tableOf(header, ...MORE_UNITS);
  await units.importUnits(ctx, operatorMay('unit.import'), unitTable, 'all-or-nothing');
  const rows = Array.from({ length: 40 }, (_, n) => [
    `CB${n}`,
    `Nguyễn Thị ${GIVEN[n % GIVEN.length]}`,
    HOMES[n % HOMES.length] ?? ''
  ]);
  const officials = tableOf(['staff_code', 'full_name', 'unit_code'], ...rows);
  const contestId = view.contest.id;
  const may = operatorMay('person.import', { contestId });
  await people.importOfficials(ctx, may, contestId, officials, 'all-or-nothing');
  await putAttempts(ctx, view);
  return view;
}

async function putAttempts(ctx: Ctx, { contest, round, sessions }: ContestView): Promise<void> {
  const random = randomFrom('00000000000000000000000000000044');
  const sessionId = sessions[0]?.id ?? '';
  for (const { id } of await people.listRegistrations(ctx, contest.id)) {
    const submitted = random.below(3);
    const isWorking = submitted < 2 && random.below(3) === 0;
    for (let attemptNo = 1; attemptNo <= submitted + (isWorking ? 1 : 0); attemptNo += 1) {
      const startedAt = OPENS + random.below(4) * 10 * MINUTE;
      const attempt = { registrationId: id, roundId: round.id, sessionId, attemptNo, startedAt };
      if (attemptNo > submitted) {
        await insertAttempt(ctx, { ...attempt, lastSeenAt: ctx.now() - random.below(90) * SECOND });
      } else {
        const score = SCORES[random.below(SCORES.length)] ?? 0;
        await insertSubmitted(ctx, attempt, score, (1 + random.below(3)) * MINUTE);
      }
    }
  }
}

type AttemptFacts = {
  registrationId: string;
  roundId: string;
  sessionId: string;
  attemptNo: number;
  startedAt: number;
};

/** An attempt that runs. Rows, not services: marks and times are chosen. */
export async function insertAttempt(
  ctx: Ctx,
  { lastSeenAt, ...facts }: AttemptFacts & { lastSeenAt: number }
): Promise<string> {
  const id = ctx.id();
  await ctx.db
    .insertInto('attempt')
    .values({
      id,
      round_id: facts.roundId,
      session_id: facts.sessionId,
      registration_id: facts.registrationId,
      attempt_no: facts.attemptNo,
      state: 'open',
      started_at: facts.startedAt,
      deadline_at: facts.startedAt + 30 * MINUTE,
      extra_ms: 0,
      grace_ms: 5 * SECOND,
      submitted_at: null,
      submit_reason: null,
      receipt_code: null,
      seed: ctx.seed(),
      paper_hash: '-',
      holder: 1,
      last_seen_at: lastSeenAt
    })
    .execute();
  return id;
}

export async function insertSubmitted(
  ctx: Ctx,
  facts: AttemptFacts,
  score: number,
  elapsedMs: number
): Promise<void> {
  const submittedAt = facts.startedAt + elapsedMs;
  const id = await insertAttempt(ctx, { ...facts, lastSeenAt: submittedAt });
  await ctx.db
    .updateTable('attempt')
    .set({ state: 'submitted', submitted_at: submittedAt, receipt_code: id })
    .where('id', '=', id)
    .execute();
  await ctx.db
    .insertInto('grade')
    .values({
      attempt_id: id,
      run: 1,
      is_official: 1,
      score,
      max_score: 1000,
      correct: score / 200,
      answered: 5,
      elapsed_ms: elapsedMs,
      graded_at: submittedAt
    })
    .execute();
}
