import { expect, test } from 'vitest';
import { countBars } from '#lib/client/live/device-counts.ts';
import { emptySlot } from '#lib/client/live/device-slot.ts';
import {
  questionName,
  recordedPlace,
  spectatorAnswer,
  spectatorResult,
  spectatorSays
} from '#lib/client/live/device-spectator.ts';
import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';
import type { Place } from '#lib/domain/quiz/places.ts';

const board = { isFrozen: false, lines: [] };
const stageOf = (parts: Partial<StageView>): StageView => ({
  finalName: 'Vòng chung kết',
  phase: 'segment',
  segment: { name: 'Khán giả', kind: 'audience', teamIds: [], inIds: [] },
  asked: { number: 2, value: 0, isStarred: false, attempts: [] },
  board,
  ...parts
});
const shown = (stage: Partial<StageView>, windowId?: number, epoch = 'show') => {
  const view: SpectatorView = {
    stage: stageOf(stage),
    ...(windowId === undefined ? {} : { windowId })
  };
  return { epoch, isRehearsal: epoch !== 'show', seq: 9, now: 0, view };
};
const open = shown({ step: 'open' }, 7);
const known = { windowId: 7, question: questionName(open), place: 'C' as Place };
const key = (places: Place[]): NonNullable<StageView['key']> => ({
  right: { kind: 'choice', places },
  explanation: '',
  citation: { document: '', article: '' }
});

test.each([
  ['while it is open', open, 'C'],
  ['after it is closed', shown({ step: 'closed' }), 'C'],
  ['after the reveal', shown({ step: 'revealed' }), 'C'],
  ['not when it was opened anew', shown({ step: 'open' }, 8), null],
  ['not for a rehearsal', shown({ step: 'open' }, 7, 'rehearsal-1'), null],
  [
    'not for the next question',
    shown({ step: 'closed', asked: { number: 3, value: 0, isStarred: false, attempts: [] } }),
    null
  ],
  [
    'not for a question to teams',
    shown({
      step: 'open',
      segment: { name: 'Khán giả', kind: 'simultaneous', teamIds: [], inIds: [] }
    }),
    null
  ]
])('a phone knows its answer again %s', (_, picture, place) => {
  expect(recordedPlace(picture, known)).toBe(place);
});

test('what the phone shows is recorded only after the server has said so', () => {
  expect(spectatorAnswer(open, emptySlot(), null).state).toBe('none');
  const wish = { epoch: 'show', windowId: 7, value: 'A' as Place };
  const sending = spectatorAnswer(open, { ...emptySlot<Place>(), wish }, known);
  expect(sending).toMatchObject({ state: 'sending', value: 'A', recorded: 'C' });
});

test.each([
  ['before the key', {}, 'C', null],
  ['right', { key: key(['C']) }, 'C', 'right'],
  ['wrong', { key: key(['B']) }, 'C', 'wrong'],
  ['wrong where two belong to it', { key: key(['B', 'C']) }, 'C', 'wrong'],
  ['nothing', { key: key(['B']) }, null, 'none']
] as const)('the result: %s', (_, stage, place, result) => {
  expect(spectatorResult(stageOf(stage), place)).toBe(result);
});

test.each([
  [{ phase: 'waiting' }, undefined, 'waiting'],
  [{ phase: 'ended' }, undefined, 'ended'],
  [{ phase: 'interval' }, undefined, 'follow'],
  [{ step: 'idle' }, undefined, 'follow'],
  [{ step: 'open' }, 7, 'answer'],
  [{ step: 'open', clock: { kind: 'paused', durationMs: 9, leftMs: 5 } }, undefined, 'paused'],
  [{ step: 'open', clock: { kind: 'over', durationMs: 9 } }, undefined, 'closed'],
  [{ step: 'closed' }, undefined, 'closed'],
  [{ step: 'race' }, undefined, 'teams-race'],
  [{ step: 'answering' }, undefined, 'team-answers'],
  [{ step: 'performing' }, undefined, 'team-performs'],
  [{ step: 'revealed' }, undefined, 'revealed']
] as [Partial<StageView>, number | undefined, string][])(
  '%j with window %s says %s',
  (stage, windowId, line) => {
    expect(spectatorSays(shown(stage, windowId).view, null).line).toBe(line);
  }
);

test('bars stand for every option, also one that nobody chose', () => {
  const counts = [
    { place: 'B' as Place, count: 3 },
    { place: 'A' as Place, count: 1 }
  ];
  expect(countBars(['x', 'y', 'z'], counts)).toEqual([
    { place: 'A', count: 1, share: 0.25 },
    { place: 'B', count: 3, share: 0.75 },
    { place: 'C', count: 0, share: 0 }
  ]);
  expect(countBars(['x'], [])).toEqual([{ place: 'A', count: 0, share: 0 }]);
});
