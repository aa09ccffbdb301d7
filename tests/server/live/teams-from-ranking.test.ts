import { beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as audit from '#lib/server/audit/store.ts';
import * as live from '#lib/server/live/service.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import { previewSelection, takeFromRanking } from '#lib/server/live/teams-from-ranking.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { insertSubmitted } from '../../support/attempts.ts';
import { makeSmallContest, OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

type May = Permission<'final.prepare'>;

const namesOf = async (ctx: Ctx, may: May, finalId: string): Promise<string[]> => {
  const final = await live.findFinal(ctx, finalId);
  return (await readPreparation(ctx, may, final!)).teams.map((team) => team.name);
};
const lastEntry = async ({ ctx }: Bench) => {
  const { action, detail } = (await audit.last(ctx.db))!;
  return { action, detail: JSON.parse(detail) as Record<string, unknown> };
};

describe('teams from the ranking', () => {
  describeOnEachDatabase('of three units, two of them equal', (bench) => {
    let finalId = '';
    let may = undefined as unknown as {
      prepare: May;
      ranking: Permission<'ranking.view'>;
    };
    const preview = (wanted = {}) => previewSelection(bench().ctx, may, finalId, wanted);
    const take = (wanted: object, chosen: string[] = [], seen: string | null = null) =>
      takeFromRanking(bench().ctx, may, finalId, { wanted, chosen, seen });

    beforeAll(async () => {
      const { ctx } = bench();
      const view = await makeSmallContest(ctx, {
        unitRanking: {
          levels: ['department', 'division', 'commune'],
          tieBreaks: ['elapsed-of-top:asc'],
          qualify: 2
        }
      });
      const contestId = view.contest.id;
      ({ finalId } = await makeTeamFinal(ctx, contestId));
      may = {
        prepare: operatorMay('final.prepare', { contestId }),
        ranking: operatorMay('ranking.view', { contestId })
      };
    });

    it('are nobody before somebody has handed in', async () => {
      expect(await take({})).toEqual({ ok: false, refusal: 'nobody-ranked' });
    });

    it('leave a tie at the last place to the organizers, with who ties', async () => {
      const { ctx } = bench();
      await play(ctx, { AN: 1000, BINH: 800, CHI: 800 });
      const seen = (await preview())!;
      expect(seen.standings.map((one) => [one.unit.code, one.verdict])).toEqual([
        ['SNV', 'in'],
        ['HLV-P1', 'tied'],
        ['HLV-X1', 'tied']
      ]);
      expect(seen.ties).toMatchObject([{ kind: 'last-place', rank: 2, open: 1 }]);
      expect(await take({})).toEqual({ ok: false, refusal: 'tie-open' });
      expect(await namesOf(ctx, may.prepare, finalId)).toEqual([]);
    });

    it('caps by level move the next level up', async () => {
      const seen = (await preview({ places: 2, cap: 1 }))!;
      expect(seen.ties).toHaveLength(1);
      expect((await preview({ places: 3, cap: 1 }))!.ties).toEqual([]);
    });

    it('refuse a decision on a ranking that has changed since', async () => {
      const { ctx } = bench();
      const { seen, ties } = (await preview())!;
      await play(ctx, { DUNG: 1000 });
      const chosen = ties[0]!.ids.slice(0, 1);
      expect(await take({}, [...chosen], seen)).toEqual({ ok: false, refusal: 'ranking-changed' });
    });

    it('stay out while a paper is open, but for a reason that is put on record (F12)', async () => {
      const { ctx } = bench();
      const done = await ctx.db.selectFrom('attempt').selectAll().executeTakeFirstOrThrow();
      const open = { ...done, id: ctx.id(), attempt_no: 9, state: 'open' as const };
      const running = { ...open, submitted_at: null, submit_reason: null, receipt_code: null };
      await ctx.db.insertInto('attempt').values(running).execute();
      expect(await take({})).toEqual({ ok: false, refusal: 'papers-open' });
      expect(await namesOf(ctx, may.prepare, finalId)).toEqual([]);
      const reason = 'Máy của thí sinh đã hỏng';
      const { finalId: other } = await makeTeamFinal(ctx, may.prepare.subject.contestId ?? '');
      const early = { wanted: {}, chosen: [], seen: null, reason };
      expect(await takeFromRanking(ctx, may, other, early)).toMatchObject({ ok: true });
      expect(await lastEntry(bench())).toMatchObject({
        action: 'final.take-teams',
        detail: { reason, working: 1 }
      });
      await ctx.db.deleteFrom('attempt').where('id', '=', running.id).execute();
    });

    it('come in as decided, on the record, in the order of the ranking, and only once', async () => {
      const { ctx } = bench();
      const { seen } = (await preview())!;
      expect(await take({}, [], seen)).toEqual({ ok: true, value: { added: 2 } });
      expect(await lastEntry(bench())).toMatchObject({
        action: 'final.take-teams',
        detail: { places: 2, added: [expect.any(String), expect.any(String)] }
      });
      expect(await take({})).toEqual({ ok: true, value: { added: 0 } });
      expect(await take({ places: 15 })).toEqual({ ok: true, value: { added: 1 } });
      expect(await namesOf(ctx, may.prepare, finalId)).toEqual([
        'UBND xã Hòa Long',
        'Sở Nội vụ',
        'Phòng Nội vụ huyện Lai Vung'
      ]);
      expect((await preview())!.standings.every((one) => one.isEntered)).toBe(true);
    });
  });
});

/** Results of officials by staff code; all took ten minutes. */
async function play(ctx: Ctx, scores: Record<string, number>): Promise<void> {
  const [contest] = await ctx.db.selectFrom('contest').selectAll().execute();
  const [round] = await ctx.db.selectFrom('round').selectAll().execute();
  const [session] = await ctx.db.selectFrom('exam_session').selectAll().execute();
  for (const one of await people.listRegistrations(ctx, contest!.id)) {
    const score = scores[one.staffCode];
    if (score === undefined) continue;
    const facts = {
      registrationId: one.id,
      roundId: round!.id,
      sessionId: session!.id,
      attemptNo: 1,
      startedAt: OPENS
    };
    await insertSubmitted(ctx, facts, score, 600_000);
  }
}
