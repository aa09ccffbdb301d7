import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import * as contest from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { readBoard } from '#lib/server/reports/service.ts';
import { handIn, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('the public unit board', (bench) => {
  let view = undefined as unknown as contest.ContestView;
  const open = (isOpen: boolean) =>
    contest.openBoard(
      bench().ctx,
      operatorMay('board.open', { contestId: view.contest.id }),
      isOpen
    );
  beforeAll(async () => {
    view = await makeSmallContest(bench().ctx);
    await handIn(bench().ctx, view, 'CHI');
  });

  it('is closed until somebody opens it, on the record once', async () => {
    const { ctx } = bench();
    expect(view.contest.isBoardOpen).toBe(false);
    expect(await readBoard(ctx)).toBeNull();
    for (const isOpen of [true, true, false, true]) expect((await open(isOpen)).ok).toBe(true);
    const { rows } = await sql<{ action: string }>`
      select action from audit_entry where action like 'contest.%-board' order by seq`.execute(
      ctx.db
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'contest.open-board',
      'contest.close-board',
      'contest.open-board'
    ]);
  });

  it('shows who took part in ranked units, and no score, rank or person', async () => {
    const board = await readBoard(bench().ctx);
    expect(board).toEqual({
      contestName: 'Hội thi nhỏ',
      roundName: 'Vòng 1',
      asOf: bench().clock.now,
      blocs: ['so-nganh', 'huyen'],
      denominator: 'registered',
      rows: [
        {
          code: 'SNV',
          name: 'Sở Nội vụ',
          bloc: 'so-nganh',
          registered: 1,
          tookPart: 0,
          share: { part: 0, whole: 1 }
        },
        {
          code: 'HLV',
          name: 'UBND huyện Lai Vung',
          bloc: 'huyen',
          registered: 3,
          tookPart: 1,
          share: { part: 1, whole: 3 }
        }
      ],
      total: { registered: 4, tookPart: 1, share: { part: 1, whole: 4 } }
    });
  });

  it('is counted once for all who look within some seconds', async () => {
    const { ctx, clock } = bench();
    clock.now += MINUTE;
    const boards = await Promise.all(Array.from({ length: 100 }, () => readBoard(ctx)));
    const [first] = boards;
    expect(new Set(boards)).toEqual(new Set([first]));
    await handIn(ctx, view, 'DUNG');
    clock.now += 9 * SECOND;
    expect(await readBoard(ctx)).toBe(first);
    clock.now += SECOND;
    expect((await readBoard(ctx))?.total.tookPart).toBe(2);
  });

  it('is closed at once, whatever is kept', async () => {
    await open(false);
    expect(await readBoard(bench().ctx)).toBeNull();
  });
});
