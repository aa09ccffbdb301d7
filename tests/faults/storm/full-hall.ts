import type { View } from '#lib/domain/live/views.ts';
import type { ScreenKind } from '#lib/schema/live-wire.ts';
import { comingBack } from '#lib/client/live/coming-back.ts';
import { newSpectator } from '#lib/server/live/device.ts';
import { screenKey } from '#lib/server/live/hall-screen.ts';
import { allScreens, openHall } from '#lib/simulation/final/hall.ts';
import { makeSimulatedFinal } from '#lib/simulation/final/make-final.ts';
import { admit } from '#lib/simulation/final/passes.ts';
import { connectScreen, type Screen } from '#lib/simulation/final/screen.ts';
import type { Installation } from '../installation.ts';

const [TEAMS, JUDGES] = [10, 5];
/** Screens that came by the organizers' link: of the hall, of the stage, and of the broadcast. */
const BY_LINK: ScreenKind[] = Array<ScreenKind[]>(8).fill(['projector', 'scoreboard']).flat();
/** Phones that wait the same time after every failure. */
const LOCKSTEP = 40;
const WITHOUT_CHANCE = { ...comingBack('spectator'), randomizationFactor: 0 };

/** Everybody who is connected to a final. */
export type FullHall = {
  screens: Screen<View>[];
  phones: readonly Screen<View>[];
  /** Not among the others. */
  lockstep: readonly Screen<View>[];
};

/** Opens a final with so many phones of the audience. */
export async function fillHall(
  { onDatabase, server }: Installation,
  phones: number
): Promise<FullHall> {
  const { finalId, passes, key, lockstep } = await onDatabase(async (ctx) => {
    const made = await makeSimulatedFinal(ctx, TEAMS);
    const { finalId } = made.programme;
    return {
      finalId,
      passes: await admit(ctx, made, { judges: JUDGES, spectators: phones }),
      key: screenKey(ctx, finalId),
      lockstep: Array.from({ length: LOCKSTEP }, () => `live-spectator=${newSpectator(ctx)}`)
    };
  });
  const hall = await openHall(server.origin, finalId, passes);
  const byLink = await Promise.all(
    BY_LINK.map((kind) => connectScreen(server.origin, finalId, kind, `live-screen=${key}`))
  );
  return {
    screens: [...allScreens(hall), ...byLink],
    phones: hall.spectators,
    lockstep: await Promise.all(
      lockstep.map((cookie) =>
        connectScreen(server.origin, finalId, 'spectator', cookie, WITHOUT_CHANCE)
      )
    )
  };
}

export function closeHall({ screens, lockstep }: FullHall): void {
  for (const screen of [...screens, ...lockstep]) screen.close();
}
