import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import type { Picture } from '#lib/schema/live-wire.ts';

/*
 * Before its programme is sealed a final has no picture. A device that is early waits with an empty
 * one, and gets the first real one over its connection; no real epoch is empty.
 */

const early = <View extends Picture['view']>(view: View): Picture & { view: View } => ({
  epoch: '',
  isRehearsal: false,
  seq: 0,
  now: 0,
  view
});

const emptyStage = (finalName: string): StageView => ({
  finalName,
  phase: 'waiting',
  board: { isFrozen: false, lines: [] }
});

/** What a team's device shows before there is a picture. */
export const earlyTeamPicture = (finalName: string, teamId: string): Picture & { view: TeamView } =>
  early({
    stage: emptyStage(finalName),
    own: {
      teamId,
      isIn: false,
      mayPress: false,
      hasPressed: false,
      mayAnswer: false,
      mayPass: false,
      mayStar: false
    }
  });

/** What a spectator's phone shows before there is a picture. */
export const earlySpectatorPicture = (finalName: string): Picture & { view: SpectatorView } =>
  early({ stage: emptyStage(finalName) });
