import type { Actor } from '#lib/domain/auth/roles.ts';
import { permit } from '#lib/domain/auth/permissions.ts';
import { HOUR, MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import type { RoundRules, UnitRanking } from '#lib/domain/contest/rules.ts';
import { contestFile, type ContestFile } from '#lib/schema/contest.ts';
import { bankFile, type BankFile } from '#lib/schema/banks.ts';
import * as banks from '#lib/server/banks/service.ts';
import type * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import * as units from '#lib/server/units/service.ts';
import { insertSubmitted } from './attempts.ts';

/** 22/9/2021 7:30, when the session of the small contest opens for four hours. */
export const OPENS = vietnamTime(2021, 9, 22, 7, 30);
export const CLOSES = OPENS + 4 * HOUR;

export const UNITS = [
  ['DT', 'Tỉnh Đồng Tháp', 'province', '', '', ''],
  ['SNV', 'Sở Nội vụ', 'department', 'DT', 'so-nganh', '10'],
  ['HLV', 'UBND huyện Lai Vung', 'district', 'DT', 'huyen', ''],
  ['HLV-P1', 'Phòng Nội vụ huyện Lai Vung', 'division', 'HLV', '', '6'],
  ['HLV-X1', 'UBND xã Hòa Long', 'commune', 'HLV', '', '8']
];

export const OFFICIALS = [
  ['AN', 'Nguyễn Văn An', 'Nam', '1980', 'SNV', 'Chuyên viên', 'an@example.vn', '0901000001'],
  ['BINH', 'Trần Thị Bình', 'Nữ', '1985', 'HLV-P1', 'Chuyên viên', 'binh@example.vn', '0901000002'],
  ['CHI', 'Lê Thị Chi', 'Nữ', '1990', 'HLV-X1', 'Công chức', 'chi@example.vn', '0901000003'],
  ['DUNG', 'Phạm Văn Dũng', 'Nam', '1975', 'HLV-X1', 'Công chức', 'dung@example.vn', '0901000004']
];

const table = (header: string, rows: string[][]) => ({
  sheet: 'test',
  header: header.split(','),
  rows: rows.map((cells, index) => ({ row: index + 2, cells }))
});

/** A bank of ten questions, `KEY` marks the right option, `CANARY` stands in every explanation. */
export const CANARY = 'canary-7f3a9c';

export const smallBank: BankFile = bankFile.parse({
  code: 'ngan-hang-nho',
  title: 'Ngân hàng nhỏ',
  questions: Array.from({ length: 10 }, (_, n) => ({
    code: `CD-${100 + n}`,
    topic: n < 5 ? 'direction' : 'procedures',
    level: 'NB',
    stem: `Nội dung câu hỏi thử số ${n + 1} là gì?`,
    options: ['a', 'b', 'c', 'd'].map((id, place) => ({
      id,
      text: `Phương án ${id} của câu ${n + 1}`,
      key: place === n % 4
    })),
    citation: { document: `Văn bản ${CANARY}`, article: 'Điều 1' },
    explanation: `Giải thích ${CANARY}`
  }))
});

export const smallFile: ContestFile = contestFile.parse({
  code: 'hoi-thi-nho',
  name: 'Hội thi nhỏ',
  about: { organizer: 'Sở Nội vụ', legalBasis: 'Kế hoạch số 1', audience: 'Mọi công chức' },
  unitRanking: {
    levels: ['department', 'district'],
    topK: 2,
    tieBreaks: ['elapsed-of-top:asc', 'next-best:desc', 'rate:desc'],
    qualify: 1
  },
  round: {
    name: 'Vòng 1',
    bank: 'ngan-hang-nho',
    rules: {
      paper: {
        durationMs: 30 * MINUTE,
        shuffleQuestions: true,
        shuffleOptions: true,
        blueprint: [
          { topic: 'direction', level: 'NB', count: 3 },
          { topic: 'procedures', level: 'NB', count: 2 }
        ]
      },
      graceMs: 5 * SECOND,
      attempts: { max: 1, counts: 'best' },
      scoring: { right: 200, wrong: 0, blank: 0 },
      review: { scoreAt: 'submit', keyAt: 'close' },
      tieBreaks: ['elapsed:asc', 'submitted:asc']
    },
    sessions: [
      { name: 'Ca 1', opensAt: '2021-09-22T07:30:00+07:00', closesAt: '2021-09-22T11:30:00+07:00' }
    ]
  }
});

/** Units, four officials (an, bình, chi, dũng), a bank, and a round of one session. */
export async function makeSmallContest(
  ctx: Ctx,
  over: {
    rules?: Partial<RoundRules>;
    unitRanking?: Partial<UnitRanking>;
    opensAt?: number;
    closesAt?: number;
  } = {}
): Promise<contest.ContestView> {
  await banks.importBank(ctx, smallBank);
  await units.importUnits(
    ctx,
    operatorMay('unit.import'),
    table('code,name,type,parent,bloc,headcount', UNITS),
    'all-or-nothing'
  );
  const { round } = smallFile;
  const session = { name: 'Ca 1', units: [], opensAt: OPENS, closesAt: CLOSES };
  const { rules, unitRanking, ...times } = over;
  const made = await quiz.createContest(ctx, {
    ...smallFile,
    unitRanking: { ...smallFile.unitRanking, ...unitRanking },
    round: {
      ...round,
      rules: { ...round.rules, ...rules },
      sessions: [{ ...session, ...times }]
    }
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const view = made.value;
  const contestId = view.contest.id;
  const report = await people.importOfficials(
    ctx,
    operatorMay('person.import', { contestId }),
    contestId,
    table('staff_code,full_name,sex,birth_year,unit_code,position,email,phone', OFFICIALS),
    'all-or-nothing'
  );
  if (report.wrong.length > 0) throw new Error(JSON.stringify(report.wrong));
  return view;
}

/** The official with this staff code as somebody who is signed in. */
export async function actorOf(ctx: Ctx, contestId: string, staffCode: string): Promise<Actor> {
  const registrations = await people.listRegistrations(ctx, contestId);
  const found = registrations.find((one) => one.staffCode === staffCode);
  if (!found) throw new Error(`nobody is called ${staffCode}`);
  return { accountId: found.id, displayName: found.fullName, personId: found.personId, grants: [] };
}

/** The official's own permission to start. */
export function mayStart(actor: Actor) {
  const permission = permit(actor, 'attempt.start', { ownerPersonId: actor.personId ?? '' });
  if (!permission) throw new Error('an official may start');
  return permission;
}

/** The official's running attempt, started now if it was not. */
export async function startedAttempt(ctx: Ctx, actor: Actor): Promise<quiz.OwnAttempt> {
  const started = await quiz.start(ctx, mayStart(actor));
  if (!started.ok) throw new Error(started.refusal);
  const attempt = await quiz.ownAttempt(ctx, actor, started.value.attemptId);
  if (!attempt) throw new Error('the attempt is gone');
  return attempt;
}

/** The first paper of the official with this staff code, handed in ten minutes after the opening. */
export async function handIn(
  ctx: Ctx,
  { contest, round, sessions }: contest.ContestView,
  staffCode: string,
  score = 1000
): Promise<void> {
  const registrations = await people.listRegistrations(ctx, contest.id);
  const facts = {
    registrationId: registrations.find((one) => one.staffCode === staffCode)?.id ?? '',
    roundId: round.id,
    sessionId: sessions[0]?.id ?? '',
    attemptNo: 1,
    startedAt: OPENS
  };
  await insertSubmitted(ctx, facts, score, 10 * MINUTE);
}
