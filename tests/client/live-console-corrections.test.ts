import { describe, expect, it } from 'vitest';
import {
  correctionWish,
  lastUndoable,
  lotsFor,
  outOf,
  possibleCorrections,
  standing,
  type CorrectionInput
} from '#lib/client/live/console-corrections.ts';
import { nextSegment, segmentChoices, tiesOf } from '#lib/client/live/console-segments.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import { playing, points, programmeOf, type Final } from '../domain/live/finals.ts';
import { goOn, outlineFor, refusedOffers, SEGMENTS, take } from './console-final.ts';

describe('segments', () => {
  it('follow one another, heat after heat, and can be chosen otherwise', () => {
    const programme = programmeOf(SEGMENTS.slice(1, 5));
    const heats = outlineFor(programme, { an: 1, binh: 1, chi: 2, dung: 2 });
    const final = playing(programme);
    final.host('host:start-show');
    const played: unknown[] = [];
    for (;;) {
      const next = nextSegment(segmentChoices(operatorView(final.state), heats), heats);
      if (!next) break;
      played.push([next.segmentId, next.heat]);
      take(final, next);
      final.host('host:end-segment');
    }
    expect(played).toEqual([
      ['phan-1', 1],
      ['phan-1', 2],
      ['phan-2', 1],
      ['phan-2', 2],
      ['phan-3', 1],
      ['phan-3', 2],
      ['phan-4', null]
    ]);
  });

  it('that were begun for all teams are not suggested for their heats', () => {
    const programme = programmeOf(SEGMENTS.slice(1, 3));
    const heats = outlineFor(programme, { an: 1, binh: 1, chi: 2, dung: 2 });
    const final = playing(programme);
    final.host('host:start-show');
    final.host('host:start-segment', { segmentId: 'phan-1', teamIds: null });
    final.host('host:end-segment');
    const choices = segmentChoices(operatorView(final.state), heats);
    expect(nextSegment(choices, heats)).toMatchObject({ segmentId: 'phan-2', heat: 1 });
    expect(choices.filter(({ isAgain }) => isAgain)).toHaveLength(3);
  });

  it('of sudden death are for the teams of one tie, and never suggested', () => {
    const programme = programmeOf(SEGMENTS.slice(5));
    const final = playing(programme);
    final.host('host:start-show');
    final.host('host:adjust', { teamId: 'an', points: points(5), reason: 'thưởng' });
    const view = operatorView(final.state);
    expect(tiesOf(view.board)).toEqual([{ rank: 2, teamIds: ['binh', 'chi', 'dung'] }]);
    const choices = segmentChoices(view, outlineFor(programme));
    expect(choices).toMatchObject([{ rank: 2 }]);
    expect(nextSegment(choices, outlineFor(programme))).toBeNull();
    expect(refusedOffers(final)).toEqual([]);
  });
});

describe('corrections', () => {
  const EMPTY: CorrectionInput = {
    seq: 1,
    teamId: '',
    teamIds: [],
    points: '',
    questionId: '',
    lots: 0,
    reason: ''
  };
  const possible = (final: Final): string[] =>
    possibleCorrections(operatorView(final.state))
      .filter(({ isPossible }) => isPossible)
      .map(({ name }) => name);

  it('are offered when the engine would take them', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    expect(possible(final)).toEqual(['host:draw-lots']);
    final.host('host:start-show');
    expect(possible(final)).toEqual([
      'host:undo',
      'host:adjust',
      'host:draw-lots',
      'host:freeze-board'
    ]);
    goOn(final, 2);
    expect(possible(final)).toEqual([
      'host:undo',
      'host:adjust',
      'host:foul',
      'host:throw-out',
      'host:freeze-board'
    ]);
    while (final.step !== 'revealed') goOn(final);
    final.host('host:freeze-board');
    const view = operatorView(final.state);
    expect(outOf(view)).toEqual(['an', 'binh', 'chi', 'dung']);
    expect(standing(view)).toEqual(['phan-1-cau-1']);
    expect(possible(final)).toContain('host:rescue');
    expect(possible(final)).toContain('host:unfreeze-board');
    expect(possible(final)).not.toContain('host:freeze-board');
  });

  it('undo what was last done, leaving out what counts no more', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    final.host('host:start-show');
    goOn(final);
    expect(lastUndoable(operatorView(final.state))?.type).toBe('segment-started');
    final.host('host:undo', { seq: 2, reason: 'nhầm phần thi' });
    expect(lastUndoable(operatorView(final.state))?.type).toBe('show-started');
  });

  it.each([
    ['host:adjust', {}, 'team-missing'],
    ['host:adjust', { teamId: 'an', points: 'năm' }, 'points-malformed'],
    ['host:adjust', { teamId: 'an', points: '5' }, 'reason-missing'],
    ['host:foul', { teamId: 'an', points: '5', reason: 'nhắc bài' }, 'points-not-taken'],
    ['host:throw-out', { reason: 'câu hỏi sai' }, 'question-missing'],
    ['host:rescue', { reason: 'cứu trợ' }, 'team-missing'],
    ['host:draw-lots', { lots: 9 }, 'team-missing'],
    ['host:undo', { reason: ' x ' }, 'reason-missing'],
    ['host:substitute', {}, 'reason-missing']
  ] as const)('%s with %o lacks something: %s', (name, input, problem) => {
    const view = operatorView(playing(programmeOf(SEGMENTS)).state);
    expect(correctionWish(name, { ...EMPTY, ...input }, view)).toBe(problem);
  });

  it.each([
    ['host:undo', { seq: 7, reason: ' bấm nhầm ' }, { seq: 7, reason: 'bấm nhầm' }],
    [
      'host:adjust',
      { teamId: 'an', points: '-2,5', reason: 'cộng nhầm' },
      { teamId: 'an', points: -250, reason: 'cộng nhầm' }
    ],
    [
      'host:foul',
      { teamId: 'an', points: '0', reason: 'nhắc bài' },
      { teamId: 'an', points: 0, reason: 'nhắc bài' }
    ],
    [
      'host:throw-out',
      { questionId: 'q', reason: 'đáp án sai' },
      { questionId: 'q', reason: 'đáp án sai' }
    ],
    [
      'host:rescue',
      { teamIds: ['an', 'chi'], reason: 'cứu trợ' },
      { teamIds: ['an', 'chi'], reason: 'cứu trợ' }
    ],
    ['host:freeze-board', {}, {}]
  ] as const)('%s with %o is sent as %o', (name, input, fields) => {
    const view = operatorView(playing(programmeOf(SEGMENTS)).state);
    expect(correctionWish(name, { ...EMPTY, ...input }, view)).toEqual({ name, fields });
  });

  it('lots decide the order of all teams or one tie', () => {
    const final = playing(programmeOf(SEGMENTS));
    final.host('host:start-show');
    final.host('host:adjust', { teamId: 'chi', points: points(5), reason: 'thưởng' });
    expect(lotsFor(operatorView(final.state))).toEqual([
      { purpose: 'order', rank: null, teamIds: ['an', 'binh', 'chi', 'dung'] },
      { purpose: 'tie', rank: 2, teamIds: ['an', 'binh', 'dung'] }
    ]);
  });
});
