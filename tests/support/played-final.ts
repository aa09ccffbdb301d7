import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { Preset, SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as events from '#lib/server/live/event-store.ts';
import { choice, playing, points, type Final } from '../domain/live/finals.ts';
import { makeSmallFinal, type SmallFinal } from './final.ts';

const SEGMENTS: SegmentPreset[] = [
  {
    kind: 'judged',
    name: 'Chào hỏi',
    theme: 'greeting',
    maxPoints: points(10),
    thinkMs: null,
    limitMs: 5 * MINUTE,
    overtime: { everyMs: MINUTE, points: points(1), most: points(5) }
  },
  {
    kind: 'simultaneous',
    name: 'Kiến thức',
    slots: [slot(3)],
    answerMs: 20 * SECOND,
    right: points(10),
    wrong: 0,
    blank: 0,
    elimination: false
  },
  {
    kind: 'buzzer',
    name: 'Bấm chuông',
    slots: [slot(3)],
    pressMs: 15 * SECOND,
    answerMs: 15 * SECOND,
    right: points(10),
    wrong: points(-5),
    early: { kind: 'ignored' },
    afterWrong: { kind: 'none' },
    locksNext: false
  }
];

const PRESET: Preset = {
  id: 'ngan',
  name: 'Chung kết ngắn',
  floor: 0,
  race: { latencyBoundMs: 100, tieWindowMs: 10, tie: 'lot' },
  segments: SEGMENTS
};

/** Names as organizers type them, one of them such that a spreadsheet could take it for a formula. */
const NAMES = ['UBND huyện Lai Vung', 'Sở Nội vụ', '=HYPERLINK("http://xau.vn")'];

/** A final of three teams, sealed, whose show is on record up to where `until` says. */
export async function playFinal(
  ctx: Ctx,
  { until = 'end' }: { until?: 'quiz' | 'end' } = {}
): Promise<SmallFinal & { played: Final }> {
  const final = await makeSmallFinal(ctx, { preset: PRESET, teams: 3, names: NAMES });
  const played = playing(final.programme);
  const ids = final.programme.teams.map(({ id }) => id);
  played.host('host:start-show');
  played.host('host:draw-lots', { purpose: 'order', teamIds: ids });
  greet(played, final);
  quiz(played, final);
  if (until === 'end') {
    played.host('host:end-segment');
    race(played, final);
    played.host('host:end-show');
  }
  await events.append(ctx.db, final.finalId, played.state.log);
  return { ...final, played };
}

/** Everybody performs; the second team takes a minute too long. */
function greet(played: Final, { programme }: SmallFinal): void {
  played.host('host:start-segment', { segmentId: segmentId(programme, 0), teamIds: null });
  for (const [index, teamId] of played.state.show.order.entries()) {
    played.wait(20 * SECOND);
    played.host('host:give-turn', { teamId });
    played.host('host:start-performance');
    played.wait((index === 1 ? 6 : 4) * MINUTE);
    played.host('host:end-performance');
    played.host('host:award', { points: points(8) + 25 * index });
    played.host('host:reveal');
    played.wait(5 * SECOND);
    played.host('host:next');
  }
  played.host('host:end-segment');
}

/** Two questions with answers of their own kinds; the second is thrown out, a mistake undone. */
function quiz(played: Final, { programme }: SmallFinal): void {
  const [first, second, third] = programme.teams.map(({ id }) => id) as [string, string, string];
  played.host('host:start-segment', { segmentId: segmentId(programme, 1), teamIds: null });
  for (const places of ['B', 'A'] as const) {
    played.wait(30 * SECOND);
    played.host('host:ready-question', { questionId: null });
    played.host('host:show-question');
    played.wait(10 * SECOND);
    played.host('host:open');
    played.wait(4 * SECOND);
    played.answer(first, choice('B'));
    played.wait(2 * SECOND);
    played.answer(second, choice(places));
    played.wait(20 * SECOND);
    played.host('host:reveal');
    played.wait(8 * SECOND);
    played.host('host:next');
  }
  const struck = played.state.show.usedIds.at(-1) ?? '';
  played.host('host:throw-out', { questionId: struck, reason: 'Đề in thiếu một phương án' });
  const [adjusted] = played.host('host:adjust', {
    teamId: third,
    points: points(5),
    reason: 'Cộng điểm cổ động viên'
  });
  played.wait(3 * SECOND);
  played.host('host:undo', { seq: adjusted?.seq ?? 0, reason: 'Nhầm đội' });
}

/** One race: the third team presses, is wrong and loses points down to the floor. */
function race(played: Final, { programme }: SmallFinal): void {
  const third = programme.teams[2]?.id ?? '';
  played.host('host:start-segment', { segmentId: segmentId(programme, 2), teamIds: null });
  played.host('host:ready-question', { questionId: null });
  played.host('host:open');
  played.wait(2 * SECOND);
  played.press(third);
  played.wait(1 * SECOND);
  played.host('host:judge', { isRight: false });
  played.host('host:reveal');
  played.host('host:next');
  played.host('host:end-segment');
}

const segmentId = ({ segments }: SmallFinal['programme'], at: number): string =>
  segments[at]?.id ?? '';
