import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import * as messages from '#lib/server/messages/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readTree } from '#lib/server/units/service.ts';
import {
  actorOf,
  makeSmallContest,
  mayStart,
  OPENS,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';

const WORDS = 'Ca thi lùi 15 phút.';

describeOnEachDatabase('messages and reported troubles', (bench) => {
  let view: ContestView;
  let organizer: Actor;
  let [an, binh, chi]: Actor[] = [];
  beforeAll(async () => {
    const { ctx, clock } = bench();
    view = await makeSmallContest(ctx);
    organizer = await organizerOf(bench(), view.contest.id);
    [an, binh, chi] = await Promise.all(
      ['AN', 'BINH', 'CHI'].map((code) => actorOf(ctx, view.contest.id, code))
    );
    clock.now = OPENS;
  });
  const maySend = () => permit(organizer, 'message.send', { contestId: view.contest.id })!;
  const mayReport = (actor: Actor) =>
    permit(actor, 'trouble.report', { ownerPersonId: actor.personId! })!;
  const newsOf = async (actor: Actor) => (await quiz.readLobby(bench().ctx, mayStart(actor)))!.news;

  it('reach a unit with all below it, and nobody else', async () => {
    const { ctx } = bench();
    const laiVung = (await readTree(ctx)).units.find(({ code }) => code === 'HLV')!;
    const audience = { kind: 'unit', unitId: laiVung.id } as const;
    const reached = { registered: 3, working: 0 };
    expect(await messages.previewReach(ctx, maySend(), audience)).toEqual({
      ok: true,
      value: reached
    });
    expect(await messages.sendMessage(ctx, maySend(), { audience, words: WORDS })).toEqual({
      ok: true,
      value: reached
    });
    expect((await newsOf(chi!)).messages).toMatchObject([{ words: WORDS, sentAt: OPENS }]);
    expect((await newsOf(an!)).messages).toEqual([]);
  });

  it('reach a session in the paper that is worked on, and are gone once taken back', async () => {
    const { ctx } = bench();
    await quiz.start(ctx, mayStart(an!));
    const attempt = await startedAttempt(ctx, an!);
    const audience = { kind: 'session', sessionId: view.sessions[0]!.id } as const;
    const sent = await messages.sendMessage(ctx, maySend(), { audience, words: 'Giữ trật tự.' });
    expect(sent).toEqual({ ok: true, value: { registered: 4, working: 1 } });
    expect((await quiz.checkIn(ctx, attempt)).news.messages).toMatchObject([
      { words: 'Giữ trật tự.' }
    ]);
    expect((await quiz.readPaper(ctx, attempt))?.news.messages).toHaveLength(1);

    const [newest] = await messages.listSent(ctx, maySend());
    const messageId = newest!.id;
    expect(await messages.withdrawMessage(ctx, maySend(), { messageId })).toEqual({
      ok: true,
      value: null
    });
    expect((await quiz.checkIn(ctx, attempt)).news.messages).toEqual([]);
    expect(await messages.withdrawMessage(ctx, maySend(), { messageId })).toEqual({
      ok: false,
      refusal: 'message-unknown'
    });
    const kept = await messages.listSent(ctx, maySend());
    expect(kept[0]).toMatchObject({ words: 'Giữ trật tự.', withdrawnAt: OPENS });
    const onRecord = await ctx.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'message.%')
      .orderBy('seq')
      .execute();
    expect(onRecord.map(({ action }) => action)).toEqual([
      'message.send',
      'message.send',
      'message.withdraw'
    ]);
  });

  it('are for nobody in a session or unit that is not there', async () => {
    const { ctx } = bench();
    for (const audience of [
      { kind: 'session', sessionId: 'none' },
      { kind: 'unit', unitId: 'none' }
    ] as const) {
      expect(await messages.sendMessage(ctx, maySend(), { audience, words: WORDS })).toEqual({
        ok: false,
        refusal: 'audience-unknown'
      });
    }
  });

  it('a report reaches the organizers, and their answer the reporter', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    const report = { id: 'a'.repeat(32), kind: 'device', words: 'Mất mạng cả phòng' } as const;
    const input = { ...report, attemptId: attempt.id };
    // Sent twice, because the first answer was lost.
    const twice = [
      await messages.reportTrouble(ctx, mayReport(an!), input),
      await messages.reportTrouble(ctx, mayReport(an!), input)
    ];
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    const mayView = permit(organizer, 'monitor.view', { contestId: view.contest.id })!;
    const seen = await messages.readTroubles(ctx, mayView);
    expect(seen).toMatchObject({
      waiting: 1,
      reported: 1,
      troubles: [
        {
          fullName: 'Nguyễn Văn An',
          unitName: 'Sở Nội vụ',
          kind: 'device',
          words: 'Mất mạng cả phòng',
          reportedAt: clock.now,
          attempt: { state: 'open' }
        }
      ]
    });
    expect((await quiz.checkIn(ctx, attempt)).news.troubles).toMatchObject([
      { words: 'Mất mạng cả phòng', reportedAt: clock.now, handledAt: null, note: null }
    ]);

    clock.now += MINUTE;
    const mayHandle = permit(organizer, 'trouble.handle', { contestId: view.contest.id })!;
    const answer = { troubleId: report.id, note: 'Đã bù 10 phút.' };
    expect(await messages.handleTrouble(ctx, mayHandle, answer)).toEqual({ ok: true, value: null });
    expect(await messages.handleTrouble(ctx, mayHandle, answer)).toEqual({
      ok: false,
      refusal: 'trouble-handled'
    });
    expect((await newsOf(an!)).troubles).toMatchObject([
      { handledAt: clock.now, note: 'Đã bù 10 phút.' }
    ]);
    expect((await newsOf(binh!)).troubles).toEqual([]);
    expect(await messages.waitingTroubles(ctx, mayView)).toBe(0);
  });

  it('lets nobody report without end, however many at once, and again after a while', async () => {
    const { ctx, clock } = bench();
    const report = () =>
      messages.reportTrouble(ctx, mayReport(binh!), {
        kind: 'other',
        words: 'Màn hình nhấp nháy',
        attemptId: null
      });
    const done = await Promise.all(Array.from({ length: 9 }, report));
    expect(done.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await report()).toEqual({ ok: false, refusal: 'too-many-reports' });
    clock.now += 10 * MINUTE + 1;
    expect((await report()).ok).toBe(true);
  });
});

/** An organizer with an account, as rows that name who did something need one. */
async function organizerOf({ ctx }: Bench, contestId: string): Promise<Actor> {
  const accountId = ctx.id();
  await ctx.db
    .insertInto('account')
    .values({
      id: accountId,
      login_name: 'bantochuc',
      display_name: 'Ban Tổ chức',
      password_hash: null,
      person_id: null,
      is_disabled: 0,
      created_at: ctx.now()
    })
    .execute();
  return {
    accountId,
    displayName: 'Ban Tổ chức',
    personId: null,
    grants: [{ role: 'organizer', scope: { kind: 'contest', contestId } }]
  };
}
