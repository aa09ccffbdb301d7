import { randomFrom } from '#lib/domain/core/random.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import * as units from '#lib/server/units/service.ts';
import { insertAttempt, insertSubmitted } from '../../support/attempts.ts';
import { CLOSES, makeSmallContest, OPENS } from '../../support/contest.ts';
import type { Bench } from '../../support/databases.ts';
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

/** The end of the round for everybody: those who worked on are handed in, and names may be shown. */
export async function endRound({ ctx, clock }: Bench): Promise<void> {
  clock.now = CLOSES + HOUR;
  await quiz.submitOverdue(ctx);
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
