import { expect, it } from 'vitest';
import type { OwnMarking, OwnSheetLine } from '#lib/domain/judging/own-views.ts';
import { marksOnStage, nextSheet, ownStep, stageLines } from '#lib/domain/judging/own-work.ts';

const line = (
  name: string,
  state: OwnSheetLine['state'],
  done: number,
  ordinal = 1
): OwnSheetLine => ({
  sheetId: name,
  markedId: name,
  subjectId: name,
  name,
  ordinal,
  state,
  done,
  criteria: 3,
  reopenedFor: state === 'reopened' ? 'Cộng nhầm' : null
});

const marking = (name: string, ...sheets: OwnSheetLine[]): OwnMarking => ({
  marking: { id: name, name, on: { kind: 'call', callId: name }, state: 'open' },
  isHead: false,
  sheets,
  excluded: []
});

it.each([
  ['draft', 0, 'not-begun'],
  ['draft', 2, 'in-work'],
  ['draft', 3, 'filled'],
  ['reopened', 3, 'reopened'],
  ['submitted', 3, 'submitted'],
  ['locked', 0, 'locked']
] as const)('a sheet that is %s with %i marks: %s', (state, done, step) => {
  expect(ownStep(line('a', state, done))).toBe(step);
});

it('what was given back goes first, then what was begun, then the order of the show', () => {
  const fresh = [line('laiVung', 'draft', 0, 1), line('soNoiVu', 'draft', 0, 2)];
  const next = (...all: OwnMarking[]) => nextSheet(all)?.line.name;
  expect(next(marking('m', ...fresh))).toBe('laiVung');
  expect(next(marking('m', line('in', 'submitted', 3), ...fresh))).toBe('laiVung');
  expect(next(marking('m', ...fresh, line('full', 'draft', 3)))).toBe('full');
  expect(next(marking('m', ...fresh, line('full', 'draft', 3), line('half', 'draft', 1)))).toBe(
    'half'
  );
  expect(next(marking('m', ...fresh), marking('n', line('back', 'reopened', 3)))).toBe('back');
  expect(next(marking('m', line('in', 'submitted', 3), line('shut', 'locked', 3)))).toBeUndefined();
});

it('a team on stage is shown to the judges of its panel, with their own sheet for it', () => {
  const on = { kind: 'segment', finalId: 'final', segmentId: 'skit' } as const;
  const sheets = [line('laiVung', 'draft', 0), line('soNoiVu', 'submitted', 3)];
  const mine: OwnMarking = {
    ...marking('m', ...sheets),
    marking: { id: 'm', name: 'm', on, state: 'open' }
  };
  const seen = (segmentId: string, teamId: string, ...all: OwnMarking[]) =>
    stageLines(all, [{ finalId: 'final', segmentId, teamId, name: 'Đội' }]).map((one) => one.line);
  expect(seen('skit', 'soNoiVu', marking('films'), mine)).toEqual([sheets[1]]);
  expect(seen('skit', 'caoLanh', mine)).toEqual([null]);
  expect(seen('greeting', 'laiVung', mine)).toEqual([]);
  expect(seen('skit', 'laiVung', marking('films', ...sheets))).toEqual([]);
  expect([marksOnStage([mine]), marksOnStage([marking('films', ...sheets)])]).toEqual([
    true,
    false
  ]);
});
