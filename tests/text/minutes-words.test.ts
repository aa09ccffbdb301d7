import { beforeEach, describe, expect, it } from 'vitest';
import { minutesOf } from '#lib/domain/live/minutes.ts';
import type { RankLine } from '#lib/domain/live/minutes/ranking.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { SECOND } from '#lib/domain/core/time.ts';
import { answerLines, lineWords } from '#lib/text/minutes-answers.ts';
import { correctionWords, namesIn, rankSentence } from '#lib/text/minutes-words.ts';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';
import { begun, points, programmeOf, RIGHT, WRONG } from '../domain/live/finals.ts';

beforeEach(() => overwriteGetLocale(() => 'vi'));

const quiz: SegmentPreset = {
  kind: 'simultaneous',
  name: 'Kiến thức',
  slots: [slot(8)],
  answerMs: 30 * SECOND,
  right: points(10),
  wrong: points(-5),
  blank: 0,
  elimination: false
};

function told() {
  const final = begun(programmeOf([quiz]));
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
  final.wait(2500);
  final.answer('an', RIGHT);
  final.answer('binh', WRONG);
  final.host('host:close');
  final.host('host:rule-answer', { teamId: 'binh', isRight: false });
  final.host('host:reveal');
  final.host('host:next');
  const [adjusted] = final.host('host:adjust', {
    teamId: 'chi',
    points: points(2.5),
    reason: 'cổ động'
  });
  final.host('host:undo', { seq: adjusted?.seq ?? 0, reason: 'nhầm đội' });
  const minutes = minutesOf(final.state, {
    teams: [],
    heatDrawings: [],
    people: [{ id: 'mc', name: 'Chị Hoa' }]
  });
  return { minutes, names: namesIn(minutes) };
}

describe('the words of the minutes', () => {
  it('say where points come from, and what the floor left of them', () => {
    const { minutes } = told();
    const [segment] = minutes.segments;
    expect(segment?.lines.map((line) => lineWords(line, segment))).toEqual([
      'Trả lời đúng câu 1 +10',
      'Trả lời sai câu 1 -5 (tính 0)'
    ]);
  });

  it('say who answered what, and that a ruling decided', () => {
    const { minutes, names } = told();
    const question = minutes.segments[0]?.questions[0];
    expect(question && answerLines(question, names)).toEqual([
      'Đội An: B (đúng, 2,5 giây)',
      'Đội Bình: A (sai theo quyết định, 2,5 giây)'
    ]);
  });

  it('say what was put right and by whom', () => {
    const { minutes, names } = told();
    const undone = minutes.corrections[1]?.seq;
    expect(minutes.corrections.map((one) => correctionWords(one, names))).toEqual([
      'Không công nhận câu trả lời của Đội Bình, câu 1, phần Kiến thức',
      'Đội Chi: +2,5 điểm',
      `Hoàn tác sự kiện số ${undone}: Điều chỉnh điểm: Đội Chi`
    ]);
    expect(minutes.corrections.map(({ by }) => names.doer(by))).toEqual(
      minutes.corrections.map(() => 'Chị Hoa')
    );
  });

  it.each<[string, Partial<RankLine>, string]>([
    ['points alone', {}, 'Hạng 2: 8 điểm.'],
    ['a shared place', { sharedWith: ['binh'] }, 'Hạng 2: 8 điểm; đồng hạng với Đội Bình.'],
    [
      'lots',
      { parted: [{ teamId: 'chi', rank: 1, isAhead: false, by: 'lots' }] },
      'Hạng 2: 8 điểm; bằng điểm Đội Chi, xếp sau theo kết quả bốc thăm.'
    ],
    [
      'sudden death and lots',
      {
        parted: [
          { teamId: 'binh', rank: 1, isAhead: false, by: 'sudden-death' },
          { teamId: 'chi', rank: 3, isAhead: true, by: 'lots' },
          { teamId: 'dung', rank: 4, isAhead: true, by: 'lots' }
        ]
      },
      'Hạng 2: 8 điểm; bằng điểm Đội Bình, xếp sau do câu hỏi phụ; bằng điểm Đội Chi, Đội Dung, xếp trên theo kết quả bốc thăm.'
    ]
  ])('explain a rank by %s', (_, reasons, sentence) => {
    const line = { teamId: 'an', rank: 2, points: points(8), sharedWith: [], parted: [] };
    expect(rankSentence({ ...line, ...reasons }, told().names)).toBe(sentence);
  });
});
