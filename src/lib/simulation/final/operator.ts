import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../domain/core/random.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { OperatorView } from '../../domain/live/view/host.ts';
import type { WireRefusal } from '../../schema/live-wire.ts';
import type { Jury } from './jury.ts';
import type { FinalLedger } from './ledger.ts';
import { PACE_MS, type Screen } from './screen.ts';
import { RUSH_MS } from './spectator-phone.ts';

/** So long the operator looks on before acting, where devices may still do something. */
const LOOK_MS = 30;
/** So long for those who answer, choose or press, at most. */
const WAIT_MS = 900;
/** So long for the audience, where there is one: longer than its phones take. */
const AUDIENCE_WAIT_MS = RUSH_MS + 1000;
/** Refusals of a step that somebody or time was quicker than. */
const OVERTAKEN: WireRefusal[] = ['stale', 'not-now', 'paused'];

type Play = {
  screen: Screen<OperatorView>;
  programme: Programme;
  random: Random;
  ledger: FinalLedger;
  hasAudience: boolean;
  /** Marks on sheets, from which the operator takes the marks; without it they are typed in. */
  jury?: Jury | null;
  onSegment: (name: string) => void;
};

/** Runs the show from beginning to end, by what the console says may be done next. */
export async function runShow(play: Play): Promise<void> {
  await act(play, 'host:start-show', {});
  const teamIds = play.programme.teams.map(({ id }) => id);
  await act(play, 'host:draw-lots', { purpose: 'order', teamIds });
  for (const segment of play.programme.segments) {
    const { id, name, kind } = segment;
    play.onSegment(name);
    const tied = kind === 'sudden-death' ? await makeTie(play) : null;
    await act(play, 'host:start-segment', { segmentId: id, teamIds: tied });
    await runSegment(play);
  }
  await act(play, 'host:freeze-board', {});
  await act(play, 'host:unfreeze-board', {});
  await act(play, 'host:end-show', {});
}

async function runSegment(play: Play): Promise<void> {
  const had = new Set<string>();
  for (;;) {
    const view = settled(play.screen);
    if (view.stage.phase !== 'segment') return;
    await step(play, view, had);
  }
}

/** One step: the first that the console offers, with what it needs. */
async function step(play: Play, view: OperatorView, had: Set<string>): Promise<unknown> {
  const { random } = play;
  const [next] = view.next;
  switch (next) {
    case 'host:give-turn': {
      const teamId = view.order.find((id) => !had.has(id));
      if (teamId === undefined) return act(play, 'host:end-segment', {});
      had.add(teamId);
      return act(play, next, { teamId });
    }
    case 'host:choose-package': {
      const isChosen = await waitedFor(play, ({ step }) => step !== 'choosing');
      const packages = view.teams.find(({ packages }) => packages)?.packages ?? [];
      const left = packages.find((one) => one.left > 0);
      return isChosen || !left ? null : act(play, next, { value: left.value });
    }
    case 'host:ready-question':
      return act(play, next, { questionId: null });
    case 'host:award':
      if (!play.jury) return act(play, next, { points: 50 * random.below(21) });
      await play.jury.mark(view.stage.acting?.teamId ?? '');
      return act(play, 'host:take-mark', {});
    case 'host:show-question':
      return show(play);
    case 'host:close':
    case 'host:pause':
      if (view.stage.segment?.kind === 'audience') {
        await pause(play.hasAudience ? AUDIENCE_WAIT_MS : LOOK_MS);
        return act(play, 'host:close', {});
      }
      await waitedFor(play, ({ stage, step }) => {
        const everybody = (stage.answeredIds?.length ?? 0) >= (stage.segment?.inIds.length ?? 0);
        return step !== view.step || (step === 'open' && everybody);
      });
      return settled(play.screen).step === view.step ? act(play, 'host:close', {}) : null;
    case 'host:grant':
      return act(play, next, { teamId: view.candidateIds?.[0] ?? '' });
    case 'host:judge':
      await pause(LOOK_MS);
      return act(play, next, { isRight: random.below(2) === 0 });
    case undefined:
      return pause(LOOK_MS);
    default:
      return act(play, next, {});
  }
}

/** Shows the question and notes when, for those who wait for it in the hall. */
async function show(play: Play): Promise<void> {
  const at = performance.now();
  const seq = await act(play, 'host:show-question', {});
  if (seq !== null) play.ledger.shownAt.set(seq, at);
}

/**
 * Sends with the step that the console shows; what was overtaken is looked at again. The answer is
 * the number of its last event, null if it was overtaken.
 */
async function act(play: Play, name: string, fields: object): Promise<number | null> {
  const { expected } = settled(play.screen);
  const { answer } = await play.screen.send(name, { ...fields, expected });
  await pause(PACE_MS);
  if (answer.ok) {
    await seen(play.screen, answer.seq);
    return answer.seq;
  }
  if (!OVERTAKEN.includes(answer.refusal)) throw new Error(`${name}: ${answer.refusal}`);
  await pause(LOOK_MS);
  return null;
}

/** Puts two teams alone on the first rank, as a head judge's bonus might. */
async function makeTie(play: Play): Promise<string[]> {
  const [first, second] = settled(play.screen).board.lines;
  if (!first || !second) throw new Error('a final has two teams');
  const reason = 'Cộng điểm để thử câu hỏi phụ';
  const bonus = 1000;
  const toFirst = { teamId: first.teamId, points: bonus, reason };
  const toSecond = { teamId: second.teamId, points: bonus + first.points - second.points, reason };
  await act(play, 'host:adjust', toFirst);
  await act(play, 'host:adjust', toSecond);
  return [first.teamId, second.teamId];
}

function settled(screen: Screen<OperatorView>): OperatorView {
  const picture = screen.picture();
  if (!picture) throw new Error('the console has no picture');
  return picture.view;
}

/** Waits until the console shows this event or a later one. */
async function seen(screen: Screen<OperatorView>, seq: number): Promise<void> {
  while ((screen.picture()?.seq ?? 0) < seq) await pause(5);
}

/** Waits for others to act, but not for ever. */
async function waitedFor(play: Play, isSo: (view: OperatorView) => boolean): Promise<boolean> {
  const until = performance.now() + WAIT_MS;
  while (performance.now() < until) {
    if (isSo(settled(play.screen))) return true;
    await pause(10);
  }
  return false;
}
