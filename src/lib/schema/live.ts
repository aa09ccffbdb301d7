import { z } from 'zod';
import type { Intent, IntentOf, IntentType } from '../domain/live/command.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';
import { cleaned, id, line, shaped, token } from './text.ts';

/** Points that one entry may move: no contest plays for more than 10.000. */
const MOST_POINTS = 1_000_000;

const commandId = shaped(/^[0-9a-f]{32}$/);
/** What the screen showed: a wish for a rehearsal that has ended is none for the show. */
const epoch = token(60, 0).optional();
const seq = z.number().int().min(1).max(1_000_000);
const points = z.number().int().min(-MOST_POINTS).max(MOST_POINTS);
const place = z.enum(PLACES as [Place, ...Place[]]);
const ids = z.array(id).max(200);
/** Why something was put right. It goes on record and into the minutes. */
const reason = line(3, 500);

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), places: z.array(place).min(1).max(PLACES.length) }),
  z.strictObject({
    kind: z.literal('text'),
    text: cleaned(1, 200)
  })
]);

/** Of the host: with the step that the console showed (`expected` of its view). */
const host = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({
    id: commandId,
    epoch,
    expected: z.number().int().min(0).max(1_000_000),
    ...shape
  });

/** Of a team or a spectator: what counts is named by its window, if at all. */
const device = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ id: commandId, epoch, ...shape });

/**
 * Everything that comes up a socket of the live show, by wire name `role:verb`. Who sends, when it
 * arrived and how slow the line is are never part of it: the server knows them.
 */
export const liveIntents = {
  'host:start-show': host({}),
  'host:end-show': host({}),
  'host:start-segment': host({ segmentId: id, teamIds: ids.min(1).nullable() }),
  'host:end-segment': host({}),
  'host:give-turn': host({ teamId: id }),
  'host:draw-lots': host({ purpose: z.enum(['order', 'tie']), teamIds: ids.min(2) }),
  'host:choose-package': host({ value: points }),
  'host:place-star': host({}),
  'host:start-performance': host({}),
  'host:end-performance': host({}),
  'host:award': host({ points }),
  'host:take-mark': host({}),
  'host:defer-mark': host({}),
  'host:take-marks': host({}),
  'host:ready-question': host({ questionId: id.nullable() }),
  'host:show-question': host({}),
  'host:hide-question': host({}),
  'host:open': host({}),
  'host:close': host({}),
  'host:reveal': host({}),
  'host:next': host({}),
  'host:pause': host({}),
  'host:resume': host({}),
  'host:pass': host({}),
  'host:grant': host({ teamId: id }),
  'host:judge': host({ isRight: z.boolean() }),
  'host:rule-answer': host({ teamId: id, isRight: z.boolean() }),
  'host:foul': host({ teamId: id, points, reason }),
  'host:adjust': host({ teamId: id, points, reason }),
  'host:substitute': host({ reason }),
  'host:throw-out': host({ questionId: id, reason }),
  'host:rescue': host({ teamIds: ids.min(1), reason }),
  'host:undo': host({ seq, reason }),
  'host:freeze-board': host({}),
  'host:unfreeze-board': host({}),
  'team:choose-package': device({ value: points }),
  'team:place-star': device({}),
  'team:press': device({ windowId: seq }),
  'team:answer': device({ windowId: seq, answer }),
  'team:pass': device({ windowId: seq }),
  'audience:answer': device({ windowId: seq, place })
} as const;

export type LiveIntentName = keyof typeof liveIntents;

/** What a client sends under each name; socket types are computed from this. */
export type LivePayload<Name extends LiveIntentName> = z.input<(typeof liveIntents)[Name]>;

/** An intent for the engine as it came up a socket. `epoch` null: the sender did not say. */
export type ReceivedIntent = {
  id: string;
  epoch: string | null;
  expected: number | null;
  intent: Intent;
};

/** A spectator's answer. The gateway counts it; the engine only gets sums. */
export type SpectatorAnswer = z.infer<(typeof liveIntents)['audience:answer']>;

type OfEngine = Exclude<LiveIntentName, 'audience:answer'>;

const isOfEngine = (name: string): name is OfEngine =>
  Object.hasOwn(liveIntents, name) && name !== 'audience:answer';

/** The intent in a message, or null if the name or the payload is not of the protocol. */
export function readLiveIntent(name: string, payload: unknown): ReceivedIntent | null {
  if (!isOfEngine(name)) return null;
  const parsed = liveIntents[name].safeParse(payload);
  if (!parsed.success) return null;
  const { id, epoch, expected, ...fields } = parsed.data as {
    id: string;
    epoch?: string;
    expected?: number;
  };
  return {
    id,
    epoch: epoch ?? null,
    expected: expected ?? null,
    intent: { type: name, ...fields } as Intent
  };
}

/** Each intent of people has a schema, and each schema yields exactly what the engine takes. */
type WireType = Exclude<IntentType, `room:${string}`>;
type Yields<Name extends WireType> = Omit<
  z.output<(typeof liveIntents)[Name]>,
  'id' | 'epoch' | 'expected'
>;
liveIntents satisfies {
  [Name in WireType]: Yields<Name> extends Omit<IntentOf<Name>, 'type'> ? z.ZodType : never;
};
