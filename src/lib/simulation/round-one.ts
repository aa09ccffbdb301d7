import { Agent } from 'node:http';
import { randomFrom } from '../domain/core/random.ts';
import { BANK_FILE } from '../demo/contest-2021.ts';
import { activateForm } from '../schema/auth.ts';
import { readBankFile } from '../server/banks/read-file.ts';
import * as auth from '../server/auth/service.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { operatorMay } from '../server/operator.ts';
import * as people from '../server/people/service.ts';
import * as quiz from '../server/quiz/service.ts';
import { play, type Contestant } from './contestant.ts';
import { Browser } from './http.ts';
import { countErrors, emptyLedger, p99, type Ledger } from './ledger.ts';
import { drawSkill, notesFrom } from './studied-answers.ts';

export type SimulationReport = {
  registered: number;
  started: number;
  submitted: number;
  answersSent: number;
  answersAcknowledged: number;
  answersStored: number;
  lost: number;
  errors: number;
  /** Right passwords and codes that were not let in. */
  signInsRefused: number;
  /** What went wrong, and how often. */
  errorsSaid: Record<string, number>;
  signInP99Ms: number;
  /** The longest queue of sign-ins that somebody was told of. */
  mostAhead: number;
  startP99Ms: number;
  saveP99Ms: number;
  savesPerSecond: number;
};

export type Play = {
  ctx: Ctx;
  url: string;
  contestants: number;
  /** Officials who sign in and work at the same time. */
  atOnce: number;
  seed: string;
  onProgress: (done: number) => void;
};

/** Plays round one with so many officials and reads the database afterwards. */
export async function simulateRoundOne(input: Play): Promise<SimulationReport> {
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE} is not a bank`);
  const notes = notesFrom(bank.file);
  const cast = await castContestants(input);
  const ledger = emptyLedger(cast.length);
  const agent = new Agent({ keepAlive: true, maxSockets: input.atOnce });
  const waiting = cast.map((contestant, index) => ({ contestant, index }));
  let done = 0;

  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const random = randomFrom(seedOf(input.seed, next.index));
      const browser = new Browser(input.url, agent);
      await play(next.contestant, browser, notes, random, ledger).catch((error: unknown) =>
        ledger.errors.push(`${next?.contestant.staffCode}: ${String(error)}`)
      );
      input.onProgress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: input.atOnce }, worker));
  agent.destroy();
  return reportOn(input.ctx, ledger);
}

/**
 * Registered officials who have no password and no attempt yet. Every other one activates now, the
 * others on the day: both ways in are tried.
 */
async function castContestants({ ctx, contestants, seed }: Play): Promise<Contestant[]> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('there is no contest in this database');
  const registrations = await people.listRegistrations(ctx, view.contest.id);
  const permission = operatorMay('activation.issue', { contestId: view.contest.id });
  const codes = await auth.issueActivationCodes(
    ctx,
    permission,
    registrations.map((one) => one.personId)
  );
  const free = registrations.filter((one) => codes.has(one.personId)).slice(0, contestants);
  if (free.length < contestants) {
    throw new Error(`only ${free.length} officials are left who have not activated`);
  }
  const random = randomFrom(seed);
  const cast = free.map(({ staffCode, personId }) => ({
    staffCode,
    activationCode: codes.get(personId) ?? '',
    password: `${staffCode}-mat-khau-${random.below(1_000_000)}`,
    skill: drawSkill(random)
  }));
  return Promise.all(
    cast.map(async (one, index) => (index % 2 === 0 ? one : activateBefore(ctx, one)))
  );
}

async function activateBefore(
  ctx: Ctx,
  one: Contestant & { activationCode: string }
): Promise<Contestant> {
  const { staffCode, activationCode, password } = one;
  const form = activateForm.parse({ loginName: staffCode, code: activationCode, password });
  const activated = await auth.activate(ctx, form, staffCode);
  if (!activated.ok) throw new Error(`${staffCode}: ${activated.refusal}`);
  return { ...one, activationCode: null };
}

async function reportOn(ctx: Ctx, ledger: Ledger): Promise<SimulationReport> {
  const seconds = (ledger.lastSaveAt - ledger.firstSaveAt) / 1000;
  const attemptIds = [...ledger.started];
  const { stored, lost } = await quiz.compareWithStored(ctx, attemptIds, ledger.acknowledged);
  return {
    registered: ledger.registered,
    started: ledger.started.size,
    submitted: ledger.submitted.size,
    answersSent: ledger.answersSent,
    answersAcknowledged: ledger.acknowledged.length,
    answersStored: stored,
    lost,
    errors: ledger.errors.length,
    signInsRefused: ledger.signInsRefused,
    errorsSaid: countErrors(ledger.errors),
    signInP99Ms: p99(ledger.signInMs),
    mostAhead: ledger.mostAhead,
    startP99Ms: p99(ledger.startMs),
    saveP99Ms: p99(ledger.saveMs),
    savesPerSecond: seconds > 0 ? Math.round(ledger.acknowledged.length / seconds) : 0
  };
}

/** Every official's luck is decided by the seed and the official's place. */
function seedOf(seed: string, index: number): string {
  return seed.slice(0, 24) + index.toString(16).padStart(8, '0');
}
