import { beforeAll, beforeEach, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { Intent } from '#lib/domain/live/command.ts';
import type { Preset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { Place } from '#lib/domain/quiz/places.ts';
import { newSpectator, spectatorOf } from '#lib/server/live/device.ts';
import { newestGifts } from '#lib/server/live/gifts.ts';
import { storedJournal } from '#lib/server/live/journal.ts';
import { openRoom, type Room } from '#lib/server/live/room.ts';
import { spectatorCode } from '#lib/server/live/spectators.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal } from '../../support/final.ts';

/** Two questions for the audience; right is always place B. */
const AUDIENCE: Preset = {
  id: 'khan-gia',
  name: 'Khán giả',
  floor: 0,
  race: { latencyBoundMs: 0, tieWindowMs: 0, tie: 'lot' },
  segments: [{ kind: 'audience', name: 'Khán giả', slots: [slot(2)], answerMs: 60 * SECOND }]
};

let counter = 0;
const newId = (): string => (++counter).toString(16).padStart(32, '0');

describeOnEachDatabase('gifts', (bench) => {
  let room: Room;
  beforeAll(async () => {
    await makeSmallContest(bench().ctx, {});
  });
  beforeEach(async () => {
    const { ctx } = bench();
    const { finalId, programme } = await makeSmallFinal(ctx, { preset: AUDIENCE });
    const facts = { epoch: 'show', isRehearsal: false, programme };
    room = await openRoom(ctx, facts, storedJournal(ctx, finalId));
    await host({ type: 'host:start-show' });
    await host({ type: 'host:start-segment', segmentId: 'phan-1', teamIds: null });
    return () => room.close();
  });

  async function host(...intents: Intent[]): Promise<void> {
    const by = { role: 'host', id: 'dieuhanh' } as const;
    for (const intent of intents) {
      const received = { id: newId(), expected: null, intent, by, at: bench().ctx.now() };
      expect(await room.submit(received)).toMatchObject({ ok: true });
    }
  }

  async function open(): Promise<number> {
    await host(
      { type: 'host:ready-question', questionId: null },
      { type: 'host:show-question' },
      { type: 'host:open' }
    );
    return room.state().log.findLast(({ type }) => type === 'question-readied')!.seq;
  }

  /** A phone answers. The answer is the code that it shows. */
  async function answers(windowId: number, place: Place, afterMs: number): Promise<string> {
    const { ctx } = bench();
    const cookie = newSpectator(ctx);
    const at = ctx.now() + afterMs;
    const spectatorId = spectatorOf(ctx, cookie)!;
    expect(await room.takeAnswer({ windowId, spectatorId, place, at })).toMatchObject({ ok: true });
    return spectatorCode(ctx, cookie)!;
  }

  it('are for the quickest phones that were right, once the key is revealed', async () => {
    const windowId = await open();
    const slow = await answers(windowId, 'B', 900);
    await answers(windowId, 'A', 100);
    const quick = await answers(windowId, 'B', 300);
    await host({ type: 'host:close' });
    expect(await newestGifts(bench().ctx, room)).toEqual([]);
    await host({ type: 'host:reveal' });
    const gifts = await newestGifts(bench().ctx, room);
    expect(gifts.map(({ code }) => code)).toEqual([quick, slow]);
  });

  it('are of the newest question, and none of one that was thrown out', async () => {
    const first = await open();
    const code = await answers(first, 'B', 100);
    await host({ type: 'host:close' }, { type: 'host:reveal' }, { type: 'host:next' });
    expect(await newestGifts(bench().ctx, room)).toMatchObject([{ code }]);
    const second = await open();
    const other = await answers(second, 'B', 200);
    await host({ type: 'host:close' }, { type: 'host:reveal' });
    const gifts = await newestGifts(bench().ctx, room);
    expect(gifts.map((gift) => gift.code)).toEqual([other]);
    const questionId = room.state().show.usedIds.at(-1)!;
    await host({ type: 'host:throw-out', questionId, reason: 'Đáp án sai' });
    expect(await newestGifts(bench().ctx, room)).toEqual([]);
  });
});
