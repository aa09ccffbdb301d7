import { beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { MINUTE } from '#lib/domain/core/time.ts';
import { isFigure } from '#lib/domain/documents/parts.ts';
import * as audit from '#lib/server/audit/service.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import * as documents from '#lib/server/documents/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { insertSubmitted } from '../../support/attempts.ts';
import { CLOSES, makeSmallContest, OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { ok } from '../../support/panel.ts';

const ORDER: documents.Order = { kind: 'report', aboutId: null, judgeId: null };

describeOnEachDatabase('official documents', (bench) => {
  let view = undefined as unknown as ContestView;
  let may = undefined as unknown as documents.May;
  let madeId = '';

  const submit = async (staffCode: string, score: number) => {
    const { ctx } = bench();
    const all = await people.listRegistrations(ctx, view.contest.id);
    const found = all.find((one) => one.staffCode === staffCode);
    const facts = {
      registrationId: found?.id ?? '',
      roundId: view.round.id,
      sessionId: view.sessions[0]?.id ?? '',
      attemptNo: 1,
      startedAt: OPENS
    };
    await insertSubmitted(ctx, facts, score, 10 * MINUTE);
  };

  beforeAll(async () => {
    const { ctx, clock } = bench();
    view = await makeSmallContest(ctx);
    may = operatorMay('document.make', { contestId: view.contest.id });
    await submit('AN', 1000);
    await submit('BINH', 600);
    clock.now = CLOSES + MINUTE;
  });

  it('begin with what is known of the contest', async () => {
    const { fields, draft } = ok(await documents.readDraft(bench().ctx, may, ORDER));
    expect(fields).toMatchObject({
      parentBody: 'Sở Nội vụ',
      issuingBody: 'Ban Tổ chức Hội thi',
      place: 'Đồng Tháp',
      symbol: 'BC-BTCHT',
      number: null
    });
    expect(draft.withheld).toContainEqual({ sentence: 'plan', reason: 'plan-unknown' });
    expect(draft.document.annexes.map(({ title }) => title)).toEqual([
      'Tổng hợp tham gia theo đơn vị',
      'Chất lượng bài thi'
    ]);
  });

  it('are kept as they were made, on the record', async () => {
    const { ctx } = bench();
    const { fields } = ok(await documents.readDraft(ctx, may, ORDER));
    const filled = { ...fields, number: 5, day: '2021-09-23', signer: 'Nguyễn Văn An' };
    [madeId = ''] = ok(await documents.make(ctx, may, ORDER, filled)).ids;
    const made = await documents.readMade(ctx, may, madeId);
    expect(made?.document.head.number).toBe(5);
    expect(figureOf(made, 'people')).toBe('02');
    expect(await documents.listMade(ctx, may)).toMatchObject([
      { id: madeId, kind: 'report', number: '05/BC-BTCHT', madeBy: 'Command line' }
    ]);
    const entries = await audit.entriesOf(ctx, 'document.make', `document:${madeId}`);
    expect(entries.map(({ detail }) => JSON.parse(detail))).toMatchObject([{ hash: made?.hash }]);
  });

  it('offer the head again, but no number twice', async () => {
    const { ctx } = bench();
    const again = ok(await documents.readDraft(ctx, may, ORDER)).fields;
    expect(again).toMatchObject({ signer: 'Nguyễn Văn An', number: null, day: null });
    const other = { kind: 'notice', aboutId: null, judgeId: null } as const;
    const notice = ok(await documents.readDraft(ctx, may, other));
    expect(notice.fields).toMatchObject({ signer: 'Nguyễn Văn An', symbol: 'TB-BTCHT' });
  });

  it('do not change when the data do, and tell the difference', async () => {
    const { ctx } = bench();
    const before = await documents.readMade(ctx, may, madeId);
    expect(before && (await documents.readDifferences(ctx, may, before))).toEqual([]);
    await submit('CHI', 400);
    const made = await documents.readMade(ctx, may, madeId);
    expect(made).toEqual(before);
    const changes = made ? await documents.readDifferences(ctx, may, made) : [];
    expect(changes).toContainEqual({
      key: 'people',
      about: 'Vòng 1 có … thí sinh của 02/02',
      source: { page: 'participation' },
      then: '02',
      now: '03'
    });
    expect(changes.map(({ about }) => about)).toContain('UBND huyện Lai Vung: Số người dự thi');
    expect(changes.map(({ key }) => key)).not.toContain('registered');
  });

  it('cannot be changed by anybody', async () => {
    const { db } = bench().ctx;
    await expect(
      sql`update official_document set content = '{}' where id = ${madeId}`.execute(db)
    ).rejects.toThrow('append-only');
    await expect(sql`delete from official_document`.execute(db)).rejects.toThrow('append-only');
  });

  it('are found out where somebody got around that', async () => {
    const { ctx } = bench();
    expect(await documents.verifyMade(ctx)).toEqual({ made: 1, changed: [] });
    const content = JSON.stringify({ said: 'otherwise' });
    const forged = { kind: 'report', content, hash: '0'.repeat(64), made_at: 1, made_by: '-' };
    await ctx.db
      .insertInto('official_document')
      .values({
        id: 'forged',
        contest_id: view.contest.id,
        about_id: null,
        judge_id: null,
        account_id: null,
        ...forged
      })
      .execute();
    expect(await documents.verifyMade(ctx)).toEqual({ made: 2, changed: ['forged'] });
  });

  it('of a final or a marking that is not there are not made', async () => {
    const order = { kind: 'final-minutes', aboutId: 'nobody', judgeId: null } as const;
    expect(await documents.readDraft(bench().ctx, may, order)).toEqual({
      ok: false,
      refusal: 'nothing-to-tell'
    });
  });
});

const figureOf = (made: Awaited<ReturnType<typeof documents.readMade>>, key: string) =>
  made?.document.body
    .flatMap((block) => ('parts' in block ? block.parts : []))
    .filter(isFigure)
    .find((one) => one.key === key)?.text;
