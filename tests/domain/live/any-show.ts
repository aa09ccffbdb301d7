import fc from 'fast-check';
import { SECOND } from '#lib/domain/core/time.ts';
import type { Answer } from '#lib/domain/live/answer.ts';
import type { Command, Intent, Sender } from '#lib/domain/live/command.ts';
import { deadlineOf } from '#lib/domain/live/deadline.ts';
import { decide, stepSeq } from '#lib/domain/live/decide.ts';
import { evolve, initialState } from '#lib/domain/live/evolve.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { nextSteps } from '#lib/domain/live/next-steps.ts';
import { askedNow, segmentPhase } from '#lib/domain/live/stage.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { EVENING, lockedMark, points, programmeOf, TEAMS } from './finals.ts';

/** One segment of each kind with every rule switched on that can be. */
const segments = (early: 'allowed' | 'ignored' | 'foul'): SegmentPreset[] => [
  {
    kind: 'judged',
    name: 'Chào hỏi',
    theme: 'greeting',
    maxPoints: points(10),
    thinkMs: 5 * SECOND,
    limitMs: 10 * SECOND,
    overtime: { everyMs: SECOND, points: points(1), most: points(5) }
  },
  {
    kind: 'simultaneous',
    name: 'Trắc nghiệm',
    slots: [slot(8)],
    answerMs: 5 * SECOND,
    right: points(10),
    wrong: points(-4),
    blank: points(-1),
    elimination: true
  },
  {
    kind: 'buzzer',
    name: 'Bấm chuông',
    slots: [slot(8)],
    pressMs: 5 * SECOND,
    answerMs: 3 * SECOND,
    right: points(10),
    wrong: points(-5),
    early: early === 'foul' ? { kind: early, points: points(-10) } : { kind: early },
    afterWrong: { kind: 'reopen', pressMs: 3 * SECOND },
    locksNext: true
  },
  {
    kind: 'package',
    name: 'Về đích',
    slots: [slot(6, { value: points(20) }), slot(4, { value: points(30) })],
    packages: [
      { value: points(20), answerMs: 4 * SECOND },
      { value: points(30), answerMs: 5 * SECOND }
    ],
    questionsPerTeam: 2,
    wrong: points(-1),
    stars: 1,
    afterWrong: { kind: 'steal', pressMs: 3 * SECOND, answerMs: 2 * SECOND, wrongPercent: 50 }
  },
  {
    kind: 'typed',
    name: 'Tăng tốc',
    slots: [slot(8)],
    answerMs: 5 * SECOND,
    ladder: [40, 30, 20, 10].map(points),
    timeUnitMs: 10
  },
  { kind: 'audience', name: 'Khán giả', slots: [slot(6)], answerMs: 5 * SECOND },
  {
    kind: 'sudden-death',
    name: 'Câu hỏi phụ',
    slots: [slot(8)],
    pressMs: 5 * SECOND,
    answerMs: 3 * SECOND,
    early: { kind: 'ignored' },
    mostQuestions: 2
  }
];

/** Any programme: the last question of each segment is a spare one. */
export const programmes: fc.Arbitrary<Programme> = fc
  .record({
    early: fc.constantFrom('allowed' as const, 'ignored' as const, 'foul' as const),
    tie: fc.constantFrom('lot' as const, 'host' as const),
    floor: fc.constantFrom(0, null)
  })
  .map(({ early, tie, floor }) => {
    const whole = programmeOf(segments(early), {
      floor,
      race: { latencyBoundMs: 100, tieWindowMs: 20, tie }
    });
    return {
      ...whole,
      segments: whole.segments.map((segment) =>
        segment.kind === 'judged'
          ? segment
          : {
              ...segment,
              questionIds: segment.questionIds.slice(0, -1),
              spareIds: segment.questionIds.slice(-1)
            }
      )
    };
  });

/** What a command is made from, whatever the state it meets. */
export type Dice = { which: number; a: number; b: number; pauseMs: number; isOnward: boolean };

