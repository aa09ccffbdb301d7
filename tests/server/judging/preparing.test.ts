import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { writeScope } from '#lib/server/auth/scope-text.ts';
import * as accounts from '#lib/server/auth/store.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { mayMark, ok, openPanel, RUBRIC, RULES, staffOf, unitOf } from '../../support/panel.ts';

const refusal = (code: string) => ({ ok: false, refusal: code });

describeOnEachDatabase('a marking in preparation', (bench) => {
  let contestId = '';
  let [an, binh, chi] = [] as unknown as [Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    chi = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
  });
  const closed = (judges: Actor[], teams = ['Lai Vung']) =>
    openPanel(bench().ctx, contestId, {
      judges: judges.map((actor) => ({ actor })),
      teams: teams.map((name) => ({ name })),
      open: false
    });

  it('is made once for a segment or call', async () => {
    const { ctx } = bench();
    const prepare = operatorMay('judging.prepare', { contestId });
    const on = { kind: 'call', callId: 'bai-du-thi' } as const;
    const input = { name: 'Video', on, rubric: RUBRIC, rules: RULES, subjects: [] };
    const { markingId } = ok(await judging.createMarking(ctx, prepare, input));
    expect(await judging.createMarking(ctx, prepare, input)).toEqual(refusal('marking-exists'));
    expect(await judging.findMarkingOn(ctx, on)).toMatchObject({ id: markingId, rubric: RUBRIC });
    expect(await judging.findMarkingOn(ctx, { ...on, callId: 'khac' })).toBeNull();
    const listed = await judging.listMarkings(ctx, prepare);
    expect(listed.map(({ id }) => id)).toContain(markingId);
  });

  it('takes no rubric that nobody could mark by', async () => {
    const { ctx } = bench();
    const { markingId, prepare } = await closed([an]);
    const wrong = { name: 'Trống', rubric: { name: 'Trống', criteria: [] }, rules: RULES };
    expect(await judging.changeMarking(ctx, prepare, markingId, wrong)).toEqual(
      refusal('rubric-wrong')
    );
    const on = { kind: 'call', callId: 'khong-co' } as const;
    expect(await judging.createMarking(ctx, prepare, { ...wrong, on, subjects: [] })).toEqual(
      refusal('rubric-wrong')
    );
  });

  it('takes as judges only those who hold the role and take no part', async () => {
    const { ctx } = bench();
    const { markingId, prepare } = await closed([an]);
    const appoint = (accountId: string) =>
      judging.appointJudge(ctx, prepare, markingId, { accountId, unitId: null, isHead: false });
    expect(await appoint(chi.accountId)).toEqual(refusal('not-a-judge'));
    expect(await appoint('nobody')).toEqual(refusal('not-a-judge'));
    const scope = { kind: 'contest', contestId } as const;
    const account = (await accounts.findAccount(ctx.db, 'binh'))!;
    await accounts.insertGrant(ctx.db, account.id, 'judge', writeScope(scope));
    const candidates = await judging.judgeCandidates(ctx, prepare);
    const official = candidates.find(({ loginName }) => loginName === 'binh');
    expect(official?.personId).not.toBeNull();
    expect(await appoint(official?.id ?? '')).toEqual(refusal('judge-takes-part'));
  });

  it('has one head, and judges that come and go until the sheets are out', async () => {
    const { ctx } = bench();
    const { markingId, prepare } = await closed([an, binh]);
    for (const { accountId } of [an, binh]) {
      const head = { accountId, unitId: null, isHead: true };
      ok(await judging.appointJudge(ctx, prepare, markingId, head));
    }
    const { judges } = ok(await judging.readPreparation(ctx, prepare, markingId));
    expect(judges.map(({ accountId, isHead }) => [accountId, isHead])).toEqual([
      [an.accountId, false],
      [binh.accountId, true]
    ]);
    expect(await judging.subjectOf(ctx, markingId)).toEqual({
      contestId,
      headAccountId: binh.accountId
    });
    ok(await judging.dismissJudge(ctx, prepare, markingId, { accountId: an.accountId }));
    expect(
      await judging.dismissJudge(ctx, prepare, markingId, { accountId: an.accountId })
    ).toEqual(refusal('judge-unknown'));
    ok(await judging.openMarking(ctx, prepare, markingId));
    expect(
      await judging.dismissJudge(ctx, prepare, markingId, { accountId: binh.accountId })
    ).toEqual(refusal('already-open'));
  });

  it('opens only with judges for everything that is marked', async () => {
    const { ctx } = bench();
    const nobody = await closed([]);
    expect(await judging.openMarking(ctx, nobody.prepare, nobody.markingId)).toEqual(
      refusal('no-judges')
    );
    const nothing = await closed([an], []);
    expect(await judging.openMarking(ctx, nothing.prepare, nothing.markingId)).toEqual(
      refusal('nothing-to-mark')
    );
    const laiVung = await unitOf(ctx, 'HLV');
    const biased = await openPanel(ctx, contestId, {
      judges: [{ actor: an, unitId: laiVung }],
      teams: [{ name: 'Hòa Long', unitId: await unitOf(ctx, 'HLV-X1') }],
      open: false
    });
    expect(await judging.openMarking(ctx, biased.prepare, biased.markingId)).toEqual(
      refusal('nobody-may-mark')
    );
  });

  it('stands once the sheets are out: rubric, teams and judges who are there', async () => {
    const { ctx } = bench();
    const { markingId, markedIds, prepare } = await closed([an], ['Lai Vung', 'Sở Nội vụ']);
    ok(await judging.openMarking(ctx, prepare, markingId));
    const markedId = markedIds['Lai Vung'] ?? '';
    const tries = [
      judging.openMarking(ctx, prepare, markingId),
      judging.changeMarking(ctx, prepare, markingId, { name: 'X', rubric: RUBRIC, rules: RULES }),
      judging.removeSubject(ctx, prepare, markingId, { markedId }),
      judging.appointJudge(ctx, prepare, markingId, {
        accountId: an.accountId,
        unitId: await unitOf(ctx, 'SNV'),
        isHead: false
      })
    ];
    for (const result of await Promise.all(tries)) expect(result).toEqual(refusal('already-open'));
  });

  it('lets a late entry and one more judge in while others mark', async () => {
    const { ctx } = bench();
    const { markingId, prepare } = await closed([an]);
    ok(await judging.openMarking(ctx, prepare, markingId));
    const late = { subjectId: 'muon', unitId: null, name: 'Bài nộp muộn' };
    ok(await judging.addSubjects(ctx, prepare, markingId, [late]));
    ok(await judging.addSubjects(ctx, prepare, markingId, [late]));
    const judge = { accountId: binh.accountId, unitId: null, isHead: false };
    ok(await judging.appointJudge(ctx, prepare, markingId, judge));
    for (const actor of [an, binh]) {
      const own = await judging.ownMarkings(ctx, mayMark(actor, { contestId }));
      const sheets = own.find(({ marking }) => marking.id === markingId)?.sheets;
      expect(sheets?.map(({ name }) => name)).toEqual(['Lai Vung', 'Bài nộp muộn']);
    }
  });

  it('follows the order of the show', async () => {
    const { ctx } = bench();
    const { markingId, markedIds, prepare } = await closed([an], ['Một', 'Hai', 'Ba']);
    const order = ['Ba', 'Một', 'Hai'].map((name) => markedIds[name] ?? '');
    ok(await judging.orderSubjects(ctx, prepare, markingId, { markedIds: order }));
    const { marked } = ok(await judging.readPreparation(ctx, prepare, markingId));
    expect(marked.map(({ name }) => name)).toEqual(['Ba', 'Một', 'Hai']);
    for (const markedIds of [order.slice(1), [...order.slice(1), 'khac'], [...order, ...order]]) {
      expect(await judging.orderSubjects(ctx, prepare, markingId, { markedIds })).toEqual(
        refusal('marked-unknown')
      );
    }
    const markedId = markedIds['Hai'] ?? '';
    ok(await judging.removeSubject(ctx, prepare, markingId, { markedId }));
    expect(await judging.removeSubject(ctx, prepare, markingId, { markedId })).toEqual(
      refusal('marked-unknown')
    );
  });

  it('is unknown to whoever may prepare another contest', async () => {
    const { ctx } = bench();
    const { markingId } = await closed([an]);
    const stranger = operatorMay('judging.prepare', { contestId: 'another' });
    const judge = { accountId: an.accountId, unitId: null, isHead: false };
    const results = await Promise.all([
      judging.readPreparation(ctx, stranger, markingId),
      judging.openMarking(ctx, stranger, markingId),
      judging.addSubjects(ctx, stranger, markingId, []),
      judging.appointJudge(ctx, stranger, markingId, judge),
      judging.readPreparation(ctx, operatorMay('judging.prepare'), markingId)
    ]);
    for (const result of results) expect(result).toEqual(refusal('marking-unknown'));
  });
});
