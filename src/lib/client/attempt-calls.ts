import type { Instant } from '../domain/core/time.ts';
import type { News } from '../domain/messages/trouble.ts';
import type { SaveRefusal } from '../domain/quiz/save.ts';
import type { PaperPlace, SavedChoice, Wait } from '../domain/quiz/views.ts';
import type { LocalAnswer } from './answers.ts';
import { call, type ShutOut, type Unknown } from './call.ts';
import type { ClockSample } from './clock-offset.ts';

export type HoldReply =
  | {
      kind: 'held';
      holder: number;
      saved: SavedChoice[];
      place: PaperPlace;
      endsAt: Instant;
      clock: ClockSample;
    }
  | { kind: 'submitted' }
  | ShutOut
  | Unknown;

export type SaveReply =
  | {
      kind: 'decided';
      endsAt: Instant;
      answers: { position: number; revision: number; refusal: SaveRefusal | null }[];
      clock: ClockSample;
    }
  | ShutOut
  | Unknown;

export type StateReply =
  | {
      kind: 'state';
      isSubmitted: boolean;
      endsAt: Instant;
      holder: number;
      news: News;
      wait: Wait | null;
      /** Organizers allow a new attempt. */
      mayStart: boolean;
      clock: ClockSample;
    }
  | ShutOut
  | Unknown;

/** The endpoints of one attempt. Nothing is ever thrown: what went wrong is part of the answer. */
export function attemptCalls(attemptId: string) {
  const base = `/api/attempts/${attemptId}`;

  return {
    hold: async (): Promise<HoldReply> => {
      type Held = { state: 'open' } & Pick<
        Extract<HoldReply, { kind: 'held' }>,
        'holder' | 'saved' | 'place' | 'endsAt'
      >;
      const answer = await call<Held | { state: 'submitted' }>('POST', `${base}/hold`, {});
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      if (body.state === 'submitted') return { kind: 'submitted' };
      return {
        kind: 'held',
        holder: body.holder,
        saved: body.saved,
        place: body.place,
        endsAt: body.endsAt,
        clock
      };
    },

    save: async (holder: number, changes: readonly LocalAnswer[]): Promise<SaveReply> => {
      type Report = Pick<Extract<SaveReply, { kind: 'decided' }>, 'endsAt' | 'answers'>;
      const answers = changes.map(({ position, choice, revision, mutationId }) => ({
        position,
        choice,
        revision,
        mutationId
      }));
      const answer = await call<Report>('POST', `${base}/answers`, { holder, answers });
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      return { kind: 'decided', endsAt: body.endsAt, answers: body.answers, clock };
    },

    /** @param place where the contestant is now, if the server does not know yet */
    state: async (place: (PaperPlace & { holder: number }) | null): Promise<StateReply> => {
      type State = {
        state: 'open' | 'submitted';
        endsAt: Instant;
        holder: number;
        wait: Wait | null;
        mayStart: boolean;
        news: News;
      };
      const answer = await (place
        ? call<State>('POST', `${base}/state`, place)
        : call<State>('GET', `${base}/state`));
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      return {
        kind: 'state',
        isSubmitted: body.state === 'submitted',
        endsAt: body.endsAt,
        holder: body.holder,
        news: body.news,
        wait: body.wait,
        mayStart: body.mayStart,
        clock
      };
    },

    /** Declared to the contestant before the start. It may get lost. */
    signal: (kind: 'page-hidden' | 'page-shown' | 'taken-over'): void => {
      void call('POST', `${base}/signals`, { kind });
    }
  };
}