export const dice: fc.Arbitrary<Dice> = fc.noBias(
  fc.record({
    which: fc.nat(10_000),
    a: fc.nat(10_000),
    b: fc.nat(10_000),
    pauseMs: fc.oneof(fc.nat(12), fc.nat(60), fc.nat(7000)),
    isOnward: fc.integer({ min: 0, max: 9 }).map((number) => number < 8)
  })
);

const reason = 'theo quyết định của Ban Giám khảo';
const pick = <Item>(items: readonly Item[], number: number): Item =>
  items[number % items.length] as Item;

/** A host command with fields that often fit the state, and sometimes do not. */
function hostIntent(type: `host:${string}`, { a, b }: Dice, state: ShowState): Intent {
  const { programme, show, log } = state;
  const teamId = pick(TEAMS, a).id;
  const isRight = a % 2 === 0;
  const some = TEAMS.filter((_, index) => ((b >> index) & 1) === 1).map(({ id }) => id);
  const fields: Record<string, object> = {
    'host:start-segment': {
      segmentId: pick(programme.segments, a).id,
      teamIds: b % 3 === 0 ? some : null
    },
    'host:give-turn': { teamId },
    'host:draw-lots': {
      purpose: b % 2 === 0 ? 'order' : 'tie',
      teamIds: TEAMS.map(({ id }) => id)
    },
    'host:choose-package': { value: points(pick([20, 30, 40], a)) },
    'host:award': { points: a % 1100 },
    'host:ready-question': { questionId: null },
    'host:grant': { teamId },
    'host:judge': { isRight },
    'host:rule-answer': { teamId, isRight },
    'host:foul': { teamId, points: -(b % 1500), reason },
    'host:adjust': { teamId, points: (b % 4000) - 2000, reason },
    'host:substitute': { reason },
    'host:throw-out': { questionId: pick([...show.usedIds, 'none'], a), reason },
    'host:rescue': { teamIds: some, reason },
    'host:undo': { seq: 1 + (a % (log.length + 1)), reason }
  };
  return { type, ...fields[type] } as Intent;
}

const HOST_WILD = [
  'host:undo',
  'host:adjust',
  'host:foul',
  'host:substitute',
  'host:throw-out',
  'host:rescue',
  'host:freeze-board',
  'host:unfreeze-board',
  'host:draw-lots',
  'host:reveal',
  'host:next',
  'host:judge',
  'host:open',
  'host:end-segment',
  'host:end-show',
  'host:pause',
  'host:resume',
  'host:hide-question'
] as const;

/** An answer that is right, wrong or of the wrong kind; its words name who said them. */
function answerFrom({ a, b }: Dice, teamId: string, state: ShowState): Answer {
  const id = askedNow(state.show)?.questionId;
  const question = state.programme.questions.find((one) => one.id === id);
  if (question && question.options.length > 0 && b % 8 !== 0) {
    return { kind: 'choice', places: [pick(['B', 'A', 'C'], b)] };
  }
  const mark = `${id ?? ''}`.replace('-cau', '');
  return { kind: 'text', text: b % 2 === 0 ? `key-${mark};` : `said-${teamId}-${a};` };
}

