import type { Contest, ContestAbout, ExamSession, Round } from '../../domain/contest/rules.ts';
import { contestAbout, roundRules, unitRanking } from '../../schema/contest.ts';
import type { Db } from '../db/open.ts';

/** The contest that was made last: the one this installation is about. */
export async function newestContest(db: Db): Promise<Contest | undefined> {
  const row = await db
    .selectFrom('contest')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && readContest(row);
}

export async function rounds(db: Db, contestId: string): Promise<Round[]> {
  const rows = await db
    .selectFrom('round')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('ordinal')
    .execute();
  return rows.map(readRound);
}

/** Rounds whose papers are drawn from one of these banks. */
export async function roundsUsing(db: Db, bankIds: readonly string[]): Promise<Round[]> {
  if (bankIds.length === 0) return [];
  const rows = await db.selectFrom('round').selectAll().where('bank_id', 'in', bankIds).execute();
  return rows.map(readRound);
}

export async function findRound(db: Db, roundId: string): Promise<Round | undefined> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst();
  return row && readRound(row);
}

export async function sessions(db: Db, roundId: string): Promise<ExamSession[]> {
  const rows = await db
    .selectFrom('exam_session')
    .leftJoin('exam_session_unit', 'exam_session_unit.session_id', 'exam_session.id')
    .select(['id', 'round_id', 'name', 'opens_at', 'closes_at', 'unit_id'])
    .where('round_id', '=', roundId)
    .orderBy('opens_at')
    .orderBy('id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const unitIds = group.flatMap((row) => (row.unit_id === null ? [] : [row.unit_id]));
    return [
      {
        id: first.id,
        roundId: first.round_id,
        name: first.name,
        opensAt: first.opens_at,
        closesAt: first.closes_at,
        unitIds
      }
    ];
  });
}

export async function insertContest(db: Db, contest: Contest, createdAt: number): Promise<void> {
  await db
    .insertInto('contest')
    .values({
      id: contest.id,
      code: contest.code,
      name: contest.name,
      about: JSON.stringify(contest.about),
      unit_ranking: JSON.stringify(contest.unitRanking),
      is_board_open: contest.isBoardOpen ? 1 : 0,
      created_at: createdAt
    })
    .execute();
}

export async function setAbout(db: Db, contestId: string, about: ContestAbout): Promise<void> {
  await db
    .updateTable('contest')
    .set({ about: JSON.stringify(about) })
    .where('id', '=', contestId)
    .execute();
}

export async function setBoardOpen(db: Db, contestId: string, isOpen: boolean): Promise<void> {
  await db
    .updateTable('contest')
    .set({ is_board_open: isOpen ? 1 : 0 })
    .where('id', '=', contestId)
    .execute();
}

export async function insertRound(db: Db, round: Round): Promise<void> {
  await db
    .insertInto('round')
    .values({
      id: round.id,
      contest_id: round.contestId,
      ordinal: round.ordinal,
      name: round.name,
      rules: JSON.stringify(round.rules),
      bank_id: round.bankId
    })
    .execute();
}

export async function insertSession(db: Db, session: ExamSession): Promise<void> {
  await db
    .insertInto('exam_session')
    .values({
      id: session.id,
      round_id: session.roundId,
      name: session.name,
      opens_at: session.opensAt,
      closes_at: session.closesAt
    })
    .execute();
  if (session.unitIds.length === 0) return;
  await db
    .insertInto('exam_session_unit')
    .values(session.unitIds.map((unitId) => ({ session_id: session.id, unit_id: unitId })))
    .execute();
}

export async function setSessionTimes(
  db: Db,
  sessionId: string,
  opensAt: number,
  closesAt: number
): Promise<void> {
  await db
    .updateTable('exam_session')
    .set({ opens_at: opensAt, closes_at: closesAt })
    .where('id', '=', sessionId)
    .execute();
}

function readContest(row: {
  id: string;
  code: string;
  name: string;
  about: string;
  unit_ranking: string;
  is_board_open: number;
}): Contest {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    about: contestAbout.parse(JSON.parse(row.about)),
    unitRanking: unitRanking.parse(JSON.parse(row.unit_ranking)),
    isBoardOpen: row.is_board_open === 1
  };
}

function readRound(row: {
  id: string;
  contest_id: string;
  ordinal: number;
  name: string;
  rules: string;
  bank_id: string;
}): Round {
  return {
    id: row.id,
    contestId: row.contest_id,
    ordinal: row.ordinal,
    name: row.name,
    bankId: row.bank_id,
    rules: roundRules.parse(JSON.parse(row.rules))
  };
}
