import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  fillIn,
  handIn,
  mayLead,
  mayMark,
  mayOf,
  mayWatch,
  ok,
  openPanel,
  sheetOf,
  sign,
  staffOf,
  type Marks,
  type Panel
} from '../../support/panel.ts';

/** Marks and totals that stand nowhere else: 7,5 + 1,5 × 3,75 = 13,13. */
const CANARY: Marks = [750, 375];
const MARKS = /\b(750|375|1313)\b/;
const [TEAM, OTHER] = ['Lai Vung', 'Sở Nội vụ'];

/** Everything that these people can get from the services, as it would go over the wire. */
type Reader = { name: string; read: () => Promise<unknown[]> };

describeOnEachDatabase("a judge's marks", (bench) => {
  let contestId = '';
  let [an, binh, head, secretary, organizer] = [] as unknown as Actor[];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    head = await staffOf(ctx, contestId, 'judge', 'Phạm Văn Dũng');
    secretary = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
    organizer = await staffOf(ctx, contestId, 'organizer', 'Ban Tổ chức');
  });

  const readers = (panel: Panel): Record<string, Reader['read']> => {
    const { ctx } = bench();
    const { markingId } = panel;
    const results = (actor: Actor) =>
      judging.readResults(ctx, mayOf(actor, 'judging.results', { contestId }), markingId);
    const board = async (actor: Actor) => {
      const may = await mayWatch(ctx, actor, panel);
      return [await judging.readBoard(ctx, may, markingId), await judging.listBoards(ctx, may)];
    };
    const prepare = operatorMay('judging.prepare', { contestId });
    return {
      'another judge': async () => {
        const may = mayMark(binh!, panel);
        const own = await sheetOf(ctx, binh!, panel, TEAM);
        return [
          await judging.ownMarkings(ctx, may),
          await judging.readOwnSheet(ctx, may, own),
          await results(binh!)
        ];
      },
      secretary: async () => [...(await board(secretary!)), await results(secretary!)],
      organizer: async () => [
        ...(await board(organizer!)),
        await results(organizer!),
        await judging.readPreparation(ctx, prepare, markingId),
        await judging.listMarkings(ctx, prepare),
        await judging.judgeCandidates(ctx, prepare)
      ],
      head: async () => [
        await judging.readHeadView(ctx, await mayLead(ctx, head!, panel), markingId),
        ...(await board(head!)),
        await results(head!)
      ],
      'the show': async () => [
        await judging.lockedMarks(ctx, panelOn(panel)),
        await judging.sheetProgress(ctx, panelOn(panel))
      ]
    };
  };
  const callIds = new Map<string, string>();
  const panelOn = ({ markingId }: Panel) =>
    ({ kind: 'call', callId: callIds.get(markingId) ?? '' }) as const;

  const seenBy = async (panel: Panel): Promise<string[]> => {
    const seen: string[] = [];
    for (const [name, read] of Object.entries(readers(panel))) {
      if (MARKS.test(JSON.stringify(await read()))) seen.push(name);
    }
    return seen;
  };

  it('are nobody’s to see before they are handed in, the head’s after that, all after the lock', async () => {
    const { ctx } = bench();
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an! }, { actor: binh! }, { actor: head!, isHead: true }],
      teams: [{ name: TEAM }, { name: OTHER }]
    });
    const prepare = operatorMay('judging.prepare', { contestId });
    for (const { id, on } of await judging.listMarkings(ctx, prepare)) {
      if (on.kind === 'call') callIds.set(id, on.callId);
    }
    const own = await judging.readOwnSheet(
      ctx,
      mayMark(an!, panel),
      await fillIn(ctx, an!, panel, TEAM, CANARY)
    );
    expect(JSON.stringify(own)).toMatch(MARKS);
    expect(await seenBy(panel)).toEqual([]);

    ok(await sign(ctx, an!, panel, await sheetOf(ctx, an!, panel, TEAM)));
    expect(await seenBy(panel)).toEqual([]);

    await handIn(ctx, head!, panel, TEAM, [500, 250]);
    expect(await seenBy(panel)).toEqual(['head']);

    await handIn(ctx, binh!, panel, TEAM, [500, 250]);
    const lead = await mayLead(ctx, head!, panel);
    const lock = { markedId: panel.markedIds[TEAM] ?? '' };
    ok(await judging.lockMarked(ctx, lead, panel.markingId, lock));
    expect(await seenBy(panel)).toEqual(['head']);
    expect(await judging.lockedMarks(ctx, panelOn(panel))).toMatchObject([
      { subjectId: `subject ${TEAM}`, total: 1021 }
    ]);

    for (const judge of [an!, binh!, head!]) await handIn(ctx, judge, panel, OTHER, [400, 200]);
    ok(await judging.lockAll(ctx, lead, panel.markingId));
    expect(await seenBy(panel)).toEqual(['another judge', 'secretary', 'organizer', 'head']);
  });

  it('stay hidden from a head who was given the own sheet back, gate and all', async () => {
    const { ctx } = bench();
    const aggregation = {
      method: 'mean',
      outlier: null,
      gate: { atLeast: 300, action: 'confer' },
      precision: 1
    } as const;
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an! }, { actor: head!, isHead: true }],
      teams: [{ name: TEAM }],
      rules: { aggregation }
    });
    const { markingId } = panel;
    const lead = await mayLead(ctx, head!, panel);
    await handIn(ctx, an!, panel, TEAM, CANARY);
    const sheetId = await handIn(ctx, head!, panel, TEAM, [100, 0]);
    const open = ok(await judging.readHeadView(ctx, lead, markingId));
    expect(open.rows[0]).toMatchObject({
      refusal: 'conference-needed',
      marks: { verdict: { gate: 'conference-needed', aggregate: { spread: 1213 } } }
    });
    ok(await judging.reopenSheet(ctx, lead, markingId, { sheetId, reason: 'Cộng nhầm' }));
    const markedId = panel.markedIds[TEAM] ?? '';
    const waiver = { markedId, judgeId: head!.accountId, reason: 'Vắng mặt' };
    ok(await judging.waiveSheet(ctx, lead, markingId, waiver));
    const blind = ok(await judging.readHeadView(ctx, lead, markingId));
    expect(blind.rows[0]).toMatchObject({ marks: null });
    expect(JSON.stringify(blind)).not.toMatch(MARKS);
  });

  it('stay hidden from a head who is to mark as the third one', async () => {
    const { ctx } = bench();
    const aggregation = {
      method: 'mean',
      outlier: null,
      gate: { atLeast: 300, action: 'third-marker' },
      precision: 1
    } as const;
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an! }, { actor: binh! }],
      teams: [{ name: TEAM }],
      rules: { aggregation }
    });
    const { markingId } = panel;
    const chief = await staffOf(ctx, contestId, 'head_judge', 'Đặng Thị Mai');
    const lead = await mayLead(ctx, chief, panel);
    await handIn(ctx, an!, panel, TEAM, CANARY);
    await handIn(ctx, binh!, panel, TEAM, [100, 0]);
    expect(ok(await judging.readHeadView(ctx, lead, markingId)).rows[0]?.marks).not.toBeNull();
    const third = {
      markedId: panel.markedIds[TEAM] ?? '',
      accountId: chief.accountId,
      unitId: null,
      reason: 'Lệch quá mức'
    };
    ok(await judging.nameThirdMarker(ctx, lead, markingId, third));
    const blind = ok(await judging.readHeadView(ctx, lead, markingId));
    expect(blind.rows[0]).toMatchObject({ marks: null });
    expect(JSON.stringify(blind)).not.toMatch(MARKS);
  });
});
