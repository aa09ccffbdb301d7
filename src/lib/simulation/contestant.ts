import type { Random } from '../domain/core/random.ts';
import type { Place } from '../domain/quiz/places.ts';
import type { PaperItem, PaperView } from '../domain/quiz/views.ts';
import { AnswerLost, type Browser, type Reply } from './http.ts';
import type { Ledger } from './ledger.ts';
import { signInOver } from './sign-in.ts';
import { choose, type Notes } from './studied-answers.ts';

/** A virtual official: knows the notes to some degree and has ordinary bad luck. */
export type Contestant = {
  staffCode: string;
  /** Null for somebody who has activated before: the password is enough. */
  activationCode: string | null;
  password: string;
  skill: number;
};

const MOST_TRIES = 6;

/** In a hundred saves: so many answers get lost on the way, reloads happen, minds change. */
const LOST_ANSWERS = 3;
const RELOADS = 1;
const CHANGED_MINDS = 10;

/**
 * Plays one official's whole way over HTTP: sign in, waiting room, start, every answer, hand in.
 * Writes what it saw into the ledger; throws when the way is blocked.
 */
export async function play(
  contestant: Contestant,
  browser: Browser,
  notes: Notes,
  random: Random,
  ledger: Ledger
): Promise<void> {
  await enter(contestant, browser, ledger);
  await expectStatus(200, browser.get('/quiz'));
  const attemptId = await start(browser, ledger);
  let holder = await hold(browser, attemptId);
  const paper = JSON.parse(
    (await expectStatus(200, browser.get(`/api/attempts/${attemptId}/paper`))).body
  ) as PaperView;
  const revisions = new Map<number, number>();

  for (const item of paper.items) {
    const turns = random.below(100) < CHANGED_MINDS ? 2 : 1;
    for (let turn = 0; turn < turns; turn += 1) {
      const revision = (revisions.get(item.position) ?? 0) + 1;
      revisions.set(item.position, revision);
      const choice = choose(item, notes, contestant.skill, random);
      await save({ browser, attemptId, holder, item, choice, revision, random, ledger });
    }
    if (random.below(100) < RELOADS) {
      await expectStatus(200, browser.get(`/quiz/${attemptId}`));
      holder = await hold(browser, attemptId);
    }
  }
  await submit(browser, attemptId, holder, ledger);
}

async function enter(
  { staffCode, activationCode, password }: Contestant,
  browser: Browser,
  ledger: Ledger
): Promise<void> {
  const fields = { loginName: staffCode, password };
  if (activationCode === null) return signInOver(browser, '/login', fields, ledger);
  return signInOver(browser, '/activate', { ...fields, code: activationCode }, ledger);
}

async function start(browser: Browser, ledger: Ledger): Promise<string> {
  const from = performance.now();
  const reply = await expectStatus(303, browser.postForm('/quiz?/start', {}));
  const attemptId = reply.headers.location?.split('/').at(-1);
  if (!attemptId) throw new Error('start led nowhere');
  ledger.startMs.push(performance.now() - from);
  ledger.started.add(attemptId);
  return attemptId;
}

async function hold(browser: Browser, attemptId: string): Promise<number> {
  const reply = await expectStatus(200, browser.postJson(`/api/attempts/${attemptId}/hold`, {}));
  return (JSON.parse(reply.body) as { holder: number }).holder;
}

type Saving = {
  browser: Browser;
  attemptId: string;
  holder: number;
  item: PaperItem;
  choice: Place;
  revision: number;
  random: Random;
  ledger: Ledger;
};

/** Saves until the server says it is stored, as the page does: the same change, the same id. */
async function save(saving: Saving): Promise<void> {
  const { browser, attemptId, holder, item, choice, revision, random, ledger } = saving;
  const mutationId = hex(random, 32);
  const { position } = item;
  const request = { holder, answers: [{ position, choice: [choice], revision, mutationId }] };
  ledger.answersSent += 1;
  for (let attempt = 1; ; attempt += 1) {
    const loseAnswer = attempt === 1 && random.below(100) < LOST_ANSWERS;
    const from = performance.now();
    try {
      const path = `/api/attempts/${attemptId}/answers`;
      await expectStatus(200, browser.postJson(path, request, loseAnswer));
      const now = performance.now();
      ledger.saveMs.push(now - from);
      ledger.firstSaveAt = Math.min(ledger.firstSaveAt, from);
      ledger.lastSaveAt = now;
      ledger.acknowledged.push({ mutationId, attemptId, position, revision });
      return;
    } catch (error) {
      if (!(error instanceof AnswerLost)) ledger.errors.push(String(error));
      if (attempt === MOST_TRIES) throw error;
    }
  }
}

async function submit(
  browser: Browser,
  attemptId: string,
  holder: number,
  ledger: Ledger
): Promise<void> {
  await expectStatus(
    303,
    browser.postForm(`/quiz/${attemptId}/review?/submit`, { holder: String(holder) })
  );
  await expectStatus(200, browser.get(`/quiz/${attemptId}/receipt`));
  ledger.submitted.add(attemptId);
}

async function expectStatus(wanted: number, replying: Promise<Reply>): Promise<Reply> {
  const reply = await replying;
  if (reply.status === wanted) return reply;
  throw new Error(`expected ${wanted}, got ${reply.status}: ${reply.body.slice(0, 200)}`);
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(16).toString(16)).join('');
}
