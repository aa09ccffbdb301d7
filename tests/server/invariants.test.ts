import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { RemedyKind } from '#lib/domain/quiz/remedy.ts';
import type { Place } from '#lib/domain/quiz/places.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import type { Db } from '#lib/server/db/open.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import {
  countOnConnection,
  countViolations,
  INVARIANTS,
  violations,
  type Counts
} from '../faults/invariants.ts';
import type { Acknowledged } from '../faults/ledger.ts';
import { makeSmallContest, startAttempt, type Official } from '../faults/small-contest.ts';
import { describeOnEachDatabase, type Bench } from '../support/databases.ts';

const sound: Counts = Object.fromEntries(INVARIANTS.map(({ id }) => [id, 0]));

/**
 * An has handed in, Bình works, Chi's time ran out with the browser closed, and she went on. Dũng
 * was cut short and began again. Én lost ten minutes over the end, saved late, got them back, and the
 * clock was set back an hour. Giang saved late, too, and waits.
 */
type Story = Record<'an' | 'bình' | 'chi' | 'dũng' | 'én' | 'giang', string> & {
  acknowledged: Acknowledged[];
};

describeOnEachDatabase('the invariants', (bench) => {
  let story: Story;

  beforeAll(async () => {
    story = await play(bench());
  });

  it('hold on what the services made', async () => {
    expect(await countViolations(bench().ctx, story.acknowledged)).toEqual(sound);
    expect(story.acknowledged).toHaveLength(14);
  });

  it.each<[id: string, spoil: (db: Db, story: Story) => Promise<unknown>]>([
    ['I1', (db, { an }) => remove(db, 'answer_event', sql`attempt_id = ${an} and revision = 2`)],
    ['I1', (db, { an }) => set(db, 'answer_event', sql`choice = '[]'`, sql`attempt_id = ${an}`)],
    ['I2', (db, { bình }) => remove(db, 'answer', sql`attempt_id = ${bình}`)],
    ['I2', (db) => set(db, 'answer', sql`revision = 1`)],
    ['I3', (db) => set(db, 'answer', sql`choice = '["z"]'`)],
    ['I3', (db) => remove(db, 'answer', sql`position = 2`)],
    ['I4', (db) => set(db, 'answer_event', sql`received_at = 0`)],
    ['I4', (db) => set(db, 'attempt', sql`deadline_at = started_at, grace_ms = 0`)],
    ['I4', (db) => set(db, 'attempt', sql`submitted_at = started_at`)],
    ['I4', (db) => set(db, 'attempt_closing', sql`submitted_at = 0`)],
    ['I4', (db) => set(db, 'answer_event', sql`after_outage = 0`)],
    ['I4', (db) => set(db, 'outage', sql`ended_at = ended_at - 60000`, sql`cause = 'stalled'`)],
    ['I4', (db) => set(db, 'outage', sql`answer = 'no-credit'`, sql`cause = 'stalled'`)],
    ['I4', (db, { bình }) => set(db, 'attempt', sql`credit_ms = 60000`, sql`id = ${bình}`)],
    ['I4', (db) => set(db, 'outage_hit', sql`lost_ms = lost_ms + 86400000`, sql`lost_ms > 0`)],
    ['I4', (db, { én }) => remove(db, 'outage_hit', sql`attempt_id = ${én} and lost_ms < 0`)],
    ['I6', (db) => set(db, 'outage', sql`closes_at = 0`, sql`answered_at is null`)],
    ['I6', (db, { giang }) => remove(db, 'outage_hit', sql`attempt_id = ${giang}`)],
    ['I5', (db) => set(db, 'attempt', sql`registration_id = (select min(id) from registration)`)],
    ['I5', (db, { dũng }) => set(db, 'attempt', sql`cut_short_at = null`, sql`id = ${dũng}`)],
    ['I5', (db, { an }) => set(db, 'attempt', sql`stands_for = 1`, sql`id = ${an}`)],
    ['I5', (db, { an }) => set(db, 'attempt', sql`cut_short_at = 1`, sql`id = ${an}`)],
    ['I6', (db, { bình }) => set(db, 'attempt', sql`deadline_at = 0`, sql`id = ${bình}`)],
    ['I7', (db, { an }) => remove(db, 'grade', sql`attempt_id = ${an}`)],
    ['I7', (db) => set(db, 'grade', sql`is_official = 0`)],
    ['I7', (db) => set(db, 'grade', sql`score = max_score + 1`)],
    ['I7', (db) => set(db, 'grade', sql`score = -1`)],
    ['I7', (db) => set(db, 'grade', sql`max_score = 12000`)],
    ['I7', (db) => set(db, 'attempt_closing', sql`run = 3`)],
    ['I7', (db, { chi }) => remove(db, 'grade', sql`run = 1 and attempt_id = ${chi}`)],
    ['I7', (db, { bình }) => set(db, 'grade', sql`attempt_id = ${bình}`)],
    ['I8', (db) => remove(db, 'paper_item', sql`position = 30`)],
    ['I8', (db) => set(db, 'paper_item', sql`position = 2`, sql`position = 1`)],
    ['I8', (db, { an }) => repeatQuestion(db, an)],
    ['I8', (db) => set(db, 'question', sql`bank_id = 'another'`)],
    ['I14', (db) => remove(db, 'audit_entry', sql`seq = 2`)],
    ['I14', (db) => set(db, 'audit_entry', sql`previous_hash = hash`, sql`seq = 2`)],
    ['I14', (db) => set(db, 'audit_entry', sql`action = 'forged'`, sql`seq = 1`)],
    ['I16', (db) => repeatMutation(db)],
    ['I16', (db) => set(db, 'answer_event', sql`revision = 1`)],
    ['I17', (db) => set(db, 'unit', sql`parent_id = id`, sql`code = 'HLV'`)],
    ['I18', (db) => loseReference(db)],
    ['I20', (db, { an }) => remove(db, 'paper_item', sql`attempt_id = ${an} and position = 1`)],
    ['I20', (db) => set(db, 'answer_event', sql`choice = '["z"]'`)]
  ])('%s counts what is spoiled', async (id, spoil) => {
    const counts = await countSpoiled(bench().ctx, story, spoil);
    expect(counts[id]).toBeGreaterThan(0);
    expect(violations(counts).join()).toContain(`${id}: ${counts[id]} `);
  });

  it('I18 sees damage that no reference shows', async () => {
    const counts = await countSpoiled(bench().ctx, story, (db) => spoilStructure(bench(), db));
    expect(counts['I18']).toBeGreaterThan(0);
  });

  it('leave the database as it was', async () => {
    expect(await countViolations(bench().ctx, story.acknowledged)).toEqual(sound);
  });
});