/** A command of anybody at a time after the one before. Teams have latencies of their own. */
export function commandFrom(thrown: Dice, state: ShowState, at: number, id: string): Command {
  const { which, a, b, isOnward } = thrown;
  const seed = (which * 10_007 + a).toString(16).padStart(32, '0').slice(-32);
  const teamId = pick(TEAMS, which).id;
  const windowId = (askedNow(state.show)?.windowId ?? 0) - (b % 10 === 0 ? 1 : 0);
  const team: Sender = { role: 'team', id: teamId, latencyMs: 10 * (which % 4), slowestMs: 30 };
  const host: Sender = { role: 'host', id: 'mc' };
  const room: Sender = { role: 'room', id: 'room' };
  const expected = isOnward && b % 5 === 0 ? stepSeq(state) - (b % 2) : null;
  const made = (by: Sender, intent: Intent): Command => ({
    id,
    by,
    at,
    seed,
    expected: by.role === 'host' ? expected : null,
    locked: TEAMS.slice(a % 3).map(({ id }) => lockedMark(id, b % 1300)),
    intent
  });
  const deadline = deadlineOf(state);
  if (deadline !== null && deadline <= at && a % 5 > 0) {
    return made(room, { type: 'room:time-up', deadline });
  }
  if (isOnward) return made(...onward(thrown, state, { team, host, room, windowId, teamId }));
  switch (which % 8) {
    case 0:
      return made(team, { type: 'team:press', windowId });
    case 1:
      return made(team, {
        type: 'team:answer',
        windowId,
        answer: answerFrom(thrown, teamId, state)
      });
    case 2:
      return made(
        team,
        pick<Intent>([{ type: 'team:pass', windowId }, { type: 'team:place-star' }], a)
      );
    case 3:
      return made(pick([host, room, team], a), { type: 'room:time-up', deadline: at });
    default:
      return made(host, hostIntent(pick(HOST_WILD, a), thrown, state));
  }
}

type Senders = { team: Sender; host: Sender; room: Sender; windowId: number; teamId: string };

/** What usually comes next, so that long shows are played and not only refusals collected. */
function onward(
  thrown: Dice,
  state: ShowState,
  { team, host, room, windowId, teamId }: Senders
): [Sender, Intent] {
  const { a, b } = thrown;
  const step = segmentPhase(state.show)?.run.step;
  const isAudience = state.programme.segments.some(
    ({ id, kind }) =>
      kind === 'audience' &&
      state.show.phase.kind === 'segment' &&
      id === state.show.phase.segmentId
  );
  if (step === 'open' && isAudience && a % 4 > 0) {
    const count = state.log.length;
    return [
      room,
      { type: 'room:audience', windowId, counts: [{ place: pick(['A', 'B'], b), count }] }
    ];
  }
  if ((step === 'open' && a % 4 > 0) || (step === 'answering' && a % 3 === 0)) {
    const run = segmentPhase(state.show)?.run;
    const id = run?.step === 'answering' && b % 3 > 0 ? run.teamId : teamId;
    const answer = answerFrom(thrown, id, state);
    return [
      { ...team, id },
      { type: 'team:answer', windowId, answer }
    ];
  }
  if ((step === 'race' || step === 'collecting') && a % 8 > 0) {
    return [team, { type: 'team:press', windowId }];
  }
  if (step === 'ready' && a % 5 === 0) {
    return [team, pick<Intent>([{ type: 'team:press', windowId }, { type: 'team:place-star' }], b)];
  }
  const next = nextSteps(state).filter((type) => !RARE.includes(type) || b % 5 === 0);
  const usual = b % 4 > 0 ? next.slice(0, 2) : next;
  return [host, hostIntent(pick(usual.length > 0 ? usual : ['host:undo'], a >> 3), thrown, state)];
}

/** Rare, so that most of a run happens on stage. */
const RARE = ['host:end-show', 'host:end-segment', 'host:draw-lots', 'host:pause'];

/** The instant of the next command: the room's timer never rings before its deadline. */
export const nextInstant = (last: number, { pauseMs }: Dice): number =>
  Math.max(last, EVENING) + pauseMs;

/** Any show as it was played: programme, record and commands, refused ones among them. */
export const played = fc
  .tuple(programmes, fc.array(dice, { maxLength: 60, size: 'max' }))
  .map(([programme, list]) => {
    let state = initialState(programme);
    let at = EVENING;
    const commands = list.map((thrown, index) => {
      at = nextInstant(at, thrown);
      const command = commandFrom(thrown, state, at, `c${index}`);
      const decision = decide(state, command);
      if (decision.ok) state = decision.value.reduce(evolve, state);
      return command;
    });
    return { state, commands };
  });
