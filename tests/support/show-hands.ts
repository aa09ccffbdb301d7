import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import type { View } from '#lib/domain/live/views.ts';
import type { LiveIntentName } from '#lib/schema/live.ts';
import type { Picture, ScreenKind, WireAnswer } from '#lib/schema/live-wire.ts';
import * as auth from '#lib/server/auth/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { claim, linkToken, newSpectator } from '#lib/server/live/device.ts';
import type { SmallFinal } from './final.ts';

/** A show in which nothing has followed for so long has lost its way; the test says so and ends. */
const PATIENCE_MS = 60_000;

/** A device at a running final that does what a test says. */
export type Hand<Shown extends View> = {
  /** Sends a message and waits until the picture after it has come. Refusals fail. */
  send: (name: LiveIntentName, fields?: object) => Promise<void>;
  view: () => Shown;
  /** Waits for a picture of which this holds. */
  until: (holds: (view: Shown) => boolean) => Promise<void>;
};

export type Show = {
  host: Hand<OperatorView>;
  team: (index: number) => Promise<Hand<TeamView>>;
  spectator: () => Promise<Hand<SpectatorView>>;
  leave: () => void;
};

/** Somebody runs this final over sockets, on a site that runs in a process of its own. */
export async function runShow(ctx: Ctx, url: string, final: SmallFinal): Promise<Show> {
  const sockets: Socket[] = [];

  async function hand<Shown extends View>(
    screen: ScreenKind,
    cookie: string
  ): Promise<Hand<Shown>> {
    const socket = io(url, {
      path: '/sockets/',
      transports: ['websocket'],
      forceNew: true,
      auth: { finalId: final.finalId, screen, has: null },
      extraHeaders: { origin: url, cookie }
    });
    sockets.push(socket);
    let newest: Picture | undefined;
    let heard = (): void => {};
    socket.on('live:picture', (picture: Picture) => {
      newest = picture;
      heard();
    });

    async function until(holds: (picture: Picture) => boolean): Promise<Picture> {
      const late = AbortSignal.timeout(PATIENCE_MS);
      while (!newest || !holds(newest)) {
        await new Promise<void>((resolve, reject) => {
          heard = resolve;
          socket.once('connect_error', reject);
          const giveUp = (): void => reject(new Error('the picture waited for did not come'));
          late.addEventListener('abort', giveUp, { once: true });
        });
      }
      return newest;
    }

    const view = (): Shown => newest?.view as Shown;
    await until(() => true);
    return {
      view,
      until: async (holds) => void (await until((picture) => holds(picture.view as Shown))),
      send: async (name, fields = {}) => {
        const id = randomBytes(16).toString('hex');
        const step = 'expected' in view() ? { expected: (view() as OperatorView).expected } : {};
        const payload = { id, ...step, ...fields };
        const answer = (await socket.emitWithAck(name, payload)) as WireAnswer;
        if (!answer.ok) throw new Error(`${name}: ${answer.refusal}`);
        await until(({ seq }) => seq >= answer.seq);
      }
    };
  }

  async function hostCookie(): Promise<string> {
    const account = {
      loginName: `dieuhanh${randomBytes(3).toString('hex')}`,
      displayName: 'Điều hành',
      password: 'mật khẩu dài'
    };
    const grants = [
      { role: 'host', scope: { kind: 'contest', contestId: final.contestId } }
    ] as const;
    await auth.putStaffAccount(ctx, { ...account, grants });
    const signedIn = await auth.signIn(ctx, account, '127.0.0.1');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    return `session=${signedIn.value.token}`;
  }

  return {
    host: await hand<OperatorView>('operator', await hostCookie()),
    team: async (index) => {
      const team = final.programme.teams[index];
      if (!team) throw new Error(`there is no team ${index}`);
      const claimed = await claim(ctx, linkToken(ctx, { id: team.id, linkVersion: 1 }));
      if (!claimed.ok) throw new Error(claimed.refusal);
      return hand<TeamView>('team', `live-device=${claimed.value.cookie}`);
    },
    spectator: () => hand<SpectatorView>('spectator', `live-spectator=${newSpectator(ctx)}`),
    leave: () => {
      for (const socket of sockets) socket.disconnect();
    }
  };
}