async function play({ ctx, clock }: Bench): Promise<Story> {
  const acknowledged: Acknowledged[] = [];
  const rules = { officials: 6, durationMs: 30 * MINUTE, graceMs: 5 * SECOND };
  const [an, bình, chi, dũng, én, giang] = (await makeSmallContest(ctx, rules)) as Six;
  const begin = async (official: Official): Promise<quiz.OwnAttempt> => {
    const attempt = await startAttempt(ctx, official, clock.now);
    clock.now += SECOND;
    for (const [position, revision, choice] of [
      [1, 1, 'A'],
      [1, 2, 'B']
    ] as const) {
      acknowledged.push(await save(ctx, official, attempt, { position, revision, choice }));
    }
    return attempt;
  };

  const ofChi = await begin(chi);
  const ofDũng = await begin(dũng);
  clock.now += 31 * MINUTE;
  await quiz.submitOverdue(ctx);
  await help(ctx, chi, 'go-on');
  await help(ctx, dũng, 'new-attempt');
  await save(ctx, chi, ofChi, { position: 3, revision: 1, choice: 'A' });
  const again = await begin(dũng);
  await quiz.submit(ctx, again, again.holder);
  clock.now += 11 * MINUTE;
  await quiz.submitOverdue(ctx);

  const ofÉn = await begin(én);
  clock.now += 25 * MINUTE;
  await standStill({ ctx, clock }, 10 * MINUTE);
  await save(ctx, én, ofÉn, { position: 2, revision: 1, choice: 'D' });
  clock.now += MINUTE;
  const [outage] = await quiz.listOutages(ctx, operatorMay('monitor.view'));
  const input = { outageId: outage?.id ?? '', answer: 'credit' as const, reason: 'Mất điện' };
  await quiz.answerOutage(ctx, operatorMay('outage.answer'), input);
  await quiz.moveEnds(ctx, { beganAt: clock.now, endedAt: clock.now - 60 * MINUTE }, null);
  clock.now -= 60 * MINUTE;
  await save(ctx, én, ofÉn, { position: 2, revision: 2, choice: 'A' });
  await quiz.submit(ctx, ofÉn, ofÉn.holder);

  clock.now += 60 * MINUTE;
  const ofGiang = await begin(giang);
  clock.now += 29 * MINUTE;
  await standStill({ ctx, clock }, 5 * MINUTE);
  await save(ctx, giang, ofGiang, { position: 2, revision: 1, choice: 'B' });
  const ofAn = await begin(an);
  const ofBình = await begin(bình);
  await save(ctx, bình, ofBình, { position: 2, revision: 1, choice: 'C' });
  clock.now += SECOND;
  await quiz.submit(ctx, ofAn, ofAn.holder);
  return {
    an: ofAn.id,
    bình: ofBình.id,
    chi: ofChi.id,
    dũng: ofDũng.id,
    én: ofÉn.id,
    giang: ofGiang.id,
    acknowledged
  };
}

