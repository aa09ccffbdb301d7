import { sql } from 'kysely';
import { SECOND } from '../../domain/core/time.ts';
import type { ItemCell, ItemTime } from '../../domain/reports/items.ts';
import { optionIds } from '../../schema/quiz.ts';
import type { Db } from '../db/open.ts';
import type { Counted } from '../results/figures.ts';

/** How the first papers of contestants answered each question, by right answers in all (P3b). */
export async function itemCells(db: Db, of: Counted): Promise<ItemCell[]> {
  const choice = sql<string>`coalesce(answer.choice, '[]')`;
  const rows = await firstAttempts(db, of)
    .innerJoin('grade', (join) =>
      join.onRef('grade.attempt_id', '=', 'attempt.id').on('grade.is_official', '=', 1)
    )
    .innerJoin('paper_item', 'paper_item.attempt_id', 'attempt.id')
    .leftJoin('answer', (join) =>
      join
        .onRef('answer.attempt_id', '=', 'paper_item.attempt_id')
        .onRef('answer.position', '=', 'paper_item.position')
    )
    .select([
      'paper_item.question_version_id as versionId',
      choice.as('choice'),
      'grade.correct',
      (select) => select.fn.countAll<number>().as('papers')
    ])
    .groupBy(['paper_item.question_version_id', choice, 'grade.correct'])
    .execute();
  return rows.map((row) => ({ ...row, choice: optionIds.parse(JSON.parse(row.choice)) }));
}

/**
 * Seconds between an answer to a question and the one before it, by question. Answers that came
 * several at once, after an outage, or after the paper had been closed in between, say nothing about
 * time and are left out.
 */
export function itemTimes(db: Db, of: Counted): Promise<ItemTime[]> {
  const firstSaves = firstAttempts(db, of)
    .innerJoin('answer_event', 'answer_event.attempt_id', 'attempt.id')
    .select([
      'attempt.id as attempt_id',
      'attempt.started_at',
      'answer_event.position',
      sql<number>`min(answer_event.received_at)`.as('at')
    ])
    .groupBy(['attempt.id', 'attempt.started_at', 'answer_event.position'])
    .as('saved');
  const gaps = db
    .selectFrom(firstSaves)
    .innerJoin('paper_item', (join) =>
      join
        .onRef('paper_item.attempt_id', '=', 'saved.attempt_id')
        .onRef('paper_item.position', '=', 'saved.position')
    )
    .select([
      'saved.attempt_id',
      'paper_item.question_version_id as version_id',
      'saved.at',
      sql<number>`coalesce(lag(saved.at) over (partition by saved.attempt_id order by saved.at), saved.started_at)`.as(
        'before'
      ),
      sql<number>`count(*) over (partition by saved.attempt_id, saved.at)`.as('together')
    ])
    .as('gap');
  const seconds = sql<number>`(gap.at - gap.before) / ${sql.lit(SECOND)}`;
  return db
    .selectFrom(gaps)
    .where('gap.together', '=', 1)
    .where('gap.at', '>', sql.ref<number>('gap.before'))
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('attempt_closing')
            .select('run')
            .whereRef('attempt_closing.attempt_id', '=', 'gap.attempt_id')
            .whereRef('reopened_at', '>', 'gap.before')
            .whereRef('reopened_at', '<=', 'gap.at')
        )
      )
    )
    .select([
      'gap.version_id as versionId',
      seconds.as('seconds'),
      (select) => select.fn.countAll<number>().as('answers')
    ])
    .groupBy(['gap.version_id', seconds])
    .execute();
}

function firstAttempts(db: Db, { contestId, roundId, unitIds }: Counted) {
  const query = db
    .selectFrom('registration')
    .innerJoin('attempt', 'attempt.registration_id', 'registration.id')
    .where('registration.contest_id', '=', contestId)
    .where('attempt.round_id', '=', roundId)
    .where((where) =>
      // A new attempt after an outage is the first one of its contestant.
      where(where.fn.coalesce('attempt.stands_for', 'attempt.attempt_no'), '=', 1)
    )
    .where('attempt.cut_short_at', 'is', null)
    .where('attempt.state', '=', 'submitted');
  return unitIds ? query.where('registration.unit_id', 'in', unitIds) : query;
}
