import type { Audience, View } from '#lib/domain/live/views.ts';
import type { Place } from '#lib/domain/quiz/places.ts';
import { allScreens, type Hall } from '#lib/simulation/final/hall.ts';
import type { FinalLedger } from '#lib/simulation/final/ledger.ts';
import type { Programme } from '#lib/domain/live/programme.ts';

export type SpectatorAnswer = { spectatorId: string; windowId: number; place: Place };

/** What the screens of a hall know together at one moment. */
export type Facts = {
  /** Commands of host and teams with the event that each acknowledgement named. */
  acknowledged: ReadonlyMap<string, number>;
  /** Commands without an answer. */
  underWay: ReadonlySet<string>;
  audience: readonly SpectatorAnswer[];
  /** What each screen shows. */
  pictures: readonly { audience: Audience; seq: number; view: View }[];
};

/** Writes down what the screens know now: later answers must not get in. */
export function factsNow(hall: Hall, programme: Programme, ledger: FinalLedger): Facts {
  const acting = [hall.operator, ...hall.teams];
  const teams = new Map(
    hall.teams.map((screen, index) => [screen as unknown, programme.teams[index]?.id ?? ''])
  );
  return {
    acknowledged: new Map(acting.flatMap((screen) => [...screen.acknowledged])),
    underWay: new Set(acting.flatMap((screen) => [...screen.underWay])),
    audience: [...ledger.audience],
    pictures: allScreens(hall).flatMap((screen) => {
      const picture = screen.picture();
      if (!picture) return [];
      const { seq, view } = picture;
      const { kind } = screen;
      const audience: Audience =
        kind === 'team' ? { kind, teamId: teams.get(screen) ?? '' } : { kind };
      return [{ audience, seq, view }];
    })
  };
}