type Six = [Official, Official, Official, Official, Official, Official];

/** No process gives a sign of life for so long. */
async function standStill({ ctx, clock }: Pick<Bench, 'ctx' | 'clock'>, ms: number): Promise<void> {
  const beganAt = clock.now;
  clock.now += ms;
  await quiz.noteGap(ctx, { beganAt, endedAt: clock.now }, 'stalled', 15 * MINUTE);
}

async function help(ctx: Ctx, { registrationId }: Official, kind: RemedyKind): Promise<void> {
  const asked = await quiz.askRemedy(
    ctx,
    operatorMay('attempt.extend'),
    { choice: { by: 'person', registrationId }, kind, standings: ['timed-out'] },
    {
      minutes: kind === 'new-attempt' ? null : 10,
      startUntil: kind === 'new-attempt' ? ctx.now() + MINUTE : null,
      reason: 'Mất điện',
      onceKey: ctx.id(),
      seen: 1
    }
  );
  if (!asked.ok) throw new Error(asked.refusal);
}

async function save(
  ctx: Ctx,
  { actor }: Official,
  attempt: quiz.OwnAttempt,
  change: { position: number; revision: number; choice: Place }
): Promise<Acknowledged> {
  const answer = { ...change, choice: [change.choice], mutationId: ctx.seed() };
  const request = { holder: attempt.holder, answers: [answer] };
  const saved = await quiz.saveAnswers(ctx, actor, attempt.id, request, ctx.now());
  if (!saved.ok || saved.value.answers[0]?.refusal !== null) throw new Error('not saved');
  return { ...answer, attemptId: attempt.id, storedRevision: saved.value.answers[0].revision };
}

/** Counts inside a transaction that is rolled back. */
async function countSpoiled(
  ctx: Ctx,
  story: Story,
  spoil: (db: Db, story: Story) => Promise<unknown>
): Promise<Counts> {
  class Undo extends Error {}
  let counts: Counts = {};
  const undone = ctx.db.transaction().execute(async (db) => {
    await spoil(db, story);
    counts = await countOnConnection(makeCtx(db, ctx), story.acknowledged);
    throw new Undo();
  });
  await expect(undone).rejects.toThrow(Undo);
  return counts;
}

/** Takes a table's constraints and triggers away: what they prevent must still be seen. */
async function loosen(db: Db, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} rename to ${sql.table(`${table}_before`)}`.execute(db);
  await sql`create table ${sql.table(table)} as select * from ${sql.table(`${table}_before`)}`.execute(
    db
  );
}

async function set(db: Db, table: string, change: unknown, where: unknown = sql`1 = 1`) {
  await loosen(db, table);
  await sql`update ${sql.table(table)} set ${change} where ${where}`.execute(db);
}

async function remove(db: Db, table: string, where: unknown) {
  await loosen(db, table);
  await sql`delete from ${sql.table(table)} where ${where}`.execute(db);
}

async function repeatMutation(db: Db) {
  await loosen(db, 'answer_event');
  await sql`insert into answer_event select * from answer_event`.execute(db);
}

async function repeatQuestion(db: Db, attemptId: string) {
  const first = sql`(select question_version_id from paper_item
    where attempt_id = ${attemptId} and position = 1)`;
  await set(
    db,
    'paper_item',
    sql`question_version_id = ${first}`,
    sql`attempt_id = ${attemptId} and position = 2`
  );
}

/** SQLite looks at references when a transaction ends, PostgreSQL never on a replica. */
async function loseReference(db: Db) {
  const isPostgres = db.getExecutor().adapter.constructor.name.startsWith('Postgres');
  await (
    isPostgres
      ? sql`set local session_replication_role = replica`
      : sql`pragma defer_foreign_keys = on`
  ).execute(db);
  await sql`update registration set person_id = 'nobody'
    where id = (select min(id) from registration)`.execute(db);
}

async function spoilStructure({ database }: Bench, db: Db) {
  if (database.kind === 'postgres') {
    await sql`update pg_index set indisvalid = false
      where indexrelid = 'person_by_unit'::regclass`.execute(db);
    return;
  }
  await sql`pragma ignore_check_constraints = on`.execute(db);
  await sql`update grade set is_official = 7`.execute(db);
  await sql`pragma ignore_check_constraints = off`.execute(db);
}
