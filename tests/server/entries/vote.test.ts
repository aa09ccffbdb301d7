import { beforeAll, beforeEach, expect, it } from 'vitest';
import { can, permit, type Permission } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { DAY, HOUR } from '#lib/domain/core/time.ts';
import * as audit from '#lib/server/audit/store.ts';
import { handInFor, withdraw } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import { entriesOf, type HandedIn } from '#lib/server/entries/service.ts';
import {
  castVote,
  closeVote,
  isShownToVoters,
  openVote,
  readBallot,
  readVote
} from '#lib/server/entries/vote.ts';
import { verifyVotes } from '#lib/server/entries/verify.ts';
import { actorOf, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeCall, type TestCall } from '../../support/entries.ts';
import { ok } from '../../support/panel.ts';

const refusal = (code: string) => ({ ok: false, refusal: code });

describeOnEachDatabase('a public vote on entries', (bench) => {
  let contestId = '';
  let [an, binh, chi] = [] as unknown as [Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const codes = ['AN', 'BINH', 'CHI'];
    const found: Actor[] = [];
    for (const code of codes) found.push(await actorOf(ctx, contestId, code));
    [an, binh, chi] = found as [Actor, Actor, Actor];
  });

  let [call, entries] = [] as unknown as [TestCall, HandedIn[]];
  beforeEach(async () => {
    const { ctx } = bench();
    call = await makeCall(ctx, contestId, { kinds: ['link'] });
    for (const { entrantId } of await linksOf(ctx, call.may, call.callId)) {
      const link = 'https://video.dongthap.example/1';
      const offer = { entrantId, title: 'Phim', link, reason: 'Nộp qua văn thư' };
      ok(await handInFor(ctx, call.may, call.callId, offer));
    }
    entries = await entriesOf(ctx, call.callId);
  });

  const may = (actor: Actor): Permission<'entry.vote'> => {
    const ownerPersonId = actor.personId ?? '';
    return permit(actor, 'entry.vote', { contestId, ownerPersonId })!;
  };
  const open = () =>
    openVote(bench().ctx, call.may, call.callId, { closesAt: bench().ctx.now() + DAY });
  const cast = (actor: Actor, at: number) =>
    castVote(bench().ctx, may(actor), call.callId, { entryId: entries[at]?.id ?? '' });
  const read = () => readVote(bench().ctx, call.may, call.callId);

  it('is off until an organizer opens it, and shows entries to voters only while it is open', async () => {
    const { ctx, clock } = bench();
    const [{ id }] = entries as [HandedIn];
    expect(await read()).toMatchObject({ phase: 'none', poll: null, result: null });
    expect(await cast(an, 0)).toEqual(refusal('vote-not-open'));
    expect(await isShownToVoters(ctx, id, 1)).toBe(false);
    const past = { closesAt: ctx.now() };
    expect(await openVote(ctx, call.may, call.callId, past)).toEqual(
      refusal('vote-closes-in-the-past')
    );
    ok(await open());
    expect(await isShownToVoters(ctx, id, 1)).toBe(true);
    expect(await isShownToVoters(ctx, id, 2)).toBe(false);
    expect((await readBallot(ctx, may(an), call.callId))?.candidates).toMatchObject([
      { id, title: 'Phim', version: 1, isFilm: false, link: 'https://video.dongthap.example/1' },
      { title: 'Phim' }
    ]);
    clock.now += DAY + HOUR;
    expect(await isShownToVoters(ctx, id, 1)).toBe(false);
    expect(await cast(an, 0)).toEqual(refusal('vote-not-open'));
    expect(await open()).toEqual(refusal('vote-closed'));
    expect(await closeVote(ctx, call.may, call.callId)).toEqual(refusal('vote-closed'));
  });

  it('takes one vote from an account, however many come at once', async () => {
    ok(await open());
    const outcomes = await Promise.all([0, 1, 0, 1, 0].map((at) => cast(an, at)));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    for (const one of outcomes.filter((one) => !one.ok)) {
      expect(one).toEqual(refusal('already-voted'));
    }
    expect(await read()).toMatchObject({ phase: 'open', voters: 1, mayVote: 4, result: null });
    expect(await cast(binh, 9)).toEqual(refusal('entry-unknown'));
    expect(await readBallot(bench().ctx, may(binh), call.callId)).toMatchObject({
      hasVoted: false
    });
    expect(await readBallot(bench().ctx, may(an), call.callId)).toMatchObject({ hasVoted: true });
  });

  it('tells who is ahead only once it is closed, adds up, and is on record', async () => {
    const { ctx } = bench();
    ok(await open());
    for (const [actor, at] of [
      [an, 1],
      [binh, 1],
      [chi, 0]
    ] as const) {
      ok(await cast(actor, at));
    }
    expect((await read()).result).toBeNull();
    ok(await closeVote(ctx, call.may, call.callId));
    const view = await read();
    expect(view).toMatchObject({ phase: 'closed', voters: 3, forWithdrawn: 0 });
    expect(view.result?.map(({ item, rank }) => [item.id, item.votes, rank])).toEqual([
      [entries[1]?.id, 2, 1],
      [entries[0]?.id, 1, 2]
    ]);
    expect(await audit.last(ctx.db)).toMatchObject({ action: 'entry.close-vote' });
    expect(JSON.parse((await audit.last(ctx.db))?.detail ?? '')).toMatchObject({ voters: 3 });

    const { ctx: same } = bench();
    const links = await linksOf(same, call.may, call.callId);
    const { entrantId } = links.find(({ name }) => name === entries[0]?.name)!;
    ok(await withdraw(ctx, call.may, call.callId, { entrantId, reason: 'Đơn vị xin rút' }));
    expect(await read()).toMatchObject({ voters: 3, forWithdrawn: 1, result: [{ rank: 1 }] });
  });

  it('has as many votes as voters, and a vote that was slipped in is found', async () => {
    const { ctx } = bench();
    ok(await open());
    ok(await cast(an, 0));
    ok(await cast(binh, 1));
    const sound = await verifyVotes(ctx);
    expect(sound).toMatchObject({ uneven: [] });
    await ctx.db
      .updateTable('entry_tally')
      .set((row) => ({ votes: row('votes', '+', 1) }))
      .where('entry_id', '=', entries[0]?.id ?? '')
      .execute();
    expect(await verifyVotes(ctx)).toMatchObject({
      votes: sound.votes + 1,
      uneven: [{ voters: 2, votes: 3 }]
    });
  });

  it('is for officials of the contest alone', () => {
    const stranger: Actor = { ...an, personId: null };
    expect(can(stranger, 'entry.vote', { contestId })).toBe(false);
    expect(can(an, 'entry.vote', { contestId })).toBe(false);
  });
});
