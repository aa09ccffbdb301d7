import type { Page } from '@playwright/test';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import { linksOf } from '#lib/server/live/links.ts';
import { claim } from '#lib/server/live/device.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { connectScreen, type Screen } from '#lib/simulation/final/screen.ts';
import type { SmallFinal } from './final.ts';
import { DESK, PHONE } from './browser.ts';
import { signIn, type Site } from './site.ts';

/** Screens of a final as they stand in a hall, each in a browser of its own. */
export type Hall = {
  operator: Page;
  teams: readonly [Page, Page];
  projector: Page;
  scoreboard: Page;
  spectator: Page;
  /** The other teams, who answer at once and never press. */
  others: readonly Screen<TeamView>[];
};

type NewDevice = (site: Site, options?: { viewport: typeof PHONE }) => Promise<Page>;

const PROJECTOR = { width: 1920, height: 1080 };
const TABLET = { width: 1024, height: 768 };

/** Opens every kind of screen of a final; the first two teams hold a phone and a tablet. */
export async function openHall(
  site: Site,
  newDevice: NewDevice,
  final: SmallFinal,
  account: { loginName: string; password: string }
): Promise<Hall> {
  const permission = operatorMay('final.prepare', { contestId: final.contestId });
  const links = await linksOf(site.ctx, permission, final.finalId);
  const [first = '', second = '', ...rest] = links.map(({ token }) => token);
  const open = async (path: string, viewport: typeof PHONE): Promise<Page> => {
    const page = await newDevice(site, { viewport });
    await page.goto(`/live/${final.finalId}/${path}`);
    return page;
  };
  const operator = await newDevice(site, { viewport: DESK });
  await signIn(operator, site, account);
  await operator.goto(`/live/${final.finalId}/host`);
  return {
    operator,
    teams: [
      await takeSeat(await newDevice(site, { viewport: PHONE }), first),
      await takeSeat(await newDevice(site, { viewport: TABLET }), second)
    ],
    projector: await open('stage', PROJECTOR),
    scoreboard: await open('scoreboard', PROJECTOR),
    spectator: await open('audience', PHONE),
    others: await Promise.all(rest.map((token) => quickTeam(site, final.finalId, token)))
  };
}

async function takeSeat(page: Page, token: string): Promise<Page> {
  await page.goto(`/live/join/${token}`);
  await page.getByRole('button', { name: 'Nhận chỗ' }).click();
  return page;
}

/** A team that answers whatever it is asked, right, as soon as it may. */
async function quickTeam(site: Site, finalId: string, token: string): Promise<Screen<TeamView>> {
  const claimed = await claim(site.ctx, token);
  if (!claimed.ok) throw new Error(claimed.refusal);
  const cookie = `live-device=${claimed.value.cookie}`;
  const screen = await connectScreen<TeamView>(site.url, finalId, 'team', cookie);
  const answered = new Set<number>();
  screen.onPicture(({ view: { own, stage } }) => {
    const { windowId, mayAnswer } = own;
    if (windowId === undefined || !mayAnswer || answered.has(windowId)) return;
    answered.add(windowId);
    const isTyped = stage.question?.options.length === 0;
    const answer = isTyped ? { kind: 'text', text: 'đúng' } : { kind: 'choice', places: ['B'] };
    void screen.send('team:answer', { windowId, answer });
  });
  return screen;
}
