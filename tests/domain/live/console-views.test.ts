import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import { outlineOf } from '#lib/domain/live/view/outline.ts';
import { begun, points, programmeOf, WRONG, type Final } from './finals.ts';

const judged: SegmentPreset = {
  kind: 'judged',
  name: 'Chào hỏi',
  theme: 'greeting',
  maxPoints: points(10),
  thinkMs: null,
  limitMs: 60 * SECOND,
  overtime: null
};
const simultaneous: SegmentPreset = {
  kind: 'simultaneous',
  name: 'Trắc nghiệm',
  slots: [slot(2)],
  answerMs: 10 * SECOND,
  right: points(10),
  wrong: 0,
  blank: 0,
  elimination: false
};
const see = (final: Final) => operatorView(final.state);

describe('progress', () => {
  it('counts the turns that are left, in the order of play', () => {
    const final = begun(programmeOf([judged]), ['chi', 'an']);
    expect(see(final).progress.turns).toEqual([
      { teamId: 'an', left: 1 },
      { teamId: 'chi', left: 1 }
    ]);
    final.host('host:give-turn', { teamId: 'an' });
    final.host('host:start-performance');
    final.wait(5 * SECOND);
    final.host('host:end-performance');
    expect(see(final).usedMs).toBe(5 * SECOND);
    expect(see(final).progress.turns).toContainEqual({ teamId: 'an', left: 0 });
  });

  it('lists the questions left, and segments begun that still count', () => {
    const final = begun(programmeOf([simultaneous]));
    expect(see(final).progress).toMatchObject({
      begun: [{ segmentId: 'phan-1', teamIds: ['an', 'binh', 'chi', 'dung'] }],
      leftIds: ['phan-1-cau-1', 'phan-1-cau-2'],
      spares: 0
    });
    final.host('host:ready-question', { questionId: 'phan-1-cau-2' });
    expect(see(final).progress.leftIds).toEqual(['phan-1-cau-1']);
    final.host('host:undo', { seq: 2, reason: 'bắt đầu nhầm phần thi' });
    expect(see(final).progress).toEqual({ begun: [] });
  });
});

it('a line of the record says whom and what it is about', () => {
  const final = begun(programmeOf([simultaneous]));
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
  final.answer('an', WRONG);
  final.host('host:close');
  final.host('host:rule-answer', { teamId: 'an', isRight: true });
  final.host('host:foul', { teamId: 'binh', points: points(-2), reason: 'nhắc bài' });
  const [foul] = see(final).record.slice(-1);
  final.host('host:undo', { seq: foul?.seq ?? 0, reason: 'ghi nhầm đội' });
  const { record } = see(final);
  expect(record.slice(-3)).toMatchObject([
    { type: 'answer-ruled', teamId: 'an', isRight: true },
    { type: 'foul-called', teamId: 'binh', points: points(-2), reason: 'nhắc bài', isUndone: true },
    { type: 'undone', undoneSeq: foul?.seq, reason: 'ghi nhầm đội', isUndone: false }
  ]);
  expect(record[1]).toMatchObject({ type: 'segment-started', segmentId: 'phan-1' });
  expect(record[2]).toMatchObject({ type: 'question-readied', questionId: 'phan-1-cau-1' });
});

it('the outline has heats and numbers, and no word of a question', () => {
  const outline = outlineOf(programmeOf([judged, simultaneous]), (id) => (id === 'an' ? 1 : null));
  expect(outline.teams.map(({ heat }) => heat)).toEqual([1, null, null, null]);
  expect(outline.segments).toEqual([
    {
      id: 'phan-1',
      name: 'Chào hỏi',
      kind: 'judged',
      questionIds: [],
      spareIds: [],
      maxPoints: points(10)
    },
    {
      id: 'phan-2',
      name: 'Trắc nghiệm',
      kind: 'simultaneous',
      questionIds: ['phan-2-cau-1', 'phan-2-cau-2'],
      spareIds: []
    }
  ]);
});
