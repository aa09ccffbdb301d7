import type { Grant } from '../../domain/auth/roles.ts';
import { randomFrom } from '../../domain/core/random.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { OperatorView } from '../../domain/live/view/host.ts';
import type { JudgeView, ProjectorView, SpectatorView } from '../../domain/live/view/screens.ts';
import type { TeamView } from '../../domain/live/view/team.ts';
import type { View } from '../../domain/live/views.ts';
import * as auth from '../../server/auth/service.ts';
import type { Ctx } from '../../server/ctx.ts';
import { claim, newSpectator } from '../../server/live/device.ts';
import { storedJournal } from '../../server/live/journal.ts';
import { linksOf } from '../../server/live/links.ts';
import { operatorMay } from '../../server/operator.ts';
import { p99 } from '../ledger.ts';
import { isReplayed, leaksOf, lostOf, untilLastSpectatorMs, wrongOrders } from './check.ts';
import { emptyFinalLedger, type FinalLedger } from './ledger.ts';
import { runShow } from './operator.ts';
import { canaryOf } from './programme.ts';
import { connectScreen, type Screen } from './screen.ts';
import { playTeam } from './team-device.ts';

export type FinalReport = {
  events: number;
  answers: number;
  buzzes: number;
  lost: number;
  wrongOrder: number;
  leaks: number;
  buzzAckP99Ms: number;
  showToLastSpectatorP99Ms: number;
  scoreEqualsReplay: boolean;
};

export type FinalPlay = {
  ctx: Ctx;
  url: string;
  contestId: string;
  programme: Programme;
  judges: number;
  spectators: number;
  hasFaults: boolean;
  seed: string;
  onSegment: (name: string) => void;
};

/** Connections of one kind are opened so many at a time. */
const TOGETHER = 50;
/** With faults, some device loses its connection so often. */
const CUT_EVERY_MS = 120;

/** Plays a whole final over real sockets and compares what was seen with the record. */
export async function playFinal(play: FinalPlay): Promise<FinalReport> {
  const { ctx, programme } = play;
  const ledger = emptyFinalLedger();
  const random = randomFrom(play.seed);
  const operator = await connectStaff<OperatorView>(play, 'host', 'operator', 'dieuhanh');
  const teams = await connectTeams(play);
  const watchers = await connectWatchers(play, ledger);
  for (const [index, team] of teams.entries()) {
    const seed = play.seed.slice(0, 24) + (index + 1).toString(16).padStart(8, '0');
    const habits = { rightPercent: 90 - 4 * index, slowestMs: 40 + 10 * (index % 5) };
    playTeam(team, habits, randomFrom(seed), ledger);
    watchForKeys(team, programme, ledger);
  }
  const cuttable: Pick<Screen<View>, 'cut'>[] = [...teams, ...watchers];
  const cutter = play.hasFaults
    ? setInterval(() => cuttable[random.below(cuttable.length)]?.cut(), CUT_EVERY_MS)
    : undefined;
  try {
    await runShow({ screen: operator, programme, random, ledger, onSegment: play.onSegment });
  } finally {
    clearInterval(cutter);
  }
  const shown = operator.picture()?.view.board.lines ?? [];
  for (const screen of [operator, ...teams, ...watchers]) screen.close();
  const record = await storedJournal(ctx, programme.finalId).read();
  return {
    events: record.length,
    answers: ledger.answers.size,
    buzzes: ledger.presses.size,
    lost: lostOf(ledger, record),
    wrongOrder: wrongOrders(programme, record),
    leaks: leaksOf(ledger, record),
    buzzAckP99Ms: p99(ledger.buzzAckMs),
    showToLastSpectatorP99Ms: p99(untilLastSpectatorMs(ledger)),
    scoreEqualsReplay: isReplayed(programme, record, shown)
  };
}

async function connectStaff<Shown extends View>(
  { ctx, url, contestId, programme }: FinalPlay,
  role: 'host' | 'judge',
  screen: 'operator' | 'judge',
  loginName: string
): Promise<Screen<Shown>> {
  const grants: Grant[] = [{ role, scope: { kind: 'contest', contestId } }];
  const account = { loginName, displayName: loginName, password: `mat-khau-cua-${loginName}` };
  await auth.putStaffAccount(ctx, { ...account, grants });
  const signedIn = await auth.signIn(ctx, account, '127.0.0.1');
  if (!signedIn.ok) throw new Error(signedIn.refusal);
  return connectScreen(url, programme.finalId, screen, `session=${signedIn.value.token}`);
}

async function connectTeams(play: FinalPlay): Promise<Screen<TeamView>[]> {
  const { ctx, url, contestId, programme } = play;
  const permission = operatorMay('final.prepare', { contestId });
  const screens: Screen<TeamView>[] = [];
  for (const { token } of await linksOf(ctx, permission, programme.finalId)) {
    const claimed = await claim(ctx, token);
    if (!claimed.ok) throw new Error(claimed.refusal);
    const cookie = `live-device=${claimed.value.cookie}`;
    screens.push(await connectScreen(url, programme.finalId, 'team', cookie));
  }
  return screens;
}

/** Judges, the projector and spectators, who only look on; some spectators answer. */
async function connectWatchers(play: FinalPlay, ledger: FinalLedger): Promise<Screen<View>[]> {
  const { ctx, url, programme } = play;
  const judges: Screen<View>[] = [];
  for (let number = 1; number <= play.judges; number += 1) {
    judges.push(await connectStaff<JudgeView>(play, 'judge', 'judge', `giamkhao${number}`));
  }
  const projector = await connectScreen<ProjectorView>(url, programme.finalId, 'projector', '');
  watchForKeys(projector, programme, ledger);
  const spectators: Screen<SpectatorView>[] = [];
  while (spectators.length < play.spectators) {
    const count = Math.min(TOGETHER, play.spectators - spectators.length);
    const connecting = Array.from({ length: count }, () =>
      connectScreen<SpectatorView>(
        url,
        programme.finalId,
        'spectator',
        `live-spectator=${newSpectator(ctx)}`
      )
    );
    spectators.push(...(await Promise.all(connecting)));
  }
  for (const [index, spectator] of spectators.entries()) {
    noteArrivals(spectator, ledger);
    if (index < TOGETHER) watchForKeys(spectator, programme, ledger);
  }
  return [...judges, projector, ...spectators];
}

/** Looks for every key in every picture of a screen that may not show one before the reveal. */
function watchForKeys(
  screen: Pick<Screen<View>, 'onPicture'>,
  programme: Programme,
  ledger: FinalLedger
): void {
  const ids = programme.questions.map(({ id }) => id);
  screen.onPicture((picture) => {
    const text = JSON.stringify(picture);
    for (const questionId of ids) {
      if (text.includes(canaryOf(questionId)))
        ledger.canaries.push({ seq: picture.seq, questionId });
    }
  });
}

/** Notes when each picture came to this phone. */
function noteArrivals(screen: Pick<Screen<View>, 'onPicture'>, ledger: FinalLedger): void {
  const arrivals: FinalLedger['arrivals'][number] = [];
  ledger.arrivals.push(arrivals);
  screen.onPicture(({ seq }) => arrivals.push({ seq, at: performance.now() }));
}
