import type { Instant } from '../domain/core/time.ts';
import type { Place } from '../domain/quiz/places.ts';
import type { PaperView } from '../domain/quiz/views.ts';
import { answerBook } from './answer-book.svelte.ts';
import { blank, changed, withFlags, withFlagsTold, withStored } from './answers.ts';
import { attemptCalls, type SaveReply } from './attempt-calls.ts';
import type { ServerClock } from './clock.svelte.ts';
import { courier } from './courier.svelte.ts';
import { onNewEpoch } from './epoch.ts';
import { placeNotes } from './place-notes.ts';
import { newMutationId } from './revised.ts';
import { siblings, type News, type Siblings } from './siblings.ts';

/** Where the attempt stands for this page. Only `opening` and `working` take answers. */
export type Phase =
  'opening' | 'working' | 'taken-over' | 'time-over' | 'submitted' | 'signed-out' | 'not-found';

export type Autosave = ReturnType<typeof autosave>;

const LOOK_EVERY_MS = 30_000;
const SOON_MS = 1500;
const WAIT_MS = 5000;
const ANSWERS_PER_SAVE = 200;

/**
 * Keeps the answers of one attempt: in this browser at once, on the server as soon as it can be
 * reached, whatever happens in between. The server decides everything; this only asks and shows.
 */
export function autosave(paper: PaperView, clock: ServerClock) {
  const calls = attemptCalls(paper.attemptId);
  let phase = $state<Phase>('opening');
  const book = answerBook(paper);
  let holder = $state(paper.holder);
  let endsAt = $state(paper.endsAt);
  let news = $state.raw(paper.news);
  /** What the end waits for: an answer of the organizers, or a clock that is being checked. */
  let wait = $state(paper.wait);
  let savedAt = $state<Instant | null>(null);
  /** Time is over, says the server: what is unsent stays unsent. */
  let isRefused = $state(false);
  const isLocked = $derived((phase !== 'opening' && phase !== 'working') || clock.now >= endsAt);

  const sending = courier((why) => (phase = why));
  const notes = placeNotes(paper.place);
  let others: Siblings = { tell: () => undefined, close: () => undefined };
  let lookAt = 0;
  let isStopped = false;

  function choose(position: number, choice: readonly Place[]): void {
    if (isLocked) return;
    book.choose(position, choice);
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
    book.remember(withFlags(withStored(book.all, reply.saved), reply.place.flagged));
    others.tell({ kind: 'held', holder });
  }

  async function send(): Promise<void> {
    while (book.pending.length > 0 && maySend()) {
      const reply = await calls.save(holder, book.pending.slice(0, ANSWERS_PER_SAVE));
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
    const mine = book.all.get(position);
    if (!mine) return;
    switch (refusal) {
      case null:
        if (mine.revision <= revision) book.replace({ ...mine, isStored: true });
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
        book.replace(changed(mine, mine.choice, newMutationId()));
        return;
      case 'not-in-paper':
      case 'revision-too-far':
        // Not an answer this attempt can have: what the server keeps counts.
        book.replace({ ...blank(position), isFlagged: mine.isFlagged });
        phase = 'opening';
    }
  }

  async function look(): Promise<void> {
    const place = phase === 'working' ? notes.untold(book.all) : null;
    const reply = await calls.state(place && { ...place, holder });
    if (!sending.heard(reply)) return;
    if (place) {
      notes.told(place);
      book.remember(withFlagsTold(book.all, place.flagged));
    }
    clock.learn(reply.clock);
    ({ endsAt, wait, news } = reply);
    const rest = clock.now < endsAt ? LOOK_EVERY_MS : restAtTheEnd();
    lookAt = performance.now() + rest;
    if (reply.isSubmitted) phase = 'submitted';
    else if (reply.holder > holder) noticeTakeover();
    else if (phase === 'time-over' && clock.now < endsAt) {
      // Extra time was granted.
      [phase, isRefused] = ['working', false];
    }
  }

  /** Soon there will be a receipt; an answer of the organizers takes minutes. */
  const restAtTheEnd = (): number => (wait ? WAIT_MS : SOON_MS) * (1 + Math.random());

  /** Another question is shown, or a mark was set: the next look says so. */
  function lookSoon(): void {
    if (notes.untold(book.all)) lookAt = Math.min(lookAt, notes.lookBy());
  }

  /** What another page of this browser did with the same attempt. */
  function hear(news: News): void {
    const isAtWork = phase === 'opening' || phase === 'working' || phase === 'time-over';
    if (!isAtWork) return;
    if (news.kind === 'submitted' || news.kind === 'signed-out') phase = news.kind;
    else if (news.holder > holder && phase !== 'opening') noticeTakeover();
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
    if (book.pending.length > 0 && maySend() && !sending.isBusy) await sending.alone(send);
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
    await book.open(choose);
    await beat();
  }

  return {
    get phase() {
      return phase;
    },
    get answers() {
      return book.all;
    },
    /** Answers that the server has not said it keeps. */
    get pending() {
      return book.pending;
    },
    get isLocked() {
      return isLocked;
    },
    get isUnreachable() {
      return sending.isUnreachable;
    },
    /** False when answers would not survive a reload before they are sent. */
    get isKept() {
      return book.isKept;
    },
    /** What is unsent is not being sent: this page may not save (any more). */
    get isStuck() {
      return isRefused || !['opening', 'working', 'time-over'].includes(phase);
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
    get wait() {
      return wait;
    },
    /** The question that was shown last. */
    get position() {
      return notes.position();
    },
    get holder() {
      return holder;
    },
    /** What the organizers say, and what they answered. */
    get news() {
      return news;
    },
    choose,
    flag: (position: number, isFlagged: boolean) => {
      book.replace({ ...book.at(position), isFlagged, isFlagTold: false });
      lookSoon();
    },
    /** At this question now. */
    moveTo: (position: number) => {
      notes.moveTo(position);
      lookSoon();
    },
    /** Makes this page the one that saves again, after another had taken over. */
    takeBack: () => {
      phase = 'opening';
      retryNow();
    },
    /** Sends what is left now; true when the server keeps everything. */
    flush: async (): Promise<boolean> => {
      await sending.flush(beat);
      return book.pending.length === 0;
    },
    retryNow,
    /** The server has said that it took the paper. */
    noteSubmitted: () => {
      phase = 'submitted';
      others.tell({ kind: 'submitted' });
    },
    lostConnection: sending.lostConnection,
    noteVisibility: (isVisible: boolean) => {
      if (phase === 'working') calls.signal(isVisible ? 'page-shown' : 'page-hidden');
      const place = phase === 'working' && !isVisible ? notes.untold(book.all) : null;
      // A phone that is put away may not come back: the next device goes on here.
      if (place) void calls.state({ ...place, holder });
      if (isVisible) retryNow();
    },
    start: () => {
      const stopClock = clock.run(paper.now, retryNow);
      const stopBeating = sending.every(beat);
      const stopListening = onNewEpoch(beginAgain);
      others = siblings(paper.attemptId, hear);
      void open();
      return () => {
        isStopped = true;
        others.close();
        stopBeating();
        stopListening();
        stopClock();
      };
    }
  };
}
