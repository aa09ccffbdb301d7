import { describe, expect, test } from 'vitest';
import { teamPanel } from '#lib/client/live/device-panel.ts';
import { earlyTeamPicture } from '#lib/client/live/device-picture.ts';
import type { AttemptView, StageView } from '#lib/domain/live/view/stage.ts';
import type { OwnView, TeamView } from '#lib/domain/live/view/team.ts';

const OWN = 'own';
const running = { kind: 'running', durationMs: 9, since: 0, endsAt: 9 } as const;
const paused = { kind: 'paused', durationMs: 9, leftMs: 5 } as const;
const over = { kind: 'over', durationMs: 9 } as const;
const choice = { stem: 'Câu hỏi', options: ['a', 'b', 'c', 'd'] };
const asked = { number: 1, value: 1000, isStarred: false, attempts: [] };
const segmentOf = (kind: NonNullable<StageView['segment']>['kind']) => ({
  name: 'Phần thi',
  kind,
  teamIds: [OWN, 'other'],
  inIds: [OWN, 'other']
});

const viewOf = (stage: Partial<StageView>, own: Partial<OwnView> = {}): TeamView => ({
  stage: {
    finalName: 'Vòng chung kết',
    phase: 'segment',
    segment: segmentOf('simultaneous'),
    board: { isFrozen: false, lines: [] },
    ...stage
  },
  own: {
    teamId: OWN,
    isIn: true,
    mayPress: false,
    hasPressed: false,
    mayAnswer: false,
    mayPass: false,
    mayStar: false,
    ...own
  }
});

const ownActs = { teamId: OWN };
const otherActs = { teamId: 'other' };
const buzzer = segmentOf('buzzer');

describe('the one sentence', () => {
  test.each([
    ['waiting', 'calm', { phase: 'waiting' }, {}],
    ['interval', 'calm', { phase: 'interval' }, {}],
    ['ended', 'calm', { phase: 'ended' }, {}],
    ['soon', 'calm', { step: 'idle' }, {}],
    ['not-in-segment', 'calm', { segment: { ...buzzer, teamIds: ['other'] } }, { isIn: false }],
    ['out', 'calm', { step: 'open' }, { isIn: false }],
    ['own-preparing', 'act', { step: 'preparing', acting: ownActs }, {}],
    ['own-performing', 'act', { step: 'performing', acting: ownActs }, {}],
    ['own-marking', 'calm', { step: 'marking', acting: ownActs }, {}],
    ['own-marked', 'calm', { step: 'marked', acting: ownActs }, {}],
    ['other-performs', 'calm', { step: 'performing', acting: otherActs }, {}],
    ['own-choosing', 'act', { step: 'choosing', acting: ownActs }, {}],
    ['other-chooses', 'calm', { step: 'choosing', acting: otherActs }, {}],
    ['own-turn', 'act', { step: 'ready', acting: ownActs }, {}],
    ['other-turn', 'calm', { step: 'ready', acting: otherActs }, {}],
    ['sealed', 'calm', { step: 'ready' }, {}],
    ['read', 'calm', { step: 'ready', question: choice }, {}],
    ['answer', 'act', { step: 'open', clock: running }, { mayAnswer: true }],
    ['paused', 'calm', { step: 'open', clock: paused }, {}],
    ['closed', 'calm', { step: 'open', clock: over }, {}],
    ['race', 'act', { step: 'race', clock: running }, { mayPress: true }],
    ['race', 'calm', { step: 'race', clock: running }, { hasPressed: true }],
    ['paused', 'calm', { step: 'race', clock: paused }, {}],
    ['contested', 'calm', { step: 'contested' }, {}],
    ['won', 'act', { step: 'answering', acting: { ...ownActs, right: 'buzz' } }, {}],
    ['won', 'act', { step: 'answering', acting: { ...ownActs, right: 'steal' } }, {}],
    ['own-answering', 'act', { step: 'answering', acting: { ...ownActs, right: 'own' } }, {}],
    ['passed-to-us', 'act', { step: 'answering', acting: { ...ownActs, right: 'pass' } }, {}],
    ['time-over', 'calm', { step: 'answering', acting: ownActs, clock: over }, {}],
    ['other-answers', 'calm', { step: 'answering', acting: otherActs }, {}],
    ['closed', 'calm', { step: 'closed' }, {}],
    ['revealed', 'calm', { step: 'revealed' }, {}],
    ['audience-answers', 'calm', { segment: segmentOf('audience'), step: 'open' }, {}],
    ['soon', 'calm', { segment: segmentOf('audience'), step: 'ready' }, {}],
    ['revealed', 'calm', { segment: segmentOf('audience'), step: 'revealed' }, {}]
  ] as [string, string, Partial<StageView>, Partial<OwnView>][])(
    '%s, %s: %j %j',
    (line, tone, stage, own) => {
      expect(teamPanel(viewOf(stage, own))).toMatchObject({ line, tone });
    }
  );

  test('names the other team', () => {
    const view = viewOf({ step: 'answering', acting: otherActs });
    expect(teamPanel(view).whoId).toBe('other');
  });

  test.each([
    [true, 'right'],
    [false, 'wrong']
  ])('after the reveal an answer that is right: %s', (isRight, line) => {
    const answer = { kind: 'choice', places: ['A'] } as const;
    const answers = [
      { teamId: 'other', answer, usedMs: 1, isRight: !isRight },
      { teamId: OWN, answer, usedMs: 2, isRight }
    ];
    // Also for a team that this very answer has put out of the segment.
    expect(teamPanel(viewOf({ step: 'revealed', answers }, { isIn: false })).line).toBe(line);
  });

  test('after the reveal of a race the last attempt counts', () => {
    const attempts: AttemptView[] = [
      { teamId: OWN, right: 'buzz', verdict: 'wrong' },
      { teamId: 'other', right: 'steal', verdict: 'right' }
    ];
    const view = viewOf({ step: 'revealed', asked: { ...asked, attempts } });
    expect(teamPanel(view).line).toBe('wrong');
  });
});

