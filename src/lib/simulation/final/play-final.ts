import { randomFrom } from '../../domain/core/random.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { View } from '../../domain/live/views.ts';
import type { Ctx } from '../../server/ctx.ts';
import { storedJournal } from '../../server/live/journal.ts';
import { p99 } from '../ledger.ts';
import {
  isAsMarked,
  isReplayed,
  leaksOf,
  lostOf,
  lostOfAudience,
  untilLastSpectatorMs,
  wrongOrders
} from './check.ts';
import { allScreens, openHall } from './hall.ts';
import { openJury } from './jury.ts';
import { emptyFinalLedger, type FinalLedger } from './ledger.ts';
import { runShow } from './operator.ts';
import { admit } from './passes.ts';
import { canaryOf } from './programme.ts';
import type { Screen } from './screen.ts';
import { playSpectator } from './spectator-phone.ts';
import { playTeam } from './team-device.ts';

export type FinalReport = {
  events: number;
  answers: number;
  buzzes: number;
  audienceAnswers: number;
  audienceRefused: number;
  lost: number;
  wrongOrder: number;
  leaks: number;
  buzzAckP99Ms: number;
  audienceAckP99Ms: number;
  showToLastSpectatorP99Ms: number;
  /** The board is what the record comes to, and marks are those of the jury's sheets. */
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

/** In the pictures of so many phones keys are looked for; all phones get the same. */
const LOOKED_THROUGH = 50;
/** With faults, some device loses its connection so often. */
const CUT_EVERY_MS = 120;

/** Plays a whole final over real sockets and compares what was seen with the record. */
export async function playFinal(play: FinalPlay): Promise<FinalReport> {
  const { ctx, programme } = play;
  const ledger = emptyFinalLedger();
  const random = randomFrom(play.seed);
  const passes = await admit(ctx, play, play);
  const jury = await openJury(
    ctx,
    play,
    passes.panel,
    randomFrom(`${play.seed.slice(0, 24)}ffffffff`)
  );
  const hall = await openHall(play.url, programme.finalId, passes);
  const { operator, teams, others, spectators } = hall;
  for (const screen of [...others, ...spectators.slice(0, LOOKED_THROUGH)]) {
    if (screen.kind !== 'judge') watchForKeys(screen, programme, ledger);
  }
  for (const [index, phone] of spectators.entries()) {
    noteArrivals(phone, ledger);
    playSpectator(phone, passes.spectators[index] ?? '', random, ledger);
  }
  for (const [index, team] of teams.entries()) {
    const seed = play.seed.slice(0, 24) + (index + 1).toString(16).padStart(8, '0');
    const habits = { rightPercent: 90 - 4 * index, slowestMs: 40 + 10 * (index % 5) };
    playTeam(team, habits, randomFrom(seed), ledger);
    watchForKeys(team, programme, ledger);
  }
  const cuttable = [...teams, ...others, ...spectators];
  const cutter = play.hasFaults
    ? setInterval(() => cuttable[random.below(cuttable.length)]?.cut(), CUT_EVERY_MS)
    : undefined;
  try {
    const { onSegment } = play;
    const hasAudience = spectators.length > 0;
    await runShow({ screen: operator, programme, random, ledger, hasAudience, jury, onSegment });
  } finally {
    clearInterval(cutter);
  }
  const shown = operator.picture()?.view.board.lines ?? [];
  for (const screen of allScreens(hall)) screen.close();
  const journal = storedJournal(ctx, programme.finalId);
  const record = await journal.read();
  return {
    events: record.length,
    answers: ledger.answers.size,
    buzzes: ledger.presses.size,
    audienceAnswers: ledger.audience.length,
    audienceRefused: ledger.audienceRefused,
    lost: lostOf(ledger, record) + (await lostOfAudience(ledger, journal.answers.sums)),
    wrongOrder: wrongOrders(programme, record),
    leaks: leaksOf(ledger, record),
    buzzAckP99Ms: p99(ledger.buzzAckMs),
    audienceAckP99Ms: p99(ledger.audienceAckMs),
    showToLastSpectatorP99Ms: p99(untilLastSpectatorMs(ledger)),
    scoreEqualsReplay:
      isReplayed(programme, record, shown) &&
      isAsMarked(programme, record, (await jury?.locked()) ?? [])
  };
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
