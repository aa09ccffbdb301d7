import { vietnamTime } from '#lib/domain/core/time.ts';
import type { Answer } from '#lib/domain/live/answer.ts';
import type { Command, Intent, IntentOf, IntentType, Sender } from '#lib/domain/live/command.ts';
import { deadlineOf } from '#lib/domain/live/deadline.ts';
import { decide } from '#lib/domain/live/decide.ts';
import type { ShowEvent } from '#lib/domain/live/event.ts';
import { evolve, initialState } from '#lib/domain/live/evolve.ts';
import { totalsOf } from '#lib/domain/live/ledger.ts';
import {
  programmeFrom,
  type FilledQuestion,
  type SegmentPreset,
  type SlotPlace
} from '#lib/domain/live/preset.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { askedNow, segmentPhase } from '#lib/domain/live/stage.ts';
import type { LockedMark, ShowState } from '#lib/domain/live/state.ts';

export const EVENING = vietnamTime(2021, 10, 20, 19);
const SEED = '00112233445566778899aabbccddeeff';
export const TEAMS = [
  { id: 'an', name: 'Đội An' },
  { id: 'binh', name: 'Đội Bình' },
  { id: 'chi', name: 'Đội Chi' },
  { id: 'dung', name: 'Đội Dung' }
];

/** Points of tests are read in points, not in hundredths. */
export const points = (value: number): number => value * 100;

/** Right is B; or, for every third question, the words of its key. Each part is a canary. */
export function fill({ segmentId, number }: SlotPlace): FilledQuestion {
  const mark = `${segmentId}-${number}`;
  const isWritten = number % 3 === 0;
  return {
    stem: `stem-${mark};`,
    options: isWritten ? [] : ['A', 'B', 'C', 'D'].map((place) => `option-${mark}-${place};`),
    right: isWritten
      ? { kind: 'text', accepted: [`key-${mark};`] }
      : { kind: 'choice', places: ['B'] },
    explanation: `why-${mark};`,
    citation: { document: `document-${mark};`, article: 'Điều 1' }
  };
}

/** A programme of four teams with these segments, without latency unless a test brings some. */
export const programmeOf = (
  segments: readonly SegmentPreset[],
  over: Partial<Programme> = {}
): Programme => ({
  ...programmeFrom(
    {
      id: 'thu',
      name: 'Thử',
      floor: 0,
      race: { latencyBoundMs: 0, tieWindowMs: 0, tie: 'lot' },
      segments
    },
    { finalId: 'final', name: 'Chung kết', teams: TEAMS },
    fill
  ),
  ...over
});

/** What the jury has locked for a team in the first segment. */
export const lockedMark = (teamId: string, points: number): LockedMark => ({
  segmentId: 'phan-1',
  teamId,
  points
});

type Fields<Type extends IntentType> = Omit<IntentOf<Type>, 'type'>;
type Rest<Type extends IntentType> =
  Record<string, never> extends Fields<Type> ? [] : [fields: Fields<Type>];

/** A final in the hands of a test: it sends intents, the clock goes on only by `wait`. */
export function playing(programme: Programme) {
  let state = initialState(programme);
  let now = EVENING;
  let sent = 0;

  function send(by: Sender, intent: Intent, over: Partial<Command> = {}) {
    sent += 1;
    const command = { id: `c${sent}`, by, at: now, seed: SEED, expected: null, intent, ...over };
    const decision = decide(state, command);
    if (decision.ok) for (const event of decision.value) state = evolve(state, event);
    return decision;
  }
  function sendOk(by: Sender, intent: Intent): ShowEvent[] {
    const decision = send(by, intent);
    if (!decision.ok) throw new Error(`${intent.type}: ${decision.refusal}`);
    return decision.value;
  }
  const windowId = (): number => askedNow(state.show)?.windowId ?? 0;
  const team = (id: string, latencyMs = 0, slowestMs = latencyMs): Sender => ({
    role: 'team',
    id,
    latencyMs,
    slowestMs
  });

  return {
    get state(): ShowState {
      return state;
    },
    get now(): number {
      return now;
    },
    get step(): string {
      return segmentPhase(state.show)?.run.step ?? state.show.phase.kind;
    },
    get totals(): Record<string, number> {
      const totals = totalsOf(programme, state.show);
      return Object.fromEntries([...totals].map(([id, total]) => [id, total / 100]));
    },
    /** The one that may answer now. */
    get answering(): string | null {
      const run = segmentPhase(state.show)?.run;
      return run?.step === 'answering' ? run.teamId : null;
    },
    send,
    host: <Type extends IntentType & `host:${string}`>(type: Type, ...rest: Rest<Type>) =>
      sendOk({ role: 'host', id: 'mc' }, { type, ...rest[0] } as Intent),
    refusedHost: (intent: Intent) => refusalOf(send({ role: 'host', id: 'mc' }, intent)),
    press: (id: string, latencyMs = 0, slowestMs = latencyMs) =>
      sendOk(team(id, latencyMs, slowestMs), { type: 'team:press', windowId: windowId() }),
    refusedPress: (id: string, window = windowId()) =>
      refusalOf(send(team(id), { type: 'team:press', windowId: window })),
    answer: (id: string, answer: Answer | string, latencyMs = 0) =>
      sendOk(team(id, latencyMs), {
        type: 'team:answer',
        windowId: windowId(),
        answer: typeof answer === 'string' ? { kind: 'text', text: answer } : answer
      }),
    refusedAnswer: (id: string, answer: Answer, latencyMs = 0) =>
      refusalOf(send(team(id, latencyMs), { type: 'team:answer', windowId: windowId(), answer })),
    teamSends: (id: string, intent: Intent) => send(team(id), intent),
    /** Lets time pass; the room says when a deadline has come. */
    wait(ms: number) {
      const until = now + ms;
      for (let due = deadlineOf(state); due !== null && due <= until; due = deadlineOf(state)) {
        now = Math.max(now, due);
        sendOk({ role: 'room', id: 'room' }, { type: 'room:time-up', deadline: due });
      }
      now = until;
    },
    windowId
  };
}
export type Final = ReturnType<typeof playing>;

/** A final whose first segment has begun. */
export function begun(programme: Programme, teamIds: readonly string[] | null = null): Final {
  const final = playing(programme);
  final.host('host:start-show');
  final.host('host:start-segment', { segmentId: 'phan-1', teamIds });
  return final;
}

export const choice = (...places: ('A' | 'B' | 'C' | 'D')[]): Answer => ({
  kind: 'choice',
  places
});
export const RIGHT = choice('B');
export const WRONG = choice('A');

const refusalOf = (decision: ReturnType<typeof decide>): string =>
  decision.ok ? 'accepted' : decision.refusal;
