import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { Answer } from './answer.ts';
import type { AudienceCount, LockedMark } from './state.ts';

/**
 * Who sends, added by the gateway from the session. The latencies of a team are measured by the
 * server, one way, in milliseconds; what a device says about itself is never asked.
 */
export type Sender =
  | { role: 'host'; id: string }
  | {
      role: 'team';
      id: string;
      latencyMs: number;
      /** The greatest latency among the devices that may still press. */
      slowestMs: number;
    }
  | { role: 'room'; id: string };

type Bare<Type extends string> = Type extends string ? { type: Type } : never;
type Reasoned<Type extends string> = Bare<Type> & { reason: string };

/** What somebody wants: no time and no name. The prefix of the wire name says who may want it. */
export type Intent =
  | Bare<'host:start-show' | 'host:end-show'>
  | { type: 'host:start-segment'; segmentId: string; teamIds: readonly string[] | null }
  | Bare<'host:end-segment'>
  | { type: 'host:give-turn'; teamId: string }
  | (Bare<'host:choose-package' | 'team:choose-package'> & { value: Hundredths })
  | Bare<'host:place-star' | 'team:place-star'>
  | Bare<'host:start-performance' | 'host:end-performance'>
  | { type: 'host:award'; points: Hundredths }
  | Bare<'host:take-mark' | 'host:defer-mark' | 'host:take-marks'>
  | { type: 'host:ready-question'; questionId: string | null }
  | Bare<'host:show-question' | 'host:hide-question'>
  | Bare<'host:open' | 'host:close' | 'host:reveal' | 'host:next'>
  | Bare<'host:pause' | 'host:resume'>
  | { type: 'team:press'; windowId: number }
  | { type: 'team:answer'; windowId: number; answer: Answer }
  | { type: 'team:pass'; windowId: number }
  | Bare<'host:pass'>
  | { type: 'host:grant'; teamId: string }
  | { type: 'host:judge'; isRight: boolean }
  | { type: 'host:rule-answer'; teamId: string; isRight: boolean }
  | (Reasoned<'host:foul' | 'host:adjust'> & { teamId: string; points: Hundredths })
  | Reasoned<'host:substitute'>
  | (Reasoned<'host:throw-out'> & { questionId: string })
  | (Reasoned<'host:rescue'> & { teamIds: readonly string[] })
  | (Reasoned<'host:undo'> & { seq: number })
  | { type: 'host:draw-lots'; purpose: 'order' | 'tie'; teamIds: readonly string[] }
  | Bare<'host:freeze-board' | 'host:unfreeze-board'>
  | { type: 'room:time-up'; deadline: Instant }
  | { type: 'room:audience'; windowId: number; counts: readonly AudienceCount[] };

export type IntentType = Intent['type'];
export type IntentOf<Type extends IntentType> = Extract<Intent, { type: Type }>;

/** An intent with its sender, the server's time on arrival and chance for the case of lots. */
export type Command = {
  /** Made by the client; the same id again is the same command (R2, L6). */
  id: string;
  by: Sender;
  at: Instant;
  /** 32 hexadecimal digits from the room; an event that used them records them. */
  seed: string;
  /** The step that the sender saw (`stepSeq`); null for senders who name a window instead. */
  expected: number | null;
  /** What the jury has locked by now, from the room, for those who take marks from it. */
  locked?: readonly LockedMark[];
  intent: Intent;
};
