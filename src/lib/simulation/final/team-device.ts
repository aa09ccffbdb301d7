import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../domain/core/random.ts';
import type { TeamView } from '../../domain/live/view/team.ts';
import type { FinalLedger } from './ledger.ts';
import type { Screen } from './screen.ts';

/** Habits of a team: how often it is right, and how slow its hands are at most. */
export type Habits = { rightPercent: number; slowestMs: number };

/** Plays a team: answers, changes its mind, presses, chooses, stakes its star. */
export function playTeam(
  screen: Screen<TeamView>,
  habits: Habits,
  random: Random,
  ledger: FinalLedger
): void {
  const done = new Set<string>();
  /** Each thing once per window, whatever pictures come. */
  const once = (what: string, act: () => Promise<void>): void => {
    if (done.has(what)) return;
    done.add(what);
    void pause(1 + random.below(habits.slowestMs)).then(act);
  };

  async function answer(windowId: number, isTyped: boolean): Promise<void> {
    const isRight = random.below(100) < habits.rightPercent;
    const given = isTyped
      ? { kind: 'text', text: isRight ? 'đúng' : 'sai' }
      : { kind: 'choice', places: [isRight ? 'B' : 'C'] };
    const sent = await screen.send('team:answer', { windowId, answer: given });
    if (sent.answer.ok) ledger.answers.add(sent.id);
  }

  async function press(windowId: number): Promise<void> {
    const sentAt = performance.now();
    const sent = await screen.sendOnce('team:press', { windowId });
    if (sent.answer === null) return;
    ledger.buzzAckMs.push(performance.now() - sentAt);
    if (sent.answer.ok) ledger.presses.add(sent.id);
  }

  screen.onPicture(({ view }) => {
    const { own, stage } = view;
    const { windowId } = own;
    if (own.packages) {
      const { value } = own.packages[random.below(own.packages.length)] ?? own.packages[0]!;
      once(`package-${stage.asked?.number ?? 0}-${value}`, async () => {
        await screen.send('team:choose-package', { value });
      });
    }
    if (windowId === undefined) return;
    if (own.mayStar && random.below(3) === 0) {
      once(`star-${windowId}`, async () => void (await screen.send('team:place-star', {})));
    }
    if (own.mayAnswer) {
      const isTyped = (stage.question?.options.length ?? 1) === 0;
      once(`answer-${windowId}`, () => answer(windowId, isTyped));
      if (random.below(4) === 0) once(`again-${windowId}`, () => answer(windowId, isTyped));
    }
    if (own.mayPress && stage.step !== 'ready') once(`press-${windowId}`, () => press(windowId));
  });
}
