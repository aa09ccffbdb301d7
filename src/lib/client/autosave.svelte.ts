import type { Instant } from '../domain/core/time.ts';
import type { Place } from '../domain/quiz/places.ts';
import type { PaperView } from '../domain/quiz/views.ts';
import {
  blank,
  changed,
  fromServer,
  withAnswer,
  withRemembered,
  withStored,
  type LocalAnswer,
  type LocalAnswers
} from './answers.ts';
import { attemptCalls, type SaveReply } from './attempt-calls.ts';
import type { ServerClock } from './clock.svelte.ts';
import { courier } from './courier.svelte.ts';
import { onNewEpoch } from './epoch.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { newMutationId } from './revised.ts';

/** Where the attempt stands for this page. Only `opening` and `working` take answers. */
export type Phase =
  'opening' | 'working' | 'taken-over' | 'time-over' | 'submitted' | 'signed-out' | 'not-found';

export type Autosave = ReturnType<typeof autosave>;

const LOOK_EVERY_MS = 30_000;
const ANSWERS_PER_SAVE = 200;

/**
 * Keeps the answers of one attempt: in this browser at once, on the server as soon as it can be
 * reached, whatever happens in between. The server decides everything; this only asks and shows.
 */
export function autosave(paper: PaperView, clock: ServerClock) {
  const calls = attemptCalls(paper.attemptId);
  let phase = $state<Phase>('opening');
  let answers = $state.raw<LocalAnswers>(fromServer(paper.saved));
  let holder = $state(paper.holder);
  let endsAt = $state(paper.endsAt);
  let news = $state.raw(paper.news);
  let savedAt = $state<Instant | null>(null);
  let isKept = $state(true);
  /** Time is over, says the server: what is unsent stays unsent. */
  let isRefused = $state(false);
  const pending = $derived([...answers.values()].filter((answer) => !answer.isStored));
  const isLocked = $derived((phase !== 'opening' && phase !== 'working') || clock.now >= endsAt);

  let outbox: Outbox | null = null;
  /** Chosen before the browser's storage could be read: newer than all that lies there. */
  const early: { position: number; choice: readonly Place[] }[] = [];
  const sending = courier((why) => (phase = why));
  let lookAt = 0;
  let isStopped = false;

  function remember(next: LocalAnswers): void {
    for (const [position, answer] of next) {
      if (answers.get(position) === answer) continue;
      outbox?.put(answer).catch(() => (isKept = false));
    }
    answers = next;
  }

  const replace = (answer: LocalAnswer): void => remember(withAnswer(answers, answer));

  function choose(position: number, choice: readonly Place[]): void {
    if (isLocked) return;
    if (!outbox) early.push({ position, choice });
    replace(changed(answers.get(position) ?? blank(position), choice, newMutationId()));
    if (!sending.isUnreachable) void beat();
  }

  async function hold(): Promise<void> {
    const reply = await calls.hold();
    if (!sending.heard(reply)) return;
    if (reply.kind === 'submitted') {
      phase = 'submitted';
      return;
    }
    clock.learn(reply.clock);
    ({ holder, endsAt } = reply);
    phase = 'working';
    lookAt = performance.now() + LOOK_EVERY_MS;
    remember(withStored(answers, reply.saved));
  }

  async function send(): Promise<void> {
    while (pending.length > 0 && maySend()) {
      const reply = await calls.save(holder, pending.slice(0, ANSWERS_PER_SAVE));
      if (!sending.heard(reply)) return;
      clock.learn(reply.clock);
      endsAt = reply.endsAt;
      for (const answer of reply.answers) settle(answer);
      if (reply.answers.some((answer) => answer.refusal === null)) savedAt = clock.now;
    }
  }

  function settle({
    position,
    revision,
    refusal
  }: Extract<SaveReply, { kind: 'decided' }>['answers'][number]): void {
    const mine = answers.get(position);
    if (!mine) return;
    switch (refusal) {
      case null:
        if (mine.revision <= revision) replace({ ...mine, isStored: true });
        return;
      case 'taken-over':
        noticeTakeover();
        return;
      case 'time-over':
        isRefused = true;
        phase = 'time-over';
        return;
      case 'attempt-submitted':
        phase = 'submitted';
        return;
      case 'mutation-reused':
        replace(changed(mine, mine.choice, newMutationId()));
        return;
      case 'not-in-paper':
      case 'revision-too-far':
        // Not an answer this attempt can have: what the server keeps counts.
        replace({ ...blank(position), isFlagged: mine.isFlagged });
        phase = 'opening';
    }
  }

  async function look(): Promise<void> {
    const reply = await calls.state();
    if (!sending.heard(reply)) return;
    clock.learn(reply.clock);
    ({ endsAt, news } = reply);
    const rest = clock.now < endsAt ? LOOK_EVERY_MS : 1500 + 2000 * Math.random();
    lookAt = performance.now() + rest;
    if (reply.isSubmitted) phase = 'submitted';
    else if (reply.holder > holder) noticeTakeover();
    else if (phase === 'time-over' && clock.now < endsAt) {
      // Extra time was granted.
      [phase, isRefused] = ['working', false];
    }
  }

  function noticeTakeover(): void {
    if (phase === 'taken-over') return;
    phase = 'taken-over';
    calls.signal('taken-over');
  }

  const maySend = (): boolean =>
    !isRefused && (phase === 'working' || phase === 'time-over') && !isStopped;

  /** Does what is due, one thing at a time. */
  async function beat(): Promise<void> {
    if (phase === 'working' && clock.now >= endsAt) {
      phase = 'time-over';
      lookAt = performance.now();
    }
    if (isStopped || sending.isBusy) return;
    if (phase === 'opening') await sending.alone(hold);
    const isWatching = phase === 'working' || phase === 'time-over' || phase === 'taken-over';
    if (isWatching && performance.now() >= lookAt) await sending.alone(look);
    // Last, so that it also finds what was chosen meanwhile.
    if (pending.length > 0 && maySend() && !sending.isBusy) await sending.alone(send);
  }

  function retryNow(): void {
    sending.retry();
    lookAt = 0;
    void beat();
  }

  /** The server was restored: what it had acknowledged may be gone, so everything is asked again. */
  function beginAgain(): void {
    if (phase === 'submitted') return;
    [phase, isRefused] = ['opening', false];
    retryNow();
  }

  async function open(): Promise<void> {
    outbox = await openOutbox(paper.attemptId);
    ({ isKept } = outbox);
    remember(withRemembered(answers, outbox.remembered));
    for (const { position, choice } of early) {
      if (answers.get(position)?.choice !== choice) choose(position, choice);
    }
    await beat();
  }

  return {
    get phase() {
      return phase;
    },
    get answers() {
      return answers;
    },
    /** Answers that the server has not said it keeps. */
    get pending() {
      return pending;
    },
    get isLocked() {
      return isLocked;
    },
    get isUnreachable() {
      return sending.isUnreachable;
    },
    /** False when answers would not survive a reload before they are sent. */
    get isKept() {
      return isKept;
    },
    get isRefused() {
      return isRefused;
    },
    get savedAt() {
      return savedAt;
    },
    get endsAt() {
      return endsAt;
    },
    get holder() {
      return holder;
    },
    /** What the organizers say, and what they answered. */
    get news() {
      return news;
    },
    choose,
    flag: (position: number, isFlagged: boolean) =>
      replace({ ...(answers.get(position) ?? blank(position)), isFlagged }),
    /** Makes this page the one that saves again, after another had taken over. */
    takeBack: () => {
      phase = 'opening';
      retryNow();
    },
    /** Sends what is left now; true when the server keeps everything. */
    flush: async (): Promise<boolean> => {
      await sending.flush(beat);
      return pending.length === 0;
    },
    retryNow,
    lostConnection: sending.lostConnection,
    noteVisibility: (isVisible: boolean) => {
      if (phase === 'working') calls.signal(isVisible ? 'page-shown' : 'page-hidden');
      if (isVisible) retryNow();
    },
    start: () => {
      const stopClock = clock.run(paper.now);
      const stopBeating = sending.every(beat);
      const stopListening = onNewEpoch(beginAgain);
      void open();
      return () => {
        isStopped = true;
        stopBeating();
        stopListening();
        stopClock();
      };
    }
  };
}