describe('the button', () => {
  test.each([
    ['early', { segment: buzzer, step: 'ready' }, {}],
    ['early', { segment: buzzer, step: 'ready' }, { mayPress: true }],
    ['pressed', { segment: buzzer, step: 'ready' }, { hasPressed: true }],
    ['live', { segment: buzzer, step: 'race', clock: running }, { mayPress: true }],
    ['pressed', { segment: buzzer, step: 'race', clock: running }, { hasPressed: true }],
    ['paused', { segment: buzzer, step: 'race', clock: paused }, {}],
    ['locked', { segment: buzzer, step: 'race', clock: running }, {}],
    ['pressed', { segment: buzzer, step: 'contested' }, { hasPressed: true }],
    ['live', { segment: segmentOf('package'), step: 'race', clock: running }, { mayPress: true }],
    [null, { segment: segmentOf('package'), step: 'ready' }, {}],
    [null, { segment: segmentOf('simultaneous'), step: 'ready' }, {}],
    [null, { segment: buzzer, step: 'race' }, { isIn: false }],
    [null, { segment: buzzer, step: 'answering', acting: ownActs }, {}],
    [null, { segment: buzzer, step: 'answering', acting: otherActs }, {}],
    [null, { segment: buzzer, step: 'idle' }, {}]
  ] as [string | null, Partial<StageView>, Partial<OwnView>][])(
    '%s: %j %j',
    (panel, stage, own) => {
      expect(teamPanel(viewOf(stage, own)).buzzer).toBe(panel);
    }
  );
});

test.each([
  ['choice', { question: choice }, { mayAnswer: true }],
  ['writing', { question: { stem: 'x', options: [] } }, { mayAnswer: true }],
  ['none', { question: choice }, {}],
  ['none', {}, { mayAnswer: true }]
] as [string, Partial<StageView>, Partial<OwnView>][])(
  'answers by %s: %j %j',
  (answering, stage, own) => {
    expect(teamPanel(viewOf({ step: 'open', clock: running, ...stage }, own)).answering).toBe(
      answering
    );
  }
);

test("a mark is shown to the team that got it, not to the others' devices", () => {
  const mark = { award: 900, overtime: -100 };
  const marked = { step: 'marked', mark } as const;
  expect(teamPanel(viewOf({ ...marked, acting: ownActs })).mark).toEqual(mark);
  expect(teamPanel(viewOf({ ...marked, acting: otherActs })).mark).toBeNull();
});

test('the board stands between segments and questions, never beside a question', () => {
  expect(teamPanel(viewOf({ phase: 'interval' })).showsBoard).toBe(true);
  expect(teamPanel(viewOf({ step: 'idle' })).showsBoard).toBe(true);
  expect(teamPanel(viewOf({ step: 'open' })).showsBoard).toBe(false);
});

test('a device that is early waits, and is of no rehearsal', () => {
  const picture = earlyTeamPicture('Vòng chung kết', OWN);
  expect(teamPanel(picture.view)).toMatchObject({ line: 'waiting', buzzer: null });
  expect(picture.isRehearsal).toBe(false);
});
